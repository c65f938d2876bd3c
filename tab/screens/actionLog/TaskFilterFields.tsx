import { makeStyles, tokens } from '@fluentui/react-components';
import { ChoiceField } from '../../components/ChoiceField';
import { SavedViewFields } from '../../components/SavedViewFields';
import { type Parameters, setParameters } from '../../data/address';
import { useMay } from '../../data/session';
import { useQueryOf } from '../../data/useQueryOf';
import { filterOf, flagWords, openWords, orderOf, stateWords } from './taskFilters';

const useStyles = makeStyles({
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(160px, 1fr))',
    alignItems: 'end',
    gap: tokens.spacingHorizontalM,
  },
});

/** What narrows and orders the list further, and the saving of what that makes. */
export default function TaskFilterFields({ parameters }: { parameters: Parameters }) {
  const styles = useStyles();
  const maySeePeople = useMay('people.see');
  const { sort } = orderOf(parameters);
  return (
    <>
      <div className={styles.fields}>
        {maySeePeople && <PeopleChoices agencyId={parameters['agencyId']} ownerId={parameters['ownerId']} />}
        <Choice label="State" name="state" parameters={parameters} all="Any state" words={stateWords} />
        <Choice label="Flag" name="flag" parameters={parameters} all="Any or none" words={flagWords} />
        <Choice label="Show" name="open" parameters={parameters} all="Open tasks" words={openWords} />
        <ChoiceField
          label="Sort by"
          choices={sorts}
          chosen={sort}
          onChoose={(chosen) => setParameters({ sort: chosen === 'dueOn' ? undefined : chosen, direction: undefined })}
        />
      </div>
      <SavedViewFields screen="action-log" filter={filterOf(parameters)} />
    </>
  );
}

const sorts = [
  { value: 'dueOn', label: 'Due date' },
  { value: 'number', label: 'Reference' },
  { value: 'changedAt', label: 'Last change' },
] as const;

function PeopleChoices({ agencyId, ownerId }: { agencyId: string | undefined; ownerId: string | undefined }) {
  const agencies = useQueryOf('agencies.list');
  const members = useQueryOf('members.list', { agencyId });
  return (
    <>
      <ChoiceField
        label="Agency"
        none="All agencies"
        choices={(agencies.data?.items ?? []).map(({ id, name }): Option => ({ value: id, label: name }))}
        chosen={agencyId}
        onChoose={(chosen) => setParameters({ agencyId: chosen, ownerId: undefined })}
      />
      <ChoiceField
        label="Owner"
        none="Any owner"
        choices={(members.data?.items ?? []).map(({ id, name }): Option => ({ value: id, label: name }))}
        chosen={ownerId}
        onChoose={(chosen) => setParameters({ ownerId: chosen })}
      />
    </>
  );
}

interface Option {
  readonly value: string;
  readonly label: string;
}

interface ChoiceProps {
  readonly label: string;
  readonly name: string;
  readonly parameters: Parameters;
  /** The words for no choice. */
  readonly all: string;
  readonly words: Readonly<Record<string, string>>;
}

function Choice({ label, name, parameters, all, words }: ChoiceProps) {
  return (
    <ChoiceField
      label={label}
      none={all}
      choices={Object.entries(words).map(([value, word]) => ({ value, label: word }))}
      chosen={parameters[name]}
      onChoose={(chosen) => setParameters({ [name]: chosen })}
    />
  );
}
