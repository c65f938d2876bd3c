import type { z } from 'zod';
import { isHost } from '../../domain/agency';
import type { Cell } from '../../domain/counted';
import { AgencyId } from '../../domain/ids';
import { type BorneMarking, markingOf } from '../../domain/marking';
import { isOfGroups, isStanding, keptFor, measures, type PeriodMeasure } from '../../domain/measures';
import { addDays, addMonths, dayText, daysBetween, LocalDate } from '../../domain/time';
import { agencyName } from '../members/names';
import type { Context } from '../ports';
import { changeOf, figureView, rounded, valueOf, valueText } from './figures';
import type { MeasuresView, MeasureView } from './measureViews';
import { type Asked, monthsIn, type Period, type Span, spanAsked } from './periods';
import { mayOpen, type Reckoning, reckon } from './reckoning';
import { standingViews } from './standing';
import { measureOf } from './told';

/** So many months are drawn at the least. */
const MONTHS_DRAWN = 12;

export async function getMeasures(input: z.infer<typeof Period>, ctx: Context): Promise<MeasuresView> {
  return (await tellMeasures(input, ctx)).view;
}

/** With what a paper bears that holds these numbers and those before them. */
export async function tellMeasures(
  input: z.infer<typeof Period>,
  ctx: Context,
): Promise<{ view: MeasuresView; marking: BorneMarking }> {
  const { today, viewer, roster } = ctx;
  const asked = await spanAsked(input, ctx);
  const { from, to, before, beforeText } = asked;
  const drawn = { from: drawnFrom(asked), to };
  const { baseline } = roster.panel;
  const first = [before.from, drawn.from, baseline?.from ?? from].reduce((a, b) => (a < b ? a : b));
  // Of what was recorded in a period it counts what was done about it until today.
  const [reckoning, standing] = await Promise.all([reckon({ from: first, to: today }, ctx), standingViews(ctx)]);
  const items = measures.flatMap((measure) => {
    if (isOfGroups(measure) && !mayOpen(viewer)) return [];
    if (isStanding(measure)) return standing.views.get(measure) ?? [];
    return reckoning === undefined ? [] : periodView(measure, { asked, drawn, reckoning }, ctx);
  });
  const spanText = (span: Span) => `${dayText(span.from, today)} to ${dayText(span.to, today)}`;
  const told = [{ from: before.from, to }, ...(baseline === undefined ? [] : [baseline])];
  const isForFew = standing.holdsFew || told.some((span) => reckoning?.holdsFew(span) === true);
  const view = {
    ...{ from, to, periodText: spanText(asked), beforeText, beingCounted: reckoning === undefined, items },
    may: { open: mayOpen(viewer), setBaseline: mayOpen(viewer) },
    ...(baseline === undefined ? {} : { baseline: { ...baseline, text: spanText(baseline) } }),
  };
  return { view, marking: markingOf(roster.panel, isForFew) };
}

function drawnFrom({ from, to }: Span): LocalDate {
  const year = LocalDate.parse(`${addMonths(to, 1 - MONTHS_DRAWN).slice(0, 7)}-01`);
  const first = LocalDate.parse(`${from.slice(0, 7)}-01`);
  return first < year ? first : year;
}

interface Told {
  readonly asked: Asked;
  readonly drawn: Span;
  readonly reckoning: Reckoning;
}

function periodView(measure: PeriodMeasure, { asked, drawn, reckoning }: Told, ctx: Context): MeasureView {
  const now = cellOf(measure, '', asked, reckoning, ctx);
  const before = cellOf(measure, '', asked.before, reckoning, ctx);
  return {
    ...{ ...measureOf(measure), isToday: false, figure: figureView(measure, now), before: figureView(measure, before) },
    ...changeOf(measure, now, before, asked.beforeText),
    ...baselineText(measure, asked, reckoning, ctx),
    parts: partsOf(measure, asked, reckoning, ctx),
    months: monthsIn(drawn).map((month) => ({
      ...figureView(measure, cellOf(measure, '', month, reckoning, ctx)),
      ...{ ...month, name: monthName(month) },
    })),
  };
}

/** Of issues that were raised, the part that partners raised is told by whose they are. */
function cellOf(measure: PeriodMeasure, name: string, span: Span, reckoning: Reckoning, ctx: Context): Cell {
  const cell = reckoning.cell(keptFor(measure), name, span);
  if (measure !== 'partnerIssues') return cell;
  const byPartners = reckoning
    .partsOf('issuesRaised')
    .filter((part) => !isOurs(part, ctx))
    .reduce((sum, part) => sum + reckoning.cell('issuesRaised', part, span)[0], 0);
  return [cell[0], byPartners];
}

function isOurs(part: string, { roster }: Context): boolean {
  const agency = roster.agencies.get(AgencyId.parse(part.slice('agency.'.length)));
  return agency !== undefined && isHost(agency, roster.panel);
}

function partsOf(measure: PeriodMeasure, span: Span, reckoning: Reckoning, ctx: Context): MeasureView['parts'] {
  if (measure === 'partnerIssues') return [];
  return reckoning
    .partsOf(keptFor(measure))
    .map((by) => ({ ...figureView(measure, cellOf(measure, by, span, reckoning, ctx)), ...partNamed(by, ctx) }))
    .filter(({ n }) => n > 0)
    .sort((a, b) => a.dimension.localeCompare(b.dimension) || b.n - a.n || a.name.localeCompare(b.name));
}

function partNamed(by: string, ctx: Context): Pick<MeasureView['parts'][number], 'by' | 'dimension' | 'name'> {
  const [dimension, ...rest] = by.split('.');
  const value = rest.join('.');
  if (dimension === 'agency') return { by, dimension, name: agencyName(AgencyId.parse(value), ctx) };
  if (dimension === 'tenure') return { by, dimension, name: value === 'new' ? 'New members' : 'Other members' };
  if (dimension === 'grade') return { by, dimension, name: gradeName(value) };
  return { by, dimension: 'fourP', name: value };
}

/** "Major" */
export function gradeName(grade: string): string {
  return `${grade.slice(0, 1).toUpperCase()}${grade.slice(1)}`;
}

/** How much there is to count is told of as many days as the period has. */
function baselineText(
  measure: PeriodMeasure,
  span: Span,
  reckoning: Reckoning,
  ctx: Context,
): Pick<MeasureView, 'baselineText'> {
  const { baseline } = ctx.roster.panel;
  if (baseline === undefined) return {};
  const cell = cellOf(measure, '', baseline, reckoning, ctx);
  const value = valueOf(measure, cell);
  if (value === undefined) return {};
  const isCount = figureView(measure, cell).ofText === undefined;
  const scaled = isCount ? rounded((value * daysIn(span)) / daysIn(baseline)) : value;
  return { baselineText: `Baseline ${valueText(measure, scaled)}` };
}

function daysIn({ from, to }: Span): number {
  return daysBetween(from, to) + 1;
}

const monthFormat = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' });

export function monthName({ from }: Span): string {
  return monthFormat.format(new Date(`${addDays(from, 0)}T12:00:00Z`)).replace(/\bSept\b/, 'Sep');
}
