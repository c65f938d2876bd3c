import { Badge, Button, Caption1, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { RoundTableView } from '../../../../bot/contract';
import { type AgendaItemId, type MeetingId, OpportunityId } from '../../../../bot/domain/ids';
import { useBears } from '../../../components/BetweenMarkings';
import { useFocusBack } from '../../../components/formFocus';
import { InlineForm } from '../../../components/InlineForm';
import { fieldProblems, ProblemBar, ProblemNotice } from '../../../components/ProblemNotice';
import { say } from '../../../components/say';
import { TextField } from '../../../components/TextField';
import { isRefusal } from '../../../data/api';
import { useCommand } from '../../../data/useCommand';
import { useQueryOf } from '../../../data/useQueryOf';
import { OpportunityCard } from './OpportunityCard';

const useStyles = makeStyles({
  table: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 },
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  power: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalXXS },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground3 },
});

interface Place {
  readonly meetingId: MeetingId;
  readonly itemId: AgendaItemId;
}

type Power = RoundTableView['own']['powers'][number];

/** While a group is on the floor: whose turn it is, one's own agency's powers, and what could be done so far. */
export default function RoundTableOfGroup({ meetingId, itemId }: Place) {
  const styles = useStyles();
  const table = useQueryOf('roundTable.get', { meetingId, itemId });
  useBears(table.data && [table.data]);
  if (table.data === undefined || table.isPlaceholderData) {
    // Whoever may know nothing of the group sees no table.
    if (table.status !== 'error' || isRefusal(table.error)) return null;
    return (
      <ProblemNotice flush what="The round table could not be loaded." error={table.error} onRetry={table.refetch} />
    );
  }
  const at = { meetingId, itemId };
  const offered = <Offered table={table.data} at={at} />;
  return (
    <section aria-label="Round table on the group" className={styles.table}>
      <Subtitle2 as="h2">Round table: {table.data.operation}</Subtitle2>
      <WhoseTurn table={table.data} />
      {/* Whoever decides looks first at what waits for it; others at what they could bring. */}
      {table.data.may.decide && offered}
      {table.data.may.raise && <OwnPowers table={table.data} at={at} />}
      {!table.data.may.decide && offered}
    </section>
  );
}

/** Those who run the table may pass over an agency on their own screen; whoever has something may say it at any time. */
function WhoseTurn({ table: { agencies, may } }: { table: RoundTableView }) {
  const styles = useStyles();
  const [passed, setPassed] = useState<readonly string[]>([]);
  const waiting = agencies.filter(({ answered }) => !answered);
  const next = waiting.find(({ agencyId }) => !passed.includes(agencyId)) ?? waiting[0];
  const answered = agencies.length - waiting.length;
  return (
    <span className={styles.line}>
      <Text>
        {next === undefined ? 'Every agency has answered.' : `Next: ${next.name}.`} {answered} of {agencies.length}{' '}
        {answered === 1 ? 'has' : 'have'} answered.
      </Text>
      {may.decide && next !== undefined && waiting.length > 1 && (
        <Button
          size="small"
          appearance="subtle"
          onClick={() => setPassed(passed.includes(next.agencyId) ? [] : [...passed, next.agencyId])}
        >
          Pass over
        </Button>
      )}
    </span>
  );
}

/** What fits best stands first; all thirteen of one agency fill a phone three times. */
const MOST_SHOWN = 4;

