import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MemberId, type PanelId } from '../../bot/domain/ids';
import type { LastMention } from '../../bot/domain/message';
import { LocalDate } from '../../bot/domain/time';
import { changeBeside } from '../../bot/ledger/beside';
import { recordOf } from '../../bot/ledger/records';
import { OutcomeUnknown, type PanelStore } from '../../bot/ledger/store';
import { openCosmosStore } from '../../bot/store/cosmosStore';
import { openSqliteStore } from '../../bot/store/sqliteStore';
import { type Cosmos, startCosmos } from '../support/cosmosEmulator';
import { isBatch } from '../support/cosmosProxy';
import { aPanelId, creates, type StorePlace } from '../support/storeDocuments';

const folder = mkdtempSync(path.join(tmpdir(), 'sentinel-beside-'));
afterAll(() => rmSync(folder, { recursive: true }));

const memberId = MemberId.parse('priya-sandhu');
const monday = LocalDate.parse('2027-03-01');

/** A record of the simplest kind; its message counts how often it was written over. */
function mention(messageId: string): LastMention {
  return { memberId, on: monday, messageId };
}
function oneMore(known: LastMention | undefined): LastMention {
  return { ...known, ...mention(String(Number(known?.messageId ?? '0') + 1)) };
}

function at(panelId: PanelId) {
  return { panelId, type: 'lastMention', key: memberId } as const;
}
async function standing(store: PanelStore, panelId: PanelId): Promise<string | undefined> {
  const found = await store.read(panelId, `lastMention:${memberId}`);
  return found === undefined ? undefined : recordOf('lastMention', found).messageId;
}

function describeBeside(name: string, start: () => Promise<StorePlace>): void {
  describe(`a record beside the log, on ${name}`, () => {
    let place: StorePlace;
    let stores: readonly [PanelStore, PanelStore];
    let panelId: PanelId;
    beforeAll(async () => {
      place = await start();
      stores = [await place.open(), await place.open()];
    });
    beforeEach(() => {
      panelId = aPanelId();
    });
    afterAll(async () => {
      for (const store of stores) await store.close();
      await place.close();
    });

    it('counts each of twenty writes of two processes at once', async () => {
      const writes = Array.from({ length: 20 }, (_, index) =>
        changeBeside(index % 2 === 0 ? stores[0] : stores[1], at(panelId), oneMore),
      );
      const changes = await Promise.all(writes);
      expect(new Set(changes.map(({ after }) => after?.messageId)).size).toBe(20);
      expect(await standing(stores[0], panelId)).toBe('20');
    });

    it('is kept by the first of two who both found none, and the other is told what stands', async () => {
      const keep = (messageId: string, store: PanelStore) =>
        changeBeside(store, at(panelId), (known) => known ?? mention(messageId), { found: undefined });
      const kept = await Promise.all([keep('a', stores[0]), keep('b', stores[1])]);
      const stands = await standing(stores[0], panelId);
      expect(kept.map(({ after }) => after?.messageId)).toEqual([stands, stands]);
      expect(kept.filter(({ before }) => before === undefined)).toHaveLength(1);
    });

    it('goes when there is to be none, once', async () => {
      await changeBeside(stores[0], at(panelId), oneMore);
      const gone = await Promise.all(stores.map((store) => changeBeside(store, at(panelId), () => undefined)));
      expect(gone.filter(({ before }) => before !== undefined)).toHaveLength(1);
      expect(await standing(stores[0], panelId)).toBeUndefined();
    });

    it('is decided on anew where what the caller had read is out of date', async () => {
      await changeBeside(stores[0], at(panelId), oneMore);
      const found = await stores[0].read(panelId, `lastMention:${memberId}`);
      await changeBeside(stores[1], at(panelId), oneMore);
      const { after } = await changeBeside(stores[0], at(panelId), oneMore, { found });
      expect(after?.messageId).toBe('3');
    });

    it('is not written where it is to stay as it is', async () => {
      await changeBeside(stores[0], at(panelId), oneMore);
      const before = await stores[0].read(panelId, `lastMention:${memberId}`);
      await changeBeside(stores[0], at(panelId), (known) => known);
      expect((await stores[0].read(panelId, `lastMention:${memberId}`))?.version).toBe(before?.version);
    });

    it('keeps what a newer version wrote into it', async () => {
      const newer = { ...mention('1'), tone: 'quiet' };
      const document = { id: `lastMention:${memberId}`, panelId, type: 'lastMention', keys: {}, value: newer };
      await stores[0].commit(panelId, creates([document]));
      await changeBeside(stores[0], at(panelId), () => mention('2'));
      const found = await stores[0].read(panelId, document.id);
      expect(found?.value).toEqual({ ...newer, messageId: '2' });
    });
  });
}

describeBeside('SQLite', async () => {
  const file = path.join(folder, 'beside.db');
  return { open: async () => openSqliteStore(file), close: async () => {} };
});
describeBeside('Cosmos', async () => {
  const cosmos = await startCosmos();
  const account = { endpoint: cosmos.endpoint, key: cosmos.key, database: 'd', container: 'c' };
  return { open: () => openCosmosStore(account), close: () => cosmos.close() };
});

describe('a record beside the log, where Cosmos loses answers', () => {
  let cosmos: Cosmos;
  let store: PanelStore;
  let panelId: PanelId;
  beforeAll(async () => {
    cosmos = await startCosmos();
    const { endpoint, key } = cosmos;
    store = await openCosmosStore({ endpoint, key, database: 'd', container: 'c', requestTimeoutMs: 1000 });
  });
  beforeEach(() => {
    panelId = aPanelId();
    cosmos.proxy.clearFaults();
  });
  afterAll(async () => {
    await store.close();
    await cosmos.close();
  });

  it.each([
    ['resetAfter', 1],
    ['resetAfter', 3],
    ['resetBefore', 2],
    ['hangAfter', 1],
  ] as const)('is written once through %s, %i times', async (act, times) => {
    await changeBeside(store, at(panelId), oneMore);
    cosmos.proxy.addFault({ match: (request) => isBatch(request) && request.panelId === panelId, act, times });
    const { before, after } = await changeBeside(store, at(panelId), oneMore);
    expect([before?.messageId, after?.messageId]).toEqual(['1', '2']);
    expect(await standing(store, panelId)).toBe('2');
  });

  it('is written once though the write arrives only after it was given up for lost', async () => {
    await changeBeside(store, at(panelId), oneMore);
    cosmos.proxy.addFault({ act: 'late' });
    await changeBeside(store, at(panelId), oneMore);
    expect(await standing(store, panelId)).toBe('2');
  });

  it('is said to be unknown when Cosmos keeps silent', async () => {
    cosmos.proxy.addFault({ act: 'resetBefore', times: 99 });
    await expect(changeBeside(store, at(panelId), oneMore)).rejects.toBeInstanceOf(OutcomeUnknown);
  });
});
