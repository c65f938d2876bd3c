import { z } from 'zod';
import { visibleIssues, visibleTasks } from '../../access/sight';
import { countedIssue, countedMeeting, countedTask, monthOf } from '../../domain/counted';
import { isStanding, keptFor, measures, typeOf } from '../../domain/measures';
import type { Meeting } from '../../domain/meeting';
import { LocalDate } from '../../domain/time';
import { readPage } from '../../ledger/paging';
import type { Context } from '../ports';
import { issueRow, seatRow, taskRow } from './countedRows';
import { type Asked, isAsked, type Page, placeIn } from './asked';
import { groupRows } from './groupRows';
import type { CountedView } from './measureViews';
import { monthsIn, type Span } from './periods';
import { standingRows } from './standing';

const ROWS = 50;
const MOST_MONTHS = 60;

/** Where the last page ended: in which month, and where in it. */
const Cursor = z.object({ month: z.string(), at: z.string().optional() });

const ListCursor = z.string().transform((text, context): z.infer<typeof Cursor> => {
  try {
    return Cursor.parse(JSON.parse(decodeURIComponent(text)));
  } catch {
    context.addIssue({ code: z.ZodIssueCode.custom, message: 'This cursor is not one that the list gave.' });
    return z.NEVER;
  }
});

export const CountedListing = z.object({
  measure: z.enum(measures),
  by: z
    .string()
    .max(200)
    .regex(/^\w+\.[\w.-]+$/, 'Take it from the number that it belongs to.')
    .optional()
    .describe('agency.hmrc: of those alone'),
  from: LocalDate,
  to: LocalDate,
  cursor: ListCursor.optional(),
});
type Listing = z.infer<typeof CountedListing>;

/** What a number of the measures counts, the latest first: as many as the number says. */
export async function listCounted(listing: Listing, ctx: Context): Promise<Page> {
  const { measure, by, cursor } = listing;
  if (isStanding(measure)) {
    const { cursor: next, ...page } = await standingRows(measure, { by, cursor: placeIn(cursor?.at) }, ctx);
    return { ...page, ...(next === undefined ? {} : cursorAt('', next)) };
  }
  const to = listing.to < ctx.today ? listing.to : ctx.today;
  const months = monthsIn({ from: listing.from, to }).slice(-MOST_MONTHS).reverse();
  const items: CountedView[] = [];
  let at = cursor?.at;
  for (const month of months.filter((each) => cursor === undefined || monthOf(each.from) <= cursor.month)) {
    do {
      const page = await rowsOf({ measure, by }, month, at, ctx);
      items.push(...page.items);
      at = page.cursor;
      if (items.length >= ROWS) return { items, ...nextAfter(month, at, months) };
    } while (at !== undefined);
  }
  return { items };
}

function nextAfter(month: Span, at: string | undefined, months: readonly Span[]): Pick<Page, 'cursor'> {
  const next = at === undefined ? months[months.indexOf(month) + 1] : month;
  return next === undefined ? {} : cursorAt(monthOf(next.from), at);
}

function cursorAt(month: string, at: string | undefined): Pick<Page, 'cursor'> {
  return { cursor: encodeURIComponent(JSON.stringify({ month, at })) };
}

/** A page of those that count in a month, as far as it is asked for. */
async function rowsOf(asked: Asked, span: Span, at: string | undefined, ctx: Context): Promise<Page> {
  const { measure, by } = asked;
  const month = { key: keptFor(measure), is: monthOf(span.from) };
  const request = { direction: 'descending' as const, cursor: placeIn(at) };
  const { viewer } = ctx;
  switch (typeOf(keptFor(measure))) {
    case 'task': {
      const where = [month, ...visibleTasks(viewer)];
      const { records, ...next } = await readPage('task', { ...request, where, key: 'changedAt' }, ctx);
      const found = records.filter((task) => isAsked(countedTask(task), asked, span));
      return { ...next, items: found.flatMap((task) => taskRow(task, measure, ctx) ?? []) };
    }
    case 'issue': {
      const where = [month, ...visibleIssues(viewer)];
      const { records, ...next } = await readPage('issue', { ...request, where, key: 'raisedAt' }, ctx);
      const found = records.filter((issue) => isAsked(countedIssue(issue), asked, span));
      return { ...next, items: found.flatMap((issue) => issueRow(issue, measure, ctx) ?? []) };
    }
    case 'disruption':
    case 'opportunity':
      return groupRows(asked, span, at, ctx);
    case 'meeting': {
      const { records, ...next } = await readPage('meeting', { ...request, where: [month], key: 'number' }, ctx);
      const found = records.filter((meeting) => isAsked(countedMeeting(meeting), asked, span));
      return { ...next, items: found.flatMap((each) => seatsOf(each, by).map((seat) => seatRow(seat, each, ctx))) };
    }
  }
}

function seatsOf({ closed }: Meeting, by = '') {
  return (closed?.seats ?? []).filter(({ agencyId, isNew }) =>
    ['', `agency.${agencyId}`, `tenure.${isNew === true ? 'new' : 'settled'}`].includes(by),
  );
}
