import type { PanelId } from '../../bot/domain/ids';
import { recordKinds, recordOf, type RecordType } from '../../bot/ledger/records';
import type { PanelDocument, PanelStore, StoredDocument, Write } from '../../bot/ledger/store';

type Changes = { [Kind in keyof typeof recordKinds]?: Partial<(typeof recordKinds)[Kind]> };

/** Plays the next version of the product, which has these rows in its table of kinds. @returns what undoes it */
export function becomeNextVersion(changes: Changes): () => void {
  const before = { ...recordKinds };
  for (const [kind, change] of Object.entries(changes)) {
    const row = Object.entries(recordKinds).find(([each]) => each === kind)?.[1];
    Object.assign(recordKinds, { [kind]: { ...row, ...change } });
  }
  return () => Object.assign(recordKinds, before);
}

/** Leaves a panel as a version beside this one does that has raised the form of a kind, and has written those it holds. */
export async function raiseForm(store: PanelStore, panelId: PanelId, type: RecordType): Promise<void> {
  const form = 2 + (recordKinds[type].upgrades?.length ?? 0);
  const found = await store.query(panelId, { type, limit: 1_000 });
  const head = await store.read(panelId, 'head');
  if (head === undefined) throw new Error('The panel has no head');
  const value = recordOf('head', head);
  const { settled, unwalked, newest } = value.shapes ?? { settled: {}, unwalked: [], newest: {} };
  const shape = { form, keying: 1 };
  const shapes = { settled: { ...settled, [type]: shape }, unwalked, newest: { ...newest, [type]: form } };
  await store.commit(panelId, [
    replacing(head, { value: { ...value, shapes } }),
    ...found.map((document) => replacing(document, { form })),
  ]);
}

function replacing({ version, ...document }: StoredDocument, change: Partial<PanelDocument>): Write {
  return { kind: 'replace', document: { ...document, ...change }, version };
}
