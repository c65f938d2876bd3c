import { makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { Chips } from '../../../components/Chips';
import { LoadingLines } from '../../../components/LoadingLines';
import { ProblemNotice } from '../../../components/ProblemNotice';
import { setParameters, useAddress } from '../../../data/address';
import { useQueryOf } from '../../../data/useQueryOf';
import { BringIn } from './BringIn';
import { pastMeetings, pastTasks } from './usePast';

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, minWidth: 0 },
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, margin: 0, padding: 0 },
  meeting: { listStyleType: 'none' },
  quiet: { display: 'block', color: tokens.colorNeutralForeground3 },
  decisions: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
});

const logHint =
  'Reference, task, agency, given and state, and what there is of owner, due, closed, outcome and 4P, copied out of a spreadsheet with its headings. What is open becomes a task here and keeps its old reference; what is closed stands with its days. Nobody is written to, and nobody is reminded of a day that is past. The whole panel may see it.';
const meetingHint =
  'Date, and what there is of number, mode, venue, present (a number, or agencies and people parted by semicolons) and decisions, copied out of a spreadsheet with its headings. They stand apart from the series: nothing counts, reminds of or joins them. Whoever reads minutes may read them.';

/** What the panel did before it had Sentinel, for the coordinator to bring in. */
export default function PastPart() {
  const styles = useStyles();
  const { view } = useAddress().parameters;
  const ofMeetings = view === 'meetings';
  const show = (next: string | undefined) => setParameters({ view: next, row: undefined });
  return (
    <div className={styles.part}>
      <Chips
        label="What is brought in"
        chips={[
          { name: 'Action log', on: !ofMeetings, onToggle: () => show(undefined) },
          { name: 'Meetings', on: ofMeetings, onToggle: () => show('meetings') },
        ]}
      />
      {ofMeetings ? (
        <>
          <BringIn
            key="meetings"
            kind={pastMeetings}
            label="Paste the past meetings"
            hint={meetingHint}
            file="CSV file of past meetings"
          />
          <Before />
        </>
      ) : (
        <BringIn key="log" kind={pastTasks} label="Paste the old action log" hint={logHint} file="CSV file of tasks" />
      )}
    </div>
  );
}

/** Those that are in. */
function Before() {
  const styles = useStyles();
  const past = useQueryOf('meetings.past');
  if (past.status === 'error')
    return (
      <ProblemNotice flush what="The past meetings could not be loaded." error={past.error} onRetry={past.refetch} />
    );
  if (past.data === undefined) return <LoadingLines count={3} />;
  const { items } = past.data;
  if (items.length === 0) return null;
  return (
    <section aria-label="Before Sentinel">
      <Subtitle2 as="h3">Before Sentinel</Subtitle2>
      <ul className={styles.list}>
        {items.map(({ id, title, placeText, presentText, decisions }) => (
          <li key={id} className={styles.meeting}>
            <Text weight="semibold">{title}</Text>
            <Text className={styles.quiet} dir="auto">
              {[placeText, presentText].filter((part) => part !== undefined).join(' · ')}
            </Text>
            {decisions.length > 0 && (
              <ul className={styles.decisions}>
                {decisions.map((decision) => (
                  <li key={decision} dir="auto">
                    {decision}
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
