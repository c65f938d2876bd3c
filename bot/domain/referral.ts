import { z } from 'zod';
import { GroupId, PanelId, ReferralId, TaskId } from './ids';
import type { NamedSubject } from './log';
import { Reason, Stamp } from './task';
import { typedLine } from './text';

export const ReferredTo = z.enum(['regionalUnit', 'socTasking', 'otherForce', 'other']);
export type ReferredTo = z.infer<typeof ReferredTo>;

export const referredToNames: Readonly<Record<ReferredTo, string>> = {
  regionalUnit: 'Regional unit',
  socTasking: 'Serious organised crime system tasking',
  otherForce: 'Another force',
  other: 'Somebody else',
};

export const ReferralOutcome = z.enum(['accepted', 'declined', 'passedOn']);

/** What outgrows the panel is given to others, who answer under a reference of their own. */
export const Referral = z.object({
  id: ReferralId,
  panelId: PanelId,
  number: z.number().int().positive(),
  /** "R-27-002" */
  reference: z.string(),
  groupId: GroupId.optional(),
  /** A task stays open, and says to whom it was referred. */
  taskId: TaskId.optional(),
  taskReference: z.string().optional(),
  to: ReferredTo,
  toName: typedLine(120),
  why: Reason,
  theirReference: typedLine(40).optional(),
  made: Stamp,
  answer: Stamp.extend({ outcome: ReferralOutcome, text: Reason }).optional(),
  /** Its words went with those of its group or its task. */
  disposed: Stamp.optional(),
});
export type Referral = z.infer<typeof Referral>;

/** In the log, apart from its group; one of a task stands under that. */
export function referralSubject(groupId: string, { id }: Pick<Referral, 'id'>): string {
  return `${groupId}.referral.${id}`;
}

/** As the log calls it: "NM-OCG-031, referral R-27-002". @param of the task, or the group, that was referred */
export function referralNamed(
  referral: Referral,
  of: { readonly id: string; readonly reference: string },
): NamedSubject {
  const reference = `${of.reference}, referral ${referral.reference}`;
  const { taskId } = referral;
  return taskId === undefined
    ? { type: 'group', id: referralSubject(of.id, referral), reference }
    : { type: 'task', id: taskId, reference };
}

export function referralReference(year: string, number: number): string {
  return `R-${year}-${String(number).padStart(3, '0')}`;
}
