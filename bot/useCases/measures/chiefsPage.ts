import type { z } from 'zod';
import { dayText } from '../../domain/time';
import type { FileView } from '../fileView';
import type { Context, PrintedBlock, PrintedPaper } from '../ports';
import { printed } from '../printed';
import { tellMeasures } from './getMeasures';
import type { MeasureView } from './measureViews';
import type { Period } from './periods';

/** So many agencies are told apart, and the others together: the page stays one. */
const MOST_AGENCIES = 5;
const LONGEST_NAME = 40;

const columns = [
  { title: 'Measure', share: 5 },
  { title: 'In the period', share: 6 },
  { title: 'Compared', share: 7 },
];

/** What a chief officer prints: numbers alone, on one page. */
export async function chiefsPage(input: z.infer<typeof Period>, ctx: Context): Promise<FileView> {
  const { view, marking } = await tellMeasures(input, ctx);
  const { from, to, items } = view;
  const { panel } = ctx.roster;
  const days = `${dayText(from, '')} to ${dayText(to, '')}`;
  const paper: PrintedPaper = {
    ...{ marking, title: panel.name, subtitle: `How the panel did, ${days}` },
    ...{ reference: 'Chief officer’s page', at: ctx.now },
    blocks: [
      { kind: 'table', columns, rows: items.map(toldInRow), dense: true },
      ...disruptionBlocks(items),
      {
        kind: 'paragraph',
        text: view.beingCounted
          ? 'What was recorded earlier is still being counted: the numbers of a period come once that is done.'
          : 'What each number means stands beside it on the panel’s Measures screen.',
      },
    ],
  };
  const holds = { type: 'panel', id: panel.id, rows: items.length } as const;
  return printed({ name: `chief-officers-page-${from}-${to}`, holds }, paper, 'pdf', ctx);
}

/** The measure, its number and what that is compared with. */
export function toldInRow({ name, figure, isToday, changeText, baselineText }: MeasureView): string[] {
  const told = [figure.text, isToday ? 'today' : undefined, figure.ofText && `(${figure.ofText})`];
  const compared = [changeText, baselineText].filter((part) => part !== undefined);
  return [name, told.filter((part) => part !== undefined).join(' '), compared.join('. ')];
}

/** Those that were moderated, told apart in three columns. */
export function disruptionBlocks(items: readonly MeasureView[]): PrintedBlock[] {
  const parts = items.find(({ measure }) => measure === 'disruptions')?.parts ?? [];
  const lines = (of: MeasureView['parts'][number]['dimension']) =>
    parts.filter(({ dimension }) => dimension === of).map(({ name, n }) => ({ name, n }));
  const cells = [lines('grade'), lines('fourP'), withOthers(lines('agency'))];
  return [
    { kind: 'heading', level: 1, text: 'Disruptions, moderated' },
    parts.length === 0
      ? { kind: 'paragraph', text: 'None in the period.' }
      : {
          kind: 'table',
          columns: ['By grade', 'By 4P', 'By agency credited'].map((title) => ({ title, share: 1 })),
          rows: [cells.map((cell) => cell.map(({ name, n }) => `${shortened(name)}: ${n}`).join('\n'))],
        },
  ];
}

interface Line {
  readonly name: string;
  readonly n: number;
}

function withOthers(lines: readonly Line[]): readonly Line[] {
  const others = lines.slice(MOST_AGENCIES);
  if (others.length === 0) return lines;
  return [...lines.slice(0, MOST_AGENCIES), { name: 'Others', n: others.reduce((sum, { n }) => sum + n, 0) }];
}

function shortened(name: string): string {
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1).trimEnd()}…` : name;
}
