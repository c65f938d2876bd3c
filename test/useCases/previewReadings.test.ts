import { send, startTestServer, type TestServer } from '../support/sentinel';
import { underGateway } from '../support/gateway';
import type { Json } from '../support/runningServer';

const REEVE = 'Callum Reeve';
const audience = { kind: 'named', agencyIds: ['hmrc'], memberIds: [] };

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.moveClock('2027-02-02T09:14:00.000Z');
  await raise('books');
  const task = { taskId: 'ledger', title: 'Look at the books', agencyId: 'hmrc', ownerId: 'joanne-birkett' };
  const made = { issueId: 'books', task: { ...task, dueOn: '2027-02-10', ...underGateway } };
  expect((await server.command(REEVE, 'issue.makeTask', made)).status).toBe(200);
  const open = { taskId: 'permit', title: 'Check the permit', agencyId: 'ea', ownerId: 'priya-sandhu' };
  expect((await server.command(REEVE, 'task.allocate', { ...open, dueOn: '2027-02-11' })).status).toBe(200);
});
afterAll(() => server.close());

async function raise(issueId: string): Promise<void> {
  await server.command('Tom Hesketh', 'issue.raise', { issueId, text: 'Two sets of books' });
  expect((await server.command(REEVE, 'issue.triage', { issueId, audience, ...underGateway })).status).toBe(200);
}

async function openings(): Promise<Json[]> {
  const { items } = (await server.query(REEVE, 'log.list', { limit: '500' })).body;
  return items.filter(({ action }: Json) => action.endsWith('-opened'));
}

const addressOf = (about: string, memberId: string) =>
  server
    .query(REEVE, 'reminders.upcoming')
    .then(({ body }) => body.items.find((each: Json) => each.key.includes(about)))
    .then(({ key }) => `reminders.preview?${new URLSearchParams({ key, memberId }).toString()}`);
const ask = async (address: string, headers = {}) => {
  const bearer = { Authorization: `Bearer ${await server.token(REEVE)}` };
  return send(`${server.url}/api/queries/${address}`, 'GET', { ...bearer, ...headers });
};

it('whoever looks at the reminder of a restricted task before it goes out has opened the task, and keeps nothing of it', async () => {
  const address = await addressOf('ledger', 'joanne-birkett');
  const before = await openings();
  const { status, body, headers } = await ask(address);
  expect([status, headers.get('etag'), headers.get('cache-control')]).toEqual([200, null, 'no-store']);
  expect(JSON.stringify(body.card)).toContain('Look at the books');
  const after = await openings();
  expect(after.slice(before.length)).toMatchObject([
    { action: 'task-opened', byName: REEVE, subject: { type: 'task', id: 'ledger' } },
  ]);
});

it('that of a meeting says of no restricted item what it is called, so whoever looks at it has opened none', async () => {
  await raise('cash');
  await server.command(REEVE, 'issue.putOnAgenda', { issueId: 'cash', meetingId: 'M2' });
  await server.moveClock('2027-03-01T09:00:00.000Z');
  const before = await openings();
  for (const [memberId, count] of Object.entries({ 'ravi-menon': 0, 'joanne-birkett': 1 })) {
    const { body, headers } = await ask(await addressOf('meeting', memberId));
    const card = JSON.stringify(body.card);
    expect([card.split('Restricted item').length - 1, /I[-\u2011]27/.test(card), headers.get('etag')]).toEqual([
      ...[count, false, expect.any(String)],
    ]);
  }
  expect(await openings()).toEqual(before);
});

it('that of a task for the whole panel is looked at without an entry, and unchanged is answered so', async () => {
  await server.moveClock('2027-02-02T11:00:00.000Z');
  const address = await addressOf('permit', 'priya-sandhu');
  const before = await openings();
  const etag = (await ask(address)).headers.get('etag') ?? '';
  expect((await ask(address, { 'If-None-Match': etag })).status).toBe(304);
  expect(await openings()).toEqual(before);
});
