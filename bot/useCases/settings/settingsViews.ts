import { z } from 'zod';
import { AgendaTemplate } from '../../domain/agenda';
import { Quorum } from '../../domain/attendance';
import { PanelGateways } from '../../domain/disclosure';
import { GradeTexts } from '../../domain/gradeTexts';
import { LocalProfile } from '../../domain/localProfile';
import { Marking } from '../../domain/marking';
import { ProfileView } from '../meetings/meetingViews';
import { QuietHours, ReminderRule } from '../../domain/reminder';
import { SeriesRule } from '../../domain/settings';
import { ReadingReasons } from '../../domain/readingReasons';
import { RetentionPeriods } from '../../domain/retention';
import { Targets } from '../../domain/targets';
import { TaskTemplate } from '../../domain/taskTemplate';

/** What every part of the settings says of itself. */
const part = {
  version: z
    .string()
    .describe('Of what is shown: sent back with a change, so that whoever saves over another’s is told'),
  changedText: z.string().optional().describe('Callum Reeve changed the venue, 09:14'),
};

export const SettingsView = z.object({
  panel: z.object({
    ...part,
    name: z.string(),
    force: z.string(),
    referencePrefix: z.string(),
    timeZone: z.string(),
    venue: z.string(),
    marking: Marking,
    quorum: Quorum,
  }),
  agenda: z.object({
    ...part,
    lines: AgendaTemplate,
    durationMinutes: z.number().describe('How long a meeting is'),
  }),
  rules: z.object({
    ...part,
    rules: z.array(
      ReminderRule.omit({ id: true }).extend({ text: z.string().describe('7 days before a task is due') }),
    ),
  }),
  hours: z.object({ ...part, quietHours: QuietHours }),
  targets: z.object({ ...part, targets: Targets }),
  grades: z.object({ ...part, gradeTexts: GradeTexts }),
  profile: z.object({
    ...part,
    localProfile: LocalProfile.optional(),
    shown: ProfileView.optional().describe('As the agenda item for the threat picture has it'),
  }),
  reasons: z.object({ ...part, readingReasons: ReadingReasons }),
  templates: z.object({ ...part, templates: z.array(TaskTemplate) }),
  gateways: z.object({
    ...part,
    gateways: PanelGateways,
    kinds: z.array(z.string()).describe('Of body, that may need one: those of the partners, and those that do here'),
  }),
  statement: z.object({
    ...part,
    text: z.string().describe('What everybody says yes to before they see anything. Empty: nobody is asked'),
    acceptedText: z.string().describe('Version 2, since Mon 1 Mar 09:14: accepted by 31 of 33 people.'),
    waiting: z.number().int(),
  }),
  retention: z.object({ ...part, periods: RetentionPeriods }),
  series: z.object({ ...part, rule: SeriesRule, firstDayText: z.string().describe('Wed 13 Jan') }),
});
export type SettingsView = z.infer<typeof SettingsView>;

export const GatewayView = z.object({ name: z.string() });
export type GatewayView = z.infer<typeof GatewayView>;

/** What a rule would make of the series, before anything happens. */
export const SeriesPreview = z.object({
  stand: z.array(z.object({ reference: z.string(), dayText: z.string() })).describe('Planned already: they stay'),
  next: z.array(
    z.object({
      reference: z.string(),
      dayText: z.string(),
      placeText: z.string(),
      warning: z.string().optional().describe('Why the day is a poor one, and the next working day'),
    }),
  ),
  problem: z.string().optional().describe('Why there is none'),
});
export type SeriesPreview = z.infer<typeof SeriesPreview>;
