import { approveChats } from '../support/approvedChats';
import { buttonOf } from '../support/cardActions';
import { cardOf, FakeTeams, type TeamsUser, textsOf } from '../support/fakeTeams';
import { underGateway } from '../support/gateway';
import type { Json } from '../support/runningServer';
import { startTestServer, type TestServer, until } from '../support/sentinel';

let server: TestServer;
let teams: FakeTeams;
let sandhu: TeamsUser;
let birkett: TeamsUser;
let reeve: TeamsUser;
let falk: TeamsUser;

beforeAll(async () => {
  teams = await new FakeTeams().start();
  server = await startTestServer();
  await server.moveClock('2027-02-02T09:14:00.000Z');
  sandhu = teams.user('Priya Sandhu', 'priya.sandhu@ea.example');
  birkett = teams.user('Joanne Birkett', 'joanne.birkett@hmrc.example');
  reeve = teams.user('Callum Reeve', 'callum.reeve@northmoor.police.example');
  falk = teams.user('Jo Falk', 'jo.falk@eastvale.police.example');
  for (const user of [sandhu, birkett, reeve, falk]) await teams.say(server.url, teams.personal(user), user, 'hi');
});
afterAll(async () => {
  await server.close();
  await teams.stop();
});

const larchfield = {
  ...{ operation: 'Larchfield', reference: 'NM-OCG-031', status: 'mapped', band: '2b' },
  ...{ threats: ['Waste crime'], lroId: 'amira-nadeem' },
};

function allocate(taskId: string, more: object = {}) {
  const visit = { title: 'Visit Fellgate Yard', agencyId: 'ea', ownerId: 'priya-sandhu', dueOn: '2027-02-19' };
  return server.command('Ruth Calder', 'task.allocate', { taskId, ...visit, ...more });
}

async function answerTo(text: string, user: TeamsUser): Promise<string> {
  const chat = teams.personal(user);
  await teams.say(server.url, chat, user, text);
  const activity = teams.answerIn(chat)?.activity;
  return `${activity?.text ?? ''}${activity?.attachments === undefined ? '' : textsOf(activity.attachments[0]?.content)}`;
}

async function click(user: TeamsUser, action: Json, typed: object = {}): Promise<Json> {
  const data = { ...typed, ...action.data };
  return (await teams.click(server.url, teams.personal(user), user, action.verb, data)).body.value;
}

