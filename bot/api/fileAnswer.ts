import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'restify';
import type { FileStream } from '../useCases/fileView';

/** Whoever takes nothing for so long takes nothing any more. */
const PATIENCE_MS = 60_000;

/**
 * A file piece by piece, as fast as it is taken. What fails on the way cuts the line, so that nobody takes what has
 * arrived for the whole.
 */
export async function sendFile(res: Response, { fileName, mediaType, pieces }: FileStream): Promise<void> {
  res.setTimeout(PATIENCE_MS, () => res.destroy());
  res.setHeader('Content-Type', mediaType);
  res.setHeader('Content-Disposition', `attachment; filename="${fileName}"`);
  try {
    await pipeline(Readable.from(pieces), res);
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

function isGone(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
}
