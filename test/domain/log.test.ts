import { createHash } from 'node:crypto';
import { canonical } from '../../bot/domain/canonical';
import { chain, genesisHash, LogEntry, type LogFacts, type LogWords } from '../../bot/domain/log';
import { logActions, LogKind } from '../../bot/domain/logActions';
import { type LogFault, type LogPoint, LogWalk } from '../../bot/ledger/logWalk';
import { northmoor, ruth, tuesday } from '../support/builders';

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

function factsOf(number: number): LogFacts {
  return {
    ...{ panelId: northmoor, number, at: tuesday, by: ruth, action: 'task-acknowledged', kind: 'alteration' },
    ...{ subject: { type: 'task', id: `task-${number}` }, readers: ['*'] },
    records: { [`task:task-${number}`]: sha256(`task ${number}`) },
  };
}

function wordsIn(number: number): LogWords {
  const note = `Note ${number}: Siân wrote “سلام” 🚒`;
  return { salt: `salt-${number}`, reference: `SEN-27-00${number}`, note };
}

function aLog(length: number): LogEntry[] {
  const entries: LogEntry[] = [];
  for (let number = 1; number <= length; number++) {
    entries.push(chain(factsOf(number), wordsIn(number), entries[number - 2]?.hash ?? genesisHash, sha256));
  }
  return entries;
}

/** As the first version of the product wrote them: the note inside the hash. */
function aFirstLog(length: number): LogEntry[] {
  const entries: LogEntry[] = [];
  for (let number = 1; number <= length; number++) {
    const facts = {
      ...{ panelId: northmoor, number, at: tuesday, by: ruth, action: 'task-acknowledged', kind: 'alteration' },
      ...{ subject: { type: 'task', id: `task-${number}`, reference: `SEN-27-00${number}` }, readers: ['*'] },
      ...{ note: `Note ${number}`, previousHash: entries[number - 2]?.hash ?? genesisHash },
    };
    entries.push(LogEntry.parse({ ...facts, form: 1, hash: sha256(canonical(facts)) }));
  }
  return entries;
}

function faultsOf(
  entries: readonly LogEntry[],
  options: { from?: LogPoint | undefined; head?: LogPoint; anchors?: LogPoint[] } = {},
) {
  const walk = new LogWalk(sha256, options.from, options.anchors);
  for (const entry of entries) walk.take(entry);
  walk.end(options.head);
  return walk.faults;
}

/** Rows of which the third is changed. */
function withThird(change: (entry: LogEntry) => unknown, log = aLog(5)): LogEntry[] {
  return log.map((entry) => (entry.number === 3 ? LogEntry.parse(change(entry)) : entry));
}

const pointOf = ({ number, hash }: LogEntry): LogPoint => ({ number, hash });

it('the chain of an untouched log holds, from its start and from any row', () => {
  const log = aLog(5);
  expect(faultsOf(log)).toEqual([]);
  expect(faultsOf([])).toEqual([]);
  expect(faultsOf(log.slice(2), { from: log[1] })).toEqual([]);
});

it('entries as they were first written verify as they are, and others follow from them', () => {
  const first = aFirstLog(3);
  const next = chain(factsOf(4), wordsIn(4), first[2]?.hash ?? '', sha256);
  expect(faultsOf([...first, next])).toEqual([]);
  expect(faultsOf(withThird((entry) => ({ ...entry, note: 'Nothing happened' }), first))).toEqual([
    { kind: 'altered', number: 3 },
  ]);
});

it('the order in which a store gives the fields back does not matter', () => {
  const backwards = (entry: object) => Object.fromEntries(Object.entries(entry).reverse());
  const log = aLog(3).map((entry) =>
    LogEntry.parse({ ...backwards(entry), ...('words' in entry ? { words: backwards({ ...entry.words }) } : {}) }),
  );
  expect(faultsOf(log)).toEqual([]);
});

it('the chain holds no word that was said, nor what anything is called', () => {
  for (const entry of aLog(3)) {
    const chained = { ...entry, words: undefined };
    expect(JSON.stringify(chained)).not.toMatch(/Note|Siân|SEN-27|salt/);
  }
});

it('the same words give another digest each time, so that a short one cannot be guessed', () => {
  const said = (salt: string) => chain(factsOf(1), { ...wordsIn(1), salt }, genesisHash, sha256).said;
  expect(said('one')).not.toBe(said('two'));
});

