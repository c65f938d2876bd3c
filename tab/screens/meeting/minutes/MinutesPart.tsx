import { makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import type { MeetingView } from '../../../../bot/contract';
import { useBears } from '../../../components/BetweenMarkings';
import { LoadingLines } from '../../../components/LoadingLines';
import { ProblemNotice } from '../../../components/ProblemNotice';
import { useMay } from '../../../data/session';
import { useQueryOf } from '../../../data/useQueryOf';

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, maxWidth: '960px' },
});

const MinutesPaper = lazy(() => import('./MinutesPaper'));

/** The minutes of a meeting that is over; a draft is not there yet for those who only read. */
export function MinutesPart({ meeting }: { meeting: MeetingView }) {
  const styles = useStyles();
  if (!useMay('minutes.see')) return null;
  return (
    <section className={styles.part} aria-label="Minutes">
      <Subtitle2 as="h2">Minutes</Subtitle2>
      {meeting.hasMinutes ? <Minutes meeting={meeting} /> : <Text>The minutes are not confirmed yet.</Text>}
    </section>
  );
}

function Minutes({ meeting }: { meeting: MeetingView }) {
  const [version, setVersion] = useState<number>();
  const minutes = useQueryOf('meetings.minutes', { meetingId: meeting.id, version });
  const { error } = minutes;
  useBears(minutes.data && [minutes.data]);
  return (
    <>
      {error !== null && minutes.data === undefined && (
        <ProblemNotice what="The minutes could not be loaded." error={error} onRetry={minutes.refetch} />
      )}
      {minutes.data === undefined && minutes.status === 'pending' && <LoadingLines count={8} />}
      {minutes.data !== undefined && (
        <Suspense fallback={<LoadingLines count={8} />}>
          <MinutesPaper minutes={minutes.data} onVersion={setVersion} />
        </Suspense>
      )}
    </>
  );
}
