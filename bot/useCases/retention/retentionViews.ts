import { z } from 'zod';
import { HoldReach, RecordRef } from '../../domain/disposal';
import { RecordClass } from '../../domain/retention';
import { LocalDate } from '../../domain/time';

export const HoldView = z.object({
  of: RecordRef,
  reference: z.string(),
  reach: HoldReach,
  reachText: z.string().describe('This record alone; or with what came of it'),
  reason: z.string(),
  caseReference: z.string(),
  setText: z.string().describe('Set Tue 2 Mar, 10:14 by Callum Reeve'),
  mayLift: z.boolean(),
});
export type HoldView = z.infer<typeof HoldView>;

export const DueRecordView = z.object({
  of: RecordRef,
  class: RecordClass,
  className: z.string(),
  reference: z.string(),
  title: z.string(),
  agencyName: z.string().optional(),
  restricted: z.boolean(),
  dueOn: LocalDate,
  dueText: z.string().describe('Due since 2 Mar 2033'),
  ruleText: z.string().describe('6 years after it was closed or withdrawn'),
  heldText: z.string().optional().describe('On hold for C-2033-114: nothing disposes of it'),
  may: z.object({ keep: z.boolean(), dispose: z.boolean() }),
});
export type DueRecordView = z.infer<typeof DueRecordView>;

export const LotView = z.object({
  class: RecordClass,
  className: z.string(),
  text: z.string().describe('Messages and links in e-mails of before 2 Mar 2032 may go'),
  mayDispose: z.boolean(),
});
export type LotView = z.infer<typeof LotView>;

export const DisposalView = z.object({
  id: z.string(),
  class: RecordClass,
  className: z.string(),
  reference: z.string(),
  state: z.enum(['running', 'done']),
  text: z.string().describe('Disposed of Tue 2 Mar, 10:14 by Callum Reeve: 12 messages'),
  reason: z.string(),
  rule: z.string(),
});
export type DisposalView = z.infer<typeof DisposalView>;
