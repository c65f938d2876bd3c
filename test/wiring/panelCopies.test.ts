import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MemberId } from '../../bot/domain/ids';
import { recordOf } from '../../bot/ledger/records';
import type { PanelStore } from '../../bot/ledger/store';
import { readSealed } from '../../bot/store/sealedFile';
import { exportPanel } from '../../bot/wiring/copies/exportPanel';
import { importPanel } from '../../bot/wiring/copies/importPanel';
import { answerCommand } from '../../bot/useCases/commands';
import type { Context } from '../../bot/useCases/ports';
import { answerQuery, type QueryName } from '../../bot/useCases/queries';
import { holdMessages } from '../../bot/wiring/copies/holdMessages';
import { restoreDrill } from '../../bot/wiring/copies/restoreDrill';
import { contextsOn } from '../../bot/wiring/copies/screensAsked';
import { type Cosmos, startCosmos } from '../support/cosmosEmulator';
import { isBatch } from '../support/cosmosProxy';
import type { SeenRequest } from '../support/cosmosRequest';
import { Intruder, logId } from '../support/intruder';
import { aLedger, ledgerNow, proposeTask } from '../support/ledgerTasks';
import {
  aCopy,
  aKey,
  allIn,
  keyText,
  northmoor,
  openAt,
  run,
  sealedAnew,
  type Settings,
  verdictOn,
} from '../support/panelCopies';
import { type Json, ownFolder, startProcess } from '../support/runningServer';
import { leftBy } from '../store/corpusStores';

/** The number of its last entry. */
const LAST = 346;
const COPIER = path.resolve('dist/bot/panelCopy.js');

let copy: Awaited<ReturnType<typeof aCopy>>;
beforeAll(async () => {
  copy = await aCopy();
});

const bringIn = (settings: Settings, ...more: string[]) =>
  run(importPanel, ['--from', copy.file, '--key', copy.key, ...more], settings);

const embedded = (): Settings => ({ DATA_DIR: ownFolder() });

describe('from the embedded store to Cosmos and back', () => {
  let cosmos: Cosmos;
  let there: Settings;
  beforeAll(async () => {
    cosmos = await startCosmos();
    there = { COSMOS_ENDPOINT: cosmos.endpoint, COSMOS_KEY: cosmos.key };
  });
  afterAll(() => cosmos.close());

  it('an import that was killed in the middle shows nothing of the panel, and goes on when it is run again', async () => {
    let batches = 0;
    const isLate = (request: SeenRequest) => isBatch(request) && request.panelId === northmoor && ++batches > 4;
    cosmos.proxy.addFault({ match: isLate, act: 'hang', times: 99 });
    const args = ['import', '--from', copy.file, '--key', copy.key, '--messages', 'send'];
    const copier = startProcess([COPIER, ...args], there);
    await copier.until('a batch that hangs', () => (batches > 4 ? true : undefined));
    await copier.kill('SIGKILL');
    cosmos.proxy.clearFaults();
    const never = path.join(ownFolder(), 'never.age');
    const nothing = await run(exportPanel, ['--to', never, '--recipient', copy.recipient], there);
    expect([nothing.code, nothing.said]).toEqual([2, expect.stringContaining('There are: none.')]);
    expect((await allIn(there)).size).toBeGreaterThan(100);
    const other = path.join(ownFolder(), 'other.age');
    await run(exportPanel, ['--to', other, '--recipient', copy.recipient], copy.from);
    const wrong = await run(importPanel, ['--from', other, '--key', copy.key], there);
    expect(wrong.said).toContain('Another copy of panel operation-sentinel-northmoor was begun here');
    const { code, said } = await bringIn(there, '--messages', 'send');
    expect([code, said]).toEqual([0, expect.stringContaining('The log is whole.')]);
    expect((await bringIn(there)).said).toContain('is here already. Nothing was changed.');
  }, 60_000);

  it('an export that was killed in the middle leaves nothing that has its name', async () => {
    const isMessages = ({ kind, body }: SeenRequest) => kind === 'query' && body.includes('"message"');
    cosmos.proxy.addFault({ match: isMessages, act: 'hang', times: 99 });
    const folder = ownFolder();
    const args = ['export', '--to', path.join(folder, 'killed.age'), '--recipient', copy.recipient];
    const copier = startProcess([COPIER, ...args], there);
    await copier.until('a part', () => (readdirSync(folder).length > 0 ? true : undefined));
    await copier.kill('SIGKILL');
    cosmos.proxy.clearFaults();
    expect(readdirSync(folder)).toEqual(['killed.age.part']);
  });

  it('every document of the panel is as it was, and its log is whole', async () => {
    expect([copy.code, copy.said]).toEqual([0, expect.stringContaining(`panel ${northmoor} whole`)]);
    const [again, home] = [path.join(ownFolder(), 'again.age'), embedded()];
    expect((await run(exportPanel, ['--to', again, '--recipient', copy.recipient], there)).code).toBe(0);
    expect((await run(importPanel, ['--from', again, '--key', copy.key, '--messages', 'send'], home)).code).toBe(0);
    const after = await allIn(home);
    const differing = [...after].filter(([id, text]) => copy.before.get(id) !== text).map(([id]) => id);
    // Exports, one of them killed, and imports stand in the log since.
    expect(differing).toEqual(['head', ...[1, 2, 3, 4, 5].map((more) => logId(LAST + more))]);
    expect([...copy.before.keys()].filter((id) => !after.has(id))).toEqual([]);
    expect(await verdictOn(home)).toContain('The log is whole.');
  });
});

