import { useSyncExternalStore } from 'react';
import type { SendAnyway } from '../../bot/domain/stoppedWords';

/** A doubtful word that somebody is asked about, until they answer. */
export interface Doubt {
  readonly asked: string;
  readonly label: string;
  readonly answer: (isMeant: boolean) => void;
}

let asking: Doubt | undefined;
const readers = new Set<() => void>();

function ask(doubt: Doubt | undefined): void {
  asking = doubt;
  for (const tell of readers) tell();
}

/** Whether it is to be sent as it is. Where no screen asks, nobody has said so: the form shows what the server said. */
export async function askDoubt({ label }: SendAnyway, asked: string): Promise<boolean> {
  if (readers.size === 0 || asking !== undefined) return false;
  const isMeant = await new Promise<boolean>((answer) => ask({ asked, label, answer }));
  ask(undefined);
  return isMeant;
}

export function useDoubt(): Doubt | undefined {
  return useSyncExternalStore(subscribe, () => asking);
}

function subscribe(tell: () => void): () => void {
  readers.add(tell);
  return () => readers.delete(tell);
}
