import { hasRight } from '../../access/rights';
import { visibleIssues, visibleTasks } from '../../access/sight';
import { wordsInList } from '../../domain/audience';
import type { Issue } from '../../domain/issue';
import { wordsIn } from '../../domain/searchable';
import type { Task } from '../../domain/task';
import { headlineOf } from '../../domain/text';
import { issueStatusText } from '../issues/viewIssue';
import { agencyName } from '../members/names';
import type { Context } from '../ports';
import { taskStateNames } from '../tasks/viewTask';
import { type Asked, bears } from './asked';
import { findNumbered, findWorded, type Found, nothing } from './findRecords';
import type { FoundView } from './searchViews';

export async function findTasks(asked: Asked, ctx: Context): Promise<Found> {
  if (!hasRight(ctx.viewer, 'task.see')) return nothing;
  const visible = visibleTasks(ctx.viewer);
  const [numbered, worded] = await Promise.all([
    findNumbered('task', visible, asked, ctx),
    findWorded('task', { visible, latest: 'givenAt' }, asked, ctx),
  ]);
  return {
    numbered: ofYear(numbered, asked).map((task) => taskFound(task, ctx)),
    worded: worded.map((task) => ({ ...saysThem(task, asked), ...taskFound(task, ctx) })),
  };
}

function taskFound(task: Task, ctx: Context): FoundView {
  const { id, reference, title, agencyId, state } = task;
  return {
    ...{ key: `task:${id}`, kind: 'task', reference, place: `action-log?task=${id}` },
    title: wordsInList(task, title),
    note: `${taskStateNames[state]}, ${agencyName(agencyId, ctx)}`,
  };
}

export async function findIssues(asked: Asked, ctx: Context): Promise<Found> {
  if (!hasRight(ctx.viewer, 'issue.see')) return nothing;
  const visible = visibleIssues(ctx.viewer);
  const [numbered, worded] = await Promise.all([
    findNumbered('issue', visible, asked, ctx),
    findWorded('issue', { visible, latest: 'raisedAt' }, asked, ctx),
  ]);
  return {
    numbered: await Promise.all(ofYear(numbered, asked).map((issue) => issueFound(issue, ctx))),
    worded: await Promise.all(
      worded.map(async (issue) => ({ ...saysThem(issue, asked), ...(await issueFound(issue, ctx)) })),
    ),
  };
}

async function issueFound(issue: Issue, ctx: Context): Promise<FoundView> {
  const { id, reference, text } = issue;
  return {
    ...{ key: `issue:${id}`, kind: 'issue', reference, place: `issues?issue=${id}` },
    title: wordsInList(issue, headlineOf(text, 90)),
    note: await issueStatusText(issue, ctx),
  };
}

/** Of a restricted record that was found by its words: that they stand in it. Its reference says nothing of them. */
function saysThem({ audience, reference }: Task | Issue, asked: Asked): Pick<FoundView, 'saysWords'> {
  return audience.kind === 'named' && !bears(wordsIn(reference), asked) ? { saysWords: true } : {};
}

/** The latest year first. */
function ofYear<Kind extends Task | Issue>(records: readonly Kind[], { number }: Asked): Kind[] {
  const year = number?.year;
  return records
    .filter(({ reference }) => year === undefined || reference.includes(`-${year}-`))
    .sort((a, b) => b.reference.localeCompare(a.reference));
}
