import type { PanelId } from '../../domain/ids';
import type { Member } from '../../domain/member';
import type { Panel } from '../../domain/panel';
import { searchable } from '../../domain/searchable';
import { recordOf } from '../../ledger/records';
import type { Condition, PanelStore } from '../../ledger/store';
import { unlessUnreadable } from '../../ledger/unreadable';
import { MOST_PANELS } from './deployment';

/** By what whoever sits on two panels tells them, and the references of their tasks, apart. */
export type PanelWords = Pick<Panel, 'name' | 'referencePrefix'>;

interface SharedWord {
  readonly field: keyof PanelWords;
  readonly message: string;
}

/**
 * Of the panels beside this one on which whoever asks has or had a seat. Of others nobody finds out by trying what they
 * are called.
 */
export async function wordsOfOthers(
  store: PanelStore,
  { email, account }: Pick<Member, 'email' | 'account'>,
  own?: PanelId,
): Promise<PanelWords[]> {
  const where: Condition[] = [
    { key: 'email', is: email },
    ...(account === undefined ? [] : [{ key: 'objectId', is: account.objectId }]),
  ];
  const limit = MOST_PANELS;
  const seats = await Promise.all(where.map((each) => store.queryEverywhere({ type: 'member', where: [each], limit })));
  const others = new Set(seats.flat().map(({ panelId }) => panelId));
  if (own !== undefined) others.delete(own);
  const found = await Promise.all([...others].map((panelId) => store.read(panelId, 'panel')));
  return found.flatMap((document) => (document && unlessUnreadable(() => recordOf('panel', document))) ?? []);
}

/** What it has in common with another: nothing more is told of that one. */
export function sharedWords(words: PanelWords, others: readonly PanelWords[]): SharedWord[] {
  const fields = ['name', 'referencePrefix'] as const;
  return fields
    .filter((field) => others.some((other) => plain(other[field]) === plain(words[field])))
    .map((field) => ({ field, message: sharedTexts[field] }));
}

function plain(text: string): string {
  return searchable(text).trim().replace(/\s+/gu, ' ');
}

const sharedTexts: Readonly<Record<keyof PanelWords, string>> = {
  name: 'Another panel of yours uses this name. Choose another, with the force or the area in it, so that people on both can tell them apart.',
  referencePrefix:
    'Another panel of yours uses this prefix, and its tasks would be called the same. Choose other letters.',
};
