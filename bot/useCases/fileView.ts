import { z } from 'zod';

/** A file to take away: text as it is, anything else in base64. */
export const FileView = z.object({
  fileName: z.string(),
  mediaType: z.string(),
  text: z.string().optional(),
  base64: z.string().optional(),
});
export type FileView = z.infer<typeof FileView>;
