import { z } from 'zod';
import { maySeeTask } from '../../access/sight';
import { TaskId } from '../../domain/ids';
import { reminderDay, reminderKey, type ReminderRule, subjectOfReminder } from '../../domain/reminder';
import { isOwed, owedStates, type Task } from '../../domain/task';
import { addDays, LocalDate } from '../../domain/time';
import { readPage } from '../../ledger/paging';
import { recordOf } from '../../ledger/records';
import type { Context } from '../ports';
import type { Due } from './queueReminders';
import { loadDatedSubjects, type Subject, taskSubject } from './reminderSubjects';

/** How far the coordinator looks ahead. */
const PREVIEW_DAYS = 14;
/** No rule’s day is moved further by weekends and bank holidays. */
const MOST_MOVED = 7;
/** Tasks that one rule reads at once: a page of reminders needs a few of each. */
const TASKS_AT_ONCE = 10;

/** What goes out on a day, and its place among all that does: by day, then by what it reminds of. */
export interface Planned extends Due {
  readonly day: LocalDate;
  readonly place: Place;
}

const Place = z.tuple([LocalDate, LocalDate, z.number(), z.string()]);
/** Its day, the day that it speaks of, the number of its task, its key. */
type Place = z.infer<typeof Place>;

/** Opaque to callers: after which reminder the next page begins. */
export const PlaceText = z.string().transform((text, context): Place => {
  try {
    return Place.parse(JSON.parse(decodeURIComponent(text)));
  } catch {
    context.addIssue({ code: z.ZodIssueCode.custom, message: 'This cursor is not one that the list gave.' });
    return z.NEVER;
  }
});

export function placeText({ place }: Planned): string {
  return encodeURIComponent(JSON.stringify(place));
}

interface Days {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

export function comingDays({ today }: Context): Days {
  return { from: today, to: addDays(today, PREVIEW_DAYS) };
}

/**
 * What goes out in those days, as things stand, in its order. However long the action log is, no more of it is read than
 * what is taken: each rule walks along the due days of which it speaks.
 */
export async function* comingReminders(days: Days, ctx: Context, after?: Place): AsyncGenerator<Planned> {
  const rules = ctx.roster.panel.reminderRules;
  const from = after === undefined ? days.from : after[0];
  const ofTasks = rules
    .filter(({ about }) => about === 'task')
    .map((rule) => ofTaskRule(rule, { ...days, from }, after, ctx));
  const others = (await loadDatedSubjects(ctx)).flatMap((subject) =>
    rules.flatMap((rule) => plannedOf(subject, rule, 0, days, ctx)),
  );
  for await (const planned of inOrder([inMemory(others.sort(byPlace)), ...ofTasks]))
    if (after === undefined || compared(planned.place, after) > 0) yield planned;
}

/** The one of that key, which goes out in the coming days. */
export async function findComing(key: string, ctx: Context): Promise<Planned | undefined> {
  const subjectId = subjectOfReminder(key);
  const subjects = [...(await loadDatedSubjects(ctx)), ...(await findTaskSubject(subjectId, ctx))];
  const planned = subjects
    .filter(({ id }) => id === subjectId)
    .flatMap((subject) =>
      ctx.roster.panel.reminderRules.flatMap((rule) => plannedOf(subject, rule, 0, comingDays(ctx), ctx)),
    );
  return planned.find((each) => each.key === key);
}

async function findTaskSubject(id: string, ctx: Context): Promise<Subject[]> {
  const { success, data } = TaskId.safeParse(id);
  const found = success ? await ctx.store.read(ctx.roster.panel.id, `task:${data}`) : undefined;
  const task = found && recordOf('task', found);
  return task !== undefined && isOwed(task) && maySeeTask(task, ctx.viewer) ? [taskSubject(task, ctx)] : [];
}

function plannedOf(subject: Subject, rule: ReminderRule, number: number, { from, to }: Days, ctx: Context): Planned[] {
  if (rule.about !== subject.about) return [];
  const { anchor, since } = subject;
  const day = reminderDay(rule, anchor, ctx.calendar.holidays);
  if (day < from || day > to || (since !== undefined && day <= since)) return [];
  const found = { rule, day, late: false };
  const key = reminderKey(found, subject.id, anchor);
  return [{ key, day, subject, found, place: [day, anchor, number, key] }];
}

async function* ofTaskRule(
  rule: ReminderRule,
  days: Days,
  after: Place | undefined,
  ctx: Context,
): AsyncGenerator<Planned> {
  const due = dueDaysOf(rule, days, ctx);
  const [first, last] = [due[0], due.at(-1)];
  if (first === undefined || last === undefined) return;
  const where = [
    { key: 'open', is: 'yes' },
    { key: 'state', in: owedStates },
    { key: 'dueOn', above: addDays(first, -1) },
    { key: 'dueOn', below: addDays(last, 1) },
  ];
  // Of the task at which the last page ended another rule may speak on the same day.
  const isOfItsDay = after !== undefined && reminderDay(rule, after[1], ctx.calendar.holidays) === after[0];
  let cursor: [string, number] | undefined = isOfItsDay ? [after[1], after[2] - 1] : undefined;
  for (;;) {
    const request = { where, key: 'dueOn', direction: 'ascending', limit: TASKS_AT_ONCE, cursor } as const;
    const page = await readPage('task', request, ctx);
    for (const task of page.records)
      if (maySeeTask(task, ctx.viewer)) yield* plannedOf(taskSubject(task, ctx), rule, task.number, days, ctx);
    const end: Task | undefined = page.records.at(-1);
    if (page.cursor === undefined || end === undefined) return;
    cursor = [end.dueOn, end.number];
  }
}

/** Due days of which the rule speaks on one of those days: they lie side by side. */
function dueDaysOf(rule: ReminderRule, { from, to }: Days, { calendar }: Context): LocalDate[] {
  const due: LocalDate[] = [];
  const last = addDays(to, MOST_MOVED - rule.days);
  for (let anchor = addDays(from, -MOST_MOVED - rule.days); anchor <= last; anchor = addDays(anchor, 1)) {
    const day = reminderDay(rule, anchor, calendar.holidays);
    if (day >= from && day <= to) due.push(anchor);
  }
  return due;
}

async function* inMemory(all: readonly Planned[]): AsyncGenerator<Planned> {
  yield* all;
}

/** Of several that are each in order. */
async function* inOrder(streams: readonly AsyncGenerator<Planned>[]): AsyncGenerator<Planned> {
  const heads = new Map<AsyncGenerator<Planned>, Planned>();
  const advance = async (stream: AsyncGenerator<Planned>): Promise<void> => {
    const next = await stream.next();
    if (next.done === true) heads.delete(stream);
    else heads.set(stream, next.value);
  };
  await Promise.all(streams.map(advance));
  for (;;) {
    const [first] = [...heads].sort(([, a], [, b]) => byPlace(a, b));
    if (first === undefined) return;
    yield first[1];
    await advance(first[0]);
  }
}

function byPlace(a: Planned, b: Planned): number {
  return compared(a.place, b.place);
}

function compared([day, anchor, number, key]: Place, [otherDay, otherAnchor, otherNumber, otherKey]: Place): number {
  return (
    day.localeCompare(otherDay) ||
    anchor.localeCompare(otherAnchor) ||
    number - otherNumber ||
    key.localeCompare(otherKey)
  );
}