describe('a task asked for by its reference', () => {
  const references = ['task SEN-27-001', 'sen-27-001', 'sen 27 1', 'SEN27001', 'Task: sen 27 001?'];

  it.each(references)('%j is the card of the task, with what the person may do', async (typed) => {
    await allocate('task-1');
    const answer = await answerTo(typed, sandhu);
    expect(answer).toContain('SEN-27-001');
    expect(answer).toContain('Visit Fellgate Yard');
    expect(answer).toContain('Acknowledge');
    expect(await answerTo(typed, reeve)).not.toContain('Acknowledge');
  });

  it('that is not there and one that is not shared are told in the same words', async () => {
    await server.command('Tom Hesketh', 'issue.raise', { issueId: 'quiet', text: 'Only for HMRC' });
    const audience = { kind: 'named', agencyIds: ['hmrc'], memberIds: [] };
    await server.command('Callum Reeve', 'issue.triage', { issueId: 'quiet', audience, ...underGateway });
    const task = { taskId: 'hidden', title: 'Quiet', agencyId: 'hmrc', ownerId: 'joanne-birkett', dueOn: '2027-02-19' };
    const gateway = { gateway: 'Crime and Disorder Act 1998, s.115', purpose: 'To look into it' };
    const made = await server.command('Callum Reeve', 'issue.makeTask', {
      issueId: 'quiet',
      task: { ...task, ...gateway },
    });
    expect(made.status).toBe(200);
    const { body } = await server.query('Ruth Calder', 'tasks.get', { taskId: 'hidden' });
    const hidden = await answerTo(`task ${body.reference}`, sandhu);
    expect(hidden).toMatch(/^This task is not there, or is not shared with you. Ask the coordinator. If you were told/);
    expect(await answerTo('task SEN-27-999', sandhu)).toBe(hidden);
    expect(await answerTo(`task ${body.reference}`, birkett)).toContain('Quiet');
    const issue = await answerTo('I-27-001', sandhu);
    expect(issue).toMatch(/^This issue is not there, or is not shared with you. Ask the coordinator. If you were told/);
    expect(await answerTo('i 27 999', sandhu)).toBe(issue);
    expect(await answerTo('i 27 1', birkett)).toContain('Restricted. Read it in Sentinel.');
    expect(await answerTo(`task ${body.reference}`, falk)).toBe(await answerTo('task SEN-27-999', falk));
  });

  it('with letters that are no record’s is not understood', async () => {
    expect(await answerTo('room 27 14', sandhu)).toContain('I did not understand that.');
  });

  it('in a chat of many tells everybody only whose it is, and each their own view', async () => {
    const group = { id: '19:panel@thread.v2', type: 'groupChat' } as const;
    await approveChats(server, teams, group);
    await teams.mention(server.url, group, sandhu, 'task SEN-27-001');
    const card: Json = cardOf(teams.answerIn(group));
    expect(textsOf(card)).toContain('Task for Environment Agency');
    expect(JSON.stringify(card)).not.toContain('Fellgate');
    const { verb, data } = card.refresh.action;
    const viewOf = async (user: TeamsUser) =>
      textsOf((await teams.click(server.url, group, user, verb, data, 'automatic')).body.value);
    expect(await viewOf(sandhu)).toContain('Visit Fellgate Yard');
    expect(await viewOf(falk)).not.toContain('Fellgate');
  });
});

