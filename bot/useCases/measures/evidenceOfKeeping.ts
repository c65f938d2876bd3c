import { LogKind } from '../../domain/logActions';
import { classBegins, classNames, periodsOf, periodText, recordClasses } from '../../domain/retention';
import { dayText } from '../../domain/time';
import { checkLog } from '../../ledger/logCheck';
import { readAll, readPage, CursorText } from '../../ledger/paging';
import { recordOf } from '../../ledger/records';
import { withinDays } from '../../ledger/withinDays';
import { verdictOf } from '../log/verdict';
import type { Context, PrintedBlock } from '../ports';
import { countDue, MOST_COUNTED } from '../retention/dueRecords';
import type { Span } from './periods';

const AT_ONCE = 200;

const kindTexts: Readonly<Record<LogKind, string>> = {
  collection: 'Collected: written down for the first time',
  alteration: 'Altered',
  consultation: 'Consulted: restricted records opened or listed, files taken, people turned away',
  disclosure: 'Disclosed',
  combination: 'Combined',
  erasure: 'Erased',
};

/** How the log was verified, and how much of each kind it has of the period. */
export async function logBlocks(span: Span, ctx: Context): Promise<PrintedBlock[]> {
  const [checked, counts] = await Promise.all([checkedLines(ctx), countEntries(span, ctx)]);
  const rows = [
    ...LogKind.options.map((kind) => [kindTexts[kind], String(counts.get(kind) ?? 0)]),
    ['Of what was consulted: people turned away', String(counts.get('refused') ?? 0)],
  ];
  return [
    { kind: 'heading', level: 1, text: 'How the log was verified' },
    {
      kind: 'paragraph',
      text: 'As this paper was made, the whole chain was walked and each record held against its digest.',
    },
    { kind: 'list', items: checked },
    { kind: 'heading', level: 1, text: 'What the log has of the period' },
    { kind: 'table', columns: twoColumns('Kind', 'Entries'), rows },
  ];
}

/** The whole chain, walked as this is made. What is wrong with it is for whoever reads the log. */
async function checkedLines({ store, roster, sha256, anchors: kept }: Context): Promise<string[]> {
  const { id } = roster.panel;
  const anchors = await kept.list(id);
  const [report, found] = await Promise.all([checkLog(store, id, sha256, anchors), store.read(id, 'lastAnchor')]);
  const { lines } = verdictOf(report, anchors);
  const last = found && recordOf('lastAnchor', found);
  return [
    ...lines.slice(0, lines.length - report.faults.length),
    ...(last?.heldOn === undefined
      ? []
      : [`Held by itself each day against the points kept of it, last on ${dayText(last.heldOn, '')}.`]),
    ...(last?.missed === undefined ? [] : ['One of these points was not found in it: the auditors were told.']),
  ];
}

/** Read a page at a time along the index of moments: those of the period alone. */
async function countEntries(span: Span, ctx: Context): Promise<ReadonlyMap<LogKind | 'refused', number>> {
  const counts = new Map<LogKind | 'refused', number>();
  const add = (what: LogKind | 'refused') => counts.set(what, (counts.get(what) ?? 0) + 1);
  const request = { where: withinDays('at', span, ctx), key: 'at', direction: 'ascending', limit: AT_ONCE } as const;
  for (let at: string | undefined, isFirst = true; isFirst || at !== undefined; isFirst = false) {
    const cursor = at === undefined ? undefined : CursorText.parse(at);
    const page = await readPage('log', { ...request, cursor }, ctx);
    for (const { kind, action } of page.records) {
      add(kind);
      if (action === 'access-refused') add('refused');
    }
    at = page.cursor;
  }
  return counts;
}

/** How long each class of record is kept, what was disposed of in the period, and what is held or due. */
export async function retentionBlocks(span: Span, ctx: Context): Promise<PrintedBlock[]> {
  const direction = 'ascending' as const;
  const [disposals, holds, due] = await Promise.all([
    readAll('disposal', { where: withinDays('at', span, ctx), key: 'at', direction }, ctx),
    readAll('hold', { where: [{ key: 'stands', is: 'yes' }], key: 'setAt', direction }, ctx),
    countDue(ctx),
  ]);
  const periods = periodsOf(ctx.roster.panel);
  const rows = recordClasses.map((of) => [
    ...[classNames[of], `${periodText(periods[of])} ${classBegins[of]}`],
    String(disposals.filter((disposal) => disposal.class === of).length),
  ]);
  const columns = [
    { title: 'Class of record', share: 3 },
    { title: 'Kept', share: 5 },
    { title: 'Disposed of in the period', share: 2 },
  ];
  const dueText = due >= MOST_COUNTED ? `${MOST_COUNTED} or more` : String(due);
  return [
    { kind: 'heading', level: 1, text: 'Retention' },
    { kind: 'table', columns, rows },
    { kind: 'paragraph', text: `Due for review today: ${dueText}. Legal holds that stand: ${holds.length}.` },
  ];
}

function twoColumns(first: string, second: string) {
  return [
    { title: first, share: 6 },
    { title: second, share: 1 },
  ];
}
