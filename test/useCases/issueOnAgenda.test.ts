import type { Json } from '../support/runningServer';
import { startTestServer, type TestServer } from '../support/sentinel';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.moveClock('2027-02-02T09:14:00.000Z');
  await server.command('Tom Hesketh', 'issue.raise', { issueId: 'grill', text: 'Cash at the grill' });
  await server.command('Callum Reeve', 'issue.putOnAgenda', { issueId: 'grill', meetingId: 'M2' });
});
afterAll(() => server.close());

async function issueOfItem(who: string): Promise<unknown> {
  const { body } = await server.query(who, 'meetings.get', { meetingId: 'M2' });
  const item = body.agenda.find(({ title }: Json) => title.startsWith('I-27-001'));
  return [item.title, item.issueId];
}

it('an item names its issue to whoever may ask for it, and to nobody who would be refused', async () => {
  const title = expect.stringContaining('I-27-001');
  expect(await issueOfItem('Priya Sandhu')).toEqual([title, 'grill']);
  expect(await issueOfItem('Jo Falk')).toEqual([title, undefined]);
  const { body } = await server.query('Priya Sandhu', 'meetings.get', { meetingId: 'M2' });
  const { id: itemId } = body.agenda.find(({ issueId }: Json) => issueId === 'grill');
  const interest = { meetingId: 'M2', itemId, text: 'My cousin owns it', recused: true };
  expect(await server.command('Priya Sandhu', 'attendance.declareInterest', interest)).toMatchObject({ status: 200 });
  expect(await issueOfItem('Priya Sandhu')).toEqual([title, undefined]);
  expect(await issueOfItem('Tom Hesketh')).toEqual([title, 'grill']);
});
