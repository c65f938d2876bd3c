import { CalendarClockRegular } from '@fluentui/react-icons/svg/calendar-clock';
import { ShieldErrorRegular } from '@fluentui/react-icons/svg/shield-error';
import type { PartnerView } from '../../../bot/contract';
import { RowMark } from '../../components/StateBadge';

/** The one thing to see to first; red where its people see nothing for want of it. */
export function PartnerSignal({ partner: { signal } }: { partner: PartnerView }) {
  if (signal === undefined) return null;
  const { text, pressing } = signal;
  return (
    <RowMark
      icon={pressing ? <ShieldErrorRegular /> : <CalendarClockRegular />}
      word={text}
      title={text}
      red={pressing}
    />
  );
}
