import { CosmosClient } from '@azure/cosmos';
import { type DocumentQuery, OutcomeUnknown, type PanelStore, VersionConflict } from '../../bot/ledger/store';
import { openCosmosStore } from '../../bot/store/cosmosStore';
import type { PanelId } from '../../bot/domain/ids';
import { SeatDirectory } from '../../bot/store/seatDirectory';
import { selectDocuments } from '../../bot/store/cosmosSql';
import { type Cosmos, startCosmos } from '../support/cosmosEmulator';
import { isBatch } from '../support/cosmosProxy';
import { aDocument, aPanelId, creates } from '../support/storeDocuments';
import { describePanelStore } from './panelStoreContract';

const names = { database: 'sentinel', container: 'panels' };
const TIMEOUT_MS = 400;

describePanelStore('Cosmos (emulated)', async () => {
  const cosmos = await startCosmos();
  const account = { endpoint: cosmos.endpoint, key: cosmos.key, ...names };
  return {
    open: (onRead) => openCosmosStore({ ...account, ...(onRead && { onRead }) }),
    close: () => cosmos.close(),
  };
});

const { COSMOS_ENDPOINT: accountEndpoint = '', COSMOS_KEY: accountKey = '' } = process.env;
if (accountEndpoint === '') {
  it.skip('keeps the same promises on the account that COSMOS_ENDPOINT and COSMOS_KEY name', () => {});
} else {
  jest.setTimeout(60_000);
  describePanelStore('Cosmos (account)', async () => ({
    open: (onRead) =>
      openCosmosStore({
        ...{ endpoint: accountEndpoint, key: accountKey, database: 'sentinel-test', container: 'panels' },
        ...(onRead && { onRead }),
      }),
    close: async () => {},
  }));
}

