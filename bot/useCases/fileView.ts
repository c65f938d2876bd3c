import { z } from 'zod';
import { LogSubject } from '../domain/log';
import { BorneMarking } from '../domain/marking';

/** A file to take away: text as it is, anything else in base64. */
export const FileView = z.object({
  fileName: z.string(),
  mediaType: z.string(),
  text: z.string().optional(),
  base64: z.string().optional(),
  marking: BorneMarking.optional().describe('Of what it holds; the panel’s unless told'),
  holds: LogSubject.extend({ rows: z.number().int().describe('Lines, items, sections or people in it') }).describe(
    'What it is about, as the log tells it',
  ),
});
export type FileView = z.infer<typeof FileView>;

/** A file too long to be held whole: its pieces, as they are read. */
export interface FileStream extends Omit<FileView, 'text' | 'base64' | 'holds'> {
  /** No rows where nobody counts them before they are read. */
  readonly holds: LogSubject & { readonly rows?: number };
  readonly pieces: AsyncIterable<string>;
}
export const FileStream = z.custom<FileStream>(isFileStream);

/** How many rows it has nobody knows of one that is taken in pieces. */
const AnyFile = FileView.pick({ fileName: true }).extend({ holds: LogSubject });

/** Whole or in pieces. */
export function isFile<Result>(result: Result): result is Result & Pick<FileView, 'fileName' | 'marking'> {
  return AnyFile.safeParse(result).success;
}

export function isFileStream(result: unknown): result is FileStream {
  return typeof result === 'object' && result !== null && 'pieces' in result;
}
