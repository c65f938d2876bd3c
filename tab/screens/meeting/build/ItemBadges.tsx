import { Badge, type BadgeProps, makeStyles } from '@fluentui/react-components';
import { ArrowForwardRegular } from '@fluentui/react-icons/svg/arrow-forward';
import { CircleRegular } from '@fluentui/react-icons/svg/circle';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { ClockRegular } from '@fluentui/react-icons/svg/clock';
import { HistoryRegular } from '@fluentui/react-icons/svg/history';
import { HourglassRegular } from '@fluentui/react-icons/svg/hourglass';
import { LockClosedRegular } from '@fluentui/react-icons/svg/lock-closed';
import type { ReactElement } from 'react';
import type { AgendaItemView, MinutesView } from '../../../../bot/contract';
import { isTemplateLine } from '../../../../bot/domain/sections';

// Long words, of many readers say, go on in a second line. Where all stands in one line, short ones stay whole.
const useStyles = makeStyles({
  badge: {
    ...{ height: 'auto', minHeight: '20px', flexShrink: 0, maxWidth: '320px', whiteSpace: 'normal' },
    '@media (max-width: 1439px)': { flexShrink: 1, minWidth: 0, maxWidth: '100%', overflowWrap: 'anywhere' },
  },
});

type SectionOutcome = MinutesView['sections'][number]['outcome'];

interface Look {
  readonly icon: ReactElement;
  readonly color: NonNullable<BadgeProps['color']>;
  readonly word: string;
}

const restricted: Look = { icon: <LockClosedRegular />, color: 'important', word: 'Restricted' };

const late: Record<NonNullable<AgendaItemView['late']>, Look> = {
  waiting: { icon: <HourglassRegular />, color: 'warning', word: 'Late item, waits for the chair' },
  accepted: { icon: <ClockRegular />, color: 'informative', word: 'Late item, accepted' },
};

const discussed: Look = { icon: <CheckmarkCircleRegular />, color: 'success', word: 'Discussed' };
/** It stands on the next agenda anyway. */
const notReached: Look = { icon: <CircleRegular />, color: 'informative', word: 'Not reached' };
/** Its issue was closed, merged or made a task while the meeting ran. */
const dealtWith: Look = { icon: <CheckmarkCircleRegular />, color: 'informative', word: 'Dealt with meanwhile' };
const carriedOn: Look = { icon: <ArrowForwardRegular />, color: 'warning', word: 'Goes to the next meeting' };

/** What is particular about an item; once the meeting is over, what became of it. */
export function ItemBadges({ item, over }: { item: AgendaItemView; over: boolean }) {
  return (
    <>
      {item.restricted && <LookBadge look={{ ...restricted, word: item.restrictedText ?? restricted.word }} />}
      {!over && item.late !== undefined && <LookBadge look={late[item.late]} />}
      {item.carriedText !== undefined && (
        <LookBadge look={{ icon: <HistoryRegular />, color: 'informative', word: item.carriedText }} />
      )}
      {over && <LookBadge look={whatCame(item)} />}
    </>
  );
}

function whatCame(item: AgendaItemView): Look {
  if (item.outcome === 'done') return discussed;
  if (item.dealtWith === true) return dealtWith;
  return isTemplateLine(item) ? notReached : carriedOn;
}

export function RestrictedBadge() {
  return <LookBadge look={restricted} />;
}

/** What the minutes say of an item beside its words: nothing of what was discussed, nor of the template's lines. */
export function OutcomeBadge({ outcome }: { outcome: SectionOutcome }) {
  if (outcome === 'carried') return <LookBadge look={carriedOn} />;
  return outcome === 'dealtWith' ? <LookBadge look={dealtWith} /> : null;
}

function LookBadge({ look: { icon, color, word } }: { look: Look }) {
  const styles = useStyles();
  return (
    <Badge appearance="tint" shape="rounded" className={styles.badge} color={color} icon={icon}>
      {word}
    </Badge>
  );
}
