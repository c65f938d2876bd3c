import type { z } from 'zod';
import type { FileView } from '../fileView';
import type { Context } from '../ports';
import { tellMeasures } from './getMeasures';
import type { FigureView, MeasureView } from './measureViews';
import type { Period } from './periods';

const headings = [
  'Marking',
  'Measure',
  'Of',
  'From',
  'To',
  'Figure',
  'How many',
  'Before',
  'Change',
  'Baseline',
  'Definition',
];

/** What the screen tells, a row each: of all, and of what it is told apart by. */
export async function exportMeasures(input: z.infer<typeof Period>, ctx: Context): Promise<FileView> {
  const { view, marking } = await tellMeasures(input, ctx);
  const { from, to, items } = view;
  const told = items.flatMap((item) => [
    rowOf(item, 'All', item.figure, { from, to }, ctx),
    ...item.parts.map((part) => rowOf(item, part.name, part, { from, to }, ctx)),
  ]);
  const rows = told.map((row) => [marking, ...row]);
  return {
    ...{ fileName: `measures-${from}-${to}.csv`, mediaType: 'text/csv', text: ctx.documents.csv(headings, rows) },
    marking,
    holds: { type: 'panel', id: ctx.roster.panel.id, rows: rows.length },
  };
}

function rowOf(
  { name, isToday, before, changeText, baselineText, definition }: MeasureView,
  of: string,
  { text, ofText }: FigureView,
  { from, to }: { readonly from: string; readonly to: string },
  { today }: Context,
): string[] {
  const days = isToday ? [today, today] : [from, to];
  const compared = of === 'All' ? [before?.text, changeText, baselineText] : [];
  const [was = '', change = '', baseline = ''] = compared;
  return [name, of, ...days, text, ofText ?? '', was, change, baseline, definition];
}