describe('a whole panel', () => {
  it('is as of one entry of its log, however much is written meanwhile', async () => {
    const from = { DATA_DIR: leftBy('threat-picture') };
    const file = path.join(ownFolder(), 'busy.age');
    const store = await openAt(from);
    const ledger = aLedger(store);
    const exported = { isOver: false };
    const exporting = run(exportPanel, ['--to', file, '--recipient', copy.recipient], from).finally(() => {
      exported.isOver = true;
    });
    let written = 0;
    for (; !exported.isOver; written++) {
      const id = `busy-${written}`;
      await ledger.change(northmoor, ledgerNow, async (draft) => proposeTask(draft, northmoor, id));
      await new Promise((resume) => setTimeout(resume, 3));
    }
    await store.close();
    expect((await exporting).code).toBe(0);
    const here = embedded();
    const { code, said } = await run(importPanel, ['--from', file, '--key', copy.key], here);
    const [, entry = 0] = /as of \S+ and entry (\d+)/.exec(said) ?? [];
    // Some of what was written meanwhile is in it.
    expect(Number(entry)).toBeGreaterThan(348);
    expect(written).toBeGreaterThan(Number(entry) - 350);
    expect([code, said]).toEqual([0, expect.stringContaining('The log is whole.')]);
  });

  it('that was copied and brought in says so in its log, and what was to be sent waits for the coordinator', async () => {
    const from = { DATA_DIR: leftBy('threat-picture') };
    const owed = await openAt(from);
    await aLedger(owed).change(northmoor, ledgerNow, async (draft) => {
      const { id: taskId, ownerId } = proposeTask(draft, northmoor, 'owed');
      draft.send({ task: 'post', content: { kind: 'task', taskId }, to: [ownerId] });
      draft.announce({ kind: 'meetingSummary', meetingId: await meetingOf(owed) });
    });
    await owed.close();
    const file = path.join(ownFolder(), 'owing.age');
    await run(exportPanel, ['--to', file, '--recipient', copy.recipient], from);
    expect((await run(holdMessages, [], from)).said).toMatch(/^Panel \S+: [1-9]\d* messages are held/);
    expect((await run(holdMessages, [], from)).said).toContain(': 0 messages are held');
    const here = ownFolder();
    expect((await run(importPanel, ['--from', file, '--key', copy.key], { DATA_DIR: here })).code).toBe(0);
    const waiting = [...(await allIn({ DATA_DIR: here })).values()].filter((text) =>
      /"state":"waiting".*"post"/.test(text),
    );
    expect(waiting).toEqual([]);
    const store = await openAt({ DATA_DIR: here });
    const coordinator = () => contextsOn(store).of(northmoor, MemberId.parse('callum-reeve'));
    const { items } = await ask('reminders.deliveries', { failed: 'true', limit: '20' }, await coordinator());
    const held = items.filter(({ reasonText }: Json) => reasonText?.startsWith('Held: '));
    expect(held).toEqual(expect.arrayContaining([expect.objectContaining({ to: 'Ruth Calder', mayRetry: true })]));
    const { items: found } = await ask('log.list', { after: String(LAST), limit: '50' }, await coordinator());
    const said = found.map(({ action }: Json) => action);
    expect(said).toEqual(expect.arrayContaining(['panel-exported', 'panel-imported']));
    const messageId: string = held.find(({ to }: Json) => to === 'Ruth Calder').messageId;
    const again = await answerCommand('reminder.retry', { messageId }, await coordinator());
    expect(again.result).toEqual({ retried: 1 });
    await store.close();
  });
});

async function ask(name: QueryName, input: object, ctx: Context): Promise<Json> {
  return (await answerQuery(name, input, ctx)).result;
}

async function meetingOf(store: PanelStore) {
  const [meeting] = await store.walk(northmoor, { type: 'meeting', limit: 1 });
  if (meeting === undefined) throw new Error('There is no meeting');
  return recordOf('meeting', meeting).id;
}

