import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PanelId } from '../../bot/domain/ids';
import { type LogEntry, wordsOf } from '../../bot/domain/log';
import { anchorLine } from '../../bot/ledger/anchors';
import { exportedLog } from '../../bot/ledger/logExport';
import type { PanelStore, StoredDocument } from '../../bot/ledger/store';
import { openCosmosStore } from '../../bot/store/cosmosStore';
import { openSqliteStore, readSqliteStore } from '../../bot/store/sqliteStore';
import { verifyLog } from '../../bot/wiring/verifyLog';
import { startCosmos } from '../support/cosmosEmulator';
import { Intruder, logId } from '../support/intruder';
import { aLedger, ledgerNow, proposeTask, readLog, retitleTask } from '../support/ledgerTasks';
import { ownFolder } from '../support/runningServer';
import { startTestServer } from '../support/sentinel';

const northmoor = PanelId.parse('northmoor');

async function verify(args: readonly string[], environment: Record<string, string> = {}) {
  let said = '';
  const print = (text: string) => {
    said += text;
  };
  const code = await verifyLog({ args, environment: { DATA_DIR: ownFolder(), ...environment }, print });
  return { code, said };
}

/** Three tasks proposed and the second one altered: four entries. @returns that one as it was before */
async function fillLog(store: PanelStore): Promise<StoredDocument> {
  const ledger = aLedger(store);
  for (const id of ['t1', 't2', 't3']) {
    await ledger.change(northmoor, ledgerNow, async (draft) => proposeTask(draft, northmoor, id));
  }
  const before = await new Intruder(store, northmoor).read('task:t2');
  await ledger.change(northmoor, ledgerNow, (draft) => retitleTask(draft, 't2', 'Visit the yard'));
  return before;
}

/** A store with a log, and a file of anchors of it elsewhere. */
async function aStore() {
  const file = path.join(ownFolder(), 'sentinel.db');
  const anchors = path.join(ownFolder(), 'anchors.ndjson');
  const store = openSqliteStore(file);
  const before = await fillLog(store);
  const entries = await readLog(store, northmoor);
  writeFileSync(anchors, entries.map((entry) => `${anchorLine(entry)}\n`).join(''));
  return { file, anchors, store, before, intruder: new Intruder(store, northmoor) };
}

describe('npm run verify-log', () => {
  it('finds the logs of a server whole, while it runs and goes on writing', async () => {
    const server = await startTestServer();
    const task = { title: 'Visit', agencyId: 'ea', ownerId: 'priya-sandhu', dueOn: '2027-02-19' };
    await server.command('Ruth Calder', 'task.allocate', { taskId: 'task-1', ...task });
    const checking = verify([server.dataDir]);
    await server.command('Ruth Calder', 'task.allocate', { taskId: 'task-2', ...task });
    const { code, said } = await checking;
    await server.close();
    expect(said).toMatch(
      /^The log of panel operation-sentinel-northmoor\n {2}\d+ entries, of 0 of which the words are gone\.\n/,
    );
    expect(said).toMatch(/\d{2,} records stand as last written\.\n/);
    expect([code, said]).toEqual([0, expect.stringContaining('The log is whole.')]);
  });

  it('reads the store alone: nobody can write by what it opens', async () => {
    const { file, store } = await aStore();
    const read = readSqliteStore(file);
    const document = { id: 'task:t9', panelId: northmoor, type: 'task', keys: {}, value: {} };
    await expect(read.commit(northmoor, [{ kind: 'create', document }])).rejects.toThrow(/readonly/i);
    await read.close();
    await store.close();
  });

  it('tells in words of a tail that was cut off, head included, where there is an anchor', async () => {
    const { file, anchors, store, before, intruder } = await aStore();
    await intruder.cutBack(3);
    await intruder.putBack(before);
    await store.close();
    expect(await verify([file])).toMatchObject({ code: 0, said: expect.stringContaining('No anchor to hold it') });
    const { code, said } = await verify([file, '--anchors', anchors]);
    expect(said).toContain('NOT whole: 1 fault.\n  - The log was cut: it went on with entry 4.\n');
    expect(said).toContain('Held against 4 anchors, the latest of entry 4.');
    expect(code).toBe(1);
  });

  it('tells in words of a log that was rewritten whole, where there is an anchor', async () => {
    const { file, anchors, store, intruder } = await aStore();
    await intruder.rewrite((entry) => (entry.number === 2 ? { ...entry, by: 'system' } : entry));
    await store.close();
    expect((await verify([file])).code).toBe(0);
    const { code, said } = await verify([file, '--anchors', anchors]);
    expect(said).toContain('- The log was rewritten: entry 2 is not the one that was anchored outside the store.\n');
    expect(code).toBe(1);
  });

  it('tells in words of a record that was changed behind the log, and of a panel that is gone', async () => {
    const { file, anchors, store, intruder } = await aStore();
    await intruder.alter('task:t1', (task) => ({ ...task, title: 'Leave the yard alone' }));
    await store.close();
    appendFileSync(anchors, `{"panelId":"southmoor","number":7,"hash":"${'a'.repeat(64)}"}\n`);
    const { code, said } = await verify([file, '--anchors', anchors]);
    expect(said).toContain("- The record task:t1 was changed behind the log's back.");
    expect(said).toContain('The log of panel southmoor\n  0 entries');
    expect(said).toContain('- The log was cut: it went on with entry 1.');
    expect(code).toBe(1);
  });

  it('looks at a Cosmos account by the settings of the server', async () => {
    const cosmos = await startCosmos();
    const account = { endpoint: cosmos.endpoint, key: cosmos.key, database: 'sentinel', container: 'panels' };
    const settings = { COSMOS_ENDPOINT: cosmos.endpoint, COSMOS_KEY: cosmos.key };
    expect((await verify([], settings)).code).toBe(2);
    const store = await openCosmosStore(account);
    await fillLog(store);
    expect(await verify([], settings)).toMatchObject({ code: 0, said: expect.stringContaining('4 entries') });
    await new Intruder(store, northmoor).remove(logId(2));
    expect(await verify([cosmos.endpoint], { COSMOS_KEY: cosmos.key })).toMatchObject({
      code: 1,
      said: expect.stringContaining('Entry 2 is missing, or stands elsewhere.'),
    });
    await store.close();
    await cosmos.close();
  });

  it('says what it could not look at, and how to ask', async () => {
    const { anchors, store } = await aStore();
    await store.close();
    const missing = path.join(ownFolder(), 'none.db');
    for (const args of [[missing], [anchors], ['one', 'two'], ['--anchor', anchors], [ownFolder()]]) {
      expect(await verify(args)).toMatchObject({ code: 2, said: expect.stringContaining('npm run verify-log --') });
    }
  });
});

