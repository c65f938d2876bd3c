import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FakeTeams } from '../support/fakeTeams';
import type { Json } from '../support/runningServer';
import { startTestServer, type TestServer, until } from '../support/sentinel';

let server: TestServer;
let teams: FakeTeams;

beforeAll(async () => {
  teams = await new FakeTeams().start();
  // In whose chats the bot is not yet.
  server = await startTestServer({ DATA_DIR: mkdtempSync(path.join(tmpdir(), 'sentinel-')) });
});
afterAll(async () => {
  await server.close();
  await teams.stop();
});

it('is announced in those of the chats approved from the start in which the bot is', async () => {
  const reeve = teams.user('Callum Reeve', 'callum.reeve@northmoor.police.example');
  await teams.addBot(server.url, { id: '19:disruption-panel@thread.v2', type: 'groupChat' }, reeve);
  await server.command('Callum Reeve', 'agenda.publish', { meetingId: 'M1' });

  const toChats = async () => {
    const [chats, { body }] = await Promise.all([
      server.query('Callum Reeve', 'chats.list'),
      server.query('Callum Reeve', 'reminders.deliveries', { limit: '200' }),
    ]);
    const names = chats.body.items.map(({ name }: Json) => name);
    expect(names).toContain('Panel meeting M2');
    const told = body.items.filter(({ to, state }: Json) => names.includes(to) && state !== 'queued');
    return told.length > 0 && told.map(({ to, state }: Json) => `${to}: ${state}`);
  };
  expect(await until('the chat has it', toChats)).toEqual(['Disruption panel: sent']);
});
