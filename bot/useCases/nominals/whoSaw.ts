import type { MemberId } from '../../domain/ids';
import type { LogAction } from '../../domain/logActions';
import type { Instant } from '../../domain/time';
import { pagesByKey } from '../../ledger/logPages';
import type { Context } from '../ports';

/** Nobody was given anything to read by it. */
const tellsNothing: readonly string[] = ['access-refused', 'nominal-correction-seen'] satisfies LogAction[];

/** Who was given the words of any record of a person to read, and when last: by the log's own keys, whatever its length. */
export async function whoSaw(
  subjectIds: readonly string[],
  { store, roster }: Context,
): Promise<ReadonlyMap<MemberId, Instant>> {
  const saw = new Map<MemberId, Instant>();
  const keys = subjectIds.flatMap((is) => (['subjectId', 'readId'] as const).map((key) => ({ key, is })));
  for (const where of keys)
    for await (const entries of pagesByKey(store, roster.panel.id, where))
      for (const { action, by, at } of entries)
        if (by !== 'system' && !tellsNothing.includes(action)) saw.set(by, latest(saw.get(by), at));
  return saw;
}

function latest(before: Instant | undefined, at: Instant): Instant {
  return before !== undefined && before > at ? before : at;
}
