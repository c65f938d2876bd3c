import { buttonOf } from '../support/cardActions';
import { cardOf, FakeTeams, type TeamsUser, textsOf } from '../support/fakeTeams';
import { startTestServer, type TestServer, until } from '../support/sentinel';

let server: TestServer;
let teams: FakeTeams;
let sandhu: TeamsUser;
let reeve: TeamsUser;

beforeAll(async () => {
  teams = await new FakeTeams().start();
  server = await startTestServer();
  await server.moveClock('2027-02-02T09:14:00.000Z');
  sandhu = teams.user('Priya Sandhu', 'priya.sandhu@ea.example');
  reeve = teams.user('Callum Reeve', 'callum.reeve@northmoor.police.example');
  for (const user of [sandhu, reeve]) await teams.say(server.url, teams.personal(user), user, 'hi');
});
afterAll(async () => {
  await server.close();
  await teams.stop();
});

const visit = {
  title: 'Visit Unit 4, Fellgate Yard',
  agencyId: 'ea',
  ownerId: 'priya-sandhu',
  dueOn: '2027-02-19',
};

async function allocate(taskId: string, more: object = {}) {
  const given = await server.command('Ruth Calder', 'task.allocate', { taskId, ...visit, ...more });
  expect(given.status).toBe(200);
  return until('the owner has a card', () =>
    teams.in(teams.personal(sandhu)).find((post) => textsOf(cardOf(post)).includes(given.body.reference)),
  );
}

describe('a task given from the tab', () => {
  it('is a card in the owner’s chat, with what she needs to answer', async () => {
    const post = await allocate('task-1');
    const text = textsOf(cardOf(post));
    expect(text).toContain('SEN-27-001');
    expect(text).toContain('OFFICIAL-SENSITIVE');
    expect(text).toContain('Visit Unit 4, Fellgate Yard');
    expect(text).toContain('Environment Agency');
    expect(text).toContain('Fri 19 Feb, in 17 days');
    for (const title of ['Acknowledge', 'Decline', 'Open']) expect(buttonOf(cardOf(post), title)).toBeDefined();
  });

  it('is acknowledged by a click: the answer, every copy and the tab say who and when', async () => {
    const post = await allocate('task-2', { deputyId: 'zoe-grant' });
    const chat = teams.personal(sandhu);
    const { status, body } = await teams.click(server.url, chat, sandhu, 'task.acknowledge', { taskId: 'task-2' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
    expect(textsOf(body.value)).toContain('Acknowledged 09:14 by Priya Sandhu');

    await until('the posted card follows', () => textsOf(cardOf(post)).includes('Acknowledged 09:14 by Priya Sandhu'));
    const task = await server.query('Ruth Calder', 'tasks.get', { taskId: 'task-2' });
    expect(task.body).toMatchObject({ state: 'acknowledged', statusText: 'Acknowledged 09:14 by Priya Sandhu' });
  });

  it('does not change at a second click, nor at the same delivery twice', async () => {
    await allocate('task-3');
    const chat = teams.personal(sandhu);
    const click = () => teams.click(server.url, chat, sandhu, 'task.acknowledge', { taskId: 'task-3' });
    const answers = await Promise.all([click(), click(), click()]);
    await server.moveClock('2027-02-02T11:00:00.000Z');
    answers.push(await click());
    for (const { body } of answers) expect(textsOf(body.value)).toContain('by Priya Sandhu');
    const task = await server.query('Ruth Calder', 'tasks.get', { taskId: 'task-3' });
    const history: string[] = task.body.history.map((line: { text: string }) => line.text);
    // That the card reached her is noted beside it, sooner or later than so quick a click.
    expect(history.filter((text) => text !== 'Reached its owner')).toEqual(['Allocated', 'Acknowledged']);
    await server.moveClock('2027-02-02T09:14:00.000Z');
  });

  it('shows the truth when a stale copy comes into view', async () => {
    const post = await allocate('task-4');
    const refresh = cardOf(post)['refresh'] as { action: { verb: string; data: object }; userIds: string[] };
    expect(refresh.userIds).toEqual([sandhu.id]);
    await server.command('Callum Reeve', 'task.withdraw', { taskId: 'task-4', reason: 'Fire service went instead' });
    const { verb, data } = refresh.action;
    const shown = await teams.click(server.url, teams.personal(sandhu), sandhu, verb, data, 'automatic');
    expect(textsOf(shown.body.value)).toContain('Withdrawn 09:14 by Callum Reeve');
  });

  it('says why an answer comes too late, and what stands', async () => {
    await allocate('task-5');
    await server.command('Callum Reeve', 'task.withdraw', { taskId: 'task-5', reason: 'No longer needed' });
    const chat = teams.personal(sandhu);
    const { body } = await teams.click(server.url, chat, sandhu, 'task.decline', {
      taskId: 'task-5',
      reason: 'No staff',
    });
    expect(body).toEqual({
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
      value: 'The task was withdrawn at 09:14 by Callum Reeve, so it was not declined. Open it to see where it stands.',
    });
  });

  it('goes back to the coordinator with a reason when it is declined', async () => {
    await allocate('task-6');
    const chat = teams.personal(sandhu);
    await teams.click(server.url, chat, sandhu, 'task.decline', { taskId: 'task-6', reason: 'Not ours since April' });
    const told = await until('the coordinator is told', () =>
      teams.in(teams.personal(reeve)).find((post) => textsOf(cardOf(post)).includes('Not ours since April')),
    );
    expect(textsOf(cardOf(told))).toContain('Declined 09:14 by Priya Sandhu');
  });

  it('is answered in clients that lack Execute by the fallback button', async () => {
    await allocate('task-7');
    const value = { verb: 'task.acknowledge', data: { taskId: 'task-7' } };
    await teams.say(server.url, teams.personal(sandhu), sandhu, '', { value });
    const task = await server.query('Ruth Calder', 'tasks.get', { taskId: 'task-7' });
    expect(task.body.state).toBe('acknowledged');
  });

  it('waits for an owner who has no chat yet, and arrives when she first writes', async () => {
    // A client of her own: her chat with the local Teams is gone with it.
    const given = await server.command('Ruth Calder', 'task.allocate', {
      ...visit,
      taskId: 'task-8',
      agencyId: 'hse',
      ownerId: 'siobhan-kerr',
    });
    expect(given.status).toBe(200);
    const kerr = teams.user('Siobhan Kerr', 'siobhan.kerr@hse.example');
    await teams.say(server.url, teams.personal(kerr), kerr, 'my tasks');
    expect(textsOf(cardOf(teams.in(teams.personal(kerr))[0]))).toContain(given.body.reference);
  });
});
