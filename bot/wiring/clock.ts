import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { type Instant, instantOf } from '../domain/time';

export interface Clock {
  now(): Instant;
  /** Moves the clock, which runs on from there; undefined: real time again. @throws Error but in local mode */
  set(now: Instant | undefined): void;
}

export const realClock: Clock = {
  now: () => instantOf(new Date()),
  set: () => {
    throw new Error('Only local mode moves the clock');
  },
};

/** A clock that can be moved, for local mode: it stays where it was put, after a restart too. */
export function movableClock(file: string): Clock {
  let offsetMs = readOffset(file);
  return {
    now: () => instantOf(new Date(Date.now() + offsetMs)),
    set: (now) => {
      offsetMs = now === undefined ? 0 : Date.parse(now) - Date.now();
      if (now === undefined) rmSync(file, { force: true });
      else writeFileSync(file, JSON.stringify({ offsetMs }));
    },
  };
}

function readOffset(file: string): number {
  try {
    return z.object({ offsetMs: z.number().finite() }).parse(JSON.parse(readFileSync(file, 'utf8'))).offsetMs;
  } catch {
    // No file, or one cut off by a crash: real time.
    return 0;
  }
}