function OwnPowers({ table, at }: { table: RoundTableView; at: Place }) {
  const styles = useStyles();
  const [chosen, setChosen] = useState<Power | 'none'>();
  const opener = useFocusBack(chosen !== undefined);
  const { own, agencies, turnOf } = table;
  const mine = agencies.find(({ agencyId }) => agencyId === own.agencyId);
  const [whole, setWhole] = useState(false);
  const shown = whole ? own.powers : own.powers.slice(0, MOST_SHOWN);
  const more = own.powers.length - MOST_SHOWN;
  const leave = () => setChosen(undefined);
  return (
    <>
      <span className={styles.line}>
        <Text weight="semibold">What {own.agencyName} can do</Text>
        {turnOf === own.agencyId && (
          <Badge appearance="tint" shape="rounded" color="brand">
            Your turn
          </Badge>
        )}
      </span>
      {chosen === undefined ? (
        <ul className={styles.list}>
          {shown.map((power) => (
            <OwnPower key={power.id} power={power} onUse={() => setChosen(power)} />
          ))}
        </ul>
      ) : (
        <UseForm table={table} power={chosen === 'none' ? undefined : chosen} at={at} onDone={leave} />
      )}
      {chosen === undefined && (
        <span className={styles.line}>
          {more > 0 && (
            <Button appearance="subtle" aria-expanded={whole} onClick={() => setWhole(!whole)}>
              {whole ? 'Fewer powers' : more === 1 ? '1 more power' : `${more} more powers`}
            </Button>
          )}
          <Button ref={opener} onClick={() => setChosen('none')}>
            Something else we could do
          </Button>
          <Nothing at={at} isSaid={mine?.said === 'nothing'} />
        </span>
      )}
    </>
  );
}

function OwnPower({ power, onUse }: { power: Power; onUse: () => void }) {
  const styles = useStyles();
  return (
    <li className={styles.power}>
      <Text dir="auto">{power.power}</Text>
      <Caption1 dir="auto">{power.typicalOpportunity}</Caption1>
      <Caption1 className={styles.quiet} dir="auto">
        {power.legalBasis}. {power.confidenceText}. {power.checkText}.
      </Caption1>
      <Button size="small" aria-label={`We could use this: ${power.power}`} onClick={onUse}>
        We could use this
      </Button>
    </li>
  );
}

function Nothing({ at, isSaid }: { at: Place; isSaid: boolean }) {
  const answer = useCommand('attendance.answerFloor');
  return (
    <>
      <ProblemBar error={answer.error} />
      <Button
        appearance={isSaid ? 'primary' : 'secondary'}
        aria-pressed={isSaid}
        disabledFocusable={answer.isPending}
        onClick={() => answer.mutate({ ...at, answer: isSaid ? 'none' : 'nothing' })}
      >
        Nothing to report
      </Button>
    </>
  );
}

interface UseProps {
  readonly table: RoundTableView;
  readonly power: Power | undefined;
  readonly at: Place;
  readonly onDone: () => void;
}

function UseForm({ table: { id: groupId, own }, power, at, onDone }: UseProps) {
  const [opportunityId] = useState(() => OpportunityId.parse(crypto.randomUUID()));
  const [what, setWhat] = useState('');
  const raise = useCommand('opportunity.raise');
  const { agencyId } = own;
  return (
    <InlineForm
      title={power?.power ?? 'Something else we could do'}
      submit="Offer it"
      sending={raise.isPending}
      error={raise.error}
      onCancel={onDone}
      onSubmit={() =>
        raise.mutate(
          {
            ...{ groupId, opportunityId, agencyId, what },
            ...at,
            ...(power === undefined ? {} : { powerId: power.id }),
          },
          {
            onSuccess: ({ called }) => {
              onDone();
              say(`${called} is on the table.`);
            },
          },
        )
      }
    >
      <TextField
        label="What could be done"
        hint="In one line, and without anybody’s name"
        required
        value={what}
        onChange={setWhat}
        problem={fieldProblems(raise.error)['what']}
      />
    </InlineForm>
  );
}

/** Undecided ones first. */
function Offered({ table: { opportunities, undecided, may }, at }: { table: RoundTableView; at: Place }) {
  const styles = useStyles();
  if (opportunities.length === 0) return <Text className={styles.quiet}>Nothing is offered yet.</Text>;
  const sorted = [...opportunities].sort((a, b) => Number(b.waits) - Number(a.waits));
  return (
    <>
      <Text weight="semibold">
        {opportunities.length === 1 ? '1 opportunity' : `${opportunities.length} opportunities`},{' '}
        {undecided === 0 ? 'none undecided' : `${undecided} undecided`}
      </Text>
      {may.decide && undecided > 0 && (
        <Caption1 className={styles.quiet}>Decide before the next item: what is left, the close parks.</Caption1>
      )}
      <ul className={styles.list}>
        {sorted.map((opportunity) => (
          <li key={opportunity.id}>
            <OpportunityCard opportunity={opportunity} at={at} />
          </li>
        ))}
      </ul>
    </>
  );
}
