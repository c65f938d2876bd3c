import { startTestServer, type TestServer } from '../support/sentinel';
import type { Json } from '../support/runningServer';

const REEVE = 'Callum Reeve';
const MENON = 'Ravi Menon';
const due = { dueOn: '2027-05-28' };
const forSia = { ...due, agencyId: 'sia', ownerId: 'ravi-menon' };
const forFrs = { ...due, agencyId: 'frs', ownerId: 'dafydd-moss' };

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.moveClock('2027-03-02T09:14:00.000Z');
  await done(REEVE, 'task.allocate', { taskId: 'theirs', title: 'Look at the doors', ...forFrs });
  await done(REEVE, 'task.split', { taskId: 'theirs', parts: [{ taskId: 'part', title: 'Licences', ...forSia }] });
  await done(REEVE, 'task.allocate', { taskId: 'his', title: 'Look at the badges', ...forSia });
  await done(REEVE, 'task.split', { taskId: 'his', parts: [{ taskId: 'other', title: 'Alarms', ...forFrs }] });
  await done('Dafydd Moss', 'issue.raise', { issueId: 'alarms', text: 'No alarms at the club' });
  await done(MENON, 'issue.raise', { issueId: 'badges', text: 'No badges at the club' });
  await done(REEVE, 'issue.merge', { issueId: 'alarms', intoId: 'badges' });
});
afterAll(() => server.close());

async function done(who: string, name: string, input: object): Promise<void> {
  expect(await server.command(who, name, input)).toMatchObject({ status: 200 });
}

async function asked(name: string, input: Record<string, string>): Promise<Json> {
  const { status, body } = await server.query(MENON, name, input);
  expect(status).toBe(200);
  return body;
}

/** The numbers that stand in it of records which are not his agency's. */
async function othersIn(): Promise<string[]> {
  const records = await Promise.all([
    asked('tasks.get', { taskId: 'part' }),
    asked('tasks.get', { taskId: 'his' }),
    asked('issues.get', { issueId: 'badges' }),
  ]);
  const own = records.map(({ reference }) => reference);
  const found = JSON.stringify(records).match(/(SEN-27|I-27)-\d+/g) ?? [];
  return [...new Set(found.filter((reference) => !own.includes(reference)))].sort();
}

it('whose agreement has ended keeps what is their own, and no number of what came before it, after it or into it', async () => {
  expect(await othersIn()).toEqual(['I-27-001', 'SEN-27-001', 'SEN-27-004']);
  await server.moveClock('2027-05-04T09:00:00.000Z');
  expect(await othersIn()).toEqual([]);
  expect((await asked('tasks.get', { taskId: 'part' })).partOf).toBeUndefined();
  const { history } = await asked('issues.get', { issueId: 'badges' });
  expect(history.map(({ text }: Json) => text)).toContain('Took in');
});
