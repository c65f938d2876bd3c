import { z } from 'zod';
import { LogAnchor } from '../anchors';
import { given } from '../../domain/given';
import { PanelId } from '../../domain/ids';
import { Instant } from '../../domain/time';
import { isRecordType, todaysShapes } from '../todaysShapes';
import type { PanelDocument } from '../store';

/** The form of the file. Another kind of line, or one that means something else, is another form. */
export const COPY_FORM = 1;

/** The first line of a panel's copy: whose it is. */
const Header = z.object({
  is: z.literal('panel'),
  form: z.number().int().positive(),
  /** Random: an import that was broken off goes on with the same copy alone. */
  copyId: z.string().min(1).max(100),
  /** The version that made it: "0.1.0". */
  product: z.string().max(40),
  panelId: PanelId,
  begunAt: Instant,
});
export type CopyHeader = z.infer<typeof Header>;

const Document = z
  .object({
    id: z.string().min(1),
    panelId: PanelId,
    type: z.string(),
    form: z.number().int().positive().optional(),
    entry: z.number().int().optional(),
    salt: z.string().optional(),
    keys: z.record(z.union([z.string(), z.number(), z.array(z.string())])),
    value: z.unknown(),
  })
  .transform(({ id, panelId, type, keys, value, ...labels }): PanelDocument => ({
    ...{ id, panelId, type, ...given(labels) },
    ...{ keys, value },
  }));

/** The last line: what there was to be copied. */
const End = z.object({
  is: z.literal('end'),
  /** Where the log stood. All that it vouches for is as of this entry. */
  number: z.number().int().nonnegative(),
  hash: z.string(),
  /** Documents by type, of which one may stand there several times: the last one counts. */
  counts: z.record(z.number().int().positive()),
  endedAt: Instant,
});
export type CopyEnd = z.infer<typeof End>;

/** NDJSON. A document that stands there twice was written while it was copied: the later one is the one. */
export const CopyLine = z.discriminatedUnion('is', [
  Header,
  /** Where the log stood on a day, as it is kept outside the store. */
  z.object({ is: z.literal('anchor'), anchor: LogAnchor }),
  /** Of the panel, or of the deployment about it: whose a chat is. */
  z.object({ is: z.literal('document'), document: Document }),
  End,
]);
export type CopyLine = z.infer<typeof CopyLine>;

/** What is not as it should be, in words for whoever copies. */
export class CopyFault extends Error {
  override readonly name = 'CopyFault';
}

/** @throws CopyFault where a later version has written it */
export function checkKnown({ id, type, form = 1 }: Pick<PanelDocument, 'id' | 'type' | 'form'>): void {
  if (isRecordType(type) && form <= (todaysShapes().forms[type] ?? 1)) return;
  throw new CopyFault(`A newer Sentinel wrote ${id}, which this one does not know. Use that version, or a later one.`);
}
