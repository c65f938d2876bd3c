import { notifyManager, type Query, useQueryClient } from '@tanstack/react-query';
import { useEffect, useLayoutEffect, useReducer } from 'react';
import { currentAddress, type Screen } from './data/address';
import type { HostTheme } from './teamsHost';

// index.html shows the outline of a screen from the first paint on, before any of this has come.

/** The theme until Teams has answered: as the address told the server, else as the machine is set, as index.html has it. */
export function firstTheme(): HostTheme {
  const told = document.documentElement.dataset['theme'];
  if (told === 'dark' || told === 'contrast' || told === 'default') return told;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'default';
}

let stands = (): void => {};

/** The first real screen stands: what nobody sees yet comes from then on, and takes none of the line from it. */
export const opened = new Promise<void>((resolve) => (stands = resolve));

const TRY_AGAIN_MS = 5000;

/** What comes only then; without a line it is asked for again until it is there. */
export function onceOpened<Part>(fetchPart: () => Promise<Part>): () => Promise<Part> {
  const fetchAgain = async (): Promise<Part> => {
    await opened;
    return fetchPart().catch(async () => {
      await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_MS));
      return fetchAgain();
    });
  };
  return fetchAgain;
}

/** Longer the outline stays for nothing. */
const MOST_MS = 4000;

/**
 * Drawn with the first real screen: the outline goes in the same paint. Words that stand in it stay until the screen
 * has drawn the same: its first question is answered already, and read within a moment.
 */
export function Opened() {
  const cache = useQueryClient().getQueryCache();
  const [, look] = useReducer((looks: number) => looks + 1, 0);
  // Only when what was told is drawn: an answer that has come is not in the page yet.
  useLayoutEffect(() => {
    const outline = document.getElementById('opening');
    if (outline?.classList.contains('told') === true && cache.getAll().some(isAwaited)) return;
    outline?.remove();
    stands();
  });
  useEffect(() => {
    const end = cache.subscribe(notifyManager.batchCalls(look));
    const late = setTimeout(() => {
      document.getElementById('opening')?.remove();
      stands();
    }, MOST_MS);
    const leave = () => {
      clearTimeout(late);
      end();
    };
    void opened.then(leave);
    return leave;
  }, [cache]);
  return null;
}

function isAwaited({ state, queryKey: [name] }: Query): boolean {
  return state.status === 'pending' && name === firstQuestions.get(currentAddress().screen);
}

/** What the screens ask that have words in the outline; the rail asks for its own, and nobody waits for that. */
const firstQuestions: ReadonlyMap<Screen, string> = new Map([
  ['today', 'today.lines'],
  ['action-log', 'tasks.list'],
  ['issues', 'issues.list'],
]);
