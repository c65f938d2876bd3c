import type { FailureReason, Rung } from '../../domain/message';
import { isCommandName } from '../../useCases/commands';
import { isQueryName } from '../../useCases/queries';

const doors = { command: 1, query: 1, live: 1, bot: 1, mail: 1, founding: 1, invitation: 1 } as const;
/** By which door something came; the mail's is the pages behind the links of e-mails. */
export type Door = keyof typeof doors;

const turns = { message: 1, invoke: 1, installationUpdate: 1, conversationUpdate: 1, event: 1, other: 1 } as const;
export type TurnKind = keyof typeof turns;

export function isTurnKind(kind: string): kind is TurnKind {
  return Object.hasOwn(turns, kind);
}

const works = { outbox: 1, reminders: 1, upkeep: 1, live: 1 } as const;
/** What the product does by itself. */
export type Work = keyof typeof works;

const outcomes = { done: 1, refused: 1, fault: 1, gone: 1 } as const;
export type Outcome = keyof typeof outcomes;
const otherOutcomes = { sent: 1, failed: 1, unknown: 1, again: 1, whole: 1, broken: 1 } as const;

const signIns = {
  ...{ 'no-token': 1, expired: 1, 'bad-token': 1, claims: 1, tenant: 1, scope: 1, 'not-teams': 1 },
  ...{ 'no-seat': 1, 'seat-not-linked': 1 },
} as const;
export type SignInReason = keyof typeof signIns;

const failures: Record<FailureReason, 1> = {
  ...{ noContact: 1, noAccount: 1, policy: 1, blocked: 1, notInstalled: 1, notApproved: 1, refused: 1, gaveUp: 1 },
  ...{ notSignedIn: 1, fault: 1, unknown: 1, mailRefused: 1, mailGaveUp: 1 },
};
const rungs: Record<Rung, 1> = { card: 1, mention: 1, email: 1 };
const operations = { read: 1, query: 1, queryEverywhere: 1, walk: 1, commit: 1 } as const;

/**
 * All that may stand beside a figure, a span or an exported line: names of the product's own, and counts. Nothing here can
 * hold what a person wrote, who they are, or where. What is to be added has to be one of these too.
 */
export interface Attributes {
  readonly door: Door;
  /** The row of the tables of commands and queries, or work that nobody asked for. */
  readonly name: string;
  readonly kind: TurnKind;
  readonly outcome: Outcome | keyof typeof otherOutcomes;
  /** Of a refusal, as the doors answer it. */
  readonly code: string;
  readonly rung: Rung;
  readonly reason: FailureReason | SignInReason | 'none';
  /** Which message, by a name that says nothing of whom it is for: messageName.ts. */
  readonly message: string;
  readonly operation: keyof typeof operations;
  /** How many were read or written. */
  readonly documents: number;
  /** Request units of Cosmos. */
  readonly units: number;
}

type AttributeName = keyof Attributes;

/** Each with what it is, and what it may be: looked at once more when it leaves, since types end where the wire begins. */
export const attributes: {
  readonly [Name in AttributeName]: { readonly says: string; readonly fits: (value: string | number) => boolean };
} = {
  door: { says: 'by which door it came', fits: oneOf(doors) },
  name: {
    says: 'the row of the tables of commands and queries, or the work of the product’s own',
    fits: (value) => isCommandName(value) || isQueryName(value) || oneOf(works)(value),
  },
  kind: { says: 'what Teams posted', fits: oneOf(turns) },
  outcome: { says: 'what became of it', fits: oneOf({ ...outcomes, ...otherOutcomes }) },
  code: { says: 'the code of a refusal', fits: (value) => CODE.test(String(value)) },
  rung: { says: 'which way to a recipient', fits: oneOf(rungs) },
  reason: {
    says: 'why a way did not reach somebody, or why somebody was not let in',
    fits: oneOf({ ...failures, ...signIns, none: 1 }),
  },
  message: { says: 'which message, by a digest', fits: (value) => MESSAGE.test(String(value)) },
  operation: { says: 'what the store was asked for', fits: oneOf(operations) },
  documents: { says: 'how many documents that were', fits: isCount },
  units: { says: 'request units of Cosmos', fits: isCount },
};

const CODE = /^[a-z]+(-[a-z]+){0,4}$/;
const MESSAGE = /^[0-9a-f]{16}$/;

function oneOf(names: object): (value: string | number) => boolean {
  return (value) => Object.hasOwn(names, value);
}

function isCount(value: string | number): boolean {
  return typeof value === 'number';
}

function isAttribute(name: string): name is AttributeName {
  return Object.hasOwn(attributes, name);
}

/** The one place through which attributes leave: what is not on the list stays here, and what is not of its kind too. */
export function fitToLeave(given: object): Record<string, string | number> {
  const fit: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(given)) {
    if (!isAttribute(name) || (typeof value !== 'string' && typeof value !== 'number')) continue;
    fit[name] = attributes[name].fits(value) ? value : 'other';
  }
  return fit;
}
