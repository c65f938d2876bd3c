import { useQueryClient } from '@tanstack/react-query';
import { useLayoutEffect } from 'react';
import type { HostTheme } from './teamsHost';

// index.html shows the outline of a screen from the first paint on, before any of this has come.

/** The theme until Teams has answered: as the address told the server, else as the machine is set, as index.html has it. */
export function firstTheme(): HostTheme {
  const told = document.documentElement.dataset['theme'];
  if (told === 'dark' || told === 'contrast' || told === 'default') return told;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'default';
}

let begin = (): void => {};

/** What begins once the first screen stands. */
export function onceOpened(what: () => void): void {
  begin = what;
}

/** Longer the outline stays for nothing. */
const MOST_MS = 4000;

/**
 * Drawn with the first real screen: the outline goes in the same paint. Words that stand in it stay until the screen has
 * the same: its first question is answered already, and read within a moment.
 */
export function Opened() {
  const queries = useQueryClient();
  useLayoutEffect(() => {
    const outline = document.getElementById('opening');
    const waits = () =>
      queries
        .getQueryCache()
        .getAll()
        .some(({ state, queryKey: [name] }) => state.status === 'pending' && isFirst(name));
    const take = () => {
      if (outline?.classList.contains('told') === true && waits()) return;
      outline?.remove();
      end();
      begin();
    };
    const end = queries.getQueryCache().subscribe(take);
    const late = setTimeout(() => outline?.remove(), MOST_MS);
    take();
    return () => {
      clearTimeout(late);
      end();
    };
  }, [queries]);
  return null;
}

function isFirst(name: unknown): boolean {
  return name === 'today.lines' || name === 'tasks.list' || name === 'issues.list';
}
