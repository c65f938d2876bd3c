import type { MemberId } from '../../domain/ids';
import type { DuePart } from '../../domain/message';
import {
  type DueReminder,
  type ReminderPreference,
  reminderText,
  type SentReminder,
  toldReminder,
} from '../../domain/reminder';
import { type Instant, instantAt } from '../../domain/time';
import type { Draft } from '../../ledger/changeDraft';
import { recordOf } from '../../ledger/records';
import { agenciesOf } from '../../ledger/roster';
import { MAX_BATCH_WRITES } from '../../ledger/store';
import type { Onlooking } from '../ports';
import type { Subject } from './reminderSubjects';

/** A reminder that is due, by the key under which it is sent once. */
export interface Due {
  readonly subject: Subject;
  readonly found: DueReminder;
  readonly key: string;
}

/** What each of its readers is told once, which its mark keeps. */
export interface Matter {
  readonly key: string;
  /** What the log calls it. */
  readonly reference: string;
  readonly content: DuePart;
  readonly to: readonly MemberId[];
  /** It goes out by itself, at once and to whoever muted the others too. */
  readonly urgent: boolean;
}

export function matterOf({ subject, found, key }: Due, ctx: Pick<Onlooking, 'today'>): Matter {
  return {
    ...{ key, reference: `${found.rule.id} ${subject.reference}`, urgent: subject.urgent },
    ...{ content: contentOf({ subject, found }, ctx), to: readersOf({ subject, found }) },
  };
}

export function contentOf({ subject, found }: Pick<Due, 'subject' | 'found'>, { today }: Pick<Onlooking, 'today'>) {
  return subject.content(reminderText(found, subject.anchor, today));
}

export function readersOf({ subject, found }: Pick<Due, 'subject' | 'found'>): MemberId[] {
  return [...new Set(subject.to(found.rule))];
}

/** Nearest first: what has been due for longest, then what is due soonest. */
export function byUrgency(a: Pick<Due, 'subject' | 'key'>, b: Pick<Due, 'subject' | 'key'>): number {
  return a.subject.anchor.localeCompare(b.subject.anchor) || a.key.localeCompare(b.key);
}

/** What room is left in a batch for the head, and for letters that a lost race parts. */
const MOST_WRITES = MAX_BATCH_WRITES - 10;
/** With the mark and the log entry of each they fill a batch; what is beyond them goes out in a second message. */
const MOST_TOLD = Math.floor((MOST_WRITES - 1) / 2);
/** Of one message. */
const MOST_RECIPIENTS = 100;

/** A message that waits to be queued, for all who get the very same. Without readers it is marked all the same. */
interface Letter {
  readonly matters: readonly Matter[];
  readonly dueAt: Instant;
  readonly to: readonly MemberId[];
}

type IsToGo = (mark: SentReminder | undefined) => boolean;

/**
 * Queues for each reader one message that holds all that is due. A letter, the marks of what is in it and their log
 * entries are one batch, which holds as many letters as it has room for; a mark says who was told until all are, so that
 * whoever goes on after a crash writes to the others alone.
 */
export async function tellOnce(matters: readonly Matter[], isToGo: IsToGo, ctx: Onlooking): Promise<void> {
  const preferences = await loadPreferences(ctx);
  const timeOf = (memberId: MemberId) => timeFor(preferences.get(memberId), ctx);
  const marks = await Promise.all(matters.map(({ key }) => ctx.store.read(ctx.roster.panel.id, `reminder:${key}`)));
  const untold = matters.flatMap((matter, index) => {
    const found = marks[index];
    const mark = found && recordOf('reminder', found);
    if (!isToGo(mark)) return [];
    const wanted = matter.to.filter((memberId) => matter.urgent || timeOf(memberId) !== undefined);
    return [{ ...matter, to: wanted.filter((memberId) => isUntold(mark, memberId)) }];
  });
  for (const letters of batchesOf(lettersOf(untold, (memberId) => timeOf(memberId) ?? ctx.now, ctx)))
    await ctx.ledger.change(ctx.roster.panel.id, ctx.now, (draft) => tell(letters, isToGo, draft, ctx));
}

function isUntold(mark: SentReminder | undefined, memberId: MemberId): boolean {
  return mark?.told?.includes(memberId) !== true;
}

function lettersOf(matters: readonly Matter[], timeOf: (memberId: MemberId) => Instant, { now }: Onlooking): Letter[] {
  const alone = matters.filter(({ urgent, to }) => urgent || to.length === 0);
  const people = new Map<MemberId, Matter[]>();
  for (const matter of matters.filter(({ urgent }) => !urgent))
    for (const memberId of matter.to) people.set(memberId, [...(people.get(memberId) ?? []), matter]);
  const own = [...people].flatMap(([memberId, all]) =>
    partsOfAtMost(MOST_TOLD, all).map((some) => ({ matters: some, dueAt: timeOf(memberId), to: [memberId] })),
  );
  const toMany = shared(own).flatMap((letter) =>
    partsOfAtMost(MOST_RECIPIENTS, letter.to).map((to) => ({ ...letter, to })),
  );
  return [...alone.map((matter) => ({ matters: [matter], dueAt: now, to: matter.to })), ...toMany];
}

