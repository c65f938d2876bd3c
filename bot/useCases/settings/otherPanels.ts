import type { PanelId } from '../../domain/ids';
import type { Panel } from '../../domain/panel';
import { searchable } from '../../domain/searchable';
import { recordOf } from '../../ledger/records';
import type { PanelStore } from '../../ledger/store';
import { unlessUnreadable } from '../../ledger/unreadable';
import { MOST_PANELS } from './deployment';

/** By what whoever sits on two panels tells them, and the references of their tasks, apart. */
export type PanelWords = Pick<Panel, 'name' | 'referencePrefix'>;

interface SharedWord {
  readonly field: keyof PanelWords;
  readonly message: string;
}

/** Of the panels beside this one. For comparing alone: nobody is shown what another panel is called. */
export async function wordsOfOthers(store: PanelStore, own?: PanelId): Promise<PanelWords[]> {
  const found = await store.queryEverywhere({ type: 'panel', limit: MOST_PANELS });
  return found
    .filter(({ panelId }) => panelId !== own)
    .flatMap((document) => unlessUnreadable(() => recordOf('panel', document)) ?? []);
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
  name: 'Another panel of this deployment uses this name. Choose another, with the force or the area in it, so that people on both can tell them apart.',
  referencePrefix:
    'Another panel of this deployment uses this prefix, and its tasks would be called the same. Choose other letters.',
};