describe('Cosmos', () => {
  let cosmos: Cosmos;
  let store: PanelStore;
  let impatient: PanelStore;
  let panelId = aPanelId();
  beforeAll(async () => {
    cosmos = await startCosmos();
    const account = { endpoint: cosmos.endpoint, key: cosmos.key, ...names };
    store = await openCosmosStore(account);
    impatient = await openCosmosStore({ ...account, requestTimeoutMs: TIMEOUT_MS });
  });
  beforeEach(() => {
    panelId = aPanelId();
    cosmos.proxy.clearFaults();
    cosmos.proxy.seen.splice(0);
  });
  afterAll(async () => {
    await store.close();
    await impatient.close();
    await cosmos.close();
  });

  const commit = (into = store) =>
    into.commit(panelId, creates([aDocument({ panelId, id: 'task:1' }), aDocument({ panelId, id: 'task:2' })]));
  const standing = async () => {
    cosmos.proxy.clearFaults();
    const documents = [await store.read(panelId, 'task:1'), await store.read(panelId, 'task:2')];
    return documents.filter((document) => document !== undefined).length;
  };
  const batches = () => cosmos.proxy.seen.filter(isBatch).length;

  it('makes its container with one partition a panel and the keys alone indexed', async () => {
    const client = new CosmosClient({
      ...{ endpoint: cosmos.endpoint, key: cosmos.key },
      connectionPolicy: { enableEndpointDiscovery: false },
    });
    const { resource } = await client.database(names.database).container(names.container).read();
    client.dispose();
    expect(resource?.partitionKey?.paths).toEqual(['/panelId']);
    expect(resource?.indexingPolicy?.includedPaths).toEqual([
      { path: '/panelId/?' },
      { path: '/type/?' },
      { path: '/keys/*' },
    ]);
    expect(resource?.indexingPolicy?.excludedPaths).toEqual([{ path: '/*' }]);
    const composites = resource?.indexingPolicy?.compositeIndexes?.map((fields) =>
      fields.map(({ path, order }) => `${path} ${order}`).join(', '),
    );
    expect(composites).toContain('/type ascending, /keys/dueOn ascending, /keys/number ascending');
    expect(composites).toContain(
      '/type ascending, /keys/open ascending, /keys/raisedAt ascending, /keys/number ascending',
    );
    expect(composites).toContain('/type ascending, /keys/subjectId ascending, /keys/number ascending');
    expect(new Set(composites).size).toBe(composites?.length);
  });

  it('asks one partition for a list, one request beside the plan that the SDK always fetches', async () => {
    await commit();
    cosmos.proxy.seen.splice(0);
    await store.query(panelId, { type: 'task', limit: 50 });
    expect(cosmos.proxy.seen.filter(({ kind }) => kind === 'query').map((request) => request.panelId)).toEqual([
      panelId,
    ]);
    expect(cosmos.proxy.seen.filter(({ kind }) => kind !== 'query').map(({ kind }) => kind)).toEqual(['queryPlan']);
  });

  it('knows that nothing is known when the answer is lost after the batch was carried out', async () => {
    cosmos.proxy.addFault({ act: 'resetAfter' });
    await expect(commit()).rejects.toBeInstanceOf(OutcomeUnknown);
    expect(await standing()).toBe(2);
    expect(batches()).toBe(1);
  });

  it('knows that nothing is known when the connection breaks before the batch was carried out', async () => {
    cosmos.proxy.addFault({ act: 'resetBefore' });
    await expect(commit()).rejects.toBeInstanceOf(OutcomeUnknown);
    expect(await standing()).toBe(0);
    expect(batches()).toBe(1);
  });

  it.each(['hang', 'hangAfter'] as const)('gives up on silence in time (%s)', async (act) => {
    cosmos.proxy.addFault({ act });
    const startedAt = performance.now();
    await expect(commit(impatient)).rejects.toBeInstanceOf(OutcomeUnknown);
    expect(performance.now() - startedAt).toBeLessThan(TIMEOUT_MS * 4);
    expect(await standing()).toBe(act === 'hang' ? 0 : 2);
  });

  it.each([408, 410, 500, 503])('takes %i for an unknown outcome', async (act) => {
    cosmos.proxy.addFault({ act });
    await expect(commit()).rejects.toBeInstanceOf(OutcomeUnknown);
    expect(batches()).toBe(1);
  });

  it.each([400, 403, 413])('takes %i for a refusal, neither a conflict nor unknown', async (act) => {
    cosmos.proxy.addFault({ act });
    const error: unknown = await commit().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(OutcomeUnknown);
    expect(error).not.toBeInstanceOf(VersionConflict);
    expect(String(error)).toContain(String(act));
  });

  it('tries again after two 449', async () => {
    cosmos.proxy.addFault({ act: 449, times: 2 });
    expect(await commit()).toHaveLength(2);
    expect(await standing()).toBe(2);
    expect(batches()).toBe(3);
  });

  it('gives up after 449 without end, saying so', async () => {
    cosmos.proxy.addFault({ act: 449, times: 99 });
    await expect(commit()).rejects.toThrow('449');
    expect(batches()).toBeLessThan(10);
    expect(await standing()).toBe(0);
  });

  it('waits as long as 429 tells it', async () => {
    cosmos.proxy.addFault({ act: 429, headers: { 'x-ms-retry-after-ms': '150' } });
    const startedAt = performance.now();
    expect(await commit()).toHaveLength(2);
    expect(performance.now() - startedAt).toBeGreaterThan(145);
    expect(batches()).toBe(2);
  });

  it('does not take for a refusal what broke after a 429', async () => {
    cosmos.proxy.addFault({ act: 429, headers: { 'x-ms-retry-after-ms': '10' } });
    cosmos.proxy.addFault({ act: 'resetAfter' });
    await expect(commit()).rejects.toBeInstanceOf(OutcomeUnknown);
    expect(await standing()).toBe(2);
  });

  it('bounds a read that gets no answer', async () => {
    cosmos.proxy.addFault({ match: ({ kind }) => kind === 'read', act: 'hang', times: 99 });
    const startedAt = performance.now();
    await expect(impatient.read(panelId, 'task:1')).rejects.toThrow();
    expect(performance.now() - startedAt).toBeLessThan(TIMEOUT_MS * 8);
  });

  it('reads on when it was told to wait', async () => {
    await commit();
    cosmos.proxy.addFault({ match: ({ kind }) => kind === 'read', act: 429, headers: { 'x-ms-retry-after-ms': '10' } });
    expect(await store.read(panelId, 'task:1')).toBeDefined();
  });

  it('played, answers by its index what it answers when it looks at everything', async () => {
    const some = Array.from({ length: 60 }, (_, at) => {
      const days = at % 7 === 0 ? {} : { dueOn: `2027-03-0${1 + (at % 4)}` };
      const keys = { open: at % 3 === 0 ? 'no' : 'yes', state: `s${at % 3}`, readers: [`r${at % 2}`], ...days };
      return aDocument({ panelId, id: `task:${(at * 37) % 60}`, keys: { ...keys, number: (at * 11) % 60 } });
    });
    await store.commit(panelId, creates(some));
    const [first, second] = await store.query(panelId, { type: 'task', limit: 2 });
    if (first === undefined || second === undefined) throw new Error('Nothing was written');
    const replaced = { ...first, keys: { ...first.keys, open: 'yes', number: 99 } };
    await store.commit(panelId, [
      { kind: 'replace', document: replaced, version: first.version },
      { kind: 'delete', id: second.id, version: second.version },
    ]);
    const client = new CosmosClient({
      ...{ endpoint: cosmos.endpoint, key: cosmos.key },
      connectionPolicy: { enableEndpointDiscovery: false },
    });
    const { items } = client.database(names.database).container(names.container);
    const foundBy = async (sql: ReturnType<typeof selectDocuments>) =>
      (await items.query(sql, { partitionKey: panelId }).fetchAll()).resources;
    const open = { key: 'open', is: 'yes' };
    const after = { value: '2027-03-02', number: 30 };
    const queries: Omit<DocumentQuery, 'type'>[] = [
      { limit: 100 },
      { limit: 5 },
      { where: [open], order: { key: 'dueOn', direction: 'ascending' }, limit: 5 },
      { where: [open], order: { key: 'dueOn', direction: 'ascending', after }, limit: 100 },
      { where: [open], order: { key: 'dueOn', direction: 'descending', after }, limit: 4 },
      { where: [{ key: 'state', in: ['s2', 's0'] }], order: { key: 'number', direction: 'descending' }, limit: 9 },
      { where: [{ key: 'dueOn', below: '2027-03-03' }], order: { key: 'dueOn', direction: 'ascending' }, limit: 100 },
      { where: [{ key: 'readers', holdsAnyOf: ['r1'] }], order: { key: 'number', direction: 'ascending' }, limit: 20 },
    ];
    for (const query of queries) {
      const sql = selectDocuments({ type: 'task', ...query }, panelId);
      // In brackets no test is known to the index.
      const whole = { ...sql, query: sql.query.replace(/WHERE (.+?)( ORDER BY .+)?$/, 'WHERE ($1)$2') };
      const found = await foundBy(sql);
      expect(found).toEqual(await foundBy(whole));
      expect(found.length).toBeGreaterThan(2);
    }
    client.dispose();
  });
});

