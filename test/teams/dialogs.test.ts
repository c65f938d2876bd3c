import { buttonsIn } from '../support/cardActions';
import { cardOf, FakeTeams, type TeamsUser, textsOf } from '../support/fakeTeams';
import type { Json } from '../support/runningServer';
import { startTestServer, type TestServer, until } from '../support/sentinel';

let server: TestServer;
let teams: FakeTeams;
let hesketh: TeamsUser;
let reeve: TeamsUser;
let falk: TeamsUser;

beforeAll(async () => {
  teams = await new FakeTeams().start();
  server = await startTestServer();
  await server.moveClock('2027-02-02T09:14:00.000Z');
  hesketh = teams.user('Tom Hesketh', 'tom.hesketh@northmoor.gov.example');
  reeve = teams.user('Callum Reeve', 'callum.reeve@northmoor.police.example');
  falk = teams.user('Jo Falk', 'jo.falk@eastvale.police.example');
  for (const user of [hesketh, reeve, falk]) await teams.say(server.url, teams.personal(user), user, 'hi');
});
afterAll(async () => {
  await server.close();
  await teams.stop();
});

async function helpFor(user: TeamsUser): Promise<Json[]> {
  await teams.say(server.url, teams.personal(user), user, 'help');
  return buttonsIn(cardOf(teams.answerIn(teams.personal(user))));
}

async function invoke(user: TeamsUser, name: 'task/fetch' | 'task/submit', data: object): Promise<Json> {
  const { status, body } = await teams.invoke(server.url, teams.personal(user), user, name, { data });
  expect(status).toBe(200);
  return body.task;
}

/** As Teams opens it: without what was meant for Teams itself. */
async function opened(user: TeamsUser, title: string): Promise<Json> {
  const button = (await helpFor(user)).find((each) => each.title === title);
  expect(button.data.msteams).toEqual({ type: 'task/fetch' });
  return invoke(user, 'task/fetch', button.data);
}

/** As Teams sends it: the fields beside the button's data. */
function send(user: TeamsUser, dialog: Json, typed: object): Promise<Json> {
  return invoke(user, 'task/submit', { ...buttonsIn(dialog.value.card.content)[0].data, ...typed });
}

function fieldOf(dialog: Json, id: string): Json {
  return dialog.value.card.content.body.find((each: Json) => each.id === id);
}

async function issuesAbout(search: string, who = 'Callum Reeve'): Promise<Json[]> {
  return (await server.query(who, 'issues.list', { search })).body.items;
}

async function tasksAbout(search: string): Promise<Json[]> {
  return (await server.query('Callum Reeve', 'tasks.list', { search })).body.items;
}

describe('the help card', () => {
  it('opens the dialogs that the person may send', async () => {
    const titles = async (user: TeamsUser) => (await helpFor(user)).map(({ title }) => title);
    expect(await titles(reeve)).toEqual(['Raise an issue', 'Allocate a task']);
    expect(await titles(hesketh)).toEqual(['Raise an issue']);
    expect(await titles(falk)).toEqual([]);
  });

  it('tells an observer of meetings alone, and offers them nothing that would be refused', async () => {
    const chat = teams.personal(falk);
    const answerTo = async (typed: string): Promise<string> => {
      await teams.say(server.url, chat, falk, typed);
      return JSON.stringify(teams.answerIn(chat)?.activity);
    };
    for (const typed of ['help', 'hi', 'isue', 'something else']) {
      const answer = await answerTo(typed);
      expect(answer).toContain('next meeting: ');
      expect(answer).not.toMatch(/issue|my tasks|a task/);
    }
    expect(await answerTo('issue')).not.toContain('What should the panel know?');
  });

  it('brings the form into the chat in a client that opens no dialogs', async () => {
    await teams.say(server.url, teams.personal(hesketh), hesketh, '', { value: { dialog: 'issue' } });
    const form = cardOf(teams.answerIn(teams.personal(hesketh)));
    expect(textsOf(form)).toContain('What should the panel know?');
  });
});

