import { useLayoutEffect } from 'react';
import type { HostTheme } from './teamsHost';

// index.html shows the outline of a screen from the first paint on, before any of this has come.

/** The theme until Teams has answered: as the address told the server, else as the machine is set, as index.html has it. */
export function firstTheme(): HostTheme {
  const told = document.documentElement.dataset['theme'];
  if (told === 'dark' || told === 'contrast' || told === 'default') return told;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'default';
}

/** Drawn with the first real screen: the outline goes in the same paint. */
export function Opened() {
  useLayoutEffect(() => document.getElementById('opening')?.remove(), []);
  return null;
}
