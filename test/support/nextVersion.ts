import { recordKinds } from '../../bot/ledger/records';

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
