import { z } from 'zod';
import { type BorneMarking, markingOf } from '../../domain/marking';
import { Refusal } from '../../domain/refusal';
import { searchable } from '../../domain/searchable';
import { addMonths, daysBetween, dayText, LocalDate, localDateOf } from '../../domain/time';
import { zoneOf } from '../../ledger/roster';
import type { FileView } from '../fileView';
import { monthName } from '../measures/getMeasures';
import { monthsIn, type Span } from '../measures/periods';
import { type Reckoning, reckon } from '../measures/reckoning';
import type { Context } from '../ports';
import { listThreats } from './keepThreats';
import { loadThreats, threatNames } from './panelThreats';
import type { TrendView, TrendsView } from './trendViews';

export const TrendsAsked = z.object({
  from: LocalDate.optional().describe('Eleven months before the month of the last day unless told'),
  to: LocalDate.optional().describe('Today unless told'),
});

const MOST_DAYS = 1_200;
/** Of threats, places and sectors each. */
const MOST_TOLD = 30;

/** @throws Refusal `not-found` where it is no period */
export async function getTrends(asked: z.infer<typeof TrendsAsked>, ctx: Context): Promise<TrendsView> {
  return (await tellTrends(asked, ctx)).view;
}

/** With the highest marking of what is counted. */
async function tellTrends(
  asked: z.infer<typeof TrendsAsked>,
  ctx: Context,
): Promise<{ view: TrendsView; marking: BorneMarking }> {
  const span = spanAsked(asked, ctx);
  const months = monthsIn(span);
  const [reckoning, { nameOf }, newThreats] = await Promise.all([
    reckon(span, ctx, { isApartCounted: true }),
    threatNames(ctx),
    newIn(span, ctx),
  ]);
  const told = { reckoning, months };
  const view = {
    ...{ ...span, periodText: `${dayText(span.from, ctx.today)} to ${dayText(span.to, ctx.today)}` },
    beingCounted: reckoning === undefined,
    months: months.map((month) => ({ ...month, name: monthName(month) })),
    threats: trendsOf('threats', (said) => namesIn(said).map(nameOf), told),
    places: trendsOf('place', (said) => [said], told),
    sectors: trendsOf('sector', (said) => [said], told),
    newThreats,
  };
  return { view, marking: markingOf(ctx.roster.panel, reckoning?.holdsFew(span) === true) };
}

function spanAsked({ to, from }: z.infer<typeof TrendsAsked>, { today }: Context): Span {
  const last = to ?? today;
  const first = from ?? LocalDate.parse(`${addMonths(last, -11).slice(0, 7)}-01`);
  if (last < first || daysBetween(first, last) > MOST_DAYS) throw new Refusal('not-found', { what: 'period' });
  return { from: first, to: last };
}

const Names = z.array(z.string());

function namesIn(cell: string): string[] {
  return Names.parse(JSON.parse(cell));
}

interface Told {
  readonly reckoning: Reckoning | undefined;
  readonly months: readonly Span[];
}

/** @param namesOf under which names a cell counts; those written alike but for capitals are one */
function trendsOf(
  dimension: 'threats' | 'place' | 'sector',
  namesOf: (said: string) => readonly string[],
  { reckoning, months }: Told,
): TrendsView['threats'] {
  const byName = new Map<string, TrendView>();
  for (const cell of reckoning?.partsOf('issuesRaised', [dimension]) ?? []) {
    const counts = months.map((month) => reckoning?.cell('issuesRaised', cell, month)[0] ?? 0);
    for (const [key, name] of new Map(
      namesOf(cell.slice(dimension.length + 1)).map((each) => [searchable(each), each]),
    ))
      byName.set(key, withCounts(byName.get(key) ?? { name, n: 0, months: months.map(() => 0) }, counts));
  }
  const all = [...byName.values()].filter(({ n }) => n > 0).sort((a, b) => b.n - a.n || a.name.localeCompare(b.name));
  const more = all.length - MOST_TOLD;
  return { items: all.slice(0, MOST_TOLD), ...(more > 0 ? { moreText: `And ${more} more` } : {}) };
}

function withCounts(trend: TrendView, counts: readonly number[]): TrendView {
  const sum = counts.reduce((all, count) => all + count, 0);
  return { ...trend, n: trend.n + sum, months: trend.months.map((before, at) => before + (counts[at] ?? 0)) };
}

/** Those that were declined are none. */
async function newIn({ from, to }: Span, ctx: Context): Promise<TrendsView['newThreats']> {
  const [byId, { items }] = await Promise.all([loadThreats(ctx.roster.panel.id, ctx), listThreats({}, ctx)]);
  return items.flatMap(({ id, name, state, stateText }) => {
    const proposed = byId.get(id)?.proposed;
    const on = proposed && localDateOf(proposed.at, zoneOf(ctx));
    return on === undefined || state === 'declined' || on < from || on > to ? [] : [{ name, stateText }];
  });
}

const headings = ['Marking', 'Of', 'Name', 'Month', 'Issues raised'];

/** What the screen tells, a row each month. */
export async function exportTrends(asked: z.infer<typeof TrendsAsked>, ctx: Context): Promise<FileView> {
  const { view, marking } = await tellTrends(asked, ctx);
  const { from, to, months, threats, places, sectors } = view;
  const rowsOf = (of: string, { items }: TrendsView['threats']) =>
    items.flatMap(({ name, months: counts }) =>
      counts.map((count, at) => [marking, of, name, months[at]?.name ?? '', String(count)]),
    );
  const rows = [...rowsOf('Threat', threats), ...rowsOf('Place', places), ...rowsOf('Sector', sectors)];
  return {
    ...{ fileName: `trends-${from}-${to}.csv`, mediaType: 'text/csv', text: ctx.documents.csv(headings, rows) },
    marking,
    holds: { type: 'panel', id: ctx.roster.panel.id, rows: rows.length },
  };
}
