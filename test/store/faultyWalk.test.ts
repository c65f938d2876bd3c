import { openCosmosStore } from '../../bot/store/cosmosStore';
import { recordOf } from '../../bot/ledger/records';
import { unsettledKinds } from '../../bot/ledger/shapes';
import type { PanelStore } from '../../bot/ledger/store';
import { todaysShapes } from '../../bot/ledger/todaysShapes';
import { type Cosmos, startCosmos } from '../support/cosmosEmulator';
import { startTestServer, type TestServer, until } from '../support/sentinel';
import { asKept, broughtUp, leftStore, movedTo, type Standing, standingAt, upgradesIn } from './largeCorpus';

/** The test's own hand on the store waits as long as a busy machine takes; what the server makes of slowness is its own. */
const ours = { database: 'sentinel', container: 'panels', requestTimeoutMs: 60_000 };
const PATIENCE_MS = 90_000;
const isWhole = process.env['SOAK'] === 'whole';
/**
 * Records of before, of which a walk takes 25 at a time. Six faults meet the first requests, reading and writing: two pages
 * of a kind have as many places to fail at as five, which `npm run soak` walks.
 */
const MORE = isWhole ? { meetings: 40, cards: 100 } : { meetings: 20, cards: 30 };
/** `npm run soak` walks through each kind of fault alone; here one walk meets them all, one after the other. */
const acts = ['resetBefore', 'resetAfter', 429, 449] as const;
const walks: readonly (readonly (typeof acts)[number][])[] = isWhole ? acts.map((act) => [act]) : [acts];
let cosmos: Cosmos;
let store: PanelStore;
let before: Standing;
let server: TestServer | undefined;

beforeEach(async () => {
  cosmos = await startCosmos();
  store = await openCosmosStore({ endpoint: cosmos.endpoint, key: cosmos.key, ...ours });
  await movedTo(store, leftStore(MORE));
  before = await standingAt(store);
}, PATIENCE_MS);
afterEach(async () => {
  // Also where a test has failed: what goes on without its store keeps the whole worker.
  await server?.close();
  server = undefined;
  await store.close();
  await cosmos.close();
});

const served = (): Promise<TestServer> => startTestServer({ COSMOS_ENDPOINT: cosmos.endpoint, COSMOS_KEY: cosmos.key });

async function whenOver(): Promise<Standing> {
  const ofHead = async () => {
    const found = await store.read(before.panelId, 'head');
    return found !== undefined && unsettledKinds(recordOf('head', found).shapes, todaysShapes()).length === 0;
  };
  await until('the walk is over', ofHead, 60_000);
  return standingAt(store);
}

it.each(walks.map((faults) => ({ faults })))(
  'is brought up whole though Cosmos answers with $faults',
  async ({ faults }) => {
    const six = Array.from({ length: 6 }, () => faults)
      .flat()
      .slice(0, 6);
    for (const [n, act] of six.entries()) {
      cosmos.proxy.addFault({ act, times: n % 2 === 0 ? 1 : 2, headers: { 'x-ms-retry-after-ms': '10' } });
    }
    server = await served();
    const after = await whenOver();
    await server.close();
    server = undefined;
    expect(asKept(after)).toEqual(broughtUp(before));
    const earlier = before.documents.filter(({ type }) => type !== 'cardCopy').map(({ id }) => id);
    expect(upgradesIn(after).sort()).toEqual(earlier.sort());
    expect(after.faults).toEqual([]);
  },
  PATIENCE_MS,
);
