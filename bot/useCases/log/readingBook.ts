import { z } from 'zod';
import { GroupId, IssueId, MeetingId, NominalId, TaskId } from '../../domain/ids';
import type { NamedSubject } from '../../domain/log';
import type { QuietAction } from '../../domain/logActions';
import { plainWord } from '../../domain/searchable';
import { addMinutes, type Instant, timeText } from '../../domain/time';
import { nominalKey, nominalReference } from '../../domain/nominal';
import { keyOf, recordOf } from '../../ledger/records';
import { wordsSought } from '../../ledger/wordsSought';
import type { Ledger } from '../../ledger/ledger';
import type { Reader, Reading, Readings, Refused } from './reading';

/** One entry for each person and record in so long. */
const AGAIN_AFTER_MINUTES = 60;
/** What somebody is refused in an hour before it is said only that there was more. */
const MOST_REFUSED = 20;
/** Readings of the last hour that are remembered, of all panels; what is forgotten is logged once more. */
const MOST_REMEMBERED = 10_000;

/** Of one person within the hour that began at `at`. */
interface Refusals {
  readonly at: Instant;
  readonly count: number;
}

type Read = Pick<Reading, 'subject' | 'partOf' | 'note'> & { readonly action: QuietAction };

interface Remembered {
  readonly at: Instant;
  /** The entry says why. */
  readonly isSaid: boolean;
  readonly written: Promise<void>;
}

/**
 * Writes into the log who read what. What it remembers is this process's alone: two processes, or one that starts anew,
 * log a reading twice and never leave one out.
 */
export class ReadingBook implements Readings {
  private readonly opened = new Map<string, Remembered>();
  private readonly refusals = new Map<string, Refusals>();

  constructor(private readonly ledger: Ledger) {}

  async note(readings: readonly Reading[], reader: Reader): Promise<void> {
    await Promise.all(readings.map((each) => this.noteOne(each, reader)));
  }

  /**
   * The same is read and written whether or not there is such a record: neither the answer nor the time that it takes
   * tells it.
   */
  async refused({ name, input, error }: Refused, reader: Reader): Promise<void> {
    const { at, count } = this.countRefusal(reader);
    if (count > MOST_REFUSED + 1) return;
    const until = timeText(addMinutes(at, AGAIN_AFTER_MINUTES), reader.roster.panel.timeZone);
    const note =
      count > MOST_REFUSED ? `More was refused; until ${until} that is not written` : `${name}: ${error.code}`;
    await this.write({ action: 'access-refused', subject: await subjectOf(input, reader), note }, reader);
  }

  isSaid(reading: Reading, reader: Reader): boolean {
    return this.known(keyOfReading(reading, reader), reader)?.isSaid === true;
  }

  private known(key: string, { now }: Reader): Remembered | undefined {
    const known = this.opened.get(key);
    return known !== undefined && isWithinTheHour(known.at, now) ? known : undefined;
  }

  private noteOne({ eachTime, ...reading }: Reading, reader: Reader): Promise<void> {
    if (eachTime === true) return this.write(reading, reader);
    const key = keyOfReading(reading, reader);
    const isSaid = reading.note !== undefined;
    const known = this.known(key, reader);
    // What was read without a word is written once more where somebody says why.
    if (known !== undefined && (known.isSaid || !isSaid)) return known.written;
    const written = this.write(reading, reader);
    remember(this.opened, key, { at: reader.now, isSaid, written });
    // A failure is not kept.
    written.catch(() => this.opened.delete(key));
    return written;
  }

  private countRefusal({ roster, viewer, now }: Reader): Refusals {
    const key = `${roster.panel.id} ${viewer.member.id}`;
    const known = this.refusals.get(key);
    const hour = known !== undefined && isWithinTheHour(known.at, now) ? known : { at: now, count: 0 };
    const counted = { ...hour, count: hour.count + 1 };
    remember(this.refusals, key, counted);
    return counted;
  }

