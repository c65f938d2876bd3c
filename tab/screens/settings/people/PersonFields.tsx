import { Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import type { KeptPersonView, PeopleView } from '../../../../bot/contract';
import { ChoiceField } from '../../../components/ChoiceField';
import { TextField } from '../../../components/TextField';
import { DutyFields } from './DutyFields';
import type { PersonDraft } from './personDraft';

const useStyles = makeStyles({
  pair: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 176px), 1fr))',
    gap: tokens.spacingHorizontalM,
    // Boxes stand level though one of the hints takes two lines.
    alignItems: 'start',
  },
  ticks: { display: 'flex', flexDirection: 'column' },
});

interface Props {
  readonly draft: PersonDraft;
  readonly onChange: (draft: PersonDraft) => void;
  readonly problems: Readonly<Record<string, string>>;
  readonly people: PeopleView;
  /** Whose they are; absent for somebody new. */
  readonly person?: KeptPersonView | undefined;
  readonly agencyId: KeptPersonView['agencyId'] | undefined;
}

type TextOf = 'name' | 'title' | 'email' | 'phone' | 'seat' | 'area' | 'vettingLevel';

const hints: Readonly<Partial<Record<TextOf, string>>> = {
  email: 'They sign in and are written to with it.',
  phone: 'For whoever runs the panel, when nothing else reaches them.',
  seat: 'Where the agency has several: “Housing enforcement”.',
  area: 'What they may speak for: “Northmoor and the coast”.',
};

/** What is kept of a person. */
export function PersonFields({ draft, onChange, problems, people, person, agencyId }: Props) {
  const styles = useStyles();
  const change = (fields: Partial<PersonDraft>) => onChange({ ...draft, ...fields });
  const text = (field: TextOf, label: string, required = false) => (
    <TextField
      label={label}
      required={required}
      value={draft[field]}
      problem={problems[field]}
      {...(hints[field] === undefined ? {} : { hint: hints[field] })}
      onChange={(value) => change({ [field]: value })}
    />
  );
  const deputies = people.items.filter(
    (each) => each.agencyId === agencyId && each.standing === 'seated' && each.id !== person?.id,
  );
  return (
    <>
      {text('name', 'Name', true)}
      <div className={styles.pair}>
        {person?.may.changeAddress === false ? (
          <AddressAsKept email={draft.email} />
        ) : (
          text('email', 'E-mail address', true)
        )}
        {text('phone', 'Telephone')}
      </div>
      <RoleFields draft={draft} onChange={change} problems={problems} people={people} person={person} />
      <div className={styles.pair}>
        {text('title', 'Job title')}
        {text('seat', 'Seat')}
      </div>
      <div className={styles.pair}>
        {text('vettingLevel', 'Vetting level')}
        <TextField
          label="Vetted until"
          type="date"
          value={draft.vettedUntil}
          problem={problems['vettedUntil']}
          onChange={(vettedUntil) => change({ vettedUntil })}
        />
      </div>
      {text('area', 'Area covered')}
      <AuthorityFields draft={draft} onChange={change} />
      {agencyId !== undefined && (
        <ChoiceField
          label="Deputy"
          none={deputies.length === 0 ? 'Nobody else sits for their agency' : 'Nobody'}
          choices={deputies.map(({ id, name }) => ({ value: id, label: name }))}
          chosen={draft.deputyId}
          problem={problems['deputyId']}
          onChoose={(deputyId) => change({ deputyId })}
        />
      )}
      <DutyFields duties={draft.duties} onChange={(duties) => change({ duties })} problems={problems} />
    </>
  );
}

function AddressAsKept({ email }: { email: string }) {
  const hint = 'What the panel shares goes to it, so a coordinator changes it.';
  return <TextField label="E-mail address" readOnly hint={hint} value={email} onChange={() => undefined} />;
}

interface AuthorityProps {
  readonly draft: PersonDraft;
  readonly onChange: (fields: Partial<PersonDraft>) => void;
}

function AuthorityFields({ draft, onChange }: AuthorityProps) {
  const styles = useStyles();
  return (
    <div className={styles.ticks}>
      <Checkbox
        label="May share what their agency holds, without asking back"
        checked={draft.mayShare}
        onChange={(_event, data) => onChange({ mayShare: data.checked === true })}
      />
      <Checkbox
        label="May commit their agency to act, without asking back"
        checked={draft.mayAct}
        onChange={(_event, data) => onChange({ mayAct: data.checked === true })}
      />
    </div>
  );
}

type RoleProps = Omit<Props, 'agencyId' | 'onChange'> & {
  readonly onChange: (fields: Partial<PersonDraft>) => void;
};

/** The role, what follows from it, and the last day of a visit. */
function RoleFields({ draft, onChange, problems, people, person }: RoleProps) {
  const styles = useStyles();
  const chair = people.items.find((each) => each.role === 'chair' && each.standing !== 'former');
  const isNewChair = draft.role === 'chair' && chair !== undefined && chair.id !== person?.id;
  const isOwn = person !== undefined && !person.may.changeRole;
  const hint = isNewChair
    ? `A panel has one chair: ${chair.name} goes on as a member.`
    : isOwn
      ? 'Nobody changes their own role. Another coordinator or administrator can.'
      : undefined;
  return (
    <>
      <ChoiceField
        label="Role"
        required
        disabled={isOwn}
        choices={people.roles.map(({ role, name }) => ({ value: role, label: name }))}
        chosen={draft.role}
        problem={problems['role']}
        {...(hint === undefined ? {} : { hint })}
        onChoose={(role) => role !== undefined && onChange({ role })}
      />
      {draft.role === 'observer' && (
        <div className={styles.pair}>
          <TextField
            label="First day of the visit"
            type="date"
            hint="Before it they are shown nothing."
            value={draft.joinedOn}
            problem={problems['joinedOn']}
            onChange={(joinedOn) => onChange({ joinedOn })}
          />
          <TextField
            label="Last day of the visit"
            type="date"
            required
            value={draft.endsOn}
            problem={problems['endsOn']}
            onChange={(endsOn) => onChange({ endsOn })}
          />
        </div>
      )}
    </>
  );
}
