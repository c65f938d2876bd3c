import { startTestServer, type TestServer, until } from '../support/sentinel';
import { itemUnderGateway, underGateway } from '../support/gateway';
import { FakeTeams } from '../support/fakeTeams';
import type { Json } from '../support/runningServer';

let server: TestServer;
let teams: FakeTeams;
beforeAll(async () => {
  teams = await new FakeTeams().start();
  server = await startTestServer();
  await server.moveClock('2027-02-02T09:14:00.000Z');
  for (const [name, email] of [
    ['Priya Sandhu', 'priya.sandhu@ea.example'],
    ['Joanne Birkett', 'joanne.birkett@hmrc.example'],
  ] as const) {
    const user = teams.user(name, email);
    await teams.say(server.url, teams.personal(user), user, 'hi');
  }
});
afterAll(async () => {
  await server.close();
  await teams.stop();
});

const visit = { title: 'Visit the yard', agencyId: 'ea', ownerId: 'priya-sandhu', dueOn: '2027-02-19' };

async function logged(action: string): Promise<Json[]> {
  const { body } = await server.query('Callum Reeve', 'log.list', { limit: '500' });
  return body.items.filter((each: Json) => each.action === action);
}

/** To whom each of these happenings disclosed something, the latest last. */
async function toldBy(action: string): Promise<string[][]> {
  return (await logged(action)).map(({ to }) => to);
}

const under = `Under ${underGateway.gateway}`;

describe('the log names the agencies to whom', () => {
  it('a task is given, comes, and is reminded of', async () => {
    await server.command('Ruth Calder', 'task.allocate', { taskId: 'visit', ...visit });
    expect(await toldBy('task-allocated')).toEqual([['ea']]);
    await until('it has come', async () => (await toldBy('task-notified')).length === 1);
    expect(await toldBy('task-notified')).toEqual([['ea']]);
    await server.command('Ruth Calder', 'task.chase', { taskIds: ['visit'] });
    expect(await toldBy('task-chased')).toEqual([['ea']]);
    await server.command('Ruth Calder', 'task.reallocate', {
      taskId: 'visit',
      ownerId: 'joanne-birkett',
      ...underGateway,
    });
    await server.command('Ruth Calder', 'task.reassign', {
      taskId: 'visit',
      ownerId: 'joanne-birkett',
      ...underGateway,
    });
    expect((await toldBy('task-reassigned')).concat(await toldBy('task-reallocated')).at(-1)).toEqual(['hmrc']);
    const came = await until('it has come', async () =>
      (await logged('task-notified')).find(({ to }) => to[0] === 'hmrc'),
    );
    expect(came.note).toBe(under);
  });

  it('an item is named to, a body that needs a gateway only through one, asked once and kept on the item', async () => {
    const on = { meetingId: 'M2', itemId: 'kilns' };
    const add = (more: object) =>
      server.command('Callum Reeve', 'agenda.addItem', { ...on, title: 'Kilns', minutes: 5, ...more });
    const change = (more: object) => server.command('Callum Reeve', 'agenda.changeItem', { ...on, ...more });
    const to = (...agencyIds: string[]) => ({ audience: { kind: 'named', agencyIds, memberIds: [] } });
    const refused = await add(to('ea', 'hmrc'));
    expect(refused).toMatchObject({ status: 422, body: { code: 'gateway-needed' } });
    expect(refused.body.message).toContain('HM Revenue and Customs may be told only through a legal gateway');
    expect((await add(to('ea'))).status).toBe(200);
    expect((await change(to('ea', 'hmrc'))).body.code).toBe('gateway-needed');
    expect((await change({ ...to('ea', 'hmrc'), ...itemUnderGateway })).status).toBe(200);
    expect((await change(to('ea'))).status).toBe(200);
    expect((await change(to('ea', 'hmrc'))).status).toBe(200);
    const said = `Shared with HM Revenue and Customs under ${underGateway.gateway}: ${underGateway.purpose}`;
    const textsFor = async (who: string) =>
      (await server.query(who, 'meetings.get', { meetingId: 'M2' })).body.agenda.find(({ id }: Json) => id === 'kilns')
        .disclosureTexts;
    expect([await textsFor('Callum Reeve'), await textsFor('Joanne Birkett')]).toEqual([[said], [said]]);
    expect(await textsFor('Priya Sandhu')).toBeUndefined();
    expect((await toldBy('meeting-item-changed'))[0]).toEqual(['ea', 'hmrc']);
  });

  it('an issue is opened by name, people of an agency included, and given as a task', async () => {
    await server.command('Tom Hesketh', 'issue.raise', { issueId: 'shops', text: 'Vape shops' });
    const audience = { kind: 'named', agencyIds: ['hmrc'], memberIds: ['priya-sandhu'] };
    await server.command('Callum Reeve', 'issue.triage', { issueId: 'shops', audience, ...underGateway });
    expect(await logged('issue-restricted')).toMatchObject([{ to: ['hmrc', 'ea'], note: under }]);
    await server.command('Ruth Calder', 'issue.makeTask', { issueId: 'shops', task: { taskId: 'shop', ...visit } });
    expect(await toldBy('issue-tasked')).toEqual([['ea']]);
  });

  it('an item of an agenda is opened by name, and an agenda is published', async () => {
    const audience = { kind: 'named', agencyIds: ['hmrc'], memberIds: [] };
    const item = { meetingId: 'M1', itemId: 'books', title: 'The books', minutes: 5, audience };
    await server.command('Callum Reeve', 'agenda.addItem', { ...item, ...itemUnderGateway });
    expect((await toldBy('meeting-item-added')).at(-1)).toEqual(['hmrc']);
    await server.command('Callum Reeve', 'agenda.publish', { meetingId: 'M1' });
    const [published = []] = await toldBy('meeting-published');
    expect(published).toEqual(expect.arrayContaining(['police', 'ea', 'hmrc', 'ts']));
  });

  it('a reminder is sent', async () => {
    await server.moveClock('2027-02-12T09:30:00.000Z');
    await until('a reminder has gone out', async () => (await toldBy('reminder-sent')).length > 0);
    const sent = await toldBy('reminder-sent');
    expect(sent.filter((to) => !Array.isArray(to) || to.length === 0)).toEqual([]);
  });
});
