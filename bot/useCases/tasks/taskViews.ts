import { HistoryLine } from '../log/logViews';
import { z } from 'zod';
import { byName } from '../../domain/byName';
import { DisruptionGrade, FourP } from '../../domain/disruption';
import { AgencyId, GroupId, MemberId, TaskId } from '../../domain/ids';
import { BorneMarking } from '../../domain/marking';
import { taskStates } from '../../domain/task';
import { taskStepNames } from '../../domain/taskSteps';
import { Instant, LocalDate } from '../../domain/time';
import { restrictFields } from '../restrictions/restrictPart';

export const TaskView = z.object({
  id: TaskId,
  reference: z.string().describe('SEN-27-014'),
  marking: BorneMarking,
  title: z.string(),
  detail: z.string().optional(),
  agencyId: AgencyId,
  agencyName: z.string(),
  ownerId: MemberId,
  ownerName: z.string(),
  deputyId: MemberId.optional(),
  deputyName: z.string().optional(),
  dueOn: LocalDate,
  dueText: z.string().describe('Fri 19 Feb, in 3 days'),
  dueWarning: z.string().optional().describe('Why the due date is a poor one: a weekend or a bank holiday'),
  overdue: z.boolean(),
  urgent: z.boolean(),
  urgentText: z.string().optional().describe('Acknowledge by 13:10; until somebody has'),
  answerDueAt: Instant.optional().describe('Of an urgent one that nobody has acknowledged: it stands first'),
  restricted: z.boolean(),
  isOwn: z.literal(true).optional().describe('Of whoever holds it or made it: they are not asked why they open it'),
  restrictedText: z.string().optional().describe('Restricted to …; told to those who direct tasks'),
  originText: z.string(),
  disclosureText: z.string().optional().describe('Shared under … for …'),
  powerText: z
    .string()
    .optional()
    .describe('Which power it uses: Closure order, … Act 2014 s.76. Check current law: as listed on Tue 2 Mar.'),
  partOf: z.object({ id: TaskId, reference: z.string() }).optional(),
  chasedText: z.string().optional(),
  beforeText: z.string().optional().describe('AL/2019/014 in the old action log'),
  state: z.enum(taskStates),
  stateName: z.string().describe('In progress'),
  statusText: z.string().describe('Acknowledged 22:31 by Siobhan Kerr'),
  blockedText: z.string().optional(),
  escalatedText: z.string().optional(),
  moreTime: z
    .object({
      dueOn: LocalDate,
      dayText: z.string().describe('Fri 19 Mar'),
      byName: z.string(),
      askedText: z.string().describe('Asked 09:14 by Priya Sandhu'),
      reason: z.string().optional().describe('For those whom it is written to'),
    })
    .optional()
    .describe('Its agency asks for a later due day and waits for the answer'),
  noMoreTime: z
    .object({ text: z.string().describe('Not given 10:42 by Ruth Calder'), reason: z.string().optional() })
    .optional()
    .describe('A later due day was asked for and not given'),
  reason: z.string().optional().describe('Why it was declined or withdrawn'),
  lastNote: z.string().optional(),
  lastComment: z
    .object({ byName: z.string(), isOwn: z.boolean().describe('Of whoever looks'), text: z.string() })
    .optional()
    .describe('What its agency and the panel last wrote to each other'),
  outcome: z.string().optional(),
  fourP: FourP.optional(),
  referredText: z.string().optional().describe('Referred to North West ROCU 09:14 by Ruth Calder'),
  proposedGrade: DisruptionGrade.optional(),
  moderatedGrade: DisruptionGrade.optional(),
  changedAt: Instant,
  changedText: z.string(),
  may: z.object(byName(taskStepNames, () => z.boolean())),
  ...restrictFields,
  mayComment: z.boolean(),
  mayDirect: z.object({ split: z.boolean(), chase: z.boolean() }),
});
export type TaskView = z.infer<typeof TaskView>;

/** After a step: with what it added to the task's history. */
export const TaskStepView = TaskView.extend({ added: z.array(HistoryLine) });
export type TaskStepView = z.infer<typeof TaskStepView>;

export const TaskTemplateView = z.object({ title: z.string(), detail: z.string().optional(), dueOn: LocalDate });
export type TaskTemplateView = z.infer<typeof TaskTemplateView>;

export const TaskPartView = z.object({
  id: TaskId,
  reference: z.string(),
  holderText: z.string(),
  stateName: z.string(),
});
export type TaskPartView = z.infer<typeof TaskPartView>;

/** What a chat of many may say of a task: its number; unless it is restricted, whose it is and how it stands. */
export interface SharedTask {
  readonly id: TaskId;
  readonly reference: string;
  readonly marking: BorneMarking;
  readonly outline?: Pick<TaskView, 'agencyName' | 'stateName' | 'dueText' | 'overdue'>;
}

export const TaskDetailView = TaskView.extend({
  history: z.array(HistoryLine),
  parts: z.array(TaskPartView),
  beside: z.object({
    group: z
      .object({ id: GroupId, called: z.string().describe('Larchfield (NM-OCG-031); of one for few its number') })
      .optional()
      .describe('What it is about, for whoever may see that'),
    mayRefer: z.boolean().describe('Beyond the panel'),
  }),
});
export type TaskDetailView = z.infer<typeof TaskDetailView>;
