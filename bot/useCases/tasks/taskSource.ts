import { z } from 'zod';
import { mayReadRecord } from '../../access/sight';
import type { Audience } from '../../domain/audience';
import { type AgendaItemId, type MeetingId, type MemberId, MinuteEntryId } from '../../domain/ids';
import { recordReaders } from '../../domain/minutes';
import { Refusal } from '../../domain/refusal';
import type { Draft } from '../../ledger/changeDraft';
import type { Context } from '../ports';

/** The words that a task is made of, where they stand already. */
export const TaskSource = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('entry'), entryId: MinuteEntryId.describe('Recorded on the item') }),
  z.object({ kind: z.literal('minutes'), version: z.number().int().positive().describe('What they say of the item') }),
]);
export type TaskSource = z.infer<typeof TaskSource>;

interface Place {
  readonly meetingId: MeetingId;
  readonly itemId: AgendaItemId;
}

/** Whom they were recorded for, and from whom they are hidden: a task that repeats them is for no others. */
interface RecordedFor {
  readonly audience: Audience;
  readonly recusedIds?: MemberId[] | undefined;
}

/** @throws Refusal `item-gone` for words that are not there, or not for whoever makes a task of them */
export async function recordedFor(
  source: TaskSource,
  { meetingId, itemId }: Place,
  draft: Draft,
  { viewer }: Context,
): Promise<RecordedFor> {
  const found =
    source.kind === 'entry'
      ? await draft.read('minuteEntry', source.entryId)
      : (await draft.read('minutes', `${meetingId}.${source.version}`))?.sections.find(
          (each) => each.itemId === itemId,
        );
  if (found === undefined || found.itemId !== itemId || !mayReadRecord(recordReaders(found), viewer)) {
    throw new Refusal('item-gone');
  }
  if ('meetingId' in found && found.meetingId !== meetingId) throw new Refusal('item-gone');
  return found;
}
