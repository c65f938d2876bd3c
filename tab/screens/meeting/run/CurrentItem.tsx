import { Badge, makeStyles, mergeClasses, Subtitle2, Text, Title3, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { ClockRegular } from '@fluentui/react-icons/svg/clock';
import { LockClosedRegular } from '@fluentui/react-icons/svg/lock-closed';
import { PauseRegular } from '@fluentui/react-icons/svg/pause';
import type { AgendaItemView, MeetingView } from '../../../../bot/contract';
import { shortMinutes } from '../../../../bot/domain/minutesText';
import type { Run } from '../../../../bot/domain/run';
import { floorItemId, itemTimes } from '../../../../bot/domain/runSteps';
import type { Instant } from '../../../../bot/domain/time';
import { TimeRing } from '../../../components/TimeRing';
import { useSession } from '../../../data/session';
import { IssueWords } from './IssueWords';
import { itemWith, predictedFinish, spentText, usedShare } from './runWords';

const useStyles = makeStyles({
  item: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM },
  words: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, minWidth: 0 },
  title: { overflowWrap: 'anywhere', hyphens: 'auto', margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  whole: { whiteSpace: 'nowrap', flexShrink: 0 },
  over: { color: tokens.colorPaletteRedForeground1 },
});

const MINUTE_MS = 60_000;

interface Props {
  readonly meeting: MeetingView;
  readonly run: Run;
  readonly now: Instant;
  readonly compact: boolean;
}

/** What is on the floor, large, with its time as a ring and in words. */
export function CurrentItem({ meeting, run, now, compact }: Props) {
  const styles = useStyles();
  const { floor } = run;
  const item = itemWith(meeting.agenda, floorItemId(run));
  return (
    <>
      {item === undefined ? (
        <Title3 as={compact ? 'h1' : 'h2'}>The agenda is finished</Title3>
      ) : (
        <ItemOnFloor item={item} meeting={meeting} run={run} now={now} compact={compact} />
      )}
      <div className={styles.line}>
        {item !== undefined && <FinishLine meeting={meeting} run={run} now={now} compact={compact} />}
        {floor.kind === 'paused' && (
          <Badge appearance="tint" shape="rounded" color="warning" icon={<PauseRegular />}>
            Paused
          </Badge>
        )}
      </div>
    </>
  );
}

function ItemOnFloor({ item, meeting, run, now, compact }: Props & { item: AgendaItemView }) {
  const styles = useStyles();
  const times = itemTimes(meeting.agenda, item.id, run, now);
  const { leftMs } = times;
  const words = spentText(times);
  const Title = compact ? Subtitle2 : Title3;
  const over = leftMs <= 0;
  const overMinutes = Math.floor(-leftMs / MINUTE_MS);
  const number = over
    ? overMinutes === 0
      ? '0'
      : `+${shortMinutes(overMinutes)}`
    : String(Math.ceil(leftMs / MINUTE_MS));
  return (
    <div className={styles.item}>
      <TimeRing
        share={usedShare(times)}
        words={words}
        number={number}
        soon={leftMs <= MINUTE_MS}
        pixels={compact ? 72 : 104}
      />
      <div className={styles.words}>
        <Title as={compact ? 'h1' : 'h2'} className={styles.title} dir="auto">
          {item.title}
        </Title>
        <Text weight="semibold" className={mergeClasses(over && styles.over)}>
          {words}
        </Text>
        {item.issueId !== undefined && <IssueWords issueId={item.issueId} />}
        {item.presenterName !== undefined && <Text className={styles.quiet}>{item.presenterName}</Text>}
        {item.restricted && (
          <span>
            <Badge appearance="tint" shape="rounded" color="important" icon={<LockClosedRegular />}>
              Restricted
            </Badge>
          </span>
        )}
      </div>
    </div>
  );
}

/** "On course to finish 11:58: 3 minutes late"; in a panel short enough for one line, whatever it says. */
function FinishLine({ meeting, run, now, compact }: Props) {
  const styles = useStyles();
  const { panel } = useSession();
  const { time, lateMinutes, words } = predictedFinish(meeting, run, now, panel.timeZone);
  const late = lateMinutes > 0;
  return (
    <>
      <Text>
        {compact ? 'Finish' : 'On course to finish'} {time}
      </Text>
      <Badge
        className={styles.whole}
        appearance="tint"
        shape="rounded"
        color={late ? 'danger' : 'success'}
        icon={late ? <ClockRegular /> : <CheckmarkCircleRegular />}
      >
        {words}
      </Badge>
    </>
  );
}
