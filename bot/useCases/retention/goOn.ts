import { type Disposal, heldText, type RecordRef } from '../../domain/disposal';
import { type LogEntry, wordsOf } from '../../domain/log';
import { isErasable } from '../../domain/logErasing';
import { linkKey } from '../../domain/link';
import { everyKeyOf, MOST_NOMINALS } from '../../domain/nominal';
import { addMinutes } from '../../domain/time';
import { changeBeside } from '../../ledger/beside';
import type { Happening } from '../../ledger/changeDraft';
import { pagesByKey } from '../../ledger/logPages';
import { documentIdAt, keyOf, logKey, recordOf } from '../../ledger/records';
import { eraseWords, followWriters } from '../../ledger/wordErasure';
import type { Onlooking } from '../ports';
import { linksAround } from '../links/linksAround';
import { nominalsIn } from '../nominals/standingNominal';
import { partsOf } from '../../domain/message';
import { forgetLot } from './forgetLot';
import { without } from '../../domain/without';
import { readingOf, readReviewed, type Reviewed } from './reviewed';
import { subjectsOf, workOf } from './workOf';
import { writePartsOver } from './writePartsOver';

type Running = Extract<Disposal, { state: 'running' }>;

/** Entries of the log that lost their words, and those whose words stand inside the chain. */
interface Words {
  readonly erased: number;
  readonly inChain: number;
}

const noWords: Words = { erased: 0, inChain: 0 };

/** Entries that lose their words in one batch, with what they vouch for. */
const MOST_ERASED = 40;
const PAGE = 100;
const SOON_MINUTES = 2;

/**
 * Everything that still says the words of what is being disposed of: the parts of a meeting, a group's people, the log beside its chain,
 * what was kept for writing to people. Each step looks for what is left, so that what is broken off goes on. It is done once
 * the store's files have none of it: of one that is done nothing looks again.
 */
export async function goOnDisposing(disposal: Running, ctx: Onlooking): Promise<void> {
  const { of, id, reference } = disposal;
  const reviewed = of && (await readReviewed(of, readingOf(ctx), ctx));
  const lot = { subject: { type: 'message', id, reference }, readers: ['*'] } as const;
  const words = reviewed === undefined ? noWords : await forgetAll(reviewed, disposal, ctx);
  if (reviewed === undefined) await forgetLot(disposal, ctx);
  await ctx.store.purge();
  await finish(disposal, words, reviewed ?? lot, ctx);
}

async function forgetAll(reviewed: Reviewed, disposal: Running, ctx: Onlooking): Promise<Words> {
  await writePartsOver(reviewed, disposal, ctx);
  await forgetCopies(reviewed.ref, ctx);
  if (reviewed.ref.type === 'member') await forgetPerson(reviewed.ref.id, ctx);
  return eraseBeside(reviewed, disposal, ctx);
}

/** Before one begins: should it be broken off, the panel is looked at soon, and what is left of it goes on. */
export async function lookSoon({ store, roster, now }: Onlooking): Promise<void> {
  const dueAt = addMinutes(now, SOON_MINUTES);
  await changeBeside(store, { panelId: roster.panel.id, type: 'schedule', key: '' }, (known) =>
    known === undefined || known.dueAt <= dueAt ? known : { ...known, dueAt },
  );
}

/** Those of a panel that were broken off. */
export async function goOnWithAll(ctx: Onlooking): Promise<void> {
  const where = [{ key: 'state', is: 'running' }];
  const found = await ctx.store.query(ctx.roster.panel.id, { type: 'disposal', where, limit: PAGE });
  for (const document of found) {
    const disposal = recordOf('disposal', document);
    if (disposal.state === 'running') await goOnDisposing(disposal, ctx);
  }
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
async function eraseBeside({ ref, subject }: Reviewed, disposal: Running, ctx: Onlooking): Promise<Words> {
  const words = { erased: 0, inChain: 0 };
  for (const id of [subject.id, ...(await partsInLog(ref, ctx)), ...(await linksAround(ref, ctx)).map(linkKey)]) {
    for (const key of ['subjectId', 'readId'] as const) {
      for await (const entries of pagesByKey(ctx.store, ctx.roster.panel.id, { key, is: id })) {
        const { erased, inChain } = await eraseIn(entries, disposal, ctx);
        words.erased += erased;
        words.inChain += inChain;
      }
    }
  }
  return words;
}

/** In the log whoever is recorded in a group, what could be done about it and what was done stand apart from it. */
async function partsInLog(ref: RecordRef, ctx: Onlooking): Promise<string[]> {
  if (ref.type === 'nominal') return standingKeys(ref.id, ctx);
  const done = subjectsOf(await workOf(ref, ctx));
  if (ref.type !== 'group') return done;
  const where = [{ key: 'groupId', is: ref.id }];
  const people = await ctx.store.query(ctx.roster.panel.id, { type: 'nominal', where, limit: MOST_NOMINALS });
  return [...people.map(keyOf), ...done];
}

async function standingKeys(key: string, ctx: Onlooking): Promise<string[]> {
  const person = await nominalsIn(ctx)(key);
  return person === undefined ? [] : everyKeyOf(person).filter((each) => each !== key);
}

async function eraseIn(entries: readonly LogEntry[], disposal: Running, ctx: Onlooking): Promise<Words> {
  const { reference, by } = disposal;
  const { store, ledger, sha256, now } = ctx;
  const { id: panelId } = ctx.roster.panel;
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
  }
  return {
    erased: told.length + entries.filter((entry) => entry.form !== 1 && entry.words === undefined).length,
    inChain: entries.filter((entry) => entry.form === 1 && saysMore(entry, reference)).length,
  };
}

function saysMore(entry: LogEntry, reference: string): boolean {
  const words = wordsOf(entry);
  if (words === undefined) return false;
  return words.note !== undefined || words.former !== undefined || words.reference !== reference;
}

async function finish(
  disposal: Running,
  { erased, inChain }: Words,
  { subject, readers }: Pick<Happening, 'subject' | 'readers'>,
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
    const note = standing.held && heldText(standing.held);
    draft.log({ action: 'disposal-finished', by: disposal.by, subject, readers, note });
  });
}
