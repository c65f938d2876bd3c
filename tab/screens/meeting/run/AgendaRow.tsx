import { Badge, Caption1, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { CalendarArrowRightRegular } from '@fluentui/react-icons/svg/calendar-arrow-right';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { CircleRegular } from '@fluentui/react-icons/svg/circle';
import { HourglassRegular } from '@fluentui/react-icons/svg/hourglass';
import { LockClosedRegular } from '@fluentui/react-icons/svg/lock-closed';
import { PlayCircleRegular } from '@fluentui/react-icons/svg/play-circle';
import { type KeyboardEvent, type ReactElement, useState } from 'react';
import type { AgendaItemView, MeetingView } from '../../../../bot/contract';
import { numberedTitle } from '../../../../bot/domain/agendaWords';
import type { AgendaItemId } from '../../../../bot/domain/ids';
import { floorItemId } from '../../../../bot/domain/runSteps';
import { PreRead } from '../build/PreRead';
import { ItemMenu } from './ItemMenu';
import { ItemRecord } from './ItemRecord';
import type { AgendaProps } from './agendaProps';
import { outcomeOf, rowTimeText } from './runWords';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    ':focus-visible': {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-2px',
    },
  },
  divided: { borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}` },
  here: { backgroundColor: tokens.colorBrandBackground2 },
  main: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  words: { display: 'flex', flexDirection: 'column', flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  below: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
  },
});

interface Props extends AgendaProps {
  readonly item: AgendaItemView;
  readonly divided: boolean;
  readonly onMove: (itemId: AgendaItemId, by: -1 | 1) => void;
}

/** One item: planned and spent, what became of it, and for whoever runs the meeting what may be done with it. */
export function AgendaRow({ item, divided, onMove, meeting, now, record, running }: Props) {
  const styles = useStyles();
  const [showsRecord, setShowsRecord] = useState(false);
  const here = isOnFloor(item, meeting);
  const moves = meeting.may.run && item.late !== 'waiting';
  const recorded = recordedCount(record.data, item.id);
  function moveByKey(event: KeyboardEvent): void {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : undefined;
    if (!event.altKey || by === undefined) return;
    event.preventDefault();
    onMove(item.id, by);
  }
  return (
    <li
      className={mergeClasses(styles.row, divided && styles.divided, here && styles.here)}
      aria-current={here ? 'step' : undefined}
      {...(moves ? { tabIndex: 0, 'aria-keyshortcuts': 'Alt+ArrowUp Alt+ArrowDown', onKeyDown: moveByKey } : {})}
    >
      <div className={styles.main}>
        <span className={styles.words}>
          <Text weight="semibold" dir="auto">
            {numberedTitle(item)}
          </Text>
          <Caption1 className={styles.below}>
            <OutcomeBadge item={item} outcome={outcomeOf(item, meeting)} here={here} />
            <span>{rowTimeText(item, meeting, now)}</span>
            {item.restricted && (
              <Badge {...quiet} icon={<LockClosedRegular />} color="important" children="Restricted" />
            )}
            {item.carriedText !== undefined && <span>{item.carriedText}</span>}
            <PreRead item={item} />
          </Caption1>
        </span>
        {moves && (
          <ItemMenu
            item={item}
            here={here}
            recorded={recorded}
            onMove={onMove}
            onShowRecord={() => setShowsRecord(!showsRecord)}
            running={running}
          />
        )}
      </div>
      {showsRecord && <ItemRecord meeting={meeting} itemId={item.id} record={record} running={running} />}
    </li>
  );
}

function recordedCount(record: AgendaProps['record']['data'], itemId: AgendaItemId): number {
  const all = [...(record?.entries ?? []), ...(record?.tasks ?? [])];
  return all.filter((each) => each.itemId === itemId).length;
}

function isOnFloor({ id }: AgendaItemView, { run }: MeetingView): boolean {
  return floorItemId(run) === id;
}

const quiet = { appearance: 'tint', shape: 'rounded', size: 'small' } as const;

const outcomes: Record<
  AgendaItemView['outcome'],
  { icon: ReactElement; word: string; color: 'informative' | 'success' | 'warning' }
> = {
  open: { icon: <CircleRegular />, word: 'To come', color: 'informative' },
  done: { icon: <CheckmarkCircleRegular />, word: 'Done', color: 'success' },
  deferred: { icon: <CalendarArrowRightRegular />, word: 'Deferred', color: 'warning' },
};

interface OutcomeProps {
  readonly item: AgendaItemView;
  readonly outcome: AgendaItemView['outcome'];
  readonly here: boolean;
}

function OutcomeBadge({ item, outcome, here }: OutcomeProps) {
  if (here) return <Badge {...quiet} color="brand" icon={<PlayCircleRegular />} children="Now" />;
  if (item.late === 'waiting')
    return <Badge {...quiet} color="warning" icon={<HourglassRegular />} children="Late, waits" />;
  if (item.dealtWith === true && outcome === 'open')
    return <Badge {...quiet} color="informative" icon={<CheckmarkCircleRegular />} children="Dealt with meanwhile" />;
  const { icon, word, color } = outcomes[outcome];
  return <Badge {...quiet} color={color} icon={icon} children={word} />;
}
