import type { PanelId } from '../domain/ids';
import { Refusal } from '../domain/refusal';
import { documentIdAt, documentOf, recordOf, type RecordOf, type RecordType } from './records';
import { OutcomeUnknown, type PanelStore, type StoredDocument, VersionConflict, type Write } from './store';
import { over } from './unknownFields';

/** More than write one record at the same moment. */
const MOST_RACES = 50;
/** Answers lost before it is given up as unknown. */
const MOST_LOST = 3;

/** Where a record stands. */
interface Place<Type extends RecordType> {
  readonly panelId: PanelId;
  readonly type: Type;
  /** Its id within its type; '' for the only one of its type in a panel. */
  readonly key: string;
}

/** One change: what stood, and what stands. The same object twice where nothing was written. */
interface Change<Type extends RecordType> {
  readonly before: RecordOf<Type> | undefined;
  readonly after: RecordOf<Type> | undefined;
}

/** What the caller has read already. */
interface Read {
  readonly found: StoredDocument | undefined;
}

type Decide<Type extends RecordType> = (
  before: RecordOf<Type> | undefined,
) => Change<Type>['after'] | Promise<Change<Type>['after']>;

/**
 * The one way to write a record beside the ledger, without an entry in the log: contacts, messages on their way, links
 * of mails, who was asked when.
 *
 * `decide` is given the record as it stands and gives what is to stand: the very same one to leave it, undefined to have
 * none. Whoever is overtaken decides again on what the other one left, so that it may be called more than once.
 *
 * @param read what the caller has read of it already, which spares reading it again
 * @returns the change that stands
 * @throws Refusal `changed-meanwhile` when others keep winning
 * @throws OutcomeUnknown when the store keeps silent
 */
export async function changeBeside<Type extends RecordType>(
  store: PanelStore,
  { panelId, type, key }: Place<Type>,
  decide: Decide<Type>,
  read?: Read,
): Promise<Change<Type>> {
  const id = documentIdAt(type, key);
  const lost: Change<Type>[] = [];
  let found = read === undefined ? await store.read(panelId, id) : read.found;
  for (let race = 1; race <= MOST_RACES; race++) {
    const before = found === undefined ? undefined : recordOf(type, found);
    const change: Change<Type> = { before, after: await decide(before) };
    if (change.after === before) return change;
    try {
      await store.commit(panelId, writesOf(type, panelId, change, found));
      return change;
    } catch (error) {
      if (error instanceof OutcomeUnknown && lost.length < MOST_LOST) lost.push(change);
      else if (!(error instanceof VersionConflict)) throw error;
    }
    found = await store.read(panelId, id);
    // One whose answer was lost may have come in after all. If it is still on its way, the version lets one of both stand.
    const stands = lost.find(({ after }) => isStored(type, panelId, after, found));
    if (stands !== undefined) return stands;
  }
  throw new Refusal('changed-meanwhile');
}

function writesOf<Type extends RecordType>(
  type: Type,
  panelId: PanelId,
  { before, after }: Change<Type>,
  found: StoredDocument | undefined,
): Write[] {
  if (after === undefined) {
    return found === undefined ? [] : [{ kind: 'delete', id: found.id, version: found.version }];
  }
  const document = documentOf(type, panelId, over(before, after));
  return [found === undefined ? { kind: 'create', document } : { kind: 'replace', document, version: found.version }];
}

function isStored<Type extends RecordType>(
  type: Type,
  panelId: PanelId,
  record: RecordOf<Type> | undefined,
  found: StoredDocument | undefined,
): boolean {
  if (record === undefined || found === undefined) return record === found;
  const wanted = documentOf(type, panelId, record);
  return JSON.stringify(recordOf(type, found)) === JSON.stringify(recordOf(type, wanted));
}
