import type { MemberId } from '../domain/ids';
import { Refusal, type RefusalCode } from '../domain/refusal';
import type { Viewer } from './viewer';

/** Whom a row is for among those who have its right. */
export interface Condition<Subject> {
  /** For the reader of the API. */
  readonly says: string;
  readonly holds: (subject: Subject, viewer: Viewer) => boolean;
  /** What everybody else is told who may see what it is about. */
  readonly otherwise: (subject: Subject, nameOf: (id: MemberId) => string) => Refusal;
}

/** All conditions on one kind of record, and its sight, which comes before each of them. */
export interface Conditions<Subject, Name extends string = string> {
  readonly sees: (subject: Subject, viewer: Viewer) => boolean;
  /** One answer for what is hidden and for what is not there. */
  readonly absent: () => Refusal;
  readonly named: Readonly<Record<Name, Condition<Subject>>>;
}

export function refuses(code: RefusalCode): () => Refusal {
  return () => new Refusal(code);
}

export function notFound(what: string): () => Refusal {
  return () => new Refusal('not-found', { what });
}

/** Nothing more than to see it. */
export function whoMaySee<Subject>(what: string): Condition<Subject> {
  return { says: `Whoever may see the ${what}.`, holds: () => true, otherwise: refuses('not-allowed') };
}