describe('a group asked for', () => {
  it.each(['group Larchfield', 'NM-OCG-031', 'ocg 31', 'operation larchfield', 'group larch'])(
    'by %j is its card: its name and how it stands, nobody in it',
    async (typed) => {
      const answer = await answerTo(typed, sandhu);
      expect(answer).toMatch(/NM-OCG-031 Operation Larchfield Mapped, .*Lead:  Amira Nadeem/);
      expect(await answerTo(typed, reeve)).toBe(answer);
    },
  );

  it('tells how many opportunities wait, and its band', async () => {
    const { version } = (await server.query('Callum Reeve', 'groups.get', { groupId: 'nm-ocg-031' })).body;
    await server.command('Callum Reeve', 'group.change', { groupId: 'nm-ocg-031', version, head: larchfield });
    const raised = { groupId: 'nm-ocg-031', opportunityId: 'shut', what: 'Shut the yard', agencyId: 'ea' };
    expect((await server.command('Priya Sandhu', 'opportunity.raise', raised)).status).toBe(200);
    expect(await answerTo('group Larchfield', sandhu)).toMatch(/band 2b, .*Opportunities:  1 waits to be decided/);
  });

  it('of which several fit, is chosen from a card', async () => {
    const answer = await answerTo('groups', sandhu);
    expect(answer).toContain('The groups that you may see');
    const card = cardOf(teams.answerIn(teams.personal(sandhu)));
    expect(textsOf(await click(sandhu, buttonOf(card, 'Show NM-OCG-036')))).toContain('Operation Kittiwake');
    const east = { groupId: 'east', operation: 'Larchfield East', reference: 'NM-OCG-099', threats: [] };
    expect((await server.command('Callum Reeve', 'group.record', east)).status).toBe(200);
    expect(await answerTo('group larch', sandhu)).toMatch(/Several groups fit .*NM-OCG-031 .*NM-OCG-099/);
    expect(await answerTo('group Larchfield', sandhu)).toContain('Lead:  Amira Nadeem');
  });

  it('by “lro” tells its lead which reviews are due, the longest due first, and nobody else’s', async () => {
    expect(await answerTo('lro', sandhu)).toContain('You lead no group');
    const led = (groupId: string, operation: string, number: number, nextReviewOn: string) =>
      server.command('Callum Reeve', 'group.record', {
        ...{ groupId, operation, reference: `NM-OCG-0${number}`, threats: [], nextReviewOn, lroId: 'priya-sandhu' },
      });
    await led('curlew', 'Curlew', 81, '2027-03-01');
    expect(await answerTo('LRO', sandhu)).toMatch(/No review of yours is due .*NM-OCG-081 .*review Mon 1 Mar/);
    await led('whimbrel', 'Whimbrel', 82, '2027-02-06');
    await led('godwit', 'Godwit', 83, '2027-02-05');
    await server.moveClock('2027-02-06T09:14:00.000Z');
    const answer = await answerTo('lro', sandhu);
    expect(answer).toMatch(/2 reviews of yours are due .*NM-OCG-083 .*NM-OCG-082 /);
    expect(answer).not.toMatch(/Curlew|Larchfield/);
    expect(await answerTo('lro', falk)).toBe(await answerTo('groups', falk));
    await server.moveClock('2027-02-02T09:14:00.000Z');
  });

  it('that is not there is told what to do; nearly typed, what was meant', async () => {
    expect(await answerTo('group Nothing', sandhu)).toMatch(
      /^This group is not there, or is not shared with you\. Ask the coordinator\. Type “groups” .* If you were told/,
    );
    expect(await answerTo('group Kitiwake', sandhu)).toContain('Did you mean “group Kittiwake”?');
    expect(await answerTo('group Larchfield', falk)).toBe(await answerTo('group Nothing', falk));
    expect(await answerTo('group Larchfield', falk)).not.toContain('Larchfield');
  });

  it('in a chat of many is its number alone, and each their own view', async () => {
    const many = { id: '19:groups@thread.v2', type: 'groupChat' } as const;
    await approveChats(server, teams, many);
    await teams.mention(server.url, many, sandhu, 'group Kittiwake');
    const card: Json = cardOf(teams.answerIn(many));
    expect(JSON.stringify(card)).not.toContain('Kittiwake');
    const { verb, data } = card.refresh.action;
    const viewOf = async (user: TeamsUser) =>
      textsOf((await teams.click(server.url, many, user, verb, data, 'automatic')).body.value);
    expect(await viewOf(sandhu)).toContain('Operation Kittiwake');
    expect(await viewOf(falk)).not.toContain('Kittiwake');
    for (const words of ['group larch', 'group Nothing', 'groups']) {
      await teams.mention(server.url, many, sandhu, words);
      expect(teams.answerIn(many)?.activity.text).toContain('sk me in our own chat');
    }
  });
});

describe('a task that was declined', () => {
  it('is given to somebody by its card, through a form that names owners with their agencies', async () => {
    await allocate('task-d');
    await server.command('Priya Sandhu', 'task.decline', { taskId: 'task-d', reason: 'Not ours since April' });
    const post = await until('the coordinator has it', () =>
      teams.in(teams.personal(reeve)).find((each) => textsOf(cardOf(each)).includes('Not ours since April')),
    );
    const form = await click(reeve, buttonOf(cardOf(post), 'Give it on'));
    const owner = form.body.find(({ id }: Json) => id === 'ownerId');
    expect(owner.choices).toContainEqual({ title: 'Joanne Birkett (HM Revenue and Customs)', value: 'joanne-birkett' });
    expect(owner.choices.map(({ value }: Json) => value)).not.toContain('jo-falk');
    const send = buttonOf(form, 'Give the task');

    const refused = await click(reeve, send, { ownerId: 'joanne-birkett', gateway: '', purpose: '' });
    expect(refused).toContain('only through a legal gateway');
    const typed = { gateway: 'Crime and Disorder Act 1998, s.115', purpose: 'To look into the tax side' };
    const given = await click(reeve, send, { ownerId: 'joanne-birkett', ...typed });
    expect(textsOf(given)).toContain('Waiting for Joanne Birkett to acknowledge');
    expect(JSON.stringify(given)).not.toContain('s.115');
    expect(textsOf(await click(reeve, send, { ownerId: 'joanne-birkett', ...typed }))).toContain('Joanne Birkett');
    const { body } = await server.query('Ruth Calder', 'tasks.get', { taskId: 'task-d' });
    expect(body.history.filter(({ text }: Json) => text === 'Reallocated')).toHaveLength(1);
    const content = { kind: 'giveTask', taskId: 'task-d' };
    const stale = await click(reeve, { verb: 'card.show', data: { content } });
    expect(textsOf(stale)).toContain('Waiting for Joanne Birkett');
  });

  it('shows the task, not the form, to whoever may not give it', async () => {
    const verb = 'card.show';
    const shown = await click(sandhu, { verb, data: { content: { kind: 'giveTask', taskId: 'task-1' } } });
    expect(textsOf(shown)).toContain('Acknowledge');
    expect(JSON.stringify(shown)).not.toContain('ownerId');
  });
});