describe('a log of five rows', () => {
  const rehashed = (entry: LogEntry): LogEntry =>
    chain(factsOf(3), { ...wordsIn(3), note: 'Forged' }, entry.previousHash, sha256);
  const swapped = () => {
    const [one, two, three, four, five] = aLog(5);
    return [one, two, four, three, five].flatMap((entry) => (entry === undefined ? [] : [entry]));
  };
  const renumbered = () => swapped().map((entry, index) => ({ ...entry, number: index + 1 }));
  const twice = () => aLog(5).flatMap((entry) => (entry.number === 3 ? [entry, entry] : [entry]));

  it.each<[string, LogFault, LogEntry[]]>([
    ['another author', { kind: 'altered', number: 3 }, withThird((entry) => ({ ...entry, by: 'system' }))],
    [
      'another subject',
      { kind: 'altered', number: 3 },
      withThird((entry) => ({ ...entry, subject: { ...entry.subject, id: 'task-9' } })),
    ],
    ['other readers', { kind: 'altered', number: 3 }, withThird((entry) => ({ ...entry, readers: [] }))],
    ['another digest of a record', { kind: 'altered', number: 3 }, withThird((entry) => ({ ...entry, records: {} }))],
    ['a forged hash', { kind: 'altered', number: 3 }, withThird((entry) => ({ ...entry, hash: sha256('forged') }))],
    [
      'a forged link',
      { kind: 'altered', number: 3 },
      withThird((entry) => ({ ...entry, previousHash: sha256('forged') })),
    ],
    ['a row altered and hashed anew', { kind: 'altered', number: 4 }, withThird(rehashed)],
    [
      'an altered note',
      { kind: 'words-altered', number: 3 },
      withThird((entry) => ({ ...entry, words: { ...wordsIn(3), note: 'Nothing happened' } })),
    ],
    [
      'another salt',
      { kind: 'words-altered', number: 3 },
      withThird((entry) => ({ ...entry, words: { ...wordsIn(3), salt: 'x' } })),
    ],
    [
      'words taken away that nobody erased',
      { kind: 'words-missing', number: 3 },
      withThird((entry) => ({ ...entry, words: undefined })),
    ],
    ['a removed row', { kind: 'missing', number: 3 }, aLog(5).filter(({ number }) => number !== 3)],
    ['a removed first row', { kind: 'missing', number: 1 }, aLog(5).slice(1)],
    ['swapped rows', { kind: 'missing', number: 3 }, swapped()],
    ['swapped rows with their numbers put right', { kind: 'altered', number: 3 }, renumbered()],
    ['a row that stands twice', { kind: 'missing', number: 4 }, twice()],
  ])('with %s: %j', (_what, fault, log) => expect(faultsOf(log)[0]).toEqual(fault));

  it('is found cut by its head, and by an anchor where the head was cut with it', () => {
    const log = aLog(5);
    const [, , third, , fifth] = log;
    if (third === undefined || fifth === undefined) throw new Error('There are five');
    const cut = log.slice(0, 3);
    expect(faultsOf(cut, { head: pointOf(fifth) })).toEqual([{ kind: 'cut', number: 4 }]);
    expect(faultsOf(cut, { head: pointOf(third) })).toEqual([]);
    expect(faultsOf(cut, { head: pointOf(third), anchors: [pointOf(fifth)] })).toEqual([{ kind: 'cut', number: 4 }]);
    expect(faultsOf(log, { head: { ...pointOf(fifth), hash: sha256('other') } })).toEqual([
      { kind: 'head', number: 5 },
    ]);
  });

  it('rewritten as a whole, with all hashes made anew, is found by an anchor alone', () => {
    const forged: LogEntry[] = [];
    for (const { number } of aLog(5)) {
      const facts = number === 2 ? { ...factsOf(2), by: 'system' as const } : factsOf(number);
      forged.push(chain(facts, wordsIn(number), forged[number - 2]?.hash ?? genesisHash, sha256));
    }
    const [fourth, last] = [aLog(5)[3], forged[4]];
    if (fourth === undefined || last === undefined) throw new Error('There are five');
    expect(faultsOf(forged, { head: pointOf(last) })).toEqual([]);
    expect(faultsOf(forged, { head: pointOf(last), anchors: [pointOf(fourth)] })).toEqual([
      { kind: 'rewritten', number: 4 },
    ]);
  });

  it('verifies though words were erased, as long as an entry says so', () => {
    const log = withThird((entry) => ({ ...entry, words: undefined }));
    const erasure = { ...factsOf(6), action: 'words-erased', erased: [3] };
    const last = chain(erasure, wordsIn(6), log[4]?.hash ?? '', sha256);
    expect(faultsOf([...log, last])).toEqual([]);
  });
});

it('every action is of one of the six kinds that the Act names', () => {
  for (const kind of Object.values(logActions)) expect(LogKind.options).toContain(kind);
});
