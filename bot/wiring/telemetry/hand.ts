import type { Span } from '@opentelemetry/api';
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Door, Outcome, TurnKind, Work } from './attributes';

/** One thing that is done, from its door on through all that it waits for. */
export interface Undertaking {
  /** Absent in what the product does by itself. */
  readonly door?: Door;
  /** The first row that is answered in it, or the work; absent until it is known. */
  name?: string | undefined;
  kind?: TurnKind;
  /** What became of it, where its answer alone does not say so: the bot answers refusals in words. */
  outcome?: Outcome;
  /** Of a refusal. */
  code?: string;
  /** Request units that Cosmos charged for it. */
  units: number;
}

/** What is being done at the moment. */
export interface Hand {
  readonly of: Undertaking;
  /** Where its trace stands; absent in work that nobody asked for. */
  readonly span?: Span;
}

const hands = new AsyncLocalStorage<Hand>();

export function inHand(): Hand | undefined {
  return hands.getStore();
}

export function withHand<T>(hand: Hand, work: () => T): T {
  return hands.run(hand, work);
}

/** Work of the product's own: whatever set it off, it is no part of that. */
export function ownWork<T>(name: Work, work: () => T): T {
  return hands.run({ of: { name, units: 0 } }, work);
}