it('a click on the card of a task that was closed meanwhile says so, and changes nothing', async () => {
  await allocate('task-c');
  await server.command('Priya Sandhu', 'task.complete', { taskId: 'task-c', outcome: 'Visited' });
  await server.command('Ruth Calder', 'task.close', { taskId: 'task-c', fourP: 'Prevent' });
  const answer = await click(sandhu, { verb: 'task.progress', data: { taskId: 'task-c', note: 'Too late' } });
  expect(answer).toContain('The task was closed at 09:14 by Ruth Calder');
  const { body } = await server.query('Ruth Calder', 'tasks.get', { taskId: 'task-c' });
  expect(body.state).toBe('closed');
});

describe('two hundred open tasks of one person', () => {
  beforeAll(async () => {
    for (let index = 0; index < 200; index += 1) {
      const dueOn = index % 40 === 0 ? '2027-02-05' : `2027-03-${String((index % 28) + 1).padStart(2, '0')}`;
      await allocate(`many-${index}`, { title: `Task ${index}`, agencyId: 'hse', ownerId: 'siobhan-kerr', dueOn });
    }
    // Due before the overdue ones, but it waits for the coordinator.
    await allocate('handed-back', { title: 'Back', agencyId: 'hse', ownerId: 'siobhan-kerr', dueOn: '2027-02-03' });
    await server.command('Siobhan Kerr', 'task.decline', { taskId: 'handed-back', reason: 'No staff' });
    await server.moveClock('2027-02-10T09:00:00.000Z');
  }, 60_000);

  it('come six at a time, the overdue first, each once, to the very last', async () => {
    const kerr = teams.user('Siobhan Kerr', 'siobhan.kerr@hse.example');
    await teams.say(server.url, teams.personal(kerr), kerr, 'my tasks');
    const posted = teams.in(teams.personal(kerr)).filter((post) => textsOf(cardOf(post)).includes('Your open tasks'));
    let card: Json = cardOf(posted.at(-1));
    expect(textsOf(card)).toContain('Your open tasks, 1 to 6');
    const seen: string[] = [];
    for (let page = 1; page <= 40; page += 1) {
      seen.push(...(textsOf(card).match(/SEN-27-\d+/g) ?? []));
      if (page === 1) expect(textsOf(card).match(/overdue/g)).toHaveLength(5);
      const more = buttonOf(card, 'Show more');
      if (more === undefined) break;
      card = await click(kerr, more);
      if (page === 1) expect(textsOf(card)).toContain('Your open tasks, 7 to 12');
    }
    expect(seen).toHaveLength(201);
    expect(new Set(seen).size).toBe(201);
    expect(textsOf(card)).toContain('Your open tasks, 199 to 201');
    expect(textsOf(card)).toContain('Declined');
    expect(textsOf(await click(kerr, buttonOf(card, 'Back')))).toContain('Your open tasks, 1 to 6');
  });

  it('are not shown from a place that the list never gave', async () => {
    const content = { kind: 'myTasks', cursor: 'nonsense' };
    const { status, body } = await teams.click(server.url, teams.personal(sandhu), sandhu, 'card.show', { content });
    expect([status, body.statusCode]).toEqual([200, 400]);
  });
});
