import { Button, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { useCallback, useState } from 'react';
import type { MeetingView } from '../../../../bot/contract';
import { readinessOf, type Remedy } from '../../../../bot/domain/readiness';
import { LoadingLines } from '../../../components/LoadingLines';
import { ProblemBar } from '../../../components/ProblemNotice';
import { setParameters, useAddress } from '../../../data/address';
import { useMay, useSession } from '../../../data/session';
import { useQueryOf } from '../../../data/useQueryOf';
import { ATTENDANCE_ID } from '../attend/attendanceId';
import { usePublish } from '../headDeeds';
import type { PlanForm } from '../planForm';
import { FitIt } from './FitIt';
import { lateDecisionId } from './LateDecision';
import { minutesFieldId } from './MinutesField';

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  line: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
    minHeight: '40px',
    padding: `${tokens.spacingVerticalXS} 0`,
    boxSizing: 'border-box',
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    '& > button': { flexShrink: 0 },
  },
  // Below the head, which stays.
  heading: { scrollMarginTop: '80px' },
  ready: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly meeting: MeetingView;
  /** There it stands without the attendance. */
  readonly inSidePanel: boolean;
  readonly onForm: (form: PlanForm) => void;
}

/** What is not ready yet, as sentences, each with what puts it right. */
export function Readiness({ meeting, inSidePanel, onForm }: Props) {
  const styles = useStyles();
  const seesPeople = useMay('people.see');
  const attendance = useQueryOf('meetings.attendance', { meetingId: meeting.id }, seesPeople);
  const { today } = useSession();
  const part = useSought();
  const [error, setError] = useState<Error | null>(null);
  const putRight = usePutRight(meeting, onForm, setError);
  if (seesPeople && attendance.status === 'pending') return <LoadingLines count={4} />;
  const lacks = readinessOf(meeting, attendance.data?.people ?? [], today);
  const { may, reference } = meeting;
  const leads: Readonly<Partial<Record<Remedy['kind'], boolean>>> = {
    ...{ publish: may.publish, late: may.acceptLate, people: !inSidePanel },
  };
  return (
    <section ref={part} className={styles.part} aria-label="Not ready yet">
      <Subtitle2 as="h2" tabIndex={-1} className={styles.heading}>
        {lacks.length === 0 ? 'Ready' : 'Not ready yet'}
      </Subtitle2>
      {lacks.length === 0 && (
        <Text className={styles.ready}>
          <CheckmarkCircleRegular aria-hidden />
          {reference} is ready.
        </Text>
      )}
      <ProblemBar error={error} />
      <ul className={styles.list}>
        {lacks.map(({ words, act, remedy }) => (
          <li key={words} className={styles.line}>
            <Text dir="auto">{`${words.charAt(0).toUpperCase()}${words.slice(1)}`}</Text>
            {remedy.kind === 'minutes' ? (
              <FitIt meeting={meeting} act={act} onMinutes={() => putRight(remedy)} />
            ) : (
              leads[remedy.kind] !== false && (
                <Button size="small" onClick={() => putRight(remedy)}>
                  {act}
                </Button>
              )
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Whoever is led here begins at it: on a phone it stands below the agenda. */
function useSought(): (part: HTMLElement | null) => void {
  const isSought = useAddress().parameters['part'] === 'readiness';
  return useCallback(
    (part) => {
      if (isSought) part?.querySelector<HTMLElement>('h2')?.focus();
    },
    [isSought],
  );
}

function usePutRight(meeting: MeetingView, onForm: Props['onForm'], onError: (error: Error | null) => void) {
  const publish = usePublish(meeting, onError);
  return (remedy: Remedy): void => {
    switch (remedy.kind) {
      case 'minutes':
        document.getElementById(minutesFieldId(remedy.itemId))?.focus();
        break;
      case 'late':
        document.querySelector<HTMLElement>(`#${CSS.escape(lateDecisionId(remedy.itemId))} button`)?.focus();
        break;
      case 'people':
        document.getElementById(ATTENDANCE_ID)?.focus();
        break;
      case 'item':
        setParameters({ item: remedy.itemId }, { replace: true });
        break;
      case 'meeting':
        setParameters({ meeting: remedy.meetingId });
        break;
      case 'form':
        onForm(remedy.form);
        break;
      case 'publish':
        publish.act();
    }
  };
}