describe('npm run verify-log on an exported log', () => {
  const hasNote = (entry: LogEntry) => (wordsOf(entry)?.note === undefined ? 'nothing' : 'words');
  async function anExport() {
    const stored = await aStore();
    const [last] = (await readLog(stored.store, northmoor)).slice(-1);
    if (last === undefined) throw new Error('There are four');
    const header = { sentinelLog: 1 as const, panelId: northmoor, panelName: 'Northmoor', exportedAt: ledgerNow };
    let text = '';
    for await (const some of exportedLog(stored.store, { ...header, number: last.number, hash: last.hash }, hasNote)) {
      text += some;
    }
    await stored.store.close();
    const file = path.join(ownFolder(), 'log.ndjson');
    writeFileSync(file, text);
    return { ...stored, file, lines: readFileSync(file, 'utf8').trimEnd().split('\n') };
  }

  it('finds it whole, and says what such a file cannot tell', async () => {
    const { file, anchors } = await anExport();
    const { code, said } = await verify([file, '--anchors', anchors]);
    expect(readFileSync(file, 'utf8')).not.toContain('yard');
    expect(said).toContain('4 entries, of 0 of which the words are gone.');
    expect(said).toContain('The words of 1 were withheld: they are not for whoever took it away.');
    expect(said).toContain('Records were not looked at: an exported log holds none.');
    expect(said).toContain('Held against 4 anchors');
    expect(code).toBe(0);
  });

  it('finds words that were altered, entries that were taken out, an end that was cut off, and junk', async () => {
    const { file, lines } = await anExport();
    const [header = '', first = '', second = '', third = '', fourth = ''] = lines;
    const tried = async (...kept: string[]) => {
      writeFileSync(file, kept.join('\n'));
      const { code, said } = await verify([file]);
      expect(code).toBe(1);
      return said;
    };
    expect(await tried(header, first.replace('SEN-27-1', 'SEN-27-9'), second, third, fourth)).toContain(
      'The words of entry 1 were altered.',
    );
    expect(await tried(header, first, third, fourth)).toContain('Entry 2 is missing');
    expect(await tried(header, first, second)).toContain('The log was cut: it went on with entry 3.');
    expect(await tried(header, first, 'junk', third, fourth)).toMatch(/1 fault\.\n {2}- Entry 2 cannot be read/);
  });
});
