import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readConfig } from '../../bot/config';
import { MemberId } from '../../bot/domain/ids';
import { Instant, LocalDate } from '../../bot/domain/time';
import { Ledger } from '../../bot/ledger/ledger';
import { checkLog } from '../../bot/ledger/logCheck';
import northmoor from '../../bot/panels/northmoor.json';
import { openSqliteStore } from '../../bot/store/sqliteStore';
import type { PanelStore } from '../../bot/ledger/store';
import { foundFromDraft } from '../../bot/useCases/founding/foundFromDraft';
import type { FoundingDraft } from '../../bot/useCases/founding/foundingDraft';
import { Seats } from '../../bot/useCases/members/seats';
import { listPanels } from '../../bot/useCases/settings/deployment';
import { foundPanel } from '../../bot/useCases/settings/foundPanel';
import { readPanelFile } from '../../bot/useCases/settings/panelFile';
import { createLogger } from '../../bot/wiring/logger';
import { foundFromFile } from '../../bot/wiring/founding';
import { westmarch } from '../support/foundingDraft';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const { panel, agencies, members } = northmoor;
const small = { panel, agencies, members: members.slice(0, 3) };
const larger = { ...small, members: members.slice(0, 4) };

let folder: string;
let store: PanelStore;
let ledger: Ledger;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sentinel-founding-'));
  store = openSqliteStore(path.join(folder, 'sentinel.db'));
  ledger = new Ledger(store, { announce: () => {} }, sha256, randomUUID);
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

function write(name: string, content: unknown): string {
  const file = path.join(folder, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

/** A start of the server as far as it founds panels, on 2 February 2027. */
function start(file?: string): Promise<string | undefined> {
  const config = readConfig({ DATA_DIR: '.data', ...(file === undefined ? {} : { PANEL_FILE: file }) });
  const [now, logger] = [Instant.parse('2027-02-02T09:14:00.000Z'), createLogger('silent')];
  return foundFromFile({ config, store, ledger, sha256, now, logger });
}

const anew = 'To start anew, delete .data: all that the panel holds goes with it.';

describe('a start with a panel that was founded from a file', () => {
  let file: string;
  beforeEach(async () => {
    file = write('panel.json', small);
    expect(await start(file)).toBeUndefined();
  });

  it('says nothing while the file is as it was, whatever its spaces, and nothing when it is gone', async () => {
    expect(await start(file)).toBeUndefined();
    write('panel.json', JSON.stringify(small, null, 4));
    expect(await start(file)).toBeUndefined();
    rmSync(file);
    expect(await start(file)).toBeUndefined();
  });

  it.each([
    ['somebody else in it', larger],
    ['text that is no JSON any more', '{'],
  ])('says that the file is not read when it has %s, with the day and what to do', async (_what, content) => {
    write('panel.json', content);
    const founded = `The panel was founded from ${file} on 2 February 2027`;
    expect(await start(file)).toBe(`${founded}; changes in that file are not read. ${anew}`);
  });

  it('says that another file is not read, unless it says the same', async () => {
    const other = write('other.json', larger);
    const founded = `The panel was founded from ${file} on 2 February 2027`;
    expect(await start(other)).toBe(`${founded}; ${other} is not read. ${anew}`);
    expect(await start(write('copy.json', small))).toBeUndefined();
  });

  it('says nothing to whoever names no file', async () => {
    expect(await start()).toBeUndefined();
  });
});

it('says nothing of Northmoor while it is what comes with the product', async () => {
  await start();
  expect(await start()).toBeUndefined();
});

it('a panel of before such notes starts as it did', async () => {
  await foundPanel(readPanelFile(small), ledger, Instant.parse('2027-02-02T09:14:00.000Z'));
  expect(await start(write('panel.json', larger))).toBeUndefined();
});

describe('a founding that a process died in', () => {
  const now = Instant.parse('2027-02-02T09:14:00.000Z');
  const founder = { email: 'morgan.ellis@first.example', memberId: MemberId.parse('morgan-ellis') };
  const many: FoundingDraft = {
    ...westmarch,
    people: [
      ...westmarch.people,
      ...Array.from({ length: 120 }, (_, at) => ({
        ...{ name: `Person ${at}`, email: `person${at}@ea.example`, agency: 'Environment Agency' },
      })),
    ],
  };

  function found(inStore: PanelStore, draft: FoundingDraft) {
    const parts = {
      store: inStore,
      ledger: new Ledger(inStore, { announce: () => {} }, sha256, randomUUID),
      sha256,
      now,
    };
    return foundFromDraft(draft, founder, { ...parts, today: LocalDate.parse('2027-02-02') });
  }

  /** Commits `most` batches, then none. */
  function dyingAfter(whole: PanelStore, most: number): PanelStore {
    let left = most;
    const commit: PanelStore['commit'] = (...batch) => {
      if (left-- <= 0) throw new Error('The process died');
      return whole.commit(...batch);
    };
    return new Proxy(whole, {
      get: (of, name) => (name === 'commit' ? commit : Reflect.get(of, name).bind(of)),
    });
  }

  it('seats nobody, goes on when it is repeated, and leaves nothing of itself in another', async () => {
    await expect(found(dyingAfter(store, 2), many)).rejects.toThrow('The process died');
    expect(await listPanels(store)).toEqual([]);
    const seats = new Seats({ store, ledger, clock: () => now, homeTenantIds: undefined });
    const person = { tenantId: 'local', objectId: 'morgan-ellis', email: founder.email };
    expect((await seats.of(person)).seats).toEqual([]);

    const other = { ...westmarch, panel: { ...westmarch.panel, name: 'Westmarch!', referencePrefix: 'WSM' } };
    expect((await found(store, other)).panelId).toBe('westmarch-2');
    expect((await seats.of(person)).seats.map(({ panelId }) => panelId)).toEqual(['westmarch-2']);
    expect((await found(store, many)).panelId).toBe('westmarch');
    for (const [panelId, people] of [
      ['westmarch', 125],
      ['westmarch-2', 5],
    ] as const) {
      const id = (await listPanels(store)).find((each) => each === panelId);
      if (id === undefined) throw new Error(`${panelId} was not founded`);
      expect(await store.query(id, { type: 'member', limit: 500 })).toHaveLength(people);
      expect((await checkLog(store, id, sha256, [])).faults ?? []).toEqual([]);
    }
  });
});