  private write(what: Read, { roster, now, viewer }: Reader): Promise<void> {
    return this.ledger.change(roster.panel.id, now, async (draft) => {
      draft.log({ ...what, by: viewer.member.id, readers: [] });
    });
  }
}

function keyOfReading({ action, subject }: Pick<Reading, 'action' | 'subject'>, { roster, viewer }: Reader): string {
  return [roster.panel.id, viewer.member.id, action, subject.type, subject.id].join(' ');
}

function isWithinTheHour(at: Instant, now: Instant): boolean {
  // A clock that was put back knows nothing of what came after.
  return at <= now && now < addMinutes(at, AGAIN_AFTER_MINUTES);
}

/** The oldest goes where there is no room. */
function remember<Kept>(kept: Map<string, Kept>, key: string, value: Kept): void {
  kept.delete(key);
  kept.set(key, value);
  const [oldest] = kept.keys();
  if (kept.size > MOST_REMEMBERED && oldest !== undefined) kept.delete(oldest);
}

/** The records that an input may name, what it is about first. */
const named = [
  { type: 'task', key: 'taskId', id: TaskId },
  { type: 'issue', key: 'issueId', id: IssueId },
  { type: 'group', key: 'groupId', id: GroupId },
  { type: 'meeting', key: 'meetingId', id: MeetingId },
] as const;

const Input = z.record(z.unknown());
const Typed = z.object({ kind: z.enum(['task', 'issue', 'group']), reference: z.string() });
type Typed = z.infer<typeof Typed>;
const MOST_LOOKED_THROUGH = 200;
const Referenced = z.object({ reference: z.string(), operation: z.string().optional() });

const Person = z.object({ groupId: GroupId, nominalId: NominalId });

/** Both are read, whether or not there is either. */
async function findPerson(
  { groupId, nominalId }: z.infer<typeof Person>,
  { store, roster }: Reader,
): Promise<NamedSubject | undefined> {
  const key = nominalKey({ groupId, id: nominalId });
  const [group, person] = await Promise.all([
    store.read(roster.panel.id, `group:${groupId}`),
    store.read(roster.panel.id, `nominal:${key}`),
  ]);
  const known = group && recordOf('group', group);
  if (known === undefined) return undefined;
  return person === undefined
    ? { type: 'group', id: known.id, reference: known.reference }
    : { type: 'group', id: key, reference: nominalReference(recordOf('nominal', person), known) };
}

/** The record that the input names, if there is one; else the panel. */
async function subjectOf(input: unknown, reader: Reader): Promise<NamedSubject> {
  const { store, roster } = reader;
  const { panel } = roster;
  const typed = Typed.safeParse(input).data;
  if (typed !== undefined) return (await findTyped(typed, reader)) ?? panelItself(reader);
  const fields = Input.safeParse(input).data ?? {};
  const person = Person.safeParse(fields).data;
  if (person !== undefined) return (await findPerson(person, reader)) ?? panelItself(reader);
  for (const { type, key, id: Id } of named) {
    const id = Id.safeParse(fields[key]).data;
    if (id === undefined) continue;
    const found = await store.read(panel.id, `${type}:${id}`);
    if (found !== undefined) return { type, id, reference: Referenced.safeParse(found.value).data?.reference ?? id };
    break;
  }
  return panelItself(reader);
}

function panelItself({ roster: { panel } }: Reader): NamedSubject {
  return { type: 'panel', id: panel.id, reference: panel.name };
}

/** By what somebody wrote to the bot, a group by its operation too. Other records may hold it in their words. */
async function findTyped(typed: Typed, { store, roster }: Reader): Promise<NamedSubject | undefined> {
  const { kind: type } = typed;
  const where = [wordsSought(typed.reference)];
  const found = await store.query(roster.panel.id, { type, where, limit: MOST_LOOKED_THROUGH });
  for (const document of found) {
    const { reference = '', operation = '' } = Referenced.safeParse(document.value).data ?? {};
    const isIt = [reference, operation].some((each) => plainWord(each) === plainWord(typed.reference));
    if (isIt) return { type, id: keyOf(document), reference };
  }
  return undefined;
}
