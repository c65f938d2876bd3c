import { Badge, Caption1, makeStyles, Text, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { CircleHintRegular } from '@fluentui/react-icons/svg/circle-hint';
import type { AttendanceView, MeetingView } from '../../../../bot/contract';

const useStyles = makeStyles({
  counts: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXL, margin: 0 },
  count: { display: 'flex', flexDirection: 'column-reverse' },
  number: { margin: 0, fontVariantNumeric: 'tabular-nums' },
  below: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  quorum: { height: 'auto', whiteSpace: 'normal', padding: tokens.spacingHorizontalXS },
});

/** Before: who will come. From the start on: who is or was there. */
export function AttendanceCounts({ meeting, attendance }: { meeting: MeetingView; attendance: AttendanceView }) {
  const styles = useStyles();
  const { presentPeople, quorate, quorumText, headCountText } = attendance;
  const began = meeting.state !== 'planned' || presentPeople > 0;
  const counts = countsOf(meeting, attendance, began);
  return (
    <>
      {counts.length === 0 && <Text>Nobody has answered yet.</Text>}
      <dl className={styles.counts}>
        {counts.map(({ number, words }) => (
          <div key={words} className={styles.count}>
            <dt>
              <Caption1>{words}</Caption1>
            </dt>
            <dd className={styles.number}>
              <Text size={700} weight="semibold">
                {number}
              </Text>
            </dd>
          </div>
        ))}
      </dl>
      <div className={styles.below}>
        {began && (
          <Badge
            appearance="tint"
            shape="rounded"
            className={styles.quorum}
            color={quorate ? 'success' : 'warning'}
            icon={quorate ? <CheckmarkCircleRegular /> : <CircleHintRegular />}
          >
            {quorumText}
          </Badge>
        )}
        {headCountText !== undefined && counts.length > 0 && <Text>{headCountText}</Text>}
      </div>
    </>
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
