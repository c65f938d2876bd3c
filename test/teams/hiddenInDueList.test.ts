import { randomUUID } from 'node:crypto';
import { cardOf, FakeTeams, type TeamsUser, textsOf } from '../support/fakeTeams';
import type { Json } from '../support/runningServer';
import { deedsAt } from '../support/deeds';
import { startTestServer, type TestServer, until } from '../support/sentinel';

const CALDER = 'Ruth Calder';
const REEVE = 'Callum Reeve';
const SANDHU = 'Priya Sandhu';
const onItem = { meetingId: 'M2', itemId: 'kiln' };

let server: TestServer;
let teams: FakeTeams;
let sandhu: TeamsUser;
beforeEach(async () => {
  teams = await new FakeTeams().start();
  server = await startTestServer();
  await server.moveClock('2027-03-10T10:00:00.000Z');
  sandhu = teams.user(SANDHU, 'priya.sandhu@ea.example');
  await teams.say(server.url, teams.personal(sandhu), sandhu, 'hi');
  await done(CALDER, 'agenda.addItem', { ...onItem, title: 'Kiln', minutes: 5, audience });
  await done(CALDER, 'meeting.step', { meetingId: 'M2', stepId: randomUUID(), step: { kind: 'start' } });
});
afterEach(async () => {
  await server.close();
  await teams.stop();
});

const audience = { kind: 'named', agencyIds: ['ea'], memberIds: [] };

const { done } = deedsAt(() => server);

/** A task on the restricted item, of which Priya is reminded a week before. */
async function give(title: string): Promise<string> {
  const task = { taskId: randomUUID(), title, agencyId: 'ea', ownerId: 'priya-sandhu', dueOn: '2027-03-19' };
  await done(CALDER, 'meeting.giveTask', { ...onItem, ...task });
  await until('its card', () => cards().some((card) => textsOf(card).includes(title)));
  return task.taskId;
}

const leave = () =>
  done(SANDHU, 'attendance.declareInterest', { ...onItem, text: 'My brother owns it', recused: true });
const cards = (): Json[] => teams.in(teams.personal(sandhu)).map(cardOf);
const lists = () => cards().filter((card) => /Reminder of Fri 12 Mar/.test(textsOf(card)));

async function deliveries(): Promise<Json[]> {
  return (await server.query(REEVE, 'reminders.deliveries', { limit: '100' })).body.items;
}

async function comesAt(now: string): Promise<void> {
  await server.moveClock(now);
  await until('all is sent', async () => (await deliveries()).every(({ state }) => state !== 'queued'));
}

describe('a list of what fell due', () => {
  it('that stands in the chat says no more of a task once its reader has left for its item', async () => {
    await give('Count the kilns');
    await give('Weigh the kilns');
    await comesAt('2027-03-12T08:05:00.000Z');
    expect(lists()).toHaveLength(1);
    await leave();
    await until('it is told the truth', () => cards().every((card) => !/kilns/.test(textsOf(card))));
    expect(lists()).toEqual([]);
  });

  it('says of a restricted task that it is', async () => {
    await give('Count the kilns');
    await give('Weigh the kilns');
    await comesAt('2027-03-12T08:05:00.000Z');
    expect(lists().map((card) => textsOf(card).match(/Restricted/g)?.length)).toEqual([2]);
  });

  it('is not queued with what is hidden from its reader, who stands among nobody it is planned for', async () => {
    await give('Count the kilns');
    await give('Weigh the kilns');
    const planned = async () =>
      (await server.query(REEVE, 'reminders.upcoming')).body.items
        .filter(({ about }: Json) => about === 'task')
        .flatMap(({ to }: Json) => to.map(({ name }: Json) => name));
    expect(await planned()).toContain(SANDHU);
    await leave();
    expect(await planned()).not.toContain(SANDHU);
    await comesAt('2027-03-12T08:05:00.000Z');
    expect(lists()).toEqual([]);
    expect(
      (await deliveries()).filter(({ what, to }) => /SEN-/.test(what) && /^Reminder/.test(what) && to === SANDHU),
    ).toEqual([]);
  });

  it.each([
    ['hidden from its reader', () => leave()],
    [
      'settled',
      async (taskIds: string[]) => {
        for (const taskId of taskIds) await done(CALDER, 'task.withdraw', { taskId, reason: 'Not needed' });
      },
    ],
  ])('is not sent where all in it is %s by the time it goes out', async (_how, settle) => {
    const taskIds = [await give('Count the kilns'), await give('Weigh the kilns')];
    await done(SANDHU, 'reminder.prefer', { muted: false, from: '11:00' });
    await server.moveClock('2027-03-12T09:30:00.000Z');
    const before = await until('it waits', async () => {
      const queued = (await deliveries()).filter(({ state }) => state === 'queued');
      return queued.length > 0 ? cards().length : undefined;
    });
    await settle(taskIds);
    await comesAt('2027-03-12T11:10:00.000Z');
    expect([cards().length, lists()]).toEqual([before, []]);
    expect((await deliveries()).filter(({ state }) => state !== 'sent')).toEqual([]);
  });

  it('follows what is done to one of its tasks elsewhere', async () => {
    const taskId = await give('Count the kilns');
    await give('Weigh the kilns');
    await comesAt('2027-03-12T08:05:00.000Z');
    await done(CALDER, 'task.withdraw', { taskId, reason: 'Not needed' });
    await until('it says so', () => lists().some((card) => /One thing waits.*Withdrawn/s.test(textsOf(card))));
  });
});

it('the list of what went out has nothing of an issue for whoever left for its item', async () => {
  await done(SANDHU, 'issue.raise', { issueId: 'kilns', text: 'Kilns without a permit' });
  await done(REEVE, 'issue.putOnAgenda', { issueId: 'kilns', meetingId: 'M3' });
  const ofIssues = async () => (await deliveries()).filter(({ what }) => /^Issue/.test(what));
  expect(await ofIssues()).toContainEqual(expect.objectContaining({ what: 'Issue I-27-001', to: SANDHU }));
  const left = { meetingId: 'M3', itemId: 'issue-kilns', text: 'My brother owns it', recused: true };
  await done(REEVE, 'attendance.declareInterest', left);
  expect(await ofIssues()).toEqual([]);
});
