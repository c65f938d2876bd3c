import type { Attributes } from './attributes';

interface Instrument {
  readonly kind: 'histogram' | 'counter' | 'gauge';
  readonly unit: 'ms' | 's' | '1';
  readonly attributes: readonly (keyof Attributes)[];
  readonly says: string;
}

/** Every figure that is exported. Alerts and the workbook of infra/ are written on these names. */
export const instruments = {
  'sentinel.turn.duration': {
    ...{ kind: 'histogram', unit: 'ms', attributes: ['kind', 'outcome'] },
    says: 'from the moment Teams posts something until it is answered',
  },
  'sentinel.request.duration': {
    ...{ kind: 'histogram', unit: 'ms', attributes: ['door', 'name', 'outcome'] },
    says: 'how long a command or a query takes, sign-in and answer included; by chat and by mail the row alone',
  },
  'sentinel.outbox.depth': {
    ...{ kind: 'gauge', unit: '1', attributes: [] },
    says: 'messages that were due and in nobody’s hands at the last look, 500 at the most',
  },
  'sentinel.outbox.oldest_due_age': {
    ...{ kind: 'gauge', unit: 's', attributes: [] },
    says: 'for how long the oldest of them has been due',
  },
  'sentinel.deliveries': {
    ...{ kind: 'counter', unit: '1', attributes: ['rung', 'outcome', 'reason'] },
    says: 'ways that were taken to a recipient and came to an end: sent, failed for a reason, or unknown',
  },
  'sentinel.store.request_units': {
    ...{ kind: 'counter', unit: '1', attributes: ['name'] },
    says: 'what Cosmos charged, by the row or the work it was for; changes that are written together count for the first',
  },
  'sentinel.store.throttled': {
    ...{ kind: 'counter', unit: '1', attributes: [] },
    says: 'requests that Cosmos turned down with 429, retries included',
  },
  'sentinel.store.conflicts': {
    ...{ kind: 'counter', unit: '1', attributes: [] },
    says: 'writes that another process was before',
  },
  'sentinel.live.readers': {
    ...{ kind: 'gauge', unit: '1', attributes: [] },
    says: 'open tabs that follow a panel',
  },
  'sentinel.refusals': {
    ...{ kind: 'counter', unit: '1', attributes: ['door', 'code'] },
    says: 'what was turned down, by the rule that did',
  },
  'sentinel.sign_in.refused': {
    ...{ kind: 'counter', unit: '1', attributes: ['reason'] },
    says: 'whoever was not let in, by why',
  },
  'sentinel.chain.checks': {
    ...{ kind: 'counter', unit: '1', attributes: ['outcome'] },
    says: 'checks of a panel’s log, those that an auditor asks for and each day’s against the anchors',
  },
  'sentinel.ready': {
    ...{ kind: 'gauge', unit: '1', attributes: [] },
    says: '1 while store and keys are reached, else 0',
  },
} as const satisfies Record<string, Instrument>;

type Instruments = typeof instruments;
type InstrumentName = keyof Instruments;
export type NameOf<Kind extends Instrument['kind']> = {
  [Name in InstrumentName]: Instruments[Name]['kind'] extends Kind ? Name : never;
}[InstrumentName];
export type AttributesOf<Name extends InstrumentName> = Pick<Attributes, Instruments[Name]['attributes'][number]>;
