import { giveTaskForm } from '../../cards/giveTaskForm';
import { groupCard, sharedGroupCard } from '../../cards/groupCard';
import { issueCard, sharedIssueCard } from '../../cards/issueCard';
import type { Card } from '../../cards/kit';
import type { Holders } from '../../cards/peopleInputs';
import { sharedTaskCard, taskCard } from '../../cards/taskCard';
import type { GroupId, IssueId, TaskId } from '../../domain/ids';
import type { Context } from '../../useCases/ports';
import { wordless } from '../../useCases/log/reading';
import { runQuery } from '../../useCases/queries';
import type { IssueView } from '../../useCases/issues/issueViews';
import { drawAccess } from './accessDrawing';
import { type Content, isPersonal, type Onlooker, personal, type TabLink } from './content';
import { loadSharedGroup } from '../../useCases/groups/groupLists';
import { loadSharedIssue } from '../../useCases/issues/sharedIssue';
import type { TaskView } from '../../useCases/tasks/taskViews';
import { loadSharedTask } from '../../useCases/tasks/sharedTask';

const kinds = ['task', 'issue', 'group', 'giveTask', 'accessRequest'] as const;
type RecordContent = Extract<Content, { kind: (typeof kinds)[number] }>;

export function isRecordContent(content: Content): content is RecordContent {
  return kinds.some((kind) => kind === content.kind);
}

/** @throws Refusal `not-found` for a record that the viewer may not see */
export async function drawRecord(content: RecordContent, onlooker: Onlooker, tabLink: TabLink): Promise<Card> {
  switch (content.kind) {
    case 'task':
      return drawTask(content, onlooker, tabLink);
    case 'issue':
      return drawIssue(content.issueId, onlooker, tabLink);
    case 'group':
      return drawGroup(content.groupId, onlooker, tabLink);
    case 'giveTask':
      return drawGiveTask(content.taskId, onlooker, tabLink);
    case 'accessRequest':
      return drawAccess(content.requestId, onlooker.ctx, tabLink);
  }
}

async function drawTask(
  { taskId, said }: Extract<Content, { kind: 'task' }>,
  { ctx, reason }: Onlooker,
  tabLink: TabLink,
): Promise<Card> {
  if (!isPersonal(ctx)) return sharedTaskCard(await loadSharedTask(taskId, ctx), tabLink(`action-log?task=${taskId}`));
  return drawTaskView(await runQuery('tasks.card', { taskId, reason }, ctx), ctx, tabLink, said);
}

/** `said`: why the card came. */
export function drawTaskView(task: TaskView, { roster }: Context, tabLink: TabLink, said?: string): Card {
  return taskCard(task, tabLink(`action-log?task=${task.id}`), said, roster.panel.gradeTexts);
}

async function drawIssue(issueId: IssueId, { ctx, issue }: Onlooker, tabLink: TabLink): Promise<Card> {
  if (!isPersonal(ctx)) return sharedIssueCard(await loadSharedIssue(issueId, ctx), tabLink(`issues?issue=${issueId}`));
  return drawIssueView(issue ?? (await runQuery('issues.card', { issueId }, wordless(ctx))), ctx, tabLink);
}

export async function drawIssueView(issue: IssueView, ctx: Context, tabLink: TabLink): Promise<Card> {
  const url = tabLink(`issues?issue=${issue.id}`);
  return issueCard(issue, url, ctx.viewer.member.id, await similarTo(issue, ctx));
}

/** Told to the raiser until somebody has looked at it, and to those who decide. */
async function similarTo(issue: IssueView, ctx: Context): Promise<IssueView[]> {
  const isNew = issue.state === 'raised' || issue.state === 'triaged';
  const mine = issue.state === 'raised' && issue.raisedById === ctx.viewer.member.id;
  if (issue.restricted || (!mine && !(isNew && issue.may.triage))) return [];
  const { items } = await runQuery('issues.similar', { text: issue.text, exceptId: issue.id }, wordless(ctx));
  return items;
}

async function drawGroup(groupId: GroupId, { ctx, reason }: Onlooker, tabLink: TabLink): Promise<Card> {
  const url = tabLink(`groups?group=${groupId}`);
  if (!isPersonal(ctx)) return sharedGroupCard(await loadSharedGroup(groupId, ctx), ctx.roster.panel.marking, url);
  return groupCard(await runQuery('groups.card', { groupId, reason }, ctx), ctx.today, url);
}

/** The form; where somebody has given the task meanwhile, the task as it stands. */
async function drawGiveTask(taskId: TaskId, onlooker: Onlooker, tabLink: TabLink): Promise<Card> {
  const ctx = personal(onlooker.ctx);
  const task = await runQuery('tasks.card', { taskId, reason: onlooker.reason }, ctx);
  if (!task.may.reallocate) return drawTaskView(task, ctx, tabLink);
  return giveTaskForm(task, await loadHolders(ctx));
}

/** Whoever may be given a task. */
export async function loadHolders(ctx: Context): Promise<Holders> {
  const [people, agencies, gateways] = await Promise.all([
    runQuery('members.list', {}, ctx),
    runQuery('agencies.list', {}, ctx),
    runQuery('gateways.list', {}, ctx),
  ]);
  return { people: people.items, agencies: agencies.items, gateways: gateways.items };
}
