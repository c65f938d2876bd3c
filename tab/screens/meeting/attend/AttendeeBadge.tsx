import { Badge, type BadgeProps, makeStyles } from '@fluentui/react-components';
import { ArrowExitRegular } from '@fluentui/react-icons/svg/arrow-exit';
import { CalendarCancelRegular } from '@fluentui/react-icons/svg/calendar-cancel';
import { CalendarCheckmarkRegular } from '@fluentui/react-icons/svg/calendar-checkmark';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { CircleHintRegular } from '@fluentui/react-icons/svg/circle-hint';
import { PersonSwapRegular } from '@fluentui/react-icons/svg/person-swap';
import type { ReactElement } from 'react';
import type { AttendeeView } from '../../../../bot/contract';

const looks: Record<AttendeeView['state'], { icon: ReactElement; color: NonNullable<BadgeProps['color']> }> = {
  present: { icon: <CheckmarkCircleRegular />, color: 'success' },
  left: { icon: <ArrowExitRegular />, color: 'informative' },
  coming: { icon: <CalendarCheckmarkRegular />, color: 'brand' },
  apology: { icon: <CalendarCancelRegular />, color: 'warning' },
  substitute: { icon: <PersonSwapRegular />, color: 'brand' },
  unknown: { icon: <CircleHintRegular />, color: 'informative' },
};

// Said whole: the name beside it gives way.
const useStyles = makeStyles({ badge: { flexShrink: 0, whiteSpace: 'nowrap' } });

/** "In at 10:12": icon, words and colour. */
export function AttendeeBadge({ person }: { person: AttendeeView }) {
  const styles = useStyles();
  const { icon, color } = looks[person.state];
  return (
    <Badge appearance="tint" shape="rounded" className={styles.badge} color={color} icon={icon}>
      {person.stateText}
    </Badge>
  );
}
