import { z } from 'zod';
import { hasRight } from '../../access/rights';
import { visibleGroups, visibleIssues, visibleTasks } from '../../access/sight';
import { ReviewedType } from '../../domain/disposal';
import {
  classBegins,
  classNames,
  periodsOf,
  periodText,
  type RecordClass,
  RecordClass as Class,
} from '../../domain/retention';
import { addMonths, firstNotDue } from '../../domain/retentionDays';
import { headlineOf } from '../../domain/text';
import { addDays, dayText, type LocalDate } from '../../domain/time';
import { oncePerSnapshot } from '../../ledger/snapshot';
import type { Condition, StoredDocument } from '../../ledger/store';
import { agencyName } from '../members/names';
import type { Context } from '../ports';
import { holdOn } from './holds';
import type { DueRecordView } from './retentionViews';
import { readingOf, type Reviewed, reviewedIn } from './reviewed';

const PAGE = 50;

/** By what a list of due records is found: since when it is over, or until when it was kept. */
const lists = ['endedOn', 'reviewOn'] as const;
type List = (typeof lists)[number];

interface Source {
  readonly type: ReviewedType;
  readonly class: RecordClass;
  readonly list: List;
}

const classOf: Readonly<Record<ReviewedType, RecordClass>> = {
  task: 'task',
  issue: 'issue',
  meeting: 'meeting',
  pastMeeting: 'meeting',
  group: 'group',
  nominal: 'nominal',
  member: 'member',
};

const sources: readonly Source[] = ReviewedType.options.flatMap((type) =>
  lists.map((list) => ({ type, class: classOf[type], list })),
);

/** Where each list goes on: the last that was shown of it. */
const Places = z.record(z.tuple([z.string(), z.number()]));

export const DueListing = z.object({
  class: Class.optional().describe('Of one class alone'),
  cursor: z
    .string()
    .max(2000)
    .regex(/^[\w%.!~*'()-]+$/)
    .transform((text, context) => {
      try {
        return Places.parse(JSON.parse(decodeURIComponent(text)));
      } catch {
        context.addIssue({ code: z.ZodIssueCode.custom, message: 'This cursor is not one that the list gave.' });
        return z.NEVER;
      }
    })
    .optional(),
  limit: z.coerce.number().int().min(1).max(100).optional(),
});

interface Due {
  readonly source: Source;
  readonly document: StoredDocument;
  readonly reviewed: Reviewed;
  readonly dueOn: LocalDate;
}

/** What is due, the longest due first: a page is read by the keys of the store, whatever there is beside it. */
export async function listDue(
  { class: only, cursor = {}, limit = PAGE }: z.infer<typeof DueListing>,
  ctx: Context,
): Promise<{ items: DueRecordView[]; cursor?: string }> {
  const asked = sources.filter((source) => only === undefined || source.class === only);
  const found = await Promise.all(asked.map((source) => dueOf(source, cursor[nameOf(source)], limit + 1, ctx)));
  const inOrder = found.flat().sort((a, b) => a.dueOn.localeCompare(b.dueOn));
  const shown = inOrder.slice(0, limit);
  const places = { ...cursor };
  for (const { source, document } of shown) {
    places[nameOf(source)] = placeOf(source, document);
  }
  const items = await Promise.all(shown.map((due) => dueView(due, ctx)));
  const isMore = inOrder.length > shown.length;
  return { items, ...(isMore ? { cursor: encodeURIComponent(JSON.stringify(places)) } : {}) };
}

export const MOST_COUNTED = 50;

/** How many, up to `MOST_COUNTED`: what is due changes with the panel and with the day, however often it is asked. */
export function countDue(ctx: Context): Promise<number> {
  return countOnDay(`${ctx.viewer.member.id} ${ctx.today}`, ctx);
}

const countOnDay = oncePerSnapshot(async (_whoAndDay: string, ctx: Context) => {
  const found = await Promise.all(sources.map((source) => dueOf(source, undefined, MOST_COUNTED, ctx)));
  return Math.min(MOST_COUNTED, found.flat().length);
});

function nameOf({ type, list }: Source): string {
  return `${type}.${list}`;
}

async function dueOf(
  source: Source,
  after: readonly [string, number] | undefined,
  limit: number,
  ctx: Context,
): Promise<Due[]> {
  const { store, roster, today, viewer } = ctx;
  const { type, list } = source;
  const months = periodsOf(roster.panel)[source.class];
  const before = list === 'endedOn' ? firstNotDue(months, today) : addDays(today, 1);
  const where: Condition[] = [{ key: list, below: before }];
  if (type === 'task') where.push(...visibleTasks(viewer));
  if (type === 'issue') where.push(...visibleIssues(viewer));
  if (type === 'group') where.push(...visibleGroups(viewer));
  const seen: Due[] = [];
  // Who may know of a person is no condition on their own keys: of those that are hidden, few, the page is made good.
  for (let last = after; ;) {
    const place = last === undefined ? {} : { after: { value: last[0], number: last[1] } };
    const order = { key: list, direction: 'ascending', ...place } as const;
    const found = await store.query(roster.panel.id, { type, where, order, limit });
    const looked = await Promise.all(found.map((document) => dueIn(source, document, ctx)));
    seen.push(...looked.flat());
    const end = found.at(-1);
    if (end === undefined || found.length < limit || seen.length >= limit) return seen.slice(0, limit);
    last = placeOf(source, end);
  }
}

async function dueIn(source: Source, document: StoredDocument, ctx: Context): Promise<Due[]> {
  const reviewed = await reviewedIn(source.type, document, ctx);
  if (reviewed?.sees(ctx.viewer) !== true) return [];
  return [{ source, document, reviewed, dueOn: dueOnOf(reviewed, ctx) ?? ctx.today }];
}

function placeOf({ list }: Source, { keys }: StoredDocument): [string, number] {
  return [String(keys[list]), Number(keys['number'])];
}

/** Undefined while it goes on, and once it was disposed of. */
export function dueOnOf({ class: of, endedOn, retention }: Reviewed, { roster }: Pick<Context, 'roster'>) {
  if (endedOn === undefined || retention?.disposed !== undefined) return undefined;
  return retention?.reviewOn ?? addMonths(endedOn, periodsOf(roster.panel)[of]);
}

export function ruleText(of: RecordClass, { roster }: Pick<Context, 'roster'>): string {
  return `${periodText(periodsOf(roster.panel)[of])} ${classBegins[of]}`;
}

async function dueView({ reviewed, dueOn }: Due, ctx: Context): Promise<DueRecordView> {
  const { ref, class: of, reference, title, agencyId, isRestricted, retention } = reviewed;
  const hold = await holdOn(ref, readingOf(ctx));
  const mayDecide = hasRight(ctx.viewer, 'retention.decide');
  return {
    ...{ of: ref, class: of, className: classNames[of], reference, restricted: isRestricted, dueOn },
    title: isRestricted ? 'Restricted' : headlineOf(title, 120),
    ...(agencyId === undefined ? {} : { agencyName: agencyName(agencyId, ctx) }),
    dueText: `Due since ${dayText(dueOn, ctx.today)}`,
    ruleText: retention?.reviewOn === undefined ? ruleText(of, ctx) : 'the day it was kept until',
    ...(hold === undefined ? {} : { heldText: `On hold for ${hold.caseReference}: nothing disposes of it` }),
    may: { keep: mayDecide, dispose: mayDecide && hold === undefined },
  };
}
