import { z } from 'zod';
import { MemberId, PanelId } from './ids';
import { RecordClass } from './retention';
import { Reason, Stamp } from './task';
import { typedLine } from './text';
import { Instant, LocalDate } from './time';

/** Kinds of record that are reviewed one by one. */
export const ReviewedType = z.enum(['task', 'issue', 'meeting', 'pastMeeting', 'group', 'nominal', 'member']);
export type ReviewedType = z.infer<typeof ReviewedType>;

export const RecordRef = z.object({ type: ReviewedType, id: z.string().min(1).max(200) });
export type RecordRef = z.infer<typeof RecordRef>;

const Count = z.number().int().nonnegative();

/** How many went of what one certificate covers beside the record that it names. */
const Held = z.object({
  nominal: Count.optional(),
  link: Count.optional(),
  opportunity: Count.optional(),
  disruption: Count.optional(),
  referral: Count.optional(),
  message: Count.optional(),
  mailLink: Count.optional(),
  turnedAway: Count.optional(),
});
export type Held = z.infer<typeof Held>;

/** What was disposed of, as its certificate says: not a word of what it held. */
const DisposalCore = z.object({
  /** "task.7f0c…" */
  id: z.string().min(1).max(220),
  panelId: PanelId,
  class: RecordClass,
  /** Absent of a lot: messages, people who were turned away. */
  of: RecordRef.optional(),
  /** Of a lot: all of before this day. */
  before: LocalDate.optional(),
  held: Held.optional(),
  /** "SEN-27-014" */
  reference: z.string().min(1).max(200),
  madeOn: LocalDate.optional(),
  endedOn: LocalDate.optional(),
  /** "6 years after it was closed or withdrawn" */
  rule: z.string().min(1).max(200),
  reason: Reason,
  by: MemberId,
  at: Instant,
});

/**
 * The words of a record go in several batches: what is broken off goes on.
 *
 *   running ─everything that says its words was looked through▶ done
 */
export const Disposal = z.discriminatedUnion('state', [
  DisposalCore.extend({ state: z.literal('running') }),
  DisposalCore.extend({
    state: z.literal('done'),
    doneAt: Instant,
    /** The entry of the log that says that it was disposed of. */
    entry: z.object({ number: z.number().int().positive(), hash: z.string() }),
    /** Entries of the log that lost their words by it. */
    wordsErased: Count,
    /** Entries of the first form, whose words stand inside the chain and stay. */
    wordsInChain: Count,
  }),
]);
export type Disposal = z.infer<typeof Disposal>;

const heldKinds = [
  ['nominal', 'person', 'people'],
  ['link', 'link', 'links'],
  ['opportunity', 'opportunity', 'opportunities'],
  ['disruption', 'disruption', 'disruptions'],
  ['referral', 'referral', 'referrals'],
  ['message', 'message', 'messages'],
  ['mailLink', 'link in an e-mail', 'links in e-mails'],
  ['turnedAway', 'person who was turned away', 'people who were turned away'],
] as const satisfies readonly (readonly [keyof Held, string, string])[];

export function holdingMore<Of extends Disposal>(disposal: Of, more: Held): Of {
  return { ...disposal, held: heldTogether(disposal.held ?? {}, more) };
}

/** Of what there is none nothing is said. */
export function heldTogether(one: Held, other: Held): Held {
  const held: Held = {};
  for (const [kind] of heldKinds) {
    const count = (one[kind] ?? 0) + (other[kind] ?? 0);
    if (count > 0) held[kind] = count;
  }
  return held;
}

/** "12 messages, 3 links in e-mails" */
export function heldText(held: Held): string {
  return heldKinds
    .flatMap(([kind, one, many]) => {
      const count = held[kind] ?? 0;
      return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
    })
    .join(', ');
}

export function disposalId({ type, id }: RecordRef): string {
  return `${type}.${id}`;
}

export const HoldReach = z.enum(['record', 'chain']);
export const HoldReference = typedLine(80);

/** While it stands nothing disposes of the record, and nothing erases its words. */
export const Hold = z.object({
  panelId: PanelId,
  of: RecordRef,
  /** "I-27-006" */
  reference: z.string().min(1).max(200),
  /** The record alone, or what came of it too: its tasks, its meetings. */
  reach: HoldReach,
  set: Stamp,
  reason: Reason,
  /** Whose it is: of a court, an inquiry, a solicitor. */
  caseReference: HoldReference,
  lifted: Stamp.extend({ reason: Reason }).optional(),
});
export type Hold = z.infer<typeof Hold>;

export function holdKey({ type, id }: RecordRef): string {
  return `${type}.${id}`;
}

export function stands({ lifted }: Hold): boolean {
  return lifted === undefined;
}
