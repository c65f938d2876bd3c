import { createHash } from 'node:crypto';
import { chain, findBrokenLink, genesisHash, type LogEntry, type LogFacts, logActions, LogKind } from '../../bot/domain/log';
import { northmoor, ruth, tuesday } from '../support/builders';

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

function aLog(length: number): LogEntry[] {
  const entries: LogEntry[] = [];
  for (let number = 1; number <= length; number++) {
    const facts: LogFacts = {
      ...{ panelId: northmoor, number, at: tuesday, by: ruth, action: 'task-acknowledged', kind: 'alteration' },
      subject: { type: 'task', id: `task-${number}`, reference: `SEN-27-00${number}` },
      note: `Note ${number}: Siân wrote “سلام” 🚒`,
      readers: ['*'],
    };
    entries.push(chain(facts, entries[number - 2]?.hash ?? genesisHash, sha256));
  }
  return entries;
}

/** Five rows of which the third is `change`d. */
function withThird(change: (entry: LogEntry) => LogEntry): LogEntry[] {
  return aLog(5).map((entry) => (entry.number === 3 ? change(entry) : entry));
}

function backwards({ note, ...entry }: LogEntry): LogEntry {
  const { hash, previousHash, readers, kind, action, by, at, number, panelId } = entry;
  const { type, id, reference } = entry.subject;
  const subject = { reference, id, type };
  return {
    hash,
    previousHash,
    ...(note === undefined ? {} : { note }),
    readers,
    subject,
    kind,
    action,
    by,
    at,
    number,
    panelId,
  };
}

it('the chain of an untouched log holds, from its start and from any row', () => {
  const log = aLog(5);
  expect(findBrokenLink(log, sha256)).toBeUndefined();
  expect(findBrokenLink([], sha256)).toBeUndefined();
  expect(findBrokenLink(log.slice(2), sha256, log[1]?.hash, 2)).toBeUndefined();
});

it('the order in which a store gives the fields back does not matter', () => {
  const log = aLog(3).map(backwards);
  expect(Object.keys(log[0] ?? {})).not.toEqual(Object.keys(aLog(1)[0] ?? {}));
  expect(findBrokenLink(log, sha256)).toBeUndefined();
});

describe('a log of five rows', () => {
  const rehashed = (entry: LogEntry): LogEntry => {
    const { hash: _, previousHash, ...facts } = entry;
    return chain({ ...facts, note: 'Forged' }, previousHash, sha256);
  };
  const swapped = () => {
    const [one, two, three, four, five] = aLog(5);
    return [one, two, four, three, five].flatMap((entry) => (entry === undefined ? [] : [entry]));
  };
  const renumbered = () => swapped().map((entry, index) => ({ ...entry, number: index + 1 }));
  const twice = () => aLog(5).flatMap((entry) => (entry.number === 3 ? [entry, entry] : [entry]));

  it.each([
    ['an altered note', 3, withThird((entry) => ({ ...entry, note: 'Nothing happened' }))],
    ['a note taken away', 3, withThird(({ note: _, ...entry }) => entry)],
    ['another author', 3, withThird((entry) => ({ ...entry, by: 'system' }))],
    ['another subject', 3, withThird((entry) => ({ ...entry, subject: { ...entry.subject, id: 'task-9' } }))],
    ['other readers', 3, withThird((entry) => ({ ...entry, readers: [] }))],
    ['a forged hash', 3, withThird((entry) => ({ ...entry, hash: sha256('forged') }))],
    ['a forged link', 3, withThird((entry) => ({ ...entry, previousHash: sha256('forged') }))],
    ['a row altered and hashed anew', 4, withThird(rehashed)],
    ['a removed row', 3, aLog(5).filter(({ number }) => number !== 3)],
    ['a removed first row', 1, aLog(5).slice(1)],
    ['swapped rows', 3, swapped()],
    ['swapped rows with their numbers put right', 3, renumbered()],
    ['a row that stands twice', 4, twice()],
  ])('with %s breaks at row %i', (_what, brokenAt, log) => expect(findBrokenLink(log, sha256)).toBe(brokenAt));
});

it('every action is of one of the six kinds that the Act names', () => {
  for (const kind of Object.values(logActions)) expect(LogKind.options).toContain(kind);
});
