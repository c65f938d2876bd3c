import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { approvedChat } from '../../bot/domain/chat';
import { ChatId, MemberId, type PanelId } from '../../bot/domain/ids';
import { DEPLOYMENT } from '../../bot/ledger/deployment';
import type { PanelStore } from '../../bot/ledger/store';
import { openCosmosStore } from '../../bot/store/cosmosStore';
import { openSqliteStore } from '../../bot/store/sqliteStore';
import { claimChat } from '../../bot/useCases/messages/chatOwners';
import { openSqlite } from '../../bot/wiring/sqlite';
import { startCosmos } from '../support/cosmosEmulator';
import { Intruder, logId } from '../support/intruder';
import { aLedger, faultsIn, ledgerNow, proposeTask, retitleTask } from '../support/ledgerTasks';
import { aPanelId, type StorePlace } from '../support/storeDocuments';

const folder = mkdtempSync(path.join(tmpdir(), 'sentinel-tamperings-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Stage {
  /** Whoever has the panel in hand. */
  readonly panel: Intruder;
  /** The same with what belongs to no one panel. */
  readonly deployment: Intruder;
  readonly chatId: ChatId;
}

type Tampering = readonly [what: string, how: (stage: Stage) => Promise<void>, found: readonly object[]];

const words = (entry: object) => ('words' in entry ? Object(entry.words) : {});

/** Entries 1 to 3 propose tasks, 4 retitles the first one, 5 approves a chat, for a meeting. */
const tamperings: readonly Tampering[] = [
  [
    'an entry that no history finds any more',
    ({ panel }) => panel.refile(logId(4), { subjectId: 't9' }),
    [{ kind: 'misfiled', number: 4 }],
  ],
  [
    'an entry with a key too many',
    ({ panel }) => panel.refile(logId(2), { open: 'yes' }),
    [{ kind: 'misfiled', number: 2 }],
  ],
  [
    'an entry that is told in the history of another meeting',
    async ({ panel }) => {
      await panel.alter(logId(5), (entry) => ({ ...entry, partOf: { type: 'meeting', id: 'm2' } }));
      await panel.refile(logId(5), { subjectId: 'm2' });
    },
    [{ kind: 'altered', number: 5 }],
  ],
  [
    'a field put into an entry',
    ({ panel }) => panel.alter(logId(2), (entry) => ({ ...entry, approvedBy: 'nobody' })),
    [{ kind: 'added-to', number: 2 }],
  ],
  [
    'a field put into the words of an entry',
    ({ panel }) => panel.alter(logId(2), (entry) => ({ ...entry, words: { ...words(entry), remark: 'By order' } })),
    [{ kind: 'added-to', number: 2 }],
  ],
  [
    'an entry in the place of another',
    ({ panel }) => panel.alter(logId(2), (entry) => ({ ...entry, number: 3 })),
    [{ kind: 'unreadable', number: 2 }],
  ],
  [
    'an entry that is none any more',
    ({ panel }) => panel.alter(logId(5), () => ({ nothing: 'at all' })),
    [{ kind: 'unreadable', number: 5 }],
  ],
  [
    'an entry in a form that nobody writes',
    ({ panel }) => panel.relabel(logId(2), { form: 99 }),
    [{ kind: 'unreadable', number: 2 }],
  ],
  [
    'an entry beyond the end',
    async ({ panel }) => {
      const { version: _, id: __, panelId: ___, ...document } = await panel.read(logId(5));
      await panel.plant(logId(8), document);
    },
    [{ kind: 'beyond', number: 8 }],
  ],
  [
    'a row of the log that is no entry',
    ({ panel }) => panel.plant('log:note', { type: 'log', keys: {}, value: { note: 'Not of the log' } }),
    [{ kind: 'record-unlogged', record: 'log:note' }],
  ],
  [
    'a record that cannot be read',
    ({ panel }) => panel.alter('task:t2', () => ({ title: 'All that is left' })),
    [{ kind: 'record-unreadable', record: 'task:t2' }],
  ],
  [
    'a record of another kind than it says',
    ({ panel }) => panel.relabel('task:t2', { type: 'issue' }),
    [{ kind: 'record-unreadable', record: 'task:t2' }],
  ],
  [
    'a record that says another entry wrote it',
    ({ panel }) => panel.relabel('task:t2', { entry: 3 }),
    [{ kind: 'record-altered', record: 'task:t2' }],
  ],
  [
    'a record that no longer says which entry wrote it',
    ({ panel }) => panel.unlabel('task:t2'),
    [{ kind: 'record-altered', record: 'task:t2' }],
  ],
  [
    'a record that lists find otherwise, and a head that would have it so',
    async ({ panel }) => {
      await panel.refile('task:t1', { open: 'no' });
      await panel.alter('head', (head) => ({
        ...head,
        shapes: { settled: {}, unwalked: ['task'], newest: { log: 9 } },
      }));
    },
    [{ kind: 'record-misfiled', record: 'task:t1' }],
  ],
  [
    'a head that cannot be read',
    ({ panel }) => panel.alter('head', () => ({ logNumber: 'many' })),
    [{ kind: 'head-unreadable' }],
  ],
  ['a head that is gone', ({ panel }) => panel.remove('head'), [{ kind: 'head-unreadable' }]],
  ...(
    [
      ['changeNumber', 3, 'the number of the last change'],
      ['rosterAsOf', 9, 'when people last changed'],
      ['counters', { 'task-27': 2 }, 'the counter task-27'],
      ['counters', { 'task-27': 30 }, 'the counter task-27'],
      ['counters', { 'task-27': 3, 'issue-27': 4 }, 'the counter issue-27'],
      ['runningMeetingIds', ['meeting:m1'], 'which meetings run'],
      ['shapes', undefined, 'in which forms records are'],
      [
        'shapes',
        { settled: { task: { form: 2, keying: 1 } }, unwalked: [], newest: { log: 9 } },
        'in which forms records are',
      ],
    ] as const
  ).map(([field, value, what]): Tampering => [
    `a head whose ${field} ${value === undefined ? 'are gone' : `say ${JSON.stringify(value)}`}`,
    ({ panel }) => panel.alter('head', (head) => ({ ...head, [field]: value })),
    [{ kind: 'head-altered', what }],
  ]),
  [
    'a chat that is made another panel’s',
    ({ deployment, chatId }) =>
      deployment.alter(`chatOwner:${chatId}`, (owner) => ({ ...owner, panelId: 'southmoor' })),
    [{ kind: 'chat-owner', record: 'chat:19' }],
  ],
  [
    'a chat that is made nobody’s',
    ({ deployment, chatId }) => deployment.remove(`chatOwner:${chatId}`),
    [{ kind: 'chat-owner', record: 'chat:19' }],
  ],
  [
    'an owner of a chat that cannot be read',
    ({ deployment, chatId }) => deployment.alter(`chatOwner:${chatId}`, () => ({ owner: 'northmoor' })),
    [{ kind: 'chat-owner', record: 'chat:19' }],
  ],
];

function describeTamperings(name: string, start: () => Promise<StorePlace>): void {
  describe(`the check of a log on ${name} names`, () => {
    let place: StorePlace;
    let store: PanelStore;
    let panelId: PanelId;
    let stage: Stage;
    beforeAll(async () => {
      place = await start();
      store = await place.open();
    });
    beforeEach(async () => {
      panelId = aPanelId();
      const ledger = aLedger(store);
      const chatId = ChatId.parse(`19${panelId}`);
      stage = { panel: new Intruder(store, panelId), deployment: new Intruder(store, DEPLOYMENT), chatId };
      for (const id of ['t1', 't2', 't3']) {
        await ledger.change(panelId, ledgerNow, async (draft) => proposeTask(draft, panelId, id));
      }
      await ledger.change(panelId, ledgerNow, (draft) => retitleTask(draft, 't1', 'Visit the yard'));
      await claimChat(store, panelId, chatId);
      await ledger.change(panelId, ledgerNow, async (draft) => {
        const mark = { by: MemberId.parse('ruth-calder'), at: ledgerNow };
        const chat = { id: chatId, panelId, kind: 'group', name: '', added: mark, state: 'waiting' } as const;
        draft.put('chat', approvedChat(chat, mark));
        const subject = { type: 'chat', id: chatId, reference: '' } as const;
        const partOf = { type: 'meeting', id: 'm1' } as const;
        draft.log({ action: 'chat-approved', by: mark.by, subject, partOf, readers: ['*'] });
      });
    });
    afterAll(async () => {
      await store.close();
      await place.close();
    });

    it('nothing where nothing was touched', async () => {
      expect(await faultsIn(store, panelId)).toEqual([]);
    });

    it.each(tamperings)('%s, and goes on', async (_what, how, found) => {
      await how(stage);
      // What was done to another record is found all the same.
      await stage.panel.alter('task:t3', (task) => ({ ...task, title: 'Leave the yard alone' }));
      const named = found.map((fault) => ('record' in fault && fault.record === 'chat:19' ? ofChat(fault) : fault));
      expect(await faultsIn(store, panelId)).toEqual(
        expect.arrayContaining([...named, { kind: 'record-altered', record: 'task:t3' }]),
      );
    });

    const ofChat = (fault: object) => ({ ...fault, record: `chat:${stage.chatId}` });
  });
}

describeTamperings('SQLite', async () => ({
  open: async () => openSqliteStore(path.join(folder, 'log.db')),
  close: async () => {},
}));

describeTamperings('Cosmos (emulated)', async () => {
  const cosmos = await startCosmos();
  const account = { endpoint: cosmos.endpoint, key: cosmos.key, database: 'd', container: 'c' };
  return { open: () => openCosmosStore(account), close: () => cosmos.close() };
});

it('the check of a log names rows of the embedded store that are no JSON any more, and goes on', async () => {
  const file = path.join(folder, 'broken.db');
  const store = openSqliteStore(file);
  const panelId = aPanelId();
  const ledger = aLedger(store);
  for (const id of ['t1', 't2', 't3']) {
    await ledger.change(panelId, ledgerNow, async (draft) => proposeTask(draft, panelId, id));
  }
  const database = openSqlite(file);
  const cut = database.prepare('UPDATE documents SET value = substr(value, 1, 40) WHERE id = ?');
  for (const id of ['task:t2', logId(3)]) cut.run(id);
  database.close();
  expect(await faultsIn(store, panelId)).toEqual([
    { kind: 'unreadable', number: 3 },
    { kind: 'record-unreadable', record: 'task:t2' },
    { kind: 'record-unlogged', record: 'task:t3' },
  ]);
  await store.close();
});

it('the check of a log names rows of the embedded store with a name that stands twice, and no list goes by the first', async () => {
  const file = path.join(folder, 'twice.db');
  const store = openSqliteStore(file);
  const panelId = aPanelId();
  const ledger = aLedger(store);
  for (const id of ['t1', 't2', 't3', 't4', 't5']) {
    await ledger.change(panelId, ledgerNow, async (draft) => proposeTask(draft, panelId, id));
  }
  const database = openSqlite(file);
  const put = (column: 'keys' | 'value', field: string, id: string) =>
    database.prepare(`UPDATE documents SET ${column} = '{${field},' || substr(${column}, 2) WHERE id = ?`).run(id);
  put('keys', '"readers":["everybody"]', 'task:t1');
  put('keys', '"open":"no"', 'task:t2');
  put('keys', '"salt":"another"', 'task:t3');
  put('value', '"title":"Another"', 'task:t4');
  put('keys', '"subjectId":"t9"', logId(5));
  database.close();
  expect(await faultsIn(store, panelId)).toEqual([
    { kind: 'unreadable', number: 5 },
    ...['task:t1', 'task:t2', 'task:t3', 'task:t4'].map((record) => ({ kind: 'record-unreadable', record })),
    { kind: 'record-unlogged', record: 'task:t5' },
  ]);
  const where = [{ key: 'readers', holdsAnyOf: ['everybody'] }];
  const listed = await store.query(panelId, { type: 'task', where, limit: 9 });
  expect(listed).toMatchObject([{ id: 'task:t1', keys: {}, value: undefined }]);
  await store.close();
});
