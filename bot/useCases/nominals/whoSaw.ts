import type { MemberId } from '../../domain/ids';
import type { LogAction } from '../../domain/logActions';
import type { Instant } from '../../domain/time';
import { recordOf } from '../../ledger/records';
import type { StoredDocument } from '../../ledger/store';
import type { Context } from '../ports';

const PAGE = 500;

/** Nobody was given anything to read by it. */
const tellsNothing: readonly string[] = ['access-refused', 'nominal-correction-seen'] satisfies LogAction[];

/** Who was given the words of a person's record to read, and when last: by the log's own keys, whatever its length. */
export async function whoSaw(subjectId: string, ctx: Context): Promise<ReadonlyMap<MemberId, Instant>> {
  const saw = new Map<MemberId, Instant>();
  for (const key of ['subjectId', 'readId'])
    for await (const document of entriesOf(key, subjectId, ctx)) {
      const { action, by, at } = recordOf('log', document);
      if (by !== 'system' && !tellsNothing.includes(action)) saw.set(by, latest(saw.get(by), at));
    }
  return saw;
}

function latest(before: Instant | undefined, at: Instant): Instant {
  return before !== undefined && before > at ? before : at;
}

async function* entriesOf(key: string, subjectId: string, { store, roster }: Context): AsyncIterable<StoredDocument> {
  let after = 0;
  for (;;) {
    const page = await store.query(roster.panel.id, {
      type: 'log',
      where: [{ key, is: subjectId }],
      order: { key: 'number', direction: 'ascending', after: { value: after, number: after } },
      limit: PAGE,
    });
    yield* page;
    if (page.length < PAGE) return;
    after = Number(page.at(-1)?.keys['number']);
  }
}
