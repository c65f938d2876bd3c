import { z } from 'zod';
import { MemberId } from '../../domain/ids';
import { BorneMarking } from '../../domain/marking';
import { LocalDate } from '../../domain/time';
import type { Reading } from '../log/reading';

export const UpcomingReminderView = z.object({
  key: z.string(),
  day: LocalDate,
  dayText: z.string(),
  state: z.enum(['planned', 'heldBack']),
  about: z.enum(['task', 'meeting', 'agreement']),
  subjectId: z.string().describe('Of the task, the meeting or the agency that it speaks of'),
  reference: z.string(),
  title: z.string().optional().describe('Of a task that is not restricted'),
  said: z.string().describe('What the bot says above the card'),
  to: z.array(z.object({ memberId: MemberId, name: z.string() })),
});
export type UpcomingReminderView = z.infer<typeof UpcomingReminderView>;

export const ReminderPreviewView = z.object({
  summary: z.string().describe('What the notification says'),
  card: z.record(z.unknown()).describe('An Adaptive Card'),
  tells: z.array(z.custom<Reading>()).describe('What of it is restricted: whoever looks has opened that'),
});
export type ReminderPreviewView = z.infer<typeof ReminderPreviewView>;

export const DigestView = z.object({
  marking: BorneMarking,
  lines: z.array(
    z.object({
      text: z
        .string()
        .describe('2 tasks of yours are overdue: SEN-27-001 Check the permit and SEN-27-004 Weigh the kilns'),
      count: z.string().describe('"100+" where there are more'),
      place: z.string().describe('The list of the tab that it counts'),
    }),
  ),
  nextMeetingText: z.string().optional(),
});
export type DigestView = z.infer<typeof DigestView>;
