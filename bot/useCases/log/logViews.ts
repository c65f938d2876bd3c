import { z } from 'zod';
import { LogKind, LogSubject } from '../../domain/log';
import { Instant } from '../../domain/time';

export const HistoryLine = z.object({
  number: z.number().int(),
  at: Instant,
  atText: z.string(),
  byName: z.string(),
  text: z.string().describe('Acknowledged'),
  note: z.string().optional(),
  reference: z.string().optional().describe('I-27-004: of another issue, which was merged into this one'),
});
export type HistoryLine = z.infer<typeof HistoryLine>;

export const LogEntryView = z.object({
  number: z.number().int(),
  at: Instant,
  atText: z.string(),
  byName: z.string(),
  action: z.string(),
  kind: LogKind,
  subject: LogSubject,
  hash: z.string(),
});
export type LogEntryView = z.infer<typeof LogEntryView>;
