import { wordsIn } from '../../domain/searchable';
import { recordOf, type RecordOf } from '../../ledger/records';
import type { Condition, DocumentQuery } from '../../ledger/store';
import { wordsSought } from '../../ledger/wordsSought';
import type { Context } from '../ports';
import type { Asked } from './asked';
import type { FoundView } from './searchViews';

/** What has the number that was typed, and what bears the words. */
export interface Found {
  readonly numbered: readonly FoundView[];
  readonly worded: readonly FoundView[];
}
export const nothing: Found = { numbered: [], worded: [] };

/** Of each kind, so that one kind does not crowd out the others. */
export const MOST_OF_A_KIND = 5;
/** Numbers begin anew each year. */
const MOST_YEARS = 10;

type Worded = 'task' | 'issue' | 'meeting' | 'group' | 'nominal' | 'opportunity' | 'disruption';

interface Finding {
  /** What the viewer may see of them: it counts before anything is found. */
  readonly visible: readonly Condition[];
  /** The key by which those that bear words are the latest first (listIndexes). */
  readonly latest: string;
  readonly most?: number;
}

/** Those that bear all words, the latest first: read by the store's index, as many as are asked for. */
export async function findWorded<Type extends Worded>(
  type: Type,
  { visible, latest, most = MOST_OF_A_KIND }: Finding,
  { text }: Asked,
  ctx: Context,
): Promise<RecordOf<Type>[]> {
  if (wordsIn(text).length === 0) return [];
  const where = [...visible, wordsSought(text)];
  return readAll(type, { where, order: { key: latest, direction: 'descending' }, limit: most }, ctx);
}

/** Those of the number that was typed, of each year. */
export async function findNumbered<Type extends 'task' | 'issue' | 'meeting'>(
  type: Type,
  visible: readonly Condition[],
  { number }: Asked,
  ctx: Context,
): Promise<RecordOf<Type>[]> {
  if (number?.kinds.includes(type) !== true) return [];
  const where = [...visible, { key: 'number', is: number.value }];
  return readAll(type, { where, order: { key: 'number', direction: 'ascending' }, limit: MOST_YEARS }, ctx);
}

async function readAll<Type extends Worded>(
  type: Type,
  query: Omit<DocumentQuery, 'type'>,
  { store, roster }: Context,
): Promise<RecordOf<Type>[]> {
  const found = await store.query(roster.panel.id, { type, ...query });
  return found.map((document) => recordOf(type, document));
}
