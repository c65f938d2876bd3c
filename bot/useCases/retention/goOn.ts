import { type Disposal, heldText, type RecordRef } from '../../domain/disposal';
import { disposedAttendance, disposedEntry, disposedMinutes } from '../../domain/disposing';
import { type LogEntry, wordsOf } from '../../domain/log';
import { isErasable } from '../../domain/logErasing';
import { pastMeetingSubject } from '../../domain/pastMeeting';
import { changeBeside } from '../../ledger/beside';
import { pagesByKey } from '../../ledger/logPages';
import { documentIdAt, keyOf, logKey, recordOf } from '../../ledger/records';
import { eraseWords, followWriters } from '../../ledger/wordErasure';
import type { Onlooking } from '../ports';
import { partsOf } from '../../domain/message';
import { forgetLot } from './forgetLot';
import { without } from '../../domain/without';

type Running = Extract<Disposal, { state: 'running' }>;

/** Entries that lose their words in one batch, with what they vouch for. */
const MOST_ERASED = 40;
/** Records of a meeting written over in one batch, each with nothing but its digest in the one entry. */
const MOST_PARTS = 40;
const PAGE = 100;

/**
 * Everything that still says the words of what is being disposed of: the parts of a meeting, the log beside its chain,
 * what was kept for writing to people. Each step looks for what is left, so that what is broken off goes on.
 */
export async function goOnDisposing(disposal: Running, ctx: Onlooking): Promise<void> {
  const { of } = disposal;
  if (of === undefined) await forgetLot(disposal, ctx);
  if (of?.type === 'meeting') await writePartsOver(of.id, disposal, ctx);
  if (of !== undefined) {
    await forgetCopies(of, ctx);
    if (of.type === 'member') await forgetPerson(of.id, ctx);
  }
  const words = of === undefined ? { erased: 0, inChain: 0 } : await eraseBeside(of, disposal, ctx);
  await finish(disposal, words, ctx);
  await ctx.store.purge();
}

/** Those of a panel that were broken off. @returns how many went on to their end */
export async function goOnWithAll(ctx: Onlooking): Promise<number> {
  const where = [{ key: 'state', is: 'running' }];
  const found = await ctx.store.query(ctx.roster.panel.id, { type: 'disposal', where, limit: PAGE });
  let done = 0;
  for (const document of found) {
    const disposal = recordOf('disposal', document);
    if (disposal.state !== 'running') continue;
    await goOnDisposing(disposal, ctx);
    done += 1;
  }
  return done;
}

async function writePartsOver(meetingId: string, { by, reference }: Running, ctx: Onlooking): Promise<void> {
  const { id: panelId } = ctx.roster.panel;
  for (let isMore = true; isMore;) {
    isMore = await ctx.ledger.change(panelId, ctx.now, async (draft) => {
      const [entries, versions, attendances] = await Promise.all([
        draft.listOf('minuteEntry', 'meetingId', meetingId),
        draft.listOf('minutes', 'meetingId', meetingId),
        draft.listOf('attendance', 'meetingId', meetingId),
      ]);
      const writes = [
        ...changed(entries, disposedEntry).map((each) => () => draft.put('minuteEntry', each)),
        ...changed(versions, disposedMinutes).map((each) => () => draft.put('minutes', each)),
        ...changed(attendances, disposedAttendance).map((each) => () => draft.put('attendance', each)),
      ];
      for (const write of writes.slice(0, MOST_PARTS)) write();
      if (writes.length > 0) {
        const subject = { type: 'meeting', id: meetingId, reference } as const;
        draft.log({ action: 'record-words-erased', by, subject, readers: ['*'] });
      }
      return writes.length > MOST_PARTS;
    });
  }
}

function changed<T>(all: readonly T[], disposed: (each: T) => T): T[] {
  return all.flatMap((each) => {
    const after = disposed(each);
    return JSON.stringify(after) === JSON.stringify(each) ? [] : [after];
  });
}

/** Copies of its cards stay, so that they can be told the truth; why they came goes, from the messages that brought them too. */
async function forgetCopies({ id }: RecordRef, { store, roster }: Onlooking): Promise<void> {
  const { id: panelId } = roster.panel;
  for (let after: { value: string; number: number } | undefined; ;) {
    const found = await store.query(panelId, {
      type: 'cardCopy',
      where: [{ key: 'subjectId', is: id }],
      order: { key: 'copyId', direction: 'ascending', ...(after === undefined ? {} : { after }) },
      limit: PAGE,
    });
    for (const document of found) {
      const { messageId } = recordOf('cardCopy', document);
      await changeBeside(store, { panelId, type: 'cardCopy', key: keyOf(document) }, (copy) =>
        copy?.said === undefined ? copy : without(copy, ['said']),
      );
      if (messageId !== undefined) await forgetSaid(messageId, id, { store, roster });
    }
    const last = found.at(-1);
    if (found.length < PAGE || last === undefined) return;
    after = { value: String(last.keys['copyId']), number: Number(last.keys['number']) };
  }
}

