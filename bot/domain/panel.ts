import { RetentionPeriods } from './retention';
import { z } from 'zod';
import { AgendaTemplate, defaultAgendaTemplate } from './agenda';
import { defaultQuorum, Quorum } from './attendance';
import { PanelGateways } from './disclosure';
import { GradeTexts } from './gradeTexts';
import { AgencyId, MemberId, PanelId } from './ids';
import { LocalProfile } from './localProfile';
import { Marking } from './marking';
import { defaultReminderRules, QuietHours, ReminderRule } from './reminder';
import { ReadingReasons } from './readingReasons';
import { Statements } from './statement';
import { Targets } from './targets';
import { defaultTaskTemplates, TaskTemplate } from './taskTemplate';
import { Instant, LocalDate, LocalTime, TimeZone, Weekday } from './time';

export const MeetingMode = z.enum(['teams', 'inPerson']);
export type MeetingMode = z.infer<typeof MeetingMode>;

/** When the panel meets: every `everyMonths` months on the `weekOfMonth`-th `weekday`. */
export const Series = z.object({
  firstMeetingOn: LocalDate,
  everyMonths: z.number().int().min(1).max(12),
  weekOfMonth: z.number().int().min(1).max(4),
  weekday: Weekday,
  startsAt: LocalTime,
  durationMinutes: z.number().int().min(15).max(480),
  firstMode: MeetingMode,
  /** Modes alternate by slot (a cancelled meeting keeps its mode) or by held (the next one held takes it). */
  rule: z.enum(['bySlot', 'byHeld']),
  /**
   * Days of the rule on which the panel has no meeting of its own: those before it was founded here, less the meetings
   * that were planned by an earlier rule. Absent: none.
   */
  slotOffset: z.number().int().optional(),
});
export type Series = z.infer<typeof Series>;

/** One force's panel: its settings. Its members, meetings and records stand in the same partition. */
export const Panel = z.object({
  id: PanelId,
  name: z.string().trim().min(1).max(120),
  force: z.string().trim().min(1).max(120),
  /** The force's own agency, as it was founded; what it is called may change. Absent: founded before it was kept. */
  hostId: AgencyId.optional(),
  /** Before the year and number of a task: "SEN" in SEN-27-014. */
  referencePrefix: z.string().regex(/^[A-Z]{2,6}$/, 'Use two to six capital letters.'),
  timeZone: TimeZone,
  venue: z.string().trim().min(1).max(200),
  marking: Marking,
  series: Series,
  quorum: Quorum.default(defaultQuorum),
  taskTemplates: z.array(TaskTemplate).max(50).default(defaultTaskTemplates),
  reminderRules: z.array(ReminderRule).max(60).default(defaultReminderRules),
  agendaTemplate: AgendaTemplate.default(defaultAgendaTemplate),
  quietHours: QuietHours.optional(),
  targets: Targets.optional(),
  /** Absent: as they were shipped. */
  gateways: PanelGateways.optional(),
  /** Why somebody opens a person's record, or what is restricted; absent: as it was shipped. */
  readingReasons: ReadingReasons.optional(),
  /** What it means by each grade of a disruption; absent: as they were shipped. */
  gradeTexts: GradeTexts.optional(),
  /** Shown on the agenda item for the threat picture. Absent: none is named. */
  localProfile: LocalProfile.optional(),
  /** The confidentiality statement, each version of it. Absent: nobody is asked for anything. */
  statements: Statements.optional(),
  /** How many months each class of record is kept before it is looked at. Absent: as shipped. */
  retention: RetentionPeriods.partial().optional(),
  /** The days that measures are compared with, whatever the period. */
  baseline: z.object({ from: LocalDate, to: LocalDate }).optional(),
  /** Who last changed which part of the settings, when, and what of it. */
  changed: z
    .array(z.object({ part: z.string().max(40), by: MemberId, at: Instant, what: z.string().max(400) }))
    .max(40)
    .optional(),
});
export type Panel = z.infer<typeof Panel>;
