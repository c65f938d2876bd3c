import path from 'node:path';
import { logIdOf } from '../../bot/ledger/logPages';
import { documentOf, recordOf } from '../../bot/ledger/records';
import { openSqliteStore } from '../../bot/store/sqliteStore';
import { readLive } from '../support/liveReader';
import { command, type RunningServer, startServer, tokenOf } from '../support/runningServer';
import { until } from '../support/sentinel';

const RUTH = 'Ruth Calder';
/** How often a server looks for what others wrote, twice. */
const TWO_POLLS_MS = 1_100;

/** As a newer version beside this one does, whose entries have a form of their own. @returns its number */
async function writeEntryOfNewerForm(dataDir: string, isOfRights = false): Promise<number> {
  const store = openSqliteStore(path.join(dataDir, 'sentinel.db'));
  try {
    const [head] = await store.queryEverywhere({ type: 'head', limit: 1 });
    if (head === undefined) throw new Error('There is no panel');
    const { panelId } = head;
    const value = recordOf('head', head);
    const number = value.logNumber + 1;
    const next = { ...value, logNumber: number, changeNumber: number, ...(isOfRights ? { rosterAsOf: number } : {}) };
    await store.commit(panelId, [
      { kind: 'replace', document: documentOf('head', panelId, next), version: head.version },
      {
        kind: 'create',
        document: { id: logIdOf(number), panelId, type: 'log', form: 99, keys: { number }, value: {} },
      },
    ]);
    return number;
  } finally {
    await store.close();
  }
}

describe('a tab at a server beside a newer one', () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await startServer();
  }, 60_000);

  const tabOf = () => readLive({ url: server.url, token: (member) => tokenOf(server.url, member) }, RUTH);

  it('is told to read anew what this server cannot tell it, hears what comes later, and the log says so once', async () => {
    const tab = await tabOf();
    const resets = () => tab.events.filter(({ event }) => event === 'reset').map(({ id }) => id);
    await until('it listens', () => tab.events.length > 0);
    const first = await writeEntryOfNewerForm(server.dataDir);
    await until('it is told of the first', () => resets().length === 1);
    const second = await writeEntryOfNewerForm(server.dataDir);
    await until('it is told of the second', () => resets().length === 2);
    expect(resets()).toEqual([first, second]);
    await command(server.url, await tokenOf(server.url, RUTH), 'issue.raise', { issueId: 'later', text: 'A van' });
    await until('it hears what comes later', () => tab.events.some(({ data }) => data.subject?.id === 'later'));
    await new Promise((resume) => setTimeout(resume, TWO_POLLS_MS));
    expect(resets()).toHaveLength(2);
    expect(server.output().match(/Live updates/g)).toEqual(['Live updates']);
    expect(tab.ended()).toBe(false);
    tab.close();
  });

  it('signs in again where the newer one may have changed what it may see', async () => {
    const tab = await tabOf();
    await until('it listens', () => tab.events.length > 0);
    await writeEntryOfNewerForm(server.dataDir, true);
    await until('its line has ended', () => tab.ended());
  });
});
