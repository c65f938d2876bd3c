import { Caption1, Link, makeStyles, Text, tokens } from '@fluentui/react-components';
import { lazy, type ReactNode, Suspense } from 'react';
import type { TaskDetailView, TaskView } from '../../../bot/contract';
import { History } from '../../components/History';
import { LoadingLines } from '../../components/LoadingLines';
import { OpenLink } from '../../components/OpenLink';
import { TaskFlags, TaskStateBadge } from '../../components/StateBadge';
import { goTo } from '../../data/address';
import { useMay } from '../../data/session';
import { useUrgentText } from '../../components/useUrgentText';
import { CommentLine } from './CommentLine';
import { TaskActions } from './TaskActions';
import { TaskParts } from './TaskParts';
import { TimeAsked } from './TimeAsked';

const ReferralsOfTask = lazy(() => import('../groups/referrals/ReferralsOfTask'));

const useStyles = makeStyles({
  badges: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  facts: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, margin: 0 },
  fact: {
    display: 'grid',
    gridTemplateColumns: '88px 1fr',
    columnGap: tokens.spacingHorizontalM,
    '& dt': { color: tokens.colorNeutralForeground3 },
    '& dd': { margin: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' },
  },
  detail: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  warning: { display: 'block', color: tokens.colorNeutralForeground3 },
});

interface Props {
  readonly task: TaskView;
  /** Undefined while only what the list knows is there. */
  readonly whole: TaskDetailView | undefined;
  readonly onDone?: () => void;
}

/** What the task is, why, who did what with it, and what this person may do now. */
export default function TaskDetail({ task, whole, onDone }: Props) {
  const styles = useStyles();
  const { whole: urgentText } = useUrgentText(task);
  const mayShowReferrals = useMay('group.see') && task.referredText !== undefined;
  return (
    <>
      <div className={styles.badges}>
        <TaskStateBadge task={task} />
        <TaskFlags task={task} />
      </div>
      {urgentText !== undefined && <Text weight="semibold">{urgentText}</Text>}
      {task.detail !== undefined && (
        <Text dir="auto" className={styles.detail}>
          {task.detail}
        </Text>
      )}
      <TimeAsked task={task} />
      <TaskActions
        task={task}
        mayRefer={whole?.beside.mayRefer === true && task.state !== 'closed' && task.state !== 'withdrawn'}
        onDone={onDone}
      />
      <TaskFacts task={task} group={whole?.beside.group} />
      {whole === undefined ? (
        <LoadingLines flush count={3} />
      ) : (
        <>
          <TaskParts parts={whole.parts} />
          {mayShowReferrals && (
            <Suspense>
              <ReferralsOfTask taskId={task.id} />
            </Suspense>
          )}
          <CommentLine task={whole} />
          <History lines={whole.history} />
        </>
      )}
    </>
  );
}

function TaskFacts({ task, group }: { task: TaskView; group: TaskDetailView['beside']['group'] }) {
  const styles = useStyles();
  const results = [task.fourP, gradeText(task)].filter((text) => text !== undefined);
  return (
    <dl className={styles.facts}>
      <Fact name="Agency">{task.agencyName}</Fact>
      <Fact name="Owner">{task.ownerName}</Fact>
      <Fact name="Deputy">{task.deputyName}</Fact>
      <Fact name="Due">
        {task.dueText}
        {task.dueWarning !== undefined && <Caption1 className={styles.warning}>{task.dueWarning}</Caption1>}
      </Fact>
      <Fact name="Why">{task.originText}</Fact>
      <Fact name="Group">
        {group && (
          <Link as="button" onClick={() => goTo('groups', { group: group.id })}>
            {group.called}
          </Link>
        )}
      </Fact>
      <Fact name="Before">{task.beforeText}</Fact>
      <Fact name="Part of">
        {task.partOf === undefined ? undefined : (
          <OpenLink to={{ task: task.partOf.id }}>{task.partOf.reference}</OpenLink>
        )}
      </Fact>
      <Fact name="Who sees it">{task.restrictedText}</Fact>
      <Fact name="Power">{task.powerText}</Fact>
      <Fact name="Shared">{task.disclosureText?.replace(/^Shared under/, 'Under')}</Fact>
      <Fact name="Now">{task.statusText}</Fact>
      <Fact name="Reason">{task.reason}</Fact>
      <Fact name="Held up">{task.blockedText}</Fact>
      <Fact name="Escalated">{task.escalatedText}</Fact>
      <Fact name="Referred">{task.referredText?.replace(/^Referred to/, 'To')}</Fact>
      <Fact name="More time">{task.noMoreTime === undefined ? undefined : notGivenText(task.noMoreTime)}</Fact>
      <Fact name="Reminded">{task.chasedText?.replace(/^Reminded /, '')}</Fact>
      <Fact name="Last note">{task.lastNote}</Fact>
      <Fact name="Outcome">{task.outcome}</Fact>
      <Fact name="Result">{results.length === 0 ? undefined : results.join(' · ')}</Fact>
    </dl>
  );
}

function gradeText({ proposedGrade, moderatedGrade }: TaskView): string | undefined {
  if (moderatedGrade !== undefined) return `${moderatedGrade} disruption`;
  return proposedGrade === undefined ? undefined : `${proposedGrade} disruption proposed`;
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  const styles = useStyles();
  if (children === undefined) return null;
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd dir="auto">{children}</dd>
    </div>
  );
}

/** Why not is told to those alone whom it was written to. */
function notGivenText({ text, reason }: NonNullable<TaskView['noMoreTime']>): string {
  return reason === undefined ? text : `${text}: ${reason}`;
}
