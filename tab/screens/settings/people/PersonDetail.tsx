import { Button, makeStyles, MenuItem, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { KeptPersonDetailView, KeptPersonView, PeopleView } from '../../../../bot/contract';
import { FormPlace } from '../../../components/FormPlace';
import { useFocusBack } from '../../../components/formFocus';
import { More } from '../../../components/More';
import { OpenRecord } from '../../../components/OpenRecord';
import { say, sayProblem } from '../../../components/say';
import { useCommand } from '../../../data/useCommand';
import { useQueryOf } from '../../../data/useQueryOf';
import { Facts } from '../SettingsOf';
import { ChangePerson } from './ChangePerson';
import { heldText, heldTitle } from './heldWords';
import { InviteForm } from './InviteForm';
import { LeaveForm } from './LeaveForm';
import { MoveForm } from './MoveForm';
import { UnlinkForm } from './UnlinkForm';
import { dutyText } from './dutyWords';

const useStyles = makeStyles({
  person: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  hands: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  held: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL, display: 'grid', gap: tokens.spacingVerticalXS },
  quiet: { color: tokens.colorNeutralForeground3 },
});

interface Props {
  readonly listed: KeptPersonView;
  readonly people: PeopleView;
}

/** One person: what is kept of them, what is in their hands, and what may be done. */
export function PersonDetail({ listed, people }: Props) {
  const whole = useQueryOf('people.get', { memberId: listed.id });
  return (
    <OpenRecord name="person" record={whole.data?.id === listed.id ? whole.data : undefined} asked={whole}>
      {(person) => <Opened person={person} people={people} />}
    </OpenRecord>
  );
}

const forms = { change: ChangePerson, leave: LeaveForm, move: MoveForm, invite: InviteForm, unlink: UnlinkForm };
type Form = keyof typeof forms;

function Opened({ person, people }: { person: KeptPersonDetailView; people: PeopleView }) {
  const styles = useStyles();
  const [form, setForm] = useState<Form>();
  const opener = useFocusBack(form !== undefined);
  const withdraw = useWithdraw(person);
  if (form !== undefined) {
    const Shown = forms[form];
    const leave = () => setForm(undefined);
    return (
      <FormPlace onLeave={leave}>
        <Shown person={person} people={people} onDone={leave} />
      </FormPlace>
    );
  }
  const { may } = person;
  return (
    <div className={styles.person}>
      {(may.change || may.return) && (
        <div className={styles.buttons}>
          {may.change && (
            <Button ref={opener} appearance="primary" onClick={() => setForm('change')}>
              Change
            </Button>
          )}
          {may.return && <StaysButton person={person} />}
          {may.invite && <Button onClick={() => setForm('invite')}>{may.uninvite ? 'Invite again' : 'Invite'}</Button>}
          <More label={`More for ${person.name}`}>
            {may.end && <MenuItem onClick={() => setForm('leave')}>Leaves the panel…</MenuItem>}
            {may.move && <MenuItem onClick={() => setForm('move')}>Moves to another agency…</MenuItem>}
            {may.uninvite && <MenuItem onClick={withdraw}>Withdraw the invitation</MenuItem>}
            {may.unlink && <MenuItem onClick={() => setForm('unlink')}>Unlink the account…</MenuItem>}
          </More>
        </div>
      )}
      <Facts facts={factsOf(person)} />
      <InTheirHands {...person} />
    </div>
  );
}

function StaysButton({ person: { id, version, name } }: { person: KeptPersonView }) {
  const back = useCommand('member.return');
  const stay = () =>
    back.mutate(
      { memberId: id, version },
      { onSuccess: () => say(`${name} stays on the panel.`), onError: ({ message }) => sayProblem(message) },
    );
  return (
    <Button disabledFocusable={back.isPending} onClick={stay}>
      Stays after all
    </Button>
  );
}

function useWithdraw({ id, name }: KeptPersonView): () => void {
  const uninvite = useCommand('member.uninvite');
  return () =>
    uninvite.mutate(
      { memberId: id },
      {
        onSuccess: () => say(`The invitation of ${name} opens nothing any more.`),
        onError: ({ message }) => sayProblem(message),
      },
    );
}

function factsOf(person: KeptPersonView): (readonly [name: string, value: string])[] {
  const { roleName, agencyName, title, email, mayShare, mayAct, duties, onDuty, accountText } = person;
  const authority = mayShare ? (mayAct ? 'To share and to act' : 'To share') : mayAct ? 'To act' : undefined;
  const duty = onDuty ? 'Always' : duties.map(dutyText).join('; ');
  const isVisit = person.endsText?.startsWith('Visit') === true;
  const facts: readonly (readonly [string, string | undefined])[] = [
    [isVisit ? 'Visit' : 'Last day', person.endsText?.replace(/^(Last day|Visit) /, '')],
    ['Invited by', person.invitedByName],
    ['Role', roleName],
    ['Agency', agencyName],
    ['Job title', title],
    ['Seat', person.seat],
    ['E-mail', email],
    ['Telephone', person.phone],
    ['Area covered', person.area],
    ['Authority', authority],
    ['Vetting', person.vettingText],
    ['Confidentiality', person.statementText],
    ['Deputy', person.deputyName],
    ['On duty', duty],
    ['Account', accountText],
  ];
  return facts.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, value] as const]));
}

function InTheirHands({ held, otherHandsText }: Pick<KeptPersonDetailView, 'held' | 'otherHandsText'>) {
  const styles = useStyles();
  if (held.length === 0 && otherHandsText === undefined)
    return <Text className={styles.quiet}>Nothing of the panel’s is in their hands.</Text>;
  return (
    <section aria-label="In their hands" className={styles.hands}>
      <Subtitle2 as="h3">In their hands</Subtitle2>
      <ul className={styles.held}>
        {held.map((each) => (
          <li key={each.key} dir="auto">
            {heldTitle(each)}: {heldText(each)}
          </li>
        ))}
        {otherHandsText !== undefined && <li>{otherHandsText}</li>}
      </ul>
    </section>
  );
}