describe('nothing is written', () => {
  const nothingAt = async (settings: Settings) => expect((await allIn(settings)).size).toBe(0);

  it('with a wrong key', async () => {
    const here = embedded();
    const { key } = await aKey();
    const { code, said } = await run(importPanel, ['--from', copy.file, '--key', key], here);
    expect([code, said]).toEqual([2, expect.stringContaining('This key does not open it')]);
    await nothingAt(here);
  });

  it('with a wrong passphrase', async () => {
    const here = embedded();
    const [file, phrase] = [path.join(ownFolder(), 'copy.age'), path.join(ownFolder(), 'phrase')];
    writeFileSync(
      file,
      await sealedAnew([], (encrypter) => {
        encrypter.setPassphrase('correct horse battery staple');
        encrypter.setScryptWorkFactor(8);
      }),
    );
    writeFileSync(phrase, 'correct horse battery stable\n');
    const { code, said } = await run(importPanel, ['--from', file, '--passphrase-file', phrase], here);
    expect([code, said]).toEqual([2, expect.stringContaining('nor does this passphrase')]);
    await nothingAt(here);
  });

  it.each([
    [
      'a byte that was flipped',
      (bytes: Buffer) => bytes.map((byte, at) => (at === bytes.length - 900 ? byte ^ 1 : byte)),
    ],
    ['an end that was torn off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 900)],
  ])('of a file with %s', async (_, spoil) => {
    const here = embedded();
    const file = path.join(ownFolder(), 'spoilt.age');
    writeFileSync(file, spoil(readFileSync(copy.file)));
    const { code, said } = await run(importPanel, ['--from', file, '--key', copy.key], here);
    expect([code, said]).toEqual([2, expect.stringMatching(/^The file is torn, or was altered/)]);
    await nothingAt(here);
  });

  it.each<[string, (line: Json) => Json, string]>([
    [
      'is of a newer version',
      (line) => (line.is === 'panel' ? { ...line, form: 2 } : line),
      'which is newer than this one',
    ],
    ['holds a kind that this version does not know', taskAs({ type: 'omen' }), 'A newer Sentinel wrote task:'],
    ['holds a record in a later form', taskAs({ form: 99 }), 'A newer Sentinel wrote task:'],
    ['lacks a record', (line) => (line.document?.id === 'panel' ? undefined : line), 'It does not hold all of panel'],
    ['has an entry that was changed', entryAltered, 'broken at entry 7'],
  ])('of a copy that %s', async (_, change, why) => {
    const here = embedded();
    const lines: (string | undefined)[] = [];
    for await (const line of readSealed(copy.file, { keys: [keyText(copy.key)] }))
      lines.push(JSON.stringify(change(JSON.parse(line))));
    const file = path.join(ownFolder(), 'copy.age');
    writeFileSync(file, await sealedAnew(lines, (encrypter) => encrypter.addRecipient(copy.recipient)));
    const { code, said } = await run(importPanel, ['--from', file, '--key', copy.key], here);
    expect([code, said]).toEqual([2, expect.stringContaining(why)]);
    await nothingAt(here);
  });
});

function taskAs(labels: object) {
  return (line: Json) =>
    line.document?.type === 'task' ? { ...line, document: { ...line.document, ...labels } } : line;
}

function entryAltered(line: Json): Json {
  const { document } = line;
  if (document?.id !== 'log:000000007') return line;
  return { ...line, document: { ...document, value: { ...document.value, at: '2020-01-01T00:00:00.000Z' } } };
}

it('a record that was altered behind the log keeps its panel from being shown, and can be taken away again', async () => {
  const from = { DATA_DIR: leftBy('threat-picture') };
  const store = await openAt(from);
  const [task] = await store.walk(northmoor, { type: 'task', limit: 1 });
  await new Intruder(store, northmoor).alter(task?.id ?? '', (value) => ({ ...value, title: 'Leave the yard alone' }));
  await store.close();
  const file = path.join(ownFolder(), 'altered.age');
  await run(exportPanel, ['--to', file, '--recipient', copy.recipient], from);
  const here = embedded();
  const { code, said } = await run(importPanel, ['--from', file, '--key', copy.key], here);
  expect([code, said]).toEqual([2, expect.stringContaining('The log is not whole as it came here: 1 fault.')]);
  const drill = await run(restoreDrill, ['--from', file, '--key', copy.key], embedded());
  expect([drill.code, drill.said]).toEqual([1, expect.stringMatching(/^FAIL  The copy opens, is whole.*1 fault/m)]);
  const hidden = await openAt(here);
  for (const type of ['panel', 'member', 'head']) expect(await hidden.queryEverywhere({ type, limit: 9 })).toEqual([]);
  await hidden.close();
  expect((await run(importPanel, ['--discard', northmoor], here)).said).toMatch(/^\d{4} documents were taken away/);
  expect((await allIn(here)).size).toBe(0);
});

it('a drill says in plain words that a copy would serve, and leaves nothing behind', async () => {
  const drills = () => readdirSync(tmpdir()).filter((name) => name.startsWith('sentinel-drill-'));
  const before = drills();
  const { code, said } = await run(restoreDrill, [], { DATA_DIR: leftBy('threat-picture') });
  expect(said.split('\n').filter((line) => /^(pass|FAIL)/.test(line))).toEqual([
    expect.stringMatching(/^pass  The copy opens, is whole and comes in; its log verifies: .* up to entry 347/),
    expect.stringMatching(/^pass  All records are there, by kind: .*\b64 task\b/),
    expect.stringMatching(/^pass  Nothing would be sent by itself/),
    expect.stringMatching(/^pass  The screens answer: coordinator 50 of tasks\.list/),
  ]);
  expect([code, drills()]).toEqual([0, before]);
});
