import type { Card } from '../../cards/kit';
import { groupsCard } from '../../cards/groupCard';
import { CARD_ROWS, issuesCard, myTasksCard } from '../../cards/listCards';
import type { GroupView } from '../../useCases/groups/groupViews';
import { wordless } from '../../useCases/log/reading';
import type { Context } from '../../useCases/ports';
import { runQuery } from '../../useCases/queries';
import type { TaskView } from '../../useCases/tasks/taskViews';
import { highestMarking } from '../../domain/highestMarking';
import type { Content, TabLink } from './content';

const kinds = ['myTasks', 'issues', 'groups', 'reviews'] as const;
type ListContent = Extract<Content, { kind: (typeof kinds)[number] }>;

export function isListContent(content: Content): content is ListContent {
  return kinds.some((kind) => kind === content.kind);
}

export async function drawList(content: ListContent, ctx: Context, tabLink: TabLink): Promise<Card> {
  switch (content.kind) {
    case 'myTasks':
      return drawMyTasks(content, ctx, tabLink('action-log?mine=true'));
    case 'issues':
      return drawIssues(ctx, tabLink('issues'));
    case 'groups':
      return drawGroups(ctx, tabLink('groups'));
    case 'reviews':
      return drawReviews(ctx, tabLink('groups?show=due'));
  }
}

async function drawIssues(ctx: Context, tabUrl: string): Promise<Card> {
  const { items } = await runQuery('issues.list', { limit: CARD_ROWS }, wordless(ctx));
  return issuesCard(items, { marking: highestMarking(ctx.roster.panel.marking, items), tabUrl });
}

/** Where a page of one's own tasks begins. */
type TasksPlace = Omit<Extract<Content, { kind: 'myTasks' }>, 'kind'>;

/**
 * Those that the agency still owes, by due date, so that the overdue ones come first; then those that wait for
 * somebody else.
 */
const parts = {
  owed: 'allocated,acknowledged,inProgress',
  others: 'proposed,declined,completed',
} as const;

/** A page of the viewer's open tasks, read in a query or two however many there are. */
async function drawMyTasks(place: TasksPlace, ctx: Context, tabUrl: string): Promise<Card> {
  const { from = 1, part = 'owed' } = place;
  const tasks: TaskView[] = [];
  let more: TasksPlace | undefined = place;
  if (part === 'owed') {
    more = await readInto(tasks, 'owed', place.cursor, ctx);
    if (more === undefined && tasks.length === CARD_ROWS) more = await findOthers(ctx);
    else if (more === undefined) more = await readInto(tasks, 'others', undefined, ctx);
  } else {
    more = await readInto(tasks, 'others', place.cursor, ctx);
  }
  const next = more === undefined ? {} : { more: { kind: 'myTasks', ...more, from: from + tasks.length } };
  return myTasksCard(tasks, { marking: highestMarking(ctx.roster.panel.marking, tasks), tabUrl, from, ...next });
}

/** A full page is followed by another one only where that has something to show. */
async function findOthers(ctx: Context): Promise<TasksPlace | undefined> {
  const { items } = await runQuery('tasks.list', { mine: true, state: parts.others, limit: 1 }, ctx);
  return items.length === 0 ? undefined : { part: 'others' };
}

/** Fills the page. @returns where the next one begins, undefined at the end of this part */
async function readInto(
  tasks: TaskView[],
  part: keyof typeof parts,
  cursor: string | undefined,
  ctx: Context,
): Promise<TasksPlace | undefined> {
  const input = { mine: true, state: parts[part], limit: CARD_ROWS - tasks.length };
  const page = await runQuery('tasks.list', cursor === undefined ? input : { ...input, cursor }, ctx);
  tasks.push(...page.items);
  return page.cursor === undefined ? undefined : { part, cursor: page.cursor };
}

/** The groups that somebody may see: those they lead first, then those that are due for review. */
async function drawGroups(ctx: Context, tabUrl: string): Promise<Card> {
  const { items } = await runQuery('groups.list', {}, wordless(ctx));
  const rankOf = ({ isMine, isDueForReview }: GroupView) => (isMine ? 0 : 2) + (isDueForReview ? 0 : 1);
  const heading = items.length === 0 ? 'No group is shared with you' : 'The groups that you may see';
  return drawChoice(
    items.toSorted((a, b) => rankOf(a) - rankOf(b)),
    heading,
    ctx,
    tabUrl,
  );
}

/** Of the groups that somebody leads those whose review is due; where none is, when the next ones are. */
async function drawReviews(ctx: Context, tabUrl: string): Promise<Card> {
  const { items } = await runQuery('groups.list', {}, wordless(ctx));
  const mine = items.filter(({ isMine }) => isMine);
  const due = mine.filter(({ isDueForReview }) => isDueForReview);
  const shown = (due.length === 0 ? mine : due).toSorted((a, b) =>
    (a.nextReviewOn ?? UNPLANNED).localeCompare(b.nextReviewOn ?? UNPLANNED),
  );
  return drawChoice(shown, reviewsHeading(mine.length, due.length), ctx, tabUrl);
}

/** After any day. */
const UNPLANNED = '9999';

function reviewsHeading(led: number, due: number): string {
  if (led === 0) return 'You lead no group';
  if (due === 0) return 'No review of yours is due';
  return due === 1 ? 'One review of yours is due' : `${due} reviews of yours are due`;
}

export function drawChoice(groups: readonly GroupView[], heading: string, ctx: Context, tabUrl: string): Card {
  const marking = highestMarking(ctx.roster.panel.marking, groups);
  return groupsCard(groups, { marking, tabUrl, heading, today: ctx.today });
}
