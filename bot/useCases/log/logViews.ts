import { z } from 'zod';
import { LogSubject } from '../../domain/log';
import { LogKind } from '../../domain/logActions';
import { AgencyId } from '../../domain/ids';
import { Instant } from '../../domain/time';

export const HistoryLine = z.object({
  number: z.number().int(),
  at: Instant,
  atText: z.string(),
  byName: z.string(),
  text: z.string().describe('Acknowledged'),
  note: z.string().optional(),
  former: z.string().optional().describe('The text that was written over'),
  wordsErased: z.literal(true).optional(),
  mayErase: z.literal(true).optional().describe('Its words, by whoever looks'),
  reference: z.string().optional().describe('I-27-004: of another issue, which was merged into this one'),
});
export type HistoryLine = z.infer<typeof HistoryLine>;

export const LogEntryView = z.object({
  number: z.number().int(),
  at: Instant,
  atText: z.string(),
  by: z.string(),
  byName: z.string(),
  byAgency: z.string().optional(),
  action: z.string(),
  text: z.string().describe('Acknowledged'),
  did: z.string().describe('was refused: what stands between who did it and what it was done to'),
  kind: LogKind,
  subject: LogSubject,
  about: z.string().optional().describe('What asks for all that the log has of it'),
  reference: z.string().optional().describe('What the subject is called; absent once the words are erased'),
  note: z
    .string()
    .optional()
    .describe('Never what a record says: rows taken away, what was refused, why words went, the account linked'),
  wordsErased: z.literal(true).optional(),
  erased: z.array(z.number().int()).optional().describe('Entries whose words were erased by it'),
  to: z.array(AgencyId).optional().describe('To whom something was disclosed'),
  toText: z.string().optional().describe('The same by name'),
  toName: z.string().optional().describe('To whom a card told it, where that is restricted; or who was given access'),
  toSaid: z.string().optional().describe('Both as the line ends: “ to Dan Ives, Planning”, “, told to Planning”'),
  isOfOneself: z.literal(true).optional().describe('About whoever did it: their name is not said twice'),
  reader: z.string().optional().describe('The person whom it was shown to, sent to or kept from'),
  hash: z.string(),
});
export type LogEntryView = z.infer<typeof LogEntryView>;
