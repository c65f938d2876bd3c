import { z } from 'zod';
import { MemberId } from './ids';
import { Instant } from './time';

/** What a panel was founded from, once: what stands in that file later is not read. */
export const Founding = z.object({
  /** The file's path, the name of what comes with the product, or "the tab". */
  from: z.string().min(1),
  /** Of its content, whatever the spaces. */
  sha256: z.string(),
  /** Who founded it, where a person did. */
  by: MemberId.optional(),
  at: Instant,
});
export type Founding = z.infer<typeof Founding>;
