import { z } from 'zod';
import { logConditions } from '../../access/logConditions';
import { isReader } from '../../access/readers';
import { maySeeGroup, maySeeIssue, maySeeTask } from '../../access/sight';
import { type LogEntry, wholeOf } from '../../domain/log';
import { Refusal } from '../../domain/refusal';
import { Reason } from '../../domain/task';
import { refuseAboveCeiling } from '../../domain/text';
import type { Viewer } from '../../access/viewer';
import type { Draft, Happening } from '../../ledger/changeDraft';
import { logKey } from '../../ledger/records';
import { eraseWords, followWriters } from '../../ledger/wordErasure';
import type { Admitted } from '../ports';
import { guardHold, heldSubject } from '../retention/holds';

/** With their head and the erasure itself they fit into one batch. */
const MOST_ERASED = 50;

export const WordErasure = z.object({
  numbers: z.array(z.number().int().positive()).min(1).max(MOST_ERASED).describe('Of the entries'),
  reason: Reason,
});

export const ErasedWords = z.object({
  erased: z.array(z.number().int()).describe('Entries that lost their words'),
  corrected: z.array(z.string()).describe('References of records that said the same, and say it no more'),
  still: z.array(z.string()).describe('References of records in which lines of it still stand among other words'),
});

/**
 * Takes the words of entries out of the log, and out of the records that say the same, for good. What happened, when and
 * by whom stays, and verifies.
 */
export async function eraseLogWords(
  { numbers, reason }: z.infer<typeof WordErasure>,
  ctx: Admitted,
): Promise<z.infer<typeof ErasedWords>> {
  const { store, ledger, sha256, viewer, now } = ctx;
  refuseAboveCeiling(reason);
  const panelId = ctx.roster.panel.id;
  const wanted = [...new Set(numbers)].sort((a, b) => a - b);
  const writers = await followWriters(store, panelId, wanted);
  try {
    const gone = await ledger.change(panelId, now, async (draft) => {
      const entries = await Promise.all(
        wanted.map(async (number) => {
          const entry = ctx.admission.admit(logConditions, await draft.read('log', logKey(number)));
          await guardSubject(entry, draft, ctx);
          await guardHold(await heldSubject(wholeOf(entry), draft), draft);
          return entry;
        }),
      );
      const { erased, corrected, still } = await eraseWords(
        draft,
        { entries, by: viewer.member.id, reason, writers },
        sha256,
      );
      for (const { subject } of corrected) await guardHold(await heldSubject(subject, draft), draft);
      return { erased, corrected: heardBy(viewer, corrected), still: heardBy(viewer, still) };
    });
    await store.purge();
    return gone;
  } catch (error) {
    // Whoever asks again may do so because the process died before it had cleaned up.
    if (error instanceof Refusal && error.code === 'words-gone') await store.purge();
    throw error;
  }
}

/** What somebody may not hear of loses the words as well, and is not named to them. */
function heardBy(viewer: Viewer, records: readonly Pick<Happening, 'subject' | 'readers'>[]): string[] {
  return records.filter(({ readers }) => isReader(readers, viewer)).map(({ subject }) => subject.reference);
}

/** Whoever knew of it then may have left for it since. @throws Refusal `not-found` as for an entry that is not there */
async function guardSubject({ subject }: LogEntry, draft: Draft, { viewer }: Admitted): Promise<void> {
  const { type, id } = subject;
  if (type === 'task') guardSeen(await draft.read('task', id), (task) => maySeeTask(task, viewer));
  if (type === 'issue') guardSeen(await draft.read('issue', id), (issue) => maySeeIssue(issue, viewer));
  if (type !== 'group') return;
  // What is of a group stands in the log under it.
  const [groupId = id] = id.split('.');
  guardSeen(await draft.read('group', groupId), (group) => maySeeGroup(group, viewer));
}

/** What is gone for good is hidden from nobody who has its log. */
function guardSeen<Kept>(record: Kept | undefined, maySee: (record: Kept) => boolean): void {
  if (record !== undefined && !maySee(record)) throw logConditions.absent();
}