describe('the dialog for an issue', () => {
  it('raises one issue though it is sent three times, says so, and leaves its card in the chat once', async () => {
    const dialog = await opened(hesketh, 'Raise an issue');
    expect(dialog).toMatchObject({ type: 'continue', value: { title: 'Raise an issue' } });
    const typed = { text: 'Fly-tipping behind the dairy', urgent: 'false' };
    for (let time = 1; time <= 3; time += 1) {
      const answer = await send(hesketh, dialog, typed);
      expect(answer).toMatchObject({ type: 'message', value: expect.stringMatching(/^Issue I-27-\d+ raised for/) });
    }
    expect(await issuesAbout('behind the dairy')).toHaveLength(1);
    const cards = teams.in(teams.personal(hesketh)).filter((post) => JSON.stringify(post).includes('behind the dairy'));
    expect(cards).toHaveLength(1);
  });

  it('raises it for the raiser and those who run the panel where its box is ticked, and keeps the tick', async () => {
    const dialog = await opened(hesketh, 'Raise an issue');
    const again = await send(hesketh, dialog, { text: ' ', urgent: 'false', restricted: 'true' });
    expect(fieldOf(again, 'restricted').value).toBe('true');
    await send(hesketh, again, { text: 'A clerk at the quarry office', urgent: 'false', restricted: 'true' });
    expect(await issuesAbout('the quarry office')).toMatchObject([{ restricted: true }]);
    expect(await issuesAbout('the quarry office', 'Priya Sandhu')).toEqual([]);
  });

  it('comes again with the reason on top and what was typed, when it is empty or marked SECRET', async () => {
    const dialog = await opened(hesketh, 'Raise an issue');
    const empty = await send(hesketh, dialog, { text: '  ', urgent: 'true' });
    expect(textsOf(empty.value.card.content.body[1])).toBe('Please write what the panel should know.');
    expect(fieldOf(empty, 'urgent').value).toBe('true');
    const secret = await send(hesketh, empty, { text: 'SECRET source at the dairy', urgent: 'true' });
    expect(textsOf(secret.value.card.content.body[1])).toContain('nothing was kept.');
    expect(fieldOf(secret, 'text').value).toBe('SECRET source at the dairy');
    expect(buttonsIn(secret.value.card.content)).toEqual(buttonsIn(dialog.value.card.content));
    expect(await issuesAbout('source at the dairy')).toEqual([]);
  });

  it('keeps 500 characters as they were typed, and none of it comes alive', async () => {
    const text = `"Cash, only"\nllŷr ŵyth, محل, 🚬 [click](http://evil.example) <at>Ruth</at> **b** ${'z'.repeat(420)}`;
    await send(hesketh, await opened(hesketh, 'Raise an issue'), { text, urgent: 'false' });
    expect(await issuesAbout('llyr')).toMatchObject([{ text }]);
    const card = cardOf(teams.answerIn(teams.personal(hesketh)));
    expect(textsOf(card)).toContain('[click](http://evil.example) <at>Ruth</at> **b**');
    expect(JSON.stringify(card)).not.toContain('"TextBlock"');
  });
});

