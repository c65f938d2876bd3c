import { z } from 'zod';
import { PanelId } from '../domain/ids';
import { Role } from '../domain/member';
import { Instant, LocalDate } from '../domain/time';

/** Where a panel's log stood, kept where whoever can write the store cannot rewrite it. */
export const LogAnchor = z.object({
  panelId: PanelId,
  number: z.number().int().positive(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  /** The day it is of, in the panel's time zone; a line copied from a mail leaves it out. */
  on: LocalDate.optional(),
});
export type LogAnchor = z.infer<typeof LogAnchor>;

const DayAnchor = LogAnchor.extend({ on: LocalDate });
type DayAnchor = z.infer<typeof DayAnchor>;

/** The last day on which a panel's log was anchored; it decides that day's point for every process. */
export const LastAnchor = DayAnchor.extend({
  /** Wherever it goes: in files and blobs, and in the mails that are queued. */
  isKept: z.boolean(),
  /** The last day on which the log was held against the points of before. */
  heldOn: LocalDate.optional(),
  /** A point that the log was not found to go through. It stays here until it is told, and so that it is told once. */
  missed: LogAnchor.extend({ isTold: z.boolean() }).optional(),
  /** The last time that somebody had the whole log checked, and each record against its digest. */
  checked: z
    .object({ at: Instant, as: Role, entries: z.number().int(), records: z.number().int(), isWhole: z.boolean() })
    .optional(),
});
export type LastAnchor = z.infer<typeof LastAnchor>;

/** An anchor as a line of NDJSON: in files, in blobs, in the auditor's mail. */
export function anchorLine({ panelId, number, hash, on }: LogAnchor): string {
  return JSON.stringify({ panelId, number, hash, on });
}

/** @throws Error that names the line which is no anchor */
export function anchorsIn(text: string, place: string): LogAnchor[] {
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const read = LogAnchor.safeParse(jsonOf(line));
    if (!read.success) throw new Error(`Line ${index + 1} of ${place} is no anchor`);
    return [read.data];
  });
}

export function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** Keeps anchors outside the store that they are of. */
export interface AnchorStore {
  /** One a panel and day: what stands is never written over, so that keeping it again changes nothing. */
  keep(anchor: DayAnchor): Promise<void>;
  /** One panel's, or all. */
  list(panelId?: PanelId): Promise<LogAnchor[]>;
}

/** Where a deployment keeps none. */
export const noAnchors: AnchorStore = { keep: async () => {}, list: async () => [] };
