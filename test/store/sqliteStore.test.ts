import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type DocumentQuery, NewerData } from '../../bot/ledger/store';
import { listIndexes } from '../../bot/store/listIndexes';
import { openSqlite } from '../../bot/wiring/sqlite';
import { selectDocuments, selectWorded } from '../../bot/store/sqliteSql';
import { openSqliteStore } from '../../bot/store/sqliteStore';
import { aDocument, aPanelId, creates } from '../support/storeDocuments';
import { heldByAnother } from '../support/heldByAnother';
import { describePanelStore } from './panelStoreContract';

const folder = mkdtempSync(path.join(tmpdir(), 'sentinel-sqlite-'));
afterAll(() => rmSync(folder, { recursive: true }));

describePanelStore('SQLite', async () => ({
  open: async (onRead) => openSqliteStore(path.join(folder, 'contract.db'), { ...(onRead && { onRead }) }),
  close: async () => {},
}));

describe('SQLite', () => {
  it('keeps what was written when it is opened again', async () => {
    const file = path.join(folder, 'reopened.db');
    const panelId = aPanelId();
    const first = openSqliteStore(file);
    const [version] = await first.commit(panelId, creates([aDocument({ panelId, id: 'task:1' })]));
    await first.close();
    await first.close();
    const second = openSqliteStore(file);
    expect((await second.read(panelId, 'task:1'))?.version).toBe(version);
    await second.close();
  });

  it('keeps a write-ahead log, so that readers do not wait for the writer', async () => {
    const file = path.join(folder, 'settings.db');
    const store = openSqliteStore(file);
    const database = openSqlite(file);
    expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    database.close();
    await store.close();
  });

  it('turns down a batch over 2 MB, as Cosmos does', async () => {
    const store = openSqliteStore(path.join(folder, 'large.db'));
    const panelId = aPanelId();
    // 1.2 million characters, 2.4 MB in UTF-8.
    const document = aDocument({ panelId, id: 'task:1', value: 'ŵ'.repeat(1_200_000) });
    await expect(store.commit(panelId, creates([document]))).rejects.toThrow('bytes');
    expect(await store.read(panelId, 'task:1')).toBeUndefined();
    await store.close();
  });

  it('brings tables of before up to date while another process has the file open', async () => {
    const file = path.join(folder, 'before.db');
    const other = openSqliteStore(file);
    const panelId = aPanelId();
    await other.commit(panelId, creates([aDocument({ panelId, id: 'task:1' })]));
    await other.query(panelId, { type: 'task', limit: 9 });
    const before = openSqlite(file);
    before.exec('DROP INDEX list_type; CREATE INDEX list_type ON documents (type, panelId); PRAGMA user_version = 0');
    before.close();
    const store = openSqliteStore(file);
    expect(await store.walk(panelId, { type: 'task', limit: 9 })).toHaveLength(1);
    expect(await other.query(panelId, { type: 'task', limit: 9 })).toHaveLength(1);
    const plan = openSqlite(file);
    expect(JSON.stringify(plan.prepare(`PRAGMA index_info('list_type')`).all())).toContain('"id"');
    plan.close();
    await Promise.all([store.close(), other.close()]);
  });

  it('refuses in one line a file whose tables a later version has changed, and leaves it as it is', async () => {
    const file = path.join(folder, 'later.db');
    await openSqliteStore(file).close();
    const later = openSqlite(file);
    later.exec('PRAGMA user_version = 99');
    expect(() => openSqliteStore(file)).toThrow(NewerData);
    expect(() => openSqliteStore(file)).toThrow(/^The data in .+ was written by a newer Sentinel .+$/);
    expect(later.prepare('PRAGMA user_version').get()).toEqual({ user_version: 99 });
    later.close();
  });

  it('waits for another process that is writing', async () => {
    const file = path.join(folder, 'busy.db');
    const store = openSqliteStore(file);
    const panelId = aPanelId();
    const letGo = (await heldByAnother(file))();
    await store.commit(panelId, creates([aDocument({ panelId, id: 'task:1' })]));
    const writtenAt = Date.now();
    expect(writtenAt).toBeGreaterThanOrEqual(await letGo);
    expect(await store.read(panelId, 'task:1')).toBeDefined();
    await store.close();
  });

  it('waits for another process that makes the same file', async () => {
    const file = path.join(folder, 'made.db');
    const letGo = (await heldByAnother(file))();
    const store = openSqliteStore(file);
    const openedAt = Date.now();
    expect(openedAt).toBeGreaterThanOrEqual(await letGo);
    await store.close();
  });
});

