import { z } from 'zod';
import { AgendaItemId, MemberId, NominalId, SiteId } from './ids';

/** One person or one place of the group that an item is about. */
export const PresentedSubject = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('nominal'), nominalId: NominalId }),
  z.object({ kind: z.literal('site'), siteId: SiteId }),
]);
export type PresentedSubject = z.infer<typeof PresentedSubject>;

/** How far the presentation of an item has come: by ids alone, for those who may know of them. */
export const Presented = z.object({
  itemId: AgendaItemId,
  subject: PresentedSubject,
  /** Shown large on the stage to those who were there, of whom these may not know: whoever has the floor said yes to it. */
  large: z.object({ to: z.array(MemberId).max(500), despite: z.array(MemberId).max(500) }).optional(),
});
export type Presented = z.infer<typeof Presented>;

export function isSameSubject(one: PresentedSubject, other: PresentedSubject): boolean {
  return subjectId(one) === subjectId(other) && one.kind === other.kind;
}

function subjectId(subject: PresentedSubject): string {
  return subject.kind === 'nominal' ? subject.nominalId : subject.siteId;
}

interface Presenting {
  readonly presented?: Presented | undefined;
}

/** Off the stage; the place is kept. The very same where nothing is on it. */
export function darkened<Of extends Presenting>(of: Of): Of {
  if (of.presented?.large === undefined) return of;
  const { itemId, subject } = of.presented;
  return { ...of, presented: { itemId, subject } };
}
