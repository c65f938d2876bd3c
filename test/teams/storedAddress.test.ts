import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FakeTeams } from '../support/fakeTeams';
import type { Json } from '../support/runningServer';
import { ask, entraToken, order, startProduction } from '../support/production';
import { startTestServer, type TestServer, until } from '../support/sentinel';

let teams: FakeTeams;
const dataDir = mkdtempSync(path.join(tmpdir(), 'sentinel-'));
const running: TestServer[] = [];

beforeAll(async () => {
  teams = await new FakeTeams().start();
});
afterAll(async () => {
  for (const server of running) await server.close();
  await teams.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

it('a chat kept at an address that is not Teams’ is not called, and whose it is counts as not reached', async () => {
  const sandhu = teams.user('Priya Sandhu', 'priya.sandhu@ea.example');
  const calder = teams.user('Ruth Calder', 'ruth.calder@northmoor.police.example');
  // Local mode keeps addresses on this machine, at which production answers nobody.
  const before = await startTestServer({ DATA_DIR: dataDir });
  await teams.say(before.url, teams.personal(sandhu), sandhu, 'hi');
  await before.close();
  const heard = teams.requests.length;

  const server = await startProduction(teams, { DATA_DIR: dataDir });
  running.push(server);
  const token = entraToken(teams, calder);
  const task = { taskId: 'task-1', title: 'Visit', agencyId: 'ea', ownerId: 'priya-sandhu', dueOn: '2099-02-19' };
  expect((await order(server, token, 'task.allocate', task)).status).toBe(200);
  const missed = await until('she is not reached', async () =>
    (await ask(server, token, 'reminders.notReached')).body.items.find(({ name }: Json) => name === 'Priya Sandhu'),
  );
  expect(missed.reasonText).toBe('May not see it, or Teams would not take it.');
  expect(teams.requests).toHaveLength(heard);
});
