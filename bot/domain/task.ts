import { Retained } from './retained';
import { without } from './without';
import { z } from 'zod';
import { agencyReader, Audience, readersOf } from './audience';
import { Disclosure, Disclosures } from './disclosure';
import { DisruptionGrade, FourP } from './disruption';
import {
  AgencyId,
  AgendaItemId,
  GroupId,
  IssueId,
  MeetingId,
  MemberId,
  OpportunityId,
  PanelId,
  TaskId,
  ReferralId,
} from './ids';
import { UsedPower } from './power';
import { Restriction } from './restriction';
import { typedLine, typedText } from './text';
import { Instant, LocalDate } from './time';

export const TaskTitle = typedLine(200);
export const TaskDetail = typedText(4000);
export const Reason = typedText(1000);
export const ProgressNote = typedText(2000);
export const Outcome = typedText(2000);
export const TaskComment = typedText(1000);

/** Who did it and when. */
export const Stamp = z.object({ by: MemberId, at: Instant });
export type Stamp = z.infer<typeof Stamp>;

/** Why the panel gave the task. */
export const TaskOrigin = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('panel') }),
  z.object({ kind: z.literal('meeting'), meetingId: MeetingId, itemId: AgendaItemId.optional() }),
  z.object({ kind: z.literal('issue'), issueId: IssueId, reference: z.string() }),
]);
export type TaskOrigin = z.infer<typeof TaskOrigin>;

const Allocation = Stamp.extend({ ackDueAt: Instant });

/** A later due day, and why. */
const LaterDay = Stamp.extend({ dueOn: LocalDate, reason: Reason });

const TaskCore = z.object({
  id: TaskId,
  panelId: PanelId,
  number: z.number().int().positive(),
  /** "SEN-27-014" */
  reference: z.string(),
  /** Once it might be of several lines. */
  title: typedText(200),
  detail: TaskDetail.optional(),
  agencyId: AgencyId,
  ownerId: MemberId,
  deputyId: MemberId.optional(),
  /** Until the end of this day in the panel's zone. */
  dueOn: LocalDate,
  urgent: z.boolean(),
  origin: TaskOrigin,
  audience: Audience,
  /** To whom it was referred beyond the panel last, and what came back; it stays open. */
  referred: z
    .object({
      ...{ id: ReferralId, toName: typedLine(120), made: Stamp },
      outcome: z.enum(['accepted', 'declined', 'passedOn']).optional(),
    })
    .optional(),
  /** Why it is for few, where it is and somebody said. */
  restriction: Restriction.optional(),
  /** Those who left for the item on which it was given: it is hidden from them. */
  recusedIds: z.array(MemberId).max(60).optional(),
  created: Stamp,
  changed: Stamp,
  /** Through which gateway, and for what, the agency may know of it. */
  disclosure: Disclosure.optional(),
  /** The same of others than whoever holds it, to whom it was opened. */
  disclosures: Disclosures.optional(),
  /** The way to disrupt a group that it takes, and the power that it uses. */
  opportunity: z.object({ id: OpportunityId, groupId: GroupId, power: UsedPower.optional() }).optional(),
  /** A part of a task that several agencies share. */
  partOf: z.object({ taskId: TaskId, reference: z.string() }).optional(),
  /** It has parts: whoever shows it need not look for them in vain. */
  isSplit: z.literal(true).optional(),
  /** When it first reached whoever owns it now: the time to acknowledge runs from here. */
  notifiedAt: Instant.optional(),
  /** When its people were last reminded by somebody. */
  chasedOn: LocalDate.optional(),
  /** Flags, not states: a blocked task still waits for its agency. */
  blocked: Stamp.extend({ reason: Reason }).optional(),
  escalated: Stamp.extend({ reason: Reason }).optional(),
  /** Brought in from the action log that the panel kept before: what it was called there, and when it came. */
  before: z.object({ reference: z.string().min(1).max(40), at: Instant }).optional(),
  /** Its agency asks for a later due day, and waits for an answer. */
  moreTime: LaterDay.optional(),
  /** That day was not given, and why not: until one is asked for anew. */
  noMoreTime: LaterDay.optional(),
  /** What its agency and the panel last wrote to each other; all of it stands in the log. */
  lastComment: Stamp.extend({ text: TaskComment }).optional(),
  retention: Retained.optional(),
});
type TaskCore = z.infer<typeof TaskCore>;

const Given = TaskCore.extend({ allocated: Allocation });
/** How long it had been with its owner by then, in working hours; absent of those of before that was kept. */
const Acknowledgement = Stamp.extend({ workingMinutes: z.number().int().nonnegative().optional() });
export type Acknowledgement = z.infer<typeof Acknowledgement>;

