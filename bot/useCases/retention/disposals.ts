import { z } from 'zod';
import { type Disposal, heldText } from '../../domain/disposal';
import { classNames } from '../../domain/retention';
import { Refusal } from '../../domain/refusal';
import { dayText, localDateOf, momentText, timeText } from '../../domain/time';
import { CursorText, Limit, readPage } from '../../ledger/paging';
import { documentIdAt, recordOf } from '../../ledger/records';
import { nameOf, zoneOf } from '../../ledger/roster';
import type { FileView } from '../fileView';
import { printed } from '../printed';
import type { Context, PrintedPaper } from '../ports';
import type { DisposalView } from './retentionViews';
import { readingOf, readReviewed } from './reviewed';

export const DisposalListing = z.object({ cursor: CursorText.optional(), limit: Limit.optional() });

/** What was disposed of, the latest first; of what is hidden from whoever asks there is none. */
export async function listDisposals({ cursor, limit }: z.infer<typeof DisposalListing>, ctx: Context) {
  const page = await readPage('disposal', { where: [], key: 'at', direction: 'descending', cursor, limit }, ctx);
  const seen = await Promise.all(
    page.records.map(async (each) => ((await isHidden(each, ctx)) ? [] : [disposalView(each, ctx)])),
  );
  return { items: seen.flat(), ...(page.cursor === undefined ? {} : { cursor: page.cursor }) };
}

/** Who may know of a record may know that it is gone: what is left of it still says who left for it. */
async function isHidden({ of }: Disposal, ctx: Context): Promise<boolean> {
  const reviewed = of && (await readReviewed(of, readingOf(ctx), ctx));
  return reviewed !== undefined && !reviewed.sees(ctx.viewer);
}

export function disposalView(disposal: Disposal, ctx: Context): DisposalView {
  const { id, class: of, reference, state, reason, rule, by, at, held } = disposal;
  const when = momentText(at, ctx.today, zoneOf(ctx));
  return {
    ...{ id, class: of, className: classNames[of], reference, state, reason, rule },
    text: `Disposed of ${when} by ${nameOf(ctx.roster, by)}${held === undefined ? '' : `: ${heldText(held)}`}`,
  };
}

export const CertificateQuery = z.object({
  disposalId: z
    .string()
    .max(220)
    .regex(/^[\w.:-]+$/),
  format: z.enum(['pdf', 'docx']).default('pdf'),
});

/** What was disposed of, when, by whom, why and under which rule; not a word of what it held. */
export async function certificate(
  { disposalId, format }: z.infer<typeof CertificateQuery>,
  ctx: Context,
): Promise<FileView> {
  const { store, roster } = ctx;
  const found = await store.read(roster.panel.id, documentIdAt('disposal', disposalId));
  const disposal = found && recordOf('disposal', found);
  // One that is still under way certifies nothing.
  if (disposal?.state !== 'done' || (await isHidden(disposal, ctx)))
    throw new Refusal('not-found', { what: 'certificate' });
  const name = `certificate-${disposal.reference.replaceAll(/[^A-Za-z0-9]+/g, '-')}`;
  const holds = { type: 'log', id: disposal.id, rows: 1 } as const;
  return printed({ name, holds }, paperOf(disposal, ctx), format, ctx);
}

type Done = Extract<Disposal, { state: 'done' }>;

function paperOf(disposal: Done, ctx: Context): PrintedPaper {
  const { panel } = ctx.roster;
  const rows = factsOf(disposal, ctx).map(([what, said]) => [what, said]);
  return {
    ...{ marking: panel.marking, title: 'Certificate of disposal', subtitle: panel.name },
    reference: `${disposal.reference}, disposed of`,
    at: disposal.doneAt,
    blocks: [
      {
        kind: 'table',
        columns: [
          { title: 'What', share: 1 },
          { title: 'As the log has it', share: 3 },
        ],
        rows,
      },
      {
        kind: 'paragraph',
        text: 'The words of the record were erased from the panel’s store and cannot be brought back by it. Copies that left it (backups for as long as they are kept, files and prints that were taken, cards and mails that were delivered) are for whoever holds them.',
      },
    ],
  };
}

function factsOf(disposal: Done, ctx: Context): (readonly [string, string])[] {
  const {
    class: of,
    reference,
    madeOn,
    endedOn,
    held,
    rule,
    reason,
    by,
    at,
    entry,
    wordsErased,
    wordsInChain,
  } = disposal;
  const day = (on: string) => dayText(on, '');
  return [
    ['Class of record', classNames[of]],
    ['Number', reference],
    ...(held === undefined ? [] : [['Records that went', heldText(held)] as const]),
    ...(madeOn === undefined ? [] : [['Made', day(madeOn)] as const]),
    ...(endedOn === undefined ? [] : [['Its period ran from', day(endedOn)] as const]),
    ['Disposed of', `${day(localDateOf(at, zoneOf(ctx)))}, ${timeText(at, zoneOf(ctx))}`],
    ['By', nameOf(ctx.roster, by)],
    ['Why', reason],
    ['Under which rule', `The panel’s own schedule: ${rule}`],
    ['Entry of the log', `${entry.number}, hash ${entry.hash}`],
    ['Entries of the log without their words', String(wordsErased)],
    ...(wordsInChain === 0
      ? []
      : [
          [
            'Entries whose words stand inside the chain and stay (written by an early version)',
            String(wordsInChain),
          ] as const,
        ]),
  ];
}
