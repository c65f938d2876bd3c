import { type Disposal, type Held, holdingMore, heldText } from '../../domain/disposal';
import { dayOf } from '../../domain/retentionDays';
import type { LocalDate } from '../../domain/time';
import type { BesideType, Draft } from '../../ledger/changeDraft';
import { keyOf } from '../../ledger/records';
import type { StoredDocument } from '../../ledger/store';
import type { Onlooking } from '../ports';

type Running = Extract<Disposal, { state: 'running' }>;

/** With head, disposal and entry they fit into one batch. */
const PAGE = 90;

/** What waits to be sent is left: nobody has had it yet. */
export function lotPage(
  type: BesideType,
  before: LocalDate,
  limit: number,
  { store, roster }: Pick<Onlooking, 'store' | 'roster'>,
): Promise<StoredDocument[]> {
  const done = type === 'message' ? [{ key: 'state', is: 'done' }] : [];
  return store.query(roster.panel.id, {
    type,
    where: [{ key: 'createdAt', below: before }, ...done],
    order: { key: 'createdAt', direction: 'ascending' },
    limit,
  });
}

/** All of before the day that the disposal names. What goes is counted in the batch in which it goes. */
export async function forgetLot(disposal: Running, ctx: Onlooking): Promise<void> {
  const kinds = disposal.class === 'turnedAway' ? (['turnedAway'] as const) : (['message', 'mailLink'] as const);
  for (const kind of kinds) {
    while (await forgetSome(kind, disposal, ctx));
  }
}

/** @returns whether there may be more */
function forgetSome(kind: BesideType | 'turnedAway', { id, before }: Running, ctx: Onlooking): Promise<boolean> {
  return ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
    const standing = await draft.read('disposal', id);
    if (before === undefined || standing?.state !== 'running') return false;
    const page = kind === 'turnedAway' ? await forgetPeople(before, draft) : await forgetPage(kind, before, draft, ctx);
    if (page.gone > 0) putHolding({ [kind]: page.gone }, standing, draft);
    return page.isMore;
  });
}

interface Forgotten {
  readonly gone: number;
  readonly isMore: boolean;
}

/** Another coordinator, or process, may have taken some of the page, or all; one that is tried again waits once more. */
async function forgetPage(type: BesideType, before: LocalDate, draft: Draft, ctx: Onlooking): Promise<Forgotten> {
  const page = await lotPage(type, before, PAGE, ctx);
  const standing = await Promise.all(page.map((document) => draft.read(type, keyOf(document))));
  const over = standing.flatMap((each) =>
    each === undefined || ('state' in each && each.state !== 'done') ? [] : [each.id],
  );
  for (const key of over) draft.remove(type, key);
  return { gone: over.length, isMore: page.length > 0 };
}

async function forgetPeople(before: LocalDate, draft: Draft): Promise<Forgotten> {
  const kept = await draft.read('turnedAways', '');
  const people = (kept?.people ?? []).filter(({ lastAt }) => dayOf(lastAt) >= before);
  const gone = (kept?.people.length ?? 0) - people.length;
  if (gone > 0) draft.put('turnedAways', { ...kept, people });
  return { gone, isMore: false };
}

function putHolding(held: Held, disposal: Running, draft: Draft): void {
  const { id, reference, by } = disposal;
  draft.put('disposal', holdingMore(disposal, held));
  const subject = { type: 'message', id, reference } as const;
  draft.log({ action: 'record-disposed', by, subject, readers: ['*'], note: heldText(held) });
}
