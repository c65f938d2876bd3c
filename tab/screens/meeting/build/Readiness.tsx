import { Button, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import type { MeetingView } from '../../../../bot/contract';
import { setParameters } from '../../../data/address';
import { useMay, useSession } from '../../../data/session';
import { useQueryOf } from '../../../data/useQueryOf';
import type { PlanForm } from '../planForm';
import { minutesFieldId } from './MinutesField';
import { readinessOf, type Remedy } from './readinessOf';

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
  ready: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly meeting: MeetingView;
  readonly onForm: (form: PlanForm) => void;
}

/** What is not ready yet, as sentences, each with what puts it right. */
export function Readiness({ meeting, onForm }: Props) {
  const styles = useStyles();
  const seesPeople = useMay('people.see');
  const attendance = useQueryOf('meetings.attendance', { meetingId: meeting.id }, seesPeople);
  const unready = readinessOf(meeting, attendance.data, useSession().today);
  function put(what: Remedy): void {
    switch (what.kind) {
      case 'minutes':
        document.getElementById(minutesFieldId(what.itemId))?.focus();
        break;
      case 'item':
        setParameters({ item: what.itemId }, { replace: true });
        break;
      case 'form':
        onForm(what.form);
    }
  }
  return (
    <section className={styles.part} aria-label="Not ready yet">
      <Subtitle2 as="h2">{unready.length === 0 ? 'Ready' : 'Not ready yet'}</Subtitle2>
      {unready.length === 0 && (
        <Text className={styles.ready}>
          <CheckmarkCircleRegular aria-hidden />
          {meeting.reference} is ready.
        </Text>
      )}
      <ul className={styles.list}>
        {unready.map(({ words, deed }) => (
          <li key={words} className={styles.line}>
            <Text dir="auto">{words}</Text>
            {deed !== undefined && (
              <Button size="small" onClick={() => put(deed.what)}>
                {deed.words}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
