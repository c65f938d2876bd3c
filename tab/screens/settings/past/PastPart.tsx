import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { Chips } from '../../../components/Chips';
import { addressText, setParameters, useAddress } from '../../../data/address';
import { useQueryOf } from '../../../data/useQueryOf';
import { BringIn } from './BringIn';
import { pastMeetings, pastTasks } from './usePast';

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, minWidth: 0 },
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
  const count = useQueryOf('meetings.past').data?.items.length ?? 0;
  if (count === 0) return null;
  return (
    <Link href={addressText('meeting', { view: 'before' })}>
      {count === 1 ? 'Read the one that is in' : `Read the ${count} that are in`}
    </Link>
  );
}
