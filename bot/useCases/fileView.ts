import { z } from 'zod';
import { LogSubject } from '../domain/log';

/** A file to take away: text as it is, anything else in base64. */
export const FileView = z.object({
  fileName: z.string(),
  mediaType: z.string(),
  text: z.string().optional(),
  base64: z.string().optional(),
  holds: LogSubject.extend({ rows: z.number().int().describe('Lines, items, sections or people in it') }).describe(
    'What it is about, as the log tells it',
  ),
});
export type FileView = z.infer<typeof FileView>;
