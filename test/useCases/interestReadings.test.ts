import { itemUnderGateway } from '../support/gateway';
import { startTestServer, type TestServer } from '../support/sentinel';
import type { Json } from '../support/runningServer';

const on = { meetingId: 'M1' };
const audience = { kind: 'named', agencyIds: ['hmrc'], memberIds: [] };
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
  await server.moveClock('2027-01-05T09:00:00.000Z');
  await add('few', { audience });
  await add('open', {});
  await declare('Joanne Birkett', 'few', 'We have a case');
  await declare('Joanne Birkett', 'open', 'We rent a yard there');
});
afterAll(() => server.close());

const add = (itemId: string, more: object) =>
  server.command('Ruth Calder', 'agenda.addItem', {
    ...on,
    itemId,
    title: `Item ${itemId}`,
    minutes: 5,
    ...more,
    ...itemUnderGateway,
  });
const declare = (who: string, itemId: string, text: string) =>
  server.command(who, 'attendance.declareInterest', { ...on, itemId, text, recused: false });
const attendance = (who: string) => server.query(who, 'meetings.attendance', on);

/** Who opened the restricted item, as the log has it. */
async function openings(): Promise<string[]> {
  const { body } = await server.query('Callum Reeve', 'log.list', { limit: '500' });
  return body.items
    .filter(({ action, subject }: Json) => action === 'item-opened' && subject.id === 'M1.few')
    .map(({ byName }: Json) => byName);
}

it('who reads an interest that others declared on a restricted item has opened it; who reads others, or their own, has not', async () => {
  const before = await openings();
  const lena = await attendance('Lena Hart');
  expect(JSON.stringify(lena.body)).toContain('We rent a yard there');
  expect(JSON.stringify(lena.body)).not.toContain('We have a case');
  expect(lena.headers.get('etag')).not.toBeNull();
  expect(JSON.stringify((await attendance('Joanne Birkett')).body)).toContain('We have a case');
  expect(await openings()).toEqual(before);

  const reads = await attendance('Dan Ives');
  expect(JSON.stringify(reads.body)).not.toContain('We have a case');
  const coordinator = await attendance('Callum Reeve');
  expect(JSON.stringify(coordinator.body)).toContain('We have a case');
  expect(coordinator.headers.get('etag')).toBeNull();
  await attendance('Callum Reeve');
  expect(await openings()).toEqual([...before, 'Callum Reeve']);
});
