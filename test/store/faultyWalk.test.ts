import { openCosmosStore } from '../../bot/store/cosmosStore';
import { openSqliteStore } from '../../bot/store/sqliteStore';
import { recordKinds, recordOf } from '../../bot/ledger/records';
import { MAX_BATCH_WRITES, type PanelStore } from '../../bot/ledger/store';
import { type Cosmos, startCosmos } from '../support/cosmosEmulator';
import { startTestServer, type TestServer, until } from '../support/sentinel';
import { asKept, broughtUp, fileIn, leftStore, type Standing, standingAt, upgradesIn } from './largeCorpus';

const names = { database: 'sentinel', container: 'panels' };
let cosmos: Cosmos;
let store: PanelStore;
let before: Standing;

beforeEach(async () => {
  cosmos = await startCosmos();
  store = await openCosmosStore({ endpoint: cosmos.endpoint, key: cosmos.key, ...names });
  const left = openSqliteStore(fileIn(leftStore({ meetings: 40, cards: 100 })));
  const [head] = await left.queryEverywhere({ type: 'head', limit: 1 });
  if (head === undefined) throw new Error('There is no panel');
  for (const type of Object.keys(recordKinds)) {
    const found = await left.walk(head.panelId, { type, limit: 10_000 });
    for (let at = 0; at < found.length; at += MAX_BATCH_WRITES) {
      const some = found.slice(at, at + MAX_BATCH_WRITES);
      await store.commit(
        head.panelId,
        some.map(({ version: _, ...document }) => ({ kind: 'create', document })),
      );
    }
  }
  await left.close();
  before = await standingAt(store);
});
afterEach(async () => {
  await store.close();
  await cosmos.close();
});

const served = (): Promise<TestServer> => startTestServer({ COSMOS_ENDPOINT: cosmos.endpoint, COSMOS_KEY: cosmos.key });

async function whenOver(): Promise<Standing> {
  const ofHead = async () => {
    const found = await store.read(before.panelId, 'head');
    const shapes = found === undefined ? undefined : recordOf('head', found).shapes;
    return shapes !== undefined && shapes.unwalked.length === 0 && shapes.settled['cardCopy'] !== undefined;
  };
  await until('the walk is over', ofHead, 25_000);
  return standingAt(store);
}

it.each(['resetBefore', 'resetAfter', 429, 449] as const)(
  'is brought up whole though Cosmos answers with %s',
  async (act) => {
    for (let n = 0; n < 6; n++)
      cosmos.proxy.addFault({ act, times: n % 2 === 0 ? 1 : 2, headers: { 'x-ms-retry-after-ms': '10' } });
    const server = await served();
    const after = await whenOver();
    await server.close();
    expect(asKept(after)).toEqual(broughtUp(before));
    const earlier = before.documents.filter(({ type }) => type !== 'cardCopy').map(({ id }) => id);
    expect(upgradesIn(after).sort()).toEqual(earlier.sort());
    expect(after.faults).toEqual([]);
  },
);
