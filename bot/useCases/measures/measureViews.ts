import { z } from 'zod';
import { dimensions, measures } from '../../domain/measures';
import { LocalDate } from '../../domain/time';

export const FigureView = z.object({
  text: z.string().describe('24, 70%, 5.5 h; – where there is nothing to tell'),
  ofText: z.string().optional().describe('28 of 40 seats came'),
  value: z.number().nullable().describe('As a chart draws it: a count, a per cent, hours'),
  n: z.number().int().describe('How many records the list has that it opens'),
});
export type FigureView = z.infer<typeof FigureView>;

const Part = FigureView.extend({
  by: z.string().describe('What the list behind it is asked by: agency.hmrc'),
  dimension: z.enum(dimensions),
  name: z.string(),
});

const MonthFigure = FigureView.extend({ from: LocalDate, to: LocalDate, name: z.string().describe('Mar 2027') });

export const MeasureView = z.object({
  ...{ measure: z.enum(measures), name: z.string(), definition: z.string() },
  isToday: z.boolean().describe('As it stands today, whatever the period'),
  figure: FigureView,
  before: FigureView.optional(),
  changeText: z.string().optional().describe('3 more than in the two months before'),
  change: z.enum(['better', 'worse', 'same', 'other']).optional(),
  baselineText: z.string().optional(),
  parts: z.array(Part),
  months: z.array(MonthFigure),
});
export type MeasureView = z.infer<typeof MeasureView>;

export const MeasuresView = z.object({
  ...{ from: LocalDate, to: LocalDate, periodText: z.string(), beforeText: z.string() },
  beingCounted: z.boolean().describe('The records of before are being counted: numbers of a period come once they are'),
  items: z.array(MeasureView),
  may: z.object({ open: z.boolean(), setBaseline: z.boolean() }),
  baseline: z.object({ from: LocalDate, to: LocalDate, text: z.string() }).optional(),
});
export type MeasuresView = z.infer<typeof MeasuresView>;

export const CountedView = z.object({
  key: z.string(),
  reference: z.string(),
  title: z.string().describe('As a list says it: of what is restricted, only that it is'),
  note: z.string().optional().describe('What it counts as: 2.5 h, in time'),
  onText: z.string(),
  agencyName: z.string().optional(),
  place: z.string().describe('Where in the tab it opens: action-log?task=…'),
});
export type CountedView = z.infer<typeof CountedView>;
