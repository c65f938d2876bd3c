import { itemUnderGateway, underGateway } from '../support/gateway';
import type { Json } from '../support/runningServer';
import { startTestServer, type TestServer } from '../support/sentinel';

const CALDER = 'Ruth Calder';
const REEVE = 'Callum Reeve';
const HESKETH = 'Tom Hesketh';
const BIRKETT = 'Joanne Birkett';
const SANDHU = 'Priya Sandhu';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.moveClock('2027-02-02T09:14:00.000Z');
});
afterAll(() => server.close());

const named = (agencyIds: string[], memberIds: string[] = []) => ({ kind: 'named', agencyIds, memberIds });
const text = JSON.stringify;

async function restrict(issueId: string, audience: object): Promise<Json> {
  await server.command(HESKETH, 'issue.raise', { issueId, text: 'Vans at night' });
  const answer = await server.command(REEVE, 'issue.triage', { issueId, audience, ...underGateway });
  expect(answer.status).toBe(200);
  return answer.body;
}

const issueFor = async (who: string, issueId: string) => (await server.query(who, 'issues.get', { issueId })).body;

describe('whom an issue is restricted to', () => {
  it('is told to those who triage, and to nobody else who may see it', async () => {
    const audience = named(['hmrc'], ['priya-sandhu']);
    await restrict('told', audience);
    expect(await issueFor(REEVE, 'told')).toMatchObject({
      audience,
      restrictedText: 'Restricted to HM Revenue and Customs, Priya Sandhu, Tom Hesketh and those who run the panel',
    });
    expect(text(await issueFor(HESKETH, 'told'))).not.toMatch(/hmrc|Revenue and Customs|sandhu/i);
    expect(text(await issueFor(BIRKETT, 'told'))).not.toMatch(/sandhu/i);
    expect(text(await issueFor(SANDHU, 'told'))).not.toMatch(/hmrc|Revenue and Customs/i);
  });

  it('said again in another order changes nothing', async () => {
    await restrict('again', named(['hmrc', 'ea']));
    const before = (await issueFor(REEVE, 'again')).history;
    await restrict('again', named(['ea', 'hmrc']));
    expect((await issueFor(REEVE, 'again')).history).toEqual(before);
  });

  it('is asked for a gateway, by name of each body that needs one, though it be for one of its people', async () => {
    await server.command(HESKETH, 'issue.raise', { issueId: 'one', text: 'Vans at night' });
    const audience = named(['ea', 'rspca'], ['joanne-birkett']);
    const answer = await server.command(REEVE, 'issue.triage', { issueId: 'one', audience });
    expect(answer.body).toMatchObject({
      code: 'gateway-needed',
      message: expect.stringContaining('RSPCA and HM Revenue and Customs may be told only through a legal gateway'),
    });
  });
});

it('under which gateway, and for what, an issue was shared is told to those who triage, and to the agency told', async () => {
  await restrict('why', named(['hmrc', 'ea']));
  const { gateway, purpose } = underGateway;
  const disclosureTexts = [`Shared with HM Revenue and Customs under ${gateway}: ${purpose}`];
  for (const who of [CALDER, REEVE, BIRKETT]) expect(await issueFor(who, 'why')).toMatchObject({ disclosureTexts });
  for (const who of [HESKETH, SANDHU]) expect(text(await issueFor(who, 'why'))).not.toContain(purpose);
});

it('whom a task is restricted to is told to those who direct it, and not to whoever works on it', async () => {
  await restrict('work', named(['hmrc']));
  const task = { taskId: 'visit', title: 'Visit', agencyId: 'ea', ownerId: 'priya-sandhu', dueOn: '2027-02-19' };
  await server.command(REEVE, 'issue.makeTask', { issueId: 'work', task });
  const taskFor = async (who: string) => (await server.query(who, 'tasks.get', { taskId: 'visit' })).body;
  expect(await taskFor(REEVE)).toMatchObject({
    restrictedText: 'Restricted to HM Revenue and Customs, Environment Agency and those who run the panel',
  });
  expect(text(await taskFor(SANDHU))).not.toMatch(/hmrc|Revenue and Customs/i);
});

it('whom an item is restricted to is told to those who plan, and not to whoever else has it on the agenda', async () => {
  const item = { meetingId: 'M2', itemId: 'books', title: 'The books', minutes: 5, audience: named(['hmrc', 'ea']) };
  expect((await server.command(REEVE, 'agenda.addItem', { ...item, ...itemUnderGateway })).status).toBe(200);
  expect((await server.command(REEVE, 'agenda.publish', { meetingId: 'M2' })).status).toBe(200);
  const itemFor = async (who: string) =>
    (await server.query(who, 'meetings.get', { meetingId: 'M2' })).body.agenda.find(({ id }: Json) => id === 'books');
  expect((await itemFor(REEVE)).restrictedText).toBe(
    'Restricted to HM Revenue and Customs, Environment Agency and those who run the panel',
  );
  expect(text(await itemFor(SANDHU))).not.toMatch(/hmrc|Revenue and Customs/i);
  expect(await itemFor(HESKETH)).toBeUndefined();
});
