import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { CircleHintRegular } from '@fluentui/react-icons/svg/circle-hint';
import type { AttendanceView, MeetingView } from '../../../../bot/contract';

const useStyles = makeStyles({
  counts: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  quorum: {
    ...{ display: 'flex', alignItems: 'flex-start', gap: tokens.spacingHorizontalS },
    '& > svg': { flexShrink: 0, marginTop: tokens.spacingVerticalXXS },
  },
  short: { color: tokens.colorPaletteDarkOrangeForeground1 },
});

/** Before: who will come. From the start on: who is or was there. */
export function AttendanceCounts({ meeting, attendance }: { meeting: MeetingView; attendance: AttendanceView }) {
  const styles = useStyles();
  const { presentPeople, quorate, quorumText, headCountText } = attendance;
  const began = meeting.state !== 'planned' || presentPeople > 0;
  const counts = countsOf(meeting, attendance, began).map(({ number, words }) => `${number} ${words}`);
  return (
    <div className={styles.counts}>
      <Text>{counts.length === 0 ? 'Nobody has answered yet.' : counts.join(' · ')}</Text>
      {began && (
        <Text className={styles.quorum}>
          {quorate ? (
            <CheckmarkCircleRegular aria-hidden />
          ) : (
            <CircleHintRegular aria-hidden className={styles.short} />
          )}
          {quorumText}
        </Text>
      )}
      {headCountText !== undefined && counts.length > 0 && <Text>{headCountText}</Text>}
    </div>
  );
}

/** No zero is counted out. */
function countsOf(
  { state }: MeetingView,
  { people, presentPeople, presentAgencies, apologies }: AttendanceView,
  began: boolean,
): { number: number; words: string }[] {
  const coming = people.filter((person) => person.state === 'coming' || person.state === 'substitute').length;
  const where = state === 'closed' ? 'came' : 'here';
  return [
    { number: began ? presentPeople : 0, words: `${presentPeople === 1 ? 'person' : 'people'} ${where}` },
    { number: began ? presentAgencies : 0, words: presentAgencies === 1 ? 'agency' : 'agencies' },
    { number: state === 'closed' ? 0 : coming, words: 'coming' },
    { number: apologies, words: apologies === 1 ? 'apology' : 'apologies' },
  ].filter(({ number }) => number > 0);
}