describe('the dialog for a task', () => {
  const visit = { title: 'Look into the dairy', ownerId: 'priya-sandhu', dueOn: '2027-03-26', urgent: 'true' };

  it('gives the task once though it is sent twice, and warns of a bank holiday', async () => {
    const dialog = await opened(reeve, 'Allocate a task');
    const owner = fieldOf(dialog, 'ownerId');
    expect(owner.choices).toContainEqual({ title: 'Priya Sandhu (Environment Agency)', value: 'priya-sandhu' });
    expect(fieldOf(dialog, 'dueOn')).toMatchObject({ type: 'Input.Date', min: '2027-02-02' });
    const empty = { detail: '', gateway: '', purpose: '' };
    const answers = await Promise.all([1, 2].map(() => send(reeve, dialog, { ...visit, ...empty })));
    for (const answer of answers) {
      expect(answer.value).toMatch(/^Task SEN-27-\d+ given to Priya Sandhu, Environment Agency, due Fri 26 Mar/);
      expect(answer.value).toContain('This is a bank holiday: Good Friday.');
    }
    expect(await tasksAbout('into the dairy')).toMatchObject([{ urgent: true, ownerId: 'priya-sandhu' }]);
  });

  it.each([
    ['without a title', { title: '' }, 'Please write what is to be done.'],
    ['for nobody', { ownerId: '' }, 'Please choose who is to do it.'],
    ['for nobody on the panel', { ownerId: 'no-such' }, 'This member is not there'],
    ['for an observer', { ownerId: 'jo-falk' }, 'Jo Falk only observes'],
    ['without a day', { dueOn: '' }, 'Please choose the day by which it is to be done.'],
    ['for yesterday', { dueOn: '2027-02-01' }, 'The due date has passed.'],
    ['that asks for covert work', { detail: 'Put them under surveillance' }, 'asks a partner for covert activity'],
    ['to HMRC without a gateway', { ownerId: 'joanne-birkett' }, 'only through a legal gateway'],
  ])('comes again %s, with what was typed', async (_what, wrong, fault) => {
    const dialog = await opened(reeve, 'Allocate a task');
    const again = await send(reeve, dialog, { ...visit, title: 'Never given', ...wrong });
    expect(textsOf(again.value.card.content.body[1])).toContain(fault);
    expect(fieldOf(again, 'urgent').value).toBe('true');
    expect(buttonsIn(again.value.card.content)).toEqual(buttonsIn(dialog.value.card.content));
    expect(await tasksAbout('Never given')).toEqual([]);
    const right = { ...visit, title: 'Given at last', dueOn: '2027-03-01' };
    if (_what === 'for yesterday') expect((await send(reeve, again, right)).type).toBe('message');
  });

  it('is neither opened nor taken from somebody who gives no tasks', async () => {
    const asked = await invoke(hesketh, 'task/fetch', { dialog: 'task' });
    expect(asked).toEqual({ type: 'message', value: expect.stringContaining('Your role on the panel') });
    const sent = await invoke(hesketh, 'task/submit', { dialog: 'task', taskId: 'forged', ...visit, title: 'Forged' });
    expect(sent.type === 'continue' ? textsOf(sent.value.card) : sent.value).toContain('Your role on the panel');
    expect(await tasksAbout('Forged')).toEqual([]);
  });
});

describe('a dialog that nobody can make sense of', () => {
  it.each([
    ['task/fetch', {}],
    ['task/fetch', { dialog: 'constructor' }],
    ['task/submit', {}],
    ['task/submit', { dialog: 'issue' }],
    ['task/submit', { dialog: 'issue', issueId: '../head', text: 'x' }],
  ] as const)('%s of %j is answered in words', async (name, data) => {
    expect(await invoke(hesketh, name, data)).toMatchObject({ type: 'message', value: expect.any(String) });
  });

  it('from a stranger is answered in words, and nothing is kept', async () => {
    const stranger = teams.user('Nobody Known', 'nobody@elsewhere.example');
    const data = { dialog: 'issue', issueId: 'from-outside', text: 'From outside the panel' };
    for (const name of ['task/fetch', 'task/submit'] as const) {
      expect((await invoke(stranger, name, data)).value).toContain('I do not know you yet.');
    }
    expect(await issuesAbout('outside the panel')).toEqual([]);
  });

  it('is not raised again under another person’s id', async () => {
    const dialog = await opened(hesketh, 'Raise an issue');
    await send(hesketh, dialog, { text: 'Raised by Hesketh', urgent: 'false' });
    const other = await send(reeve, dialog, { text: 'Raised by Reeve', urgent: 'false' });
    expect(textsOf(other.value.card)).toContain('This id belongs to another record.');
    await until('nothing else came', async () => (await issuesAbout('Raised by Reeve')).length === 0);
  });
});