function partsOfAtMost<Item>(most: number, all: readonly Item[]): Item[][] {
  return Array.from({ length: Math.ceil(all.length / most) }, (_, part) => all.slice(part * most, (part + 1) * most));
}

/** Those who get the very same get it in one message. */
function shared(letters: readonly Letter[]): Letter[] {
  const found = new Map<string, Letter>();
  for (const letter of letters) {
    const same = JSON.stringify([letter.dueAt, letter.matters.map(({ key }) => key)]);
    found.set(same, { ...letter, to: [...(found.get(same)?.to ?? []), ...letter.to] });
  }
  return [...found.values()];
}

function batchesOf(letters: readonly Letter[]): Letter[][] {
  const batches: Letter[][] = [];
  for (const letter of letters) {
    const last = batches.at(-1);
    if (last === undefined || writesOf([...last, letter]) > MOST_WRITES) batches.push([letter]);
    else last.push(letter);
  }
  return batches;
}

/** A message a letter, a mark and an entry in the log for each thing that they hold. */
function writesOf(letters: readonly Letter[]): number {
  return letters.length + 2 * mattersIn(letters).size;
}

function mattersIn(letters: readonly Letter[]): Set<Matter> {
  return new Set(letters.flatMap(({ matters }) => matters));
}

/** What another process told meanwhile is left out. */
async function tell(letters: readonly Letter[], isToGo: IsToGo, draft: Draft, ctx: Onlooking): Promise<void> {
  const marks = new Map<Matter, SentReminder | undefined>();
  for (const matter of mattersIn(letters)) {
    const mark = await draft.read('reminder', matter.key);
    if (isToGo(mark)) marks.set(matter, mark);
  }
  const isOwed = (matter: Matter, memberId: MemberId) => marks.has(matter) && isUntold(marks.get(matter), memberId);
  const owed = letters.flatMap(({ matters, dueAt, to }) =>
    to.map((memberId) => ({ dueAt, to: [memberId], matters: matters.filter((matter) => isOwed(matter, memberId)) })),
  );
  const left = shared(owed);
  for (const letter of left) await send(letter, draft, ctx);
  for (const [matter, mark] of marks) {
    const told = left.filter(({ matters }) => matters.includes(matter)).flatMap(({ to }) => to);
    draft.put('reminder', toldReminder(mark, { key: matter.key, told, to: matter.to }, ctx.now));
    draft.log({
      ...{ action: 'reminder-sent', by: 'system', readers: [], to: agenciesOf(new Set(told), ctx.roster) },
      subject: { type: 'reminder', id: matter.key, reference: matter.reference },
    });
  }
}

/** A single thing is a message of its own kind: it is answered on its own card. */
async function send({ matters, dueAt, to }: Letter, draft: Draft, { today }: Onlooking): Promise<void> {
  const [content, ...others] = matters.map((matter) => matter.content);
  if (content === undefined) return;
  if (others.length === 0) {
    draft.send({ task: 'post', content, to, dueAt });
    return;
  }
  const id = await freeId(`due-${today}-${to[0] ?? ''}`, draft);
  draft.send({
    ...{ task: 'post', id, to, dueAt },
    content: { kind: 'due', messageId: id, on: today, parts: [content, ...others] },
  });
}

/** Where more has fallen due on a day on which somebody was written to already, that is a message of its own. */
async function freeId(wanted: string, draft: Draft): Promise<string> {
  for (let count = 1; ; count++) {
    const id = count === 1 ? wanted : `${wanted}-${count}`;
    if ((await draft.read('message', id)) === undefined) return id;
  }
}

/** Undefined for whoever muted them. */
function timeFor(preference: ReminderPreference | undefined, { now, today, roster }: Onlooking): Instant | undefined {
  if (preference?.muted === true) return undefined;
  if (preference?.from === undefined) return now;
  const from = instantAt(today, preference.from, roster.panel.timeZone);
  return from > now ? from : now;
}

async function loadPreferences({ store, roster }: Onlooking): Promise<Map<string, ReminderPreference>> {
  const found = await store.query(roster.panel.id, { type: 'reminderPreference', limit: MOST_PEOPLE });
  return new Map(
    found.map((document) => recordOf('reminderPreference', document)).map((each) => [each.memberId, each]),
  );
}

const MOST_PEOPLE = 1000;