const Taken = Given.extend({ acknowledged: Acknowledgement });
const Done = Taken.extend({
  completed: Stamp,
  outcome: Outcome,
  fourP: FourP.optional(),
  proposedGrade: DisruptionGrade.optional(),
});

/**
 * What the panel gave to an agency to do.
 *
 *   proposed ─allocate▶ allocated ─acknowledge▶ acknowledged ─progress▶ inProgress ─complete▶ completed ─close▶ closed
 *                         ▲   │                      │                     │
 *                         │   └──────decline─────────┴────────decline──────┘
 *                     reallocate        ▼
 *                         └───────── declined            any but closed ─withdraw▶ withdrawn
 *
 * Overdue and carried are derived, never stored: see `isOverdue`.
 */
export const Task = z.discriminatedUnion('state', [
  TaskCore.extend({ state: z.literal('proposed') }),
  Given.extend({ state: z.literal('allocated') }),
  Taken.extend({ state: z.literal('acknowledged') }),
  Taken.extend({ state: z.literal('inProgress'), started: Stamp, lastNote: ProgressNote.optional() }),
  Done.extend({ state: z.literal('completed') }),
  Done.extend({
    state: z.literal('closed'),
    fourP: FourP,
    closed: Stamp,
    moderatedGrade: DisruptionGrade.optional(),
  }),
  Given.extend({ state: z.literal('declined'), declined: Stamp, reason: Reason }),
  TaskCore.extend({ state: z.literal('withdrawn'), withdrawn: Stamp, reason: Reason }),
]);
export type Task = z.infer<typeof Task>;
export type TaskState = Task['state'];
export type TaskIn<State extends TaskState> = Extract<Task, { state: State }>;

export const taskStates = [
  'proposed',
  'allocated',
  'acknowledged',
  'inProgress',
  'completed',
  'closed',
  'declined',
  'withdrawn',
] as const satisfies readonly TaskState[];

/** Only closed counts as done; a withdrawn task waits for nobody either. */
export function isOpen(task: Pick<Task, 'state'>): boolean {
  return task.state !== 'closed' && task.state !== 'withdrawn';
}

/** States in which the agency still owes the work. A completed task waits for the chair, so it is not late. */
export const owedStates: readonly TaskState[] = ['allocated', 'acknowledged', 'inProgress'];

export function isOwed(task: Pick<Task, 'state'>): boolean {
  return owedStates.includes(task.state);
}

/** Urgent, and nobody has acknowledged it: it stands first in the action log. */
export function isAwaited(task: Task): task is Extract<Task, { state: 'allocated' }> {
  return task.urgent && task.state === 'allocated';
}

/** Whoever does it: its owner, and the deputy where there is one. */
export function holdersOf({ ownerId, deputyId }: Pick<Task, 'ownerId' | 'deputyId'>): MemberId[] {
  return deputyId === undefined ? [ownerId] : [ownerId, deputyId];
}

/** Due at the end of `dueOn`: a task is overdue from the following day. */
export function isOverdue(task: Pick<Task, 'state' | 'dueOn'>, today: LocalDate): boolean {
  return isOwed(task) && task.dueOn < today;
}

/** What was last done to the task to bring it where it is. */
export function stateStamp(task: Task): Stamp {
  switch (task.state) {
    case 'proposed':
      return task.created;
    case 'allocated':
      return task.allocated;
    case 'acknowledged':
      return task.acknowledged;
    case 'inProgress':
      return task.started;
    case 'completed':
      return task.completed;
    case 'closed':
      return task.closed;
    case 'declined':
      return task.declined;
    case 'withdrawn':
      return task.withdrawn;
  }
}

/** What belongs to one state or another, flags included. */
const ofStates = [
  ...['state', 'allocated', 'acknowledged', 'started', 'lastNote', 'blocked', 'escalated', 'completed', 'outcome'],
  ...['fourP', 'proposedGrade', 'closed', 'moderatedGrade', 'declined', 'withdrawn', 'reason'],
  ...['moreTime', 'noMoreTime'],
] as const;

/** The task without what belongs to its state, so that the next state carries nothing stray. Flags are dropped too. */
export function coreOf(task: Task): Omit<Task, (typeof ofStates)[number]> {
  return without(task, ofStates);
}

/** Restricted or not, the agency that does the work knows of it; whoever is recused does not, wherever they are from. */
export function taskReaders({ audience, agencyId, recusedIds }: Task): string[] {
  return [...readersOf(audience, recusedIds), agencyReader(agencyId)];
}

/** "SEN-27-014": three digits at least, more when the year needs them. */
export function taskReference(prefix: string, year: string, number: number): string {
  return `${prefix}-${year}-${String(number).padStart(3, '0')}`;
}