describe('the lists of the app in SQLite', () => {
  const file = path.join(folder, 'plans.db');
  const panelId = aPanelId();
  const store = openSqliteStore(file);
  const database = openSqlite(file);
  afterAll(async () => {
    database.close();
    await store.close();
  });

  function planOf(query: DocumentQuery, isEverywhere = false): string[] {
    const { sql, parameters } = selectDocuments(query, isEverywhere ? undefined : panelId);
    const rows = database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters);
    return rows.map((row) => String(Object(row).detail));
  }

  const ownIndexes = listIndexes.filter(({ words }) => words === undefined);
  const plainLists: DocumentQuery[] = ownIndexes.map(({ type, filter, also, order }) => ({
    type,
    where: [filter, also].flatMap((key) => (key === undefined ? [] : [{ key, is: 'yes' }])),
    ...(order === undefined ? {} : { order: { key: order, direction: 'ascending' } }),
    limit: 51,
  }));
  const filteredLists = plainLists.flatMap((query): DocumentQuery[] => {
    if (query.order === undefined) return [];
    const { key } = query.order;
    const where = [
      ...(query.where ?? []),
      { key: 'agencyId', is: 'hmrc' },
      { key: 'state', in: ['allocated', 'acknowledged'] },
      { key: 'readers', holdsAnyOf: ['*', 'agency:hmrc'] },
      { key: 'search', contains: 'fly' },
    ];
    const after = { value: key === 'number' ? 9 : '2027-01-01', number: 9 };
    return [{ ...query, where, order: { key, direction: 'descending', after } }];
  });

  it.each([...plainLists, ...filteredLists].map((query) => [nameOf(query), query] as const))(
    '%s walks its own index and sorts nothing',
    (_name, query) => {
      const plan = planOf(query);
      const held = (query.where ?? []).flatMap((each) => ('is' in each && each.is === 'yes' ? [each.key] : []));
      const index = [
        ...['list', query.type, ...held.flatMap((key, at) => [at === 0 ? 'of' : 'and', key])],
        ...(query.order === undefined ? [] : ['by', query.order.key]),
      ].join('_');
      expect(plan[0]).toMatch(new RegExp(`^SEARCH documents USING INDEX ${index} \\(.*panelId=\\?`));
      expect(plan.join('\n')).not.toContain('TEMP B-TREE');
    },
  );

  it('starts a later page from its place in the index', () => {
    const query: DocumentQuery = {
      type: 'task',
      where: [{ key: 'open', is: 'yes' }],
      order: { key: 'dueOn', direction: 'ascending', after: { value: '2027-01-01', number: 9 } },
      limit: 51,
    };
    expect(planOf(query)[0]).toContain('(panelId=? AND <expr>=? AND <expr>>?)');
  });

  it.each(listIndexes.filter(({ words }) => words === true))(
    'finds $type by words in its order and sorts nothing',
    (row) => {
      const order = { key: String(row.order), direction: 'descending' } as const;
      const where = [
        { key: 'readers', holdsAnyOf: ['*', 'agency:hmrc'] },
        { key: 'words', holdsStarts: ['fly', 'tip'] },
      ];
      const { sql, parameters } = selectWorded({ type: row.type, where, order, limit: 5 }, panelId, ['fly', 'tip']);
      const plan = database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters);
      const steps = plan.map((step) => String(Object(step).detail));
      expect(steps.slice(0, 3)).toEqual([
        expect.stringMatching(/^SCAN words VIRTUAL TABLE INDEX \d+:\w*M/),
        'SEARCH worded USING INTEGER PRIMARY KEY (rowid=?)',
        expect.stringMatching(/^SEARCH documents USING INDEX sqlite_autoindex_documents_1 \(panelId=\? AND id=\?\)/),
      ]);
      expect(steps.join('\n')).not.toContain('TEMP B-TREE');
    },
  );

  it('leaves no word in the file of what was written over or deleted', async () => {
    const filler = Array.from({ length: 60 }, (_, at) => `word${at}`);
    const keys = (index: number) => ({
      number: index,
      givenAt: '2027-01-01T09:00:00.000Z',
      words: ['larkspur', ...filler],
    });
    const documents = Array.from({ length: 80 }, (_, index) =>
      aDocument({ panelId, id: `task:w${index}`, keys: keys(index) }),
    );
    const versions = await store.commit(panelId, creates(documents));
    const writes = documents.map(({ id }, index) => ({ kind: 'delete', id, version: versions[index] ?? '' }) as const);
    await store.commit(panelId, writes);
    await store.purge();
    expect(readFileSync(file).includes('larkspur')).toBe(false);
    expect(database.prepare('SELECT count(*) AS left FROM worded').get()).toEqual({ left: 0 });
  });

  it('finds nothing twice that a version without words has written over meanwhile', async () => {
    const keys = { number: 1, givenAt: '2027-01-01T09:00:00.000Z', words: ['heron'] };
    const [version = ''] = await store.commit(panelId, creates([aDocument({ panelId, id: 'task:back', keys })]));
    database.exec(`UPDATE documents SET keys = json_remove(keys, '$.words') WHERE id = 'task:back'`);
    const document = aDocument({ panelId, id: 'task:back', keys: { ...keys, words: ['egret'] } });
    await store.commit(panelId, [{ kind: 'replace', document, version }]);
    const found = async (word: string) => {
      const where = [{ key: 'words', holdsStarts: [word] }];
      return (await store.query(panelId, { type: 'task', where, limit: 9 })).map(({ id }) => id);
    };
    expect([await found('heron'), await found('egret')]).toEqual([[], ['task:back']]);
  });

  it('finds a person across panels, and the agencies of one, by index', () => {
    const person: DocumentQuery = { type: 'member', where: [{ key: 'objectId', is: 'x' }], limit: 9 };
    expect(planOf(person, true)).toEqual(['SEARCH documents USING INDEX list_member_of_objectId (<expr>=?)']);
    const agencies = planOf({ type: 'agency', limit: 99 });
    expect(agencies).toEqual(['SEARCH documents USING INDEX list_type (type=? AND panelId=?)']);
    expect(planOf({ type: 'panel', limit: 99 }, true)).toEqual(['SEARCH documents USING INDEX list_type (type=?)']);
  });
});

function nameOf({ type, where = [], order }: DocumentQuery): string {
  const filters = where.map(({ key }) => key).join(', ');
  return [type, filters && `of ${filters}`, order && `by ${order.key} ${order.direction}`].filter(Boolean).join(' ');
}
