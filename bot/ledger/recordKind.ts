import type { z } from 'zod';
import type { DocumentKeys } from './store';

/**
 * A record outlives the version that wrote it, and is read by versions older than that. Hence (decisions/0012):
 *
 * - A new field that may be absent is the same form: older versions carry along what they do not know.
 * - A changed meaning (a field gone, renamed, of another kind; one more value of a closed list) is a new form: older
 *   versions refuse it. It needs an upgrade of what is stored.
 * - Other keys for records that stand already need another `keying`, else lists go on filtering by the old ones.
 */
export interface RecordKind<T> {
  readonly schema: z.ZodType<T, z.ZodTypeDef, unknown>;
  readonly idOf: (value: T) => string;
  readonly keysOf: (value: T) => DocumentKeys;
  /** Who may hear of a change to it; absent where that does not change with it. */
  readonly hearersOf?: (value: T) => readonly string[];
  /** From each form to the next, the oldest first. Pure; what they do not know stays. There is one form more than these. */
  readonly upgrades?: readonly ((stored: unknown) => unknown)[];
  /** How often `keysOf` has been changed for records that stand; 1 at first. */
  readonly keying?: number;
  /** The keys that were changed by it, where lists by the others need wait for no walk; absent: all of them. */
  readonly rekeyed?: readonly string[];
  /** Written once: its value stays in the form that it was written in. */
  readonly isFixed?: true;
  /** Who may see others is worked out from all of them: a list that lacked one would show too much, and fails instead. */
  readonly decidesSight?: true;
  /** What was made of documents that are in hand: nobody parses one twice. */
  readonly parsed: WeakMap<object, T>;
}

export function kind<T extends object>(row: Omit<RecordKind<T>, 'parsed'>): RecordKind<T> {
  return { ...row, parsed: new WeakMap() };
}
