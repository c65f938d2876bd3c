import { mayHear } from '../../bot/access/liveSight';
import {
  issueHearers,
  issueSight,
  maySeeIssue,
  maySeeTask,
  taskHearers,
  taskSight,
  visibleIssues,
  visibleTasks,
} from '../../bot/access/sight';
import { everybody, system } from '../../bot/access/viewer';
import type { Audience } from '../../bot/domain/audience';
import type { Issue } from '../../bot/domain/issue';
import type { Task } from '../../bot/domain/task';
import { documentOf } from '../../bot/ledger/records';
import type { Condition, DocumentKeys } from '../../bot/ledger/store';
import { anIssue, aTask, ea, hmrc, northmoor, priya, ruth } from '../support/builders';
import { people } from './stepCast';

const toHmrc: Audience = { kind: 'named', agencyIds: [hmrc], memberIds: [] };
const toEaAndRuth: Audience = { kind: 'named', agencyIds: [ea], memberIds: [ruth] };
const toNobody: Audience = { kind: 'named', agencyIds: [], memberIds: [] };
const audiences: readonly Audience[] = [{ kind: 'panel' }, toHmrc, toEaAndRuth, toNobody];
const recusals = [undefined, [priya], [ruth]];

const tasks: Task[] = audiences.flatMap((audience) =>
  recusals.flatMap((recusedIds) =>
    [ea, hmrc].map((agencyId) => ({
      ...aTask('allocated', { audience, agencyId }),
      ...(recusedIds === undefined ? {} : { recusedIds }),
    })),
  ),
);
const issues: Issue[] = audiences.flatMap((audience) => [
  anIssue('triaged', { audience }),
  { ...anIssue('triaged', { audience }), raised: { by: ruth, at: anIssue().raised.at } },
]);
const viewers = Object.entries(people);

function subjectOf(type: 'task' | 'issue', { id, reference }: { id: string; reference: string }) {
  return { type, id, reference };
}

const happened = { action: 'changed', by: 'system' } as const;

/** What a store would find, told in a few lines. */
function satisfies(keys: DocumentKeys, conditions: readonly Condition[]): boolean {
  return conditions.every((condition) => {
    const value = keys[condition.key];
    const list = Array.isArray(value) ? value : [];
    if ('is' in condition) return value === condition.is;
    if ('holdsAnyOf' in condition) return condition.holdsAnyOf.some((item) => list.includes(item));
    if ('holdsNoneOf' in condition) return !condition.holdsNoneOf.some((item) => list.includes(item));
    throw new Error(`Not a condition of sight: ${JSON.stringify(condition)}`);
  });
}

describe.each(viewers)('of %s', (_name, viewer) => {
  it('predicate, store condition and live filter say the same of every task', () => {
    const told = tasks.map((task) => {
      const heard = { ...happened, subject: subjectOf('task', task), readers: taskHearers(task) };
      // A right comes before the condition: whoever may not ask gets no list at all.
      const listed =
        maySeeTask(aTask('allocated', { agencyId: viewer.member.agencyId }), viewer) || maySeeTask(task, viewer);
      const found = listed && satisfies(documentOf('task', northmoor, task).keys, visibleTasks(viewer));
      return { sees: maySeeTask(task, viewer), hears: mayHear(heard, viewer), found };
    });
    expect(told.filter(({ sees, hears, found }) => hears !== sees || (found && !sees) || (sees && !found))).toEqual([]);
  });

  it('predicate, store condition and live filter say the same of every issue', () => {
    const told = issues.map((issue) => {
      const heard = { ...happened, subject: subjectOf('issue', issue), readers: issueHearers(issue) };
      const sees = maySeeIssue(issue, viewer);
      const found = satisfies(documentOf('issue', northmoor, issue).keys, visibleIssues(viewer));
      return { sees, hears: mayHear(heard, viewer), found };
    });
    expect(told.filter(({ sees, hears }) => hears !== sees)).toEqual([]);
    expect(told.filter(({ sees, found }) => sees && !found)).toEqual([]);
  });
});

it('whoever left for the item sees, finds and hears nothing of its tasks, a chair included', () => {
  const task = { ...aTask(), recusedIds: [people.chair.member.id] };
  expect(taskSight(task, people.chair)).toBe('none');
  expect(satisfies(documentOf('task', northmoor, task).keys, visibleTasks(people.chair))).toBe(false);
  expect(taskSight(task, people.deputyChair)).toBe('whole');
});

describe('a chat of many', () => {
  it('is told whose an open record is and how it stands, and of a restricted one that there is one', () => {
    expect(taskSight(aTask(), everybody)).toBe('outline');
    expect(issueSight(anIssue(), everybody)).toBe('outline');
    expect(taskSight(aTask('allocated', { audience: toHmrc }), everybody)).toBe('number');
    expect(issueSight(anIssue('triaged', { audience: toHmrc }), everybody)).toBe('number');
  });

  it('is told no more than the number where somebody left for the item', () => {
    expect(taskSight({ ...aTask(), recusedIds: [priya] }, everybody)).toBe('number');
  });
});

it('the product itself reads all that it is to draw', () => {
  for (const task of tasks) expect(taskSight(task, system)).toBe('whole');
});