async function forgetSaid(messageId: string, id: string, { store, roster }: Pick<Onlooking, 'store' | 'roster'>) {
  await changeBeside(store, { panelId: roster.panel.id, type: 'message', key: messageId }, (message) => {
    if (message === undefined) return message;
    const isAbout = (part: object) => 'said' in part && Object.values(part).includes(id);
    if (!partsOf(message.content).some(isAbout)) return message;
    const { content } = message;
    if (content.kind !== 'due') {
      return content.kind === 'task' || content.kind === 'agenda'
        ? { ...message, content: { ...content, said: undefined } }
        : message;
    }
    const parts = content.parts.map((part) =>
      isAbout(part) && (part.kind === 'task' || part.kind === 'agenda') ? { ...part, said: undefined } : part,
    );
    return { ...message, content: { ...content, parts } };
  });
}

/** Where they could be written to. */
async function forgetPerson(memberId: string, { store, roster }: Onlooking): Promise<void> {
  const { id: panelId } = roster.panel;
  for (const type of ['contact', 'appInstall', 'lastMention'] as const) {
    await changeBeside(store, { panelId, type, key: memberId }, () => undefined);
  }
  const links = await store.query(panelId, {
    type: 'mailLink',
    where: [{ key: 'memberId', is: memberId }],
    limit: 1000,
  });
  for (const document of links) {
    await changeBeside(store, { panelId, type: 'mailLink', key: keyOf(document) }, () => undefined);
  }
}

/** The words of what happened to it and of who read it, a batch at a time; that it happened stays, and verifies. */
async function eraseBeside(of: RecordRef, { reference, by }: Running, ctx: Onlooking) {
  const { store, ledger, sha256, now } = ctx;
  const { id: panelId } = ctx.roster.panel;
  const subjectId = await subjectIdOf(of, ctx);
  const counts = { erased: 0, inChain: 0 };
  for (const key of ['subjectId', 'readId'] as const) {
    for await (const entries of pagesByKey(store, panelId, { key, is: subjectId })) {
      counts.inChain += entries.filter((entry) => entry.form === 1 && saysMore(entry, reference)).length;
      counts.erased += entries.filter((entry) => entry.form !== 1 && entry.words === undefined).length;
      const told = entries.filter((entry) => isErasable(entry) && saysMore(entry, reference));
      for (let at = 0; at < told.length; at += MOST_ERASED) {
        const numbers = told.slice(at, at + MOST_ERASED).map(({ number }) => number);
        const writers = await followWriters(store, panelId, numbers);
        await ledger.change(panelId, now, async (draft) => {
          const standing = await Promise.all(numbers.map((number) => draft.read('log', logKey(number))));
          const left = standing.filter((entry) => entry !== undefined).filter(isErasable);
          const reason = `${reference} was disposed of`;
          if (left.length > 0) await eraseWords(draft, { entries: left, by, reason, writers }, sha256);
        });
        counts.erased += numbers.length;
      }
    }
  }
  return counts;
}

function saysMore(entry: LogEntry, reference: string): boolean {
  const words = wordsOf(entry);
  if (words === undefined) return false;
  return words.note !== undefined || words.former !== undefined || words.reference !== reference;
}

async function subjectIdOf({ type, id }: RecordRef, { store, roster }: Onlooking): Promise<string> {
  if (type !== 'pastMeeting') return id;
  const found = await store.read(roster.panel.id, documentIdAt(type, id));
  return found === undefined ? id : pastMeetingSubject(recordOf(type, found)).id;
}

async function finish(
  disposal: Running,
  { erased, inChain }: { readonly erased: number; readonly inChain: number },
  { store, ledger, roster, now }: Onlooking,
): Promise<void> {
  const { id: panelId } = roster.panel;
  const document = await store.read(panelId, documentIdAt('disposal', disposal.id));
  const number = document?.entry;
  const found = number === undefined ? undefined : await store.read(panelId, documentIdAt('log', logKey(number)));
  if (found === undefined) throw new Error(`${disposal.id} has no entry in the log`);
  const said = recordOf('log', found);
  await ledger.change(panelId, now, async (draft) => {
    const standing = await draft.read('disposal', disposal.id);
    if (standing?.state !== 'running') return;
    const entry = { number: said.number, hash: said.hash };
    const words = { wordsErased: erased, wordsInChain: inChain };
    draft.put('disposal', { ...standing, state: 'done', doneAt: now, entry, ...words });
    const subject = subjectOf(disposal);
    const note = standing.held && heldText(standing.held);
    draft.log({ action: 'disposal-finished', by: disposal.by, subject, readers: ['*'], note });
  });
}

function subjectOf({ of, id, reference }: Pick<Disposal, 'of' | 'id' | 'reference'>) {
  if (of === undefined) return { type: 'message', id, reference } as const;
  if (of.type === 'pastMeeting') return { type: 'meeting', id: `before-${of.id}`, reference } as const;
  return { type: of.type, id: of.id, reference } as const;
}
