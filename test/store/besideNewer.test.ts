import path from 'node:path';
import { NewerData } from '../../bot/ledger/store';
import { openSqliteStore } from '../../bot/store/sqliteStore';
import { listPanels } from '../../bot/useCases/settings/deployment';
import { raiseForm } from '../support/nextVersion';
import { startTestServer, type TestServer } from '../support/sentinel';

const TOM = 'Tom Hesketh';
const REEVE = 'Callum Reeve';

/** What it cannot know is refused, and nothing else. */
describe('a server beside a newer one that has raised the form of issues', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
    await server.moveClock('2027-02-02T09:14:00.000Z');
    await raised('known');
    const store = openSqliteStore(path.join(server.dataDir, 'sentinel.db'));
    const [panelId] = await listPanels(store);
    if (panelId === undefined) throw new Error('There is no panel');
    await raiseForm(store, panelId, 'issue');
    await store.close();
  });
  afterAll(() => server.close());

  function raised(issueId: string) {
    return server.command(TOM, 'issue.raise', { issueId, text: `Waste is being burnt at ${issueId}` });
  }

  async function refusedStart(): Promise<void> {
    const refused = await startTestServer({ DATA_DIR: server.dataDir }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(NewerData);
    expect(refused).toHaveProperty(
      'message',
      expect.stringMatching(/^The data in .+ keeps the kind “issue” in a later form.*$/),
    );
  }

  it('says so where issues are asked for or changed, and changes none', async () => {
    const upgraded = { status: 503, body: { code: 'newer-data' } };
    expect(await server.query(REEVE, 'issues.list')).toMatchObject(upgraded);
    expect(await server.query(REEVE, 'issues.get', { issueId: 'known' })).toMatchObject(upgraded);
    expect(await server.command(REEVE, 'issue.triage', { issueId: 'known' })).toMatchObject(upgraded);
  });

  it('goes on with the rest: tasks, meetings and the log', async () => {
    const task = { title: 'Visit the yard', agencyId: 'ea', ownerId: 'priya-sandhu', dueOn: '2027-02-19' };
    expect(await server.command('Ruth Calder', 'task.allocate', { taskId: 'beside', ...task })).toMatchObject({
      status: 200,
    });
    expect(await server.command('Priya Sandhu', 'task.acknowledge', { taskId: 'beside' })).toMatchObject({
      status: 200,
      body: { state: 'acknowledged' },
    });
    for (const name of ['tasks.list', 'meetings.list', 'log.list']) {
      expect([name, (await server.query(REEVE, name)).status]).toEqual([name, 200]);
    }
    expect((await server.query(REEVE, 'log.check')).body).toMatchObject({ intact: true });
  });

  it('is not started anew on it, whatever it has written meanwhile', async () => {
    await refusedStart();
    expect(await raised('of-this-one')).toMatchObject({ status: 200 });
    await refusedStart();
  });
});
