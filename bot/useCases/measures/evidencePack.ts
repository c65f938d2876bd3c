import type { z } from 'zod';
import { highestMarking } from '../../domain/highestMarking';
import { dayText } from '../../domain/time';
import type { FileView } from '../fileView';
import type { Context, PrintedBlock } from '../ports';
import { printed } from '../printed';
import { disruptionBlocks, toldInRow } from './chiefsPage';
import { logBlocks, retentionBlocks } from './evidenceOfKeeping';
import { meetingBlocks, moderatedTable } from './evidenceOfMeetings';
import { tellMeasures } from './getMeasures';
import type { MeasureView } from './measureViews';
import type { Period } from './periods';

const columns = [
  { title: 'Measure', share: 4 },
  { title: 'In the period', share: 4 },
  { title: 'Compared', share: 4 },
  { title: 'What it means', share: 8 },
];

/**
 * What an inspection asks for, in one paper: numbers, days and references, nobody's name and no group's. Of the log it walks
 * the period's entries alone, letting others go first between pages.
 */
export async function evidencePack(input: z.infer<typeof Period>, ctx: Context): Promise<FileView> {
  const { view, marking: ofMeasures } = await tellMeasures(input, ctx);
  const { from, to, items } = view;
  const span = { from, to };
  const [meetings, moderated, log, retention] = await Promise.all([
    meetingBlocks(span, ctx),
    moderatedTable(span, ctx),
    logBlocks(span, ctx),
    retentionBlocks(span, ctx),
  ]);
  const blocks: PrintedBlock[] = [
    { kind: 'heading', level: 1, text: 'Measures' },
    ...(view.beingCounted
      ? [{ kind: 'paragraph', text: 'What was recorded earlier is still being counted.' } as const]
      : []),
    { kind: 'table', columns, rows: items.map(rowOf) },
    ...meetings.blocks,
    ...disruptionBlocks(items),
    ...moderated,
    ...log,
    ...retention,
  ];
  const { panel } = ctx.roster;
  const marking = highestMarking(ofMeasures, meetings.held);
  const subtitle = `Evidence for an inspection, ${dayText(from, '')} to ${dayText(to, '')}`;
  const holds = { type: 'panel', id: panel.id, rows: items.length + meetings.held.length } as const;
  const paper = { marking, title: panel.name, subtitle, reference: 'Evidence pack', at: ctx.now, blocks };
  return printed({ name: `evidence-${from}-${to}`, holds }, paper, 'pdf', ctx);
}

function rowOf(item: MeasureView): string[] {
  return [...toldInRow(item), item.definition];
}
