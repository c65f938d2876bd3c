import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { lazy, Suspense } from 'react';
import type { AgendaItemView, MeetingView } from '../../../../bot/contract';
import type { Run } from '../../../../bot/domain/run';
import { floorItemId, isRevealed, itemTimes } from '../../../../bot/domain/runSteps';
import type { Instant } from '../../../../bot/domain/time';
import { useServerNow } from '../../../data/serverClock';
import { useSession } from '../../../data/session';
import { BigRecord } from './BigRecord';
import { IssueWords } from './IssueWords';
import { itemWith, leftText, predictedFinish, usedShare } from './runWords';
import { issueForAll, nextThree, stageTitle } from './stageWords';

const RevealedSubject = lazy(() => import('./RevealedSubject'));

const useStyles = makeStyles({
  title: {
    fontSize: 'clamp(32px, 9vh, 112px)',
    lineHeight: 1.1,
    fontWeight: tokens.fontWeightSemibold,
    margin: 0,
    overflowWrap: 'anywhere',
  },
  time: {
    fontSize: 'clamp(24px, 5.5vh, 68px)',
    lineHeight: 1.2,
    fontVariantNumeric: 'tabular-nums',
    margin: 0,
  },
  words: {
    fontSize: 'clamp(20px, 4.5vh, 56px)',
    lineHeight: 1.25,
    overflowWrap: 'anywhere',
    '& .fui-Text': { fontSize: 'inherit', lineHeight: 'inherit' },
  },
  over: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
  bar: {
    height: 'clamp(10px, 2vh, 24px)',
    flexShrink: 0,
    borderRadius: tokens.borderRadiusCircular,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStrokeAccessible}`,
    backgroundColor: tokens.colorNeutralBackground4,
    overflow: 'hidden',
  },
  used: { height: '100%', backgroundColor: tokens.colorBrandBackground },
  usedUp: { backgroundColor: tokens.colorPaletteRedBackground3 },
  next: {
    marginTop: 'auto',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    fontSize: 'clamp(16px, 2.8vh, 34px)',
    lineHeight: 1.3,
    color: tokens.colorNeutralForeground2,
  },
  nextWord: { fontWeight: tokens.fontWeightSemibold },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
});

const SECOND_MS = 1000;

/** The item on the floor in letters for the back row, its time, what is recorded on it, and what comes next. */
export function BigFloor({ meeting }: { meeting: MeetingView }) {
  const styles = useStyles();
  const now = useServerNow(SECOND_MS);
  const { run } = meeting;
  if (run === undefined) return <h1 className={styles.title}>Restricted item</h1>;
  const item = itemWith(meeting.agenda, floorItemId(run));
  return (
    <>
      {item === undefined ? (
        <h1 className={styles.title}>The agenda is finished</h1>
      ) : (
        <BigItem item={item} meeting={meeting} run={run} now={now} />
      )}
      {item !== undefined && !item.restricted && meeting.may.seeRecord && <BigRecord meeting={meeting} item={item} />}
      <Next items={nextThree(meeting, run)} />
    </>
  );
}

interface BigItemProps {
  readonly item: AgendaItemView;
  readonly meeting: MeetingView;
  readonly run: Run;
  readonly now: Instant;
}

function BigItem({ item, meeting, run, now }: BigItemProps) {
  const styles = useStyles();
  const times = itemTimes(meeting.agenda, item.id, run, now);
  const over = times.leftMs <= 0;
  const words = leftText(times);
  const used = Math.min(1, usedShare(times));
  const finish = `finish ${predictedFinish(meeting, run, now, useSession().panel.timeZone).time}`;
  return (
    <>
      <h1 className={styles.title} dir="auto">
        {stageTitle(item)}
      </h1>
      <RevealedWords item={item} run={run} />
      {item.presentation === 'live' && run.floor.kind === 'running' && (
        <Suspense>
          <RevealedSubject meetingId={meeting.id} itemId={item.id} />
        </Suspense>
      )}
      <p className={mergeClasses(styles.time, over && styles.over)}>
        {[words, run.floor.kind === 'paused' ? 'paused' : undefined, presenterOf(item), finish]
          .filter((part) => part !== undefined)
          .join(' · ')}
      </p>
      <div className={styles.bar} role="img" aria-label={words}>
        <div className={mergeClasses(styles.used, over && styles.usedUp)} style={{ width: `${used * 100}%` }} />
      </div>
    </>
  );
}

/** Named people are no more for everybody than the title of a restricted item is. */
function presenterOf({ restricted, presenterName }: AgendaItemView): string | undefined {
  return restricted ? undefined : presenterName;
}

/** An issue’s own words, once the chair has let the room read them; until then this page does not even ask for them. */
function RevealedWords({ item, run }: Pick<BigItemProps, 'item' | 'run'>) {
  const styles = useStyles();
  const issueId = issueForAll(item);
  if (issueId === undefined || !isRevealed(run, item.id)) return null;
  return (
    <div className={styles.words}>
      <IssueWords issueId={issueId} />
    </div>
  );
}

function Next({ items }: { items: readonly AgendaItemView[] }) {
  const styles = useStyles();
  if (items.length === 0) return null;
  return (
    <section className={styles.next} aria-label="Next">
      <span className={styles.nextWord}>Next</span>
      <ol className={styles.list}>
        {items.map((item) => (
          <li key={item.id}>
            <bdi>{stageTitle(item)}</bdi>, {item.minutes} min
          </li>
        ))}
      </ol>
    </section>
  );
}
