import { z } from 'zod';
import { visibleIssues, visibleTasks } from '../../access/sight';
import { countedIssue, countedMeeting, countedTask, countedThreat, monthOf } from '../../domain/counted';
import { isStanding, keptFor, measures, typeOf } from '../../domain/measures';
import type { Meeting } from '../../domain/meeting';
import { LocalDate } from '../../domain/time';
import { CursorText, readAll } from '../../ledger/paging';
import type { Context } from '../ports';
import { loadThreats } from '../threats/panelThreats';
import { issueRow, seatRow, taskRow, threatRow } from './countedRows';
import { type Asked, type CountedRow, rowsAsked } from './asked';
import { groupRows } from './groupRows';
import type { CountedView } from './measureViews';
import { monthsIn, type Span } from './periods';
import { standingRows } from './standing';

interface Page {
  items: CountedView[];
  cursor?: string;
}

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

/** What a number of the measures counts, what counted last first: as many as the number says. */
export async function listCounted(listing: Listing, ctx: Context): Promise<Page> {
  const { measure, by, cursor } = listing;
  if (isStanding(measure)) {
    const at = cursor?.at === undefined ? undefined : CursorText.parse(cursor.at);
    const { cursor: next, ...page } = await standingRows(measure, { by, cursor: at }, ctx);
    return { ...page, ...(next === undefined ? {} : cursorAt('', next)) };
  }
  const to = listing.to < ctx.today ? listing.to : ctx.today;
  const months = monthsIn({ from: listing.from, to }).slice(-MOST_MONTHS).reverse();
  const items: CountedView[] = [];
  let after = cursor?.at;
  for (const month of months.filter((each) => cursor === undefined || monthOf(each.from) <= cursor.month)) {
    const rows = await rowsOf({ measure, by }, month, ctx);
    const left = after === undefined ? rows : rows.filter(({ at }) => at < (after ?? ''));
    const shown = left.slice(0, ROWS - items.length);
    items.push(...shown.map(({ view }) => view));
    after = undefined;
    if (items.length === ROWS) return { items, ...nextAfter(month, shown.length < left.length, shown, months) };
  }
  return { items };
}

function nextAfter(month: Span, isMore: boolean, shown: readonly CountedRow[], months: readonly Span[]) {
  if (isMore) return cursorAt(monthOf(month.from), shown.at(-1)?.at);
  const next = months[months.indexOf(month) + 1];
  return next === undefined ? {} : cursorAt(monthOf(next.from), undefined);
}

function cursorAt(month: string, at: string | undefined): Pick<Page, 'cursor'> {
  return { cursor: encodeURIComponent(JSON.stringify({ month, at })) };
}

/** All that count in a month, what counted last first: no store orders by the day on which something counted. */
async function rowsOf(asked: Asked, span: Span, ctx: Context): Promise<CountedRow[]> {
  const rows = await rowsInMonth(asked, span, ctx);
  return rows.sort((one, other) => (one.at < other.at ? 1 : -1));
}

async function rowsInMonth(asked: Asked, span: Span, ctx: Context): Promise<CountedRow[]> {
  const { measure, by } = asked;
  const kept = keptFor(measure);
  const month = { key: kept, is: monthOf(span.from) };
  const { viewer } = ctx;
  const direction = 'descending' as const;
  switch (typeOf(kept)) {
    case 'task': {
      const where = [month, ...visibleTasks(viewer)];
      const found = await readAll('task', { where, key: 'changedAt', direction }, ctx);
      return found.flatMap((task) => rowsAsked(countedTask(task).as, asked, span, () => [taskRow(task, measure, ctx)]));
    }
    case 'issue': {
      const where = [month, ...visibleIssues(viewer)];
      const found = await readAll('issue', { where, key: 'raisedAt', direction }, ctx);
      return found.flatMap((issue) =>
        rowsAsked(countedIssue(issue).as, asked, span, () => [issueRow(issue, measure, ctx)]),
      );
    }
    case 'threat':
      return threatRows(asked, span, ctx);
    case 'disruption':
    case 'opportunity':
    case 'group':
      return groupRows(asked, span, ctx);
    case 'meeting': {
      const found = await readAll('meeting', { where: [month], key: 'number', direction }, ctx);
      return found.flatMap((each) =>
        rowsAsked(countedMeeting(each).as, asked, span, () =>
          seatsOf(each, by).map((seat) => seatRow(seat, each, ctx)),
        ),
      );
    }
  }
}

async function threatRows(asked: Asked, span: Span, ctx: Context): Promise<CountedRow[]> {
  const threats = await loadThreats(ctx.roster.panel.id, ctx);
  return [...threats.values()].flatMap((threat) => {
    const as = countedThreat(threat);
    return rowsAsked(as, asked, span, () => [threatRow(threat, asked.measure, as[keptFor(asked.measure)], ctx)]);
  });
}

function seatsOf({ closed }: Meeting, by = '') {
  return (closed?.seats ?? []).filter(({ agencyId, isNew }) =>
    ['', `agency.${agencyId}`, `tenure.${isNew === true ? 'new' : 'settled'}`].includes(by),
  );
}