describe('the directory of seats', () => {
  let cosmos: Cosmos;
  let open: () => Promise<PanelStore>;
  let directory: SeatDirectory;
  beforeAll(async () => {
    cosmos = await startCosmos();
    open = () => openCosmosStore({ endpoint: cosmos.endpoint, key: cosmos.key, ...names });
    directory = new SeatDirectory(await open(), () => {});
  });
  afterAll(async () => {
    await directory.close();
    await cosmos.close();
  });

  /** A panel with one member, as its batch writes it. */
  async function seat(store: PanelStore, email: string, rosterAsOf = 1): Promise<PanelId> {
    const panelId = aPanelId();
    const member = aDocument({ panelId, id: 'member:ann', type: 'member', keys: { email } });
    await store.commit(
      panelId,
      creates([aDocument({ panelId, id: 'head', type: 'head', value: { rosterAsOf } }), member]),
    );
    return panelId;
  }

  const seatsOf = async (email: string) => {
    cosmos.proxy.seen.splice(0);
    const found = await directory.queryEverywhere({ type: 'member', where: [{ key: 'email', is: email }], limit: 9 });
    const isEverywhere = cosmos.proxy.seen.some(({ kind, panelId }) => kind === 'query' && panelId === undefined);
    return { panels: found.map(({ panelId }) => panelId).sort(), isEverywhere };
  };

  it('finds somebody on all their panels without asking every partition', async () => {
    const panels = [await seat(directory, 'ann@ea.example'), await seat(directory, 'ann@ea.example')].sort();
    await directory.settled();
    expect(await seatsOf('ann@ea.example')).toEqual({ panels, isEverywhere: false });
  });

  it('hears of a seat that a version without it gave once it sees the panel’s head', async () => {
    const first = await seat(directory, 'bob@ea.example');
    const older = await open();
    const second = await seat(older, 'bob@ea.example');
    await directory.settled();
    expect(await seatsOf('bob@ea.example')).toEqual({ panels: [first], isEverywhere: false });
    await directory.read(second, 'head');
    await directory.settled();
    expect(await seatsOf('bob@ea.example')).toEqual({ panels: [first, second].sort(), isEverywhere: false });
    await older.close();
  });

  it('takes nobody for a stranger without having asked every partition', async () => {
    const older = await open();
    const panelId = await seat(older, 'cat@ea.example');
    expect(await seatsOf('cat@ea.example')).toEqual({ panels: [panelId], isEverywhere: true });
    await older.close();
  });

  it('forgets no change of address: the seat itself says whose it is', async () => {
    const panelId = await seat(directory, 'dan@ea.example');
    await directory.settled();
    const [member, head] = [await directory.read(panelId, 'member:ann'), await directory.read(panelId, 'head')];
    if (member === undefined || head === undefined) throw new Error('The seat is gone');
    await directory.commit(panelId, [
      { kind: 'replace', document: { ...member, keys: { email: 'eve@ea.example' } }, version: member.version },
      { kind: 'replace', document: { ...head, value: { rosterAsOf: 2 } }, version: head.version },
    ]);
    await directory.settled();
    expect((await seatsOf('dan@ea.example')).panels).toEqual([]);
    expect(await seatsOf('eve@ea.example')).toEqual({ panels: [panelId], isEverywhere: false });
  });
});
