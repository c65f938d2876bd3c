import { buttonsIn } from '../support/cardActions';
import { approveChats } from '../support/approvedChats';
import { cardOf, FakeTeams, type TeamsUser, textsOf } from '../support/fakeTeams';
import { underGateway } from '../support/gateway';
import type { Json } from '../support/runningServer';
import { startTestServer, type TestServer, until } from '../support/sentinel';

let server: TestServer;
let teams: FakeTeams;
let birkett: TeamsUser;
let calder: TeamsUser;
let menon: TeamsUser;
let falk: TeamsUser;

const words = 'The landlord’s brother keeps the second set of books';
const panelChat = { id: '19:panel@thread.v2', type: 'groupChat' } as const;

beforeAll(async () => {
  teams = await new FakeTeams().start();
  server = await startTestServer();
  await server.moveClock('2027-02-02T09:14:00.000Z');
  birkett = teams.user('Joanne Birkett', 'joanne.birkett@hmrc.example');
  calder = teams.user('Ruth Calder', 'ruth.calder@northmoor.police.example');
  menon = teams.user('Ravi Menon', 'ravi.menon@sia.example');
  falk = teams.user('Jo Falk', 'jo.falk@eastvale.police.example');
  for (const user of [birkett, falk]) await teams.say(server.url, teams.personal(user), user, 'hi');
  await approveChats(server, teams, panelChat);
  await server.command('Tom Hesketh', 'issue.raise', { issueId: 'books', text: words });
  const audience = { kind: 'named', agencyIds: ['hmrc'], memberIds: [] };
  await server.command('Callum Reeve', 'issue.triage', { issueId: 'books', audience, ...underGateway });
  const task = { title: 'Read the books', agencyId: 'hmrc', ownerId: 'joanne-birkett', dueOn: '2027-02-19' };
  const made = { issueId: 'books', task: { taskId: 'reading', ...task, ...underGateway } };
  await server.command('Callum Reeve', 'issue.makeTask', made);
});
afterAll(async () => {
  await server.close();
  await teams.stop();
});

async function logOf(byName: string): Promise<Json[]> {
  const { body } = await server.query('Callum Reeve', 'log.list', { limit: '500' });
  const entries = body.items.filter((each: Json) => each.byName === byName && each.kind === 'consultation');
  return entries.map(({ action, subject, note }: Json) => [action, subject.id, ...(note === undefined ? [] : [note])]);
}

async function questionTo(user: TeamsUser): Promise<Json> {
  await teams.say(server.url, teams.personal(user), user, 'task SEN-27-001');
  const post = teams.answerIn(teams.personal(user));
  if (post === undefined) throw new Error('No answer');
  return cardOf(post);
}

async function answerTo(text: string, user: TeamsUser, chat = teams.personal(user)): Promise<string> {
  await teams.say(server.url, chat, user, text);
  const post = teams.answerIn(chat);
  return post?.activity.attachments === undefined ? (post?.activity.text ?? '') : textsOf(cardOf(post));
}

describe('a restricted record in Teams', () => {
  it('is sent without a reading; seen when its card comes into view, it is read once', async () => {
    const card = await until('its card has come', () =>
      teams.in(teams.personal(birkett)).find((post) => textsOf(cardOf(post)).includes('Read the books')),
    );
    expect(await logOf('Joanne Birkett')).toEqual([]);
    const shown: Json = cardOf(card);
    const { verb, data } = shown.refresh.action;
    for (const _ of [1, 2]) {
      const { body } = await teams.click(server.url, teams.personal(birkett), birkett, verb, data);
      expect(textsOf(body.value)).toContain('Read the books');
    }
    expect(await logOf('Joanne Birkett')).toEqual([['task-opened', 'reading']]);
  });

  it('asked for by somebody who does not hold it is shown once they have said why, in a tap or their own words', async () => {
    await teams.say(server.url, teams.personal(calder), calder, 'hi');
    const asked: Json = await questionTo(calder);
    expect(textsOf(asked)).toContain('Why do you open SEN-27-001?');
    expect([textsOf(asked).includes('Read the books'), asked.refresh]).toEqual([false, undefined]);
    expect(await logOf('Ruth Calder')).toEqual([]);
    const { verb, data } = asked.body.find(({ type }: Json) => type === 'ActionSet').actions[0];
    const { body } = await teams.click(server.url, teams.personal(calder), calder, verb, data);
    expect(textsOf(body.value)).toContain('Read the books');
    expect(await logOf('Ruth Calder')).toEqual([['task-opened', 'reading', 'Preparing for the meeting']]);
    expect(textsOf(await questionTo(calder))).toContain('Read the books');

    await server.moveClock('2027-02-02T10:25:00.000Z');
    const own = buttonsIn(await questionTo(calder))[0];
    const typed = { ...own.data, reason: 'Before I speak to HMRC' };
    await teams.click(server.url, teams.personal(calder), calder, own.verb, { ...own.data, reason: '' });
    await teams.click(server.url, teams.personal(calder), calder, own.verb, typed);
    expect((await logOf('Ruth Calder')).at(-1)).toEqual(['task-opened', 'reading', 'Before I speak to HMRC']);
    const value = { commandId: 'search', parameters: [{ name: 'query', value: 'SEN-27-001' }] };
    const found = await teams.invoke(server.url, teams.personal(calder), calder, 'composeExtension/query', value);
    expect(JSON.stringify(found.body)).toContain('SEN-27-001 Restricted');
    expect(JSON.stringify(found.body)).not.toContain('Read the books');
  });

  it('that is an issue is read in no chat, asked for by its reference or in a list, nor found from a message', async () => {
    for (const chat of [panelChat, teams.personal(birkett)])
      expect(await answerTo('issue I-27-001', birkett, chat)).not.toContain(words);
    expect(await answerTo('issues', birkett)).not.toContain(words);
    await server.moveClock('2027-02-02T10:30:00.000Z');
    const value = { commandId: 'search', parameters: [{ name: 'query', value: 'second set' }] };
    const found = await teams.invoke(server.url, teams.personal(birkett), birkett, 'composeExtension/query', value);
    expect(JSON.stringify(found.body)).toContain('I-27-001');
    expect(JSON.stringify(found.body)).not.toContain(words);
    // That it says what was sought is known from now on.
    const log = await logOf('Joanne Birkett');
    expect(log).toEqual([
      ['task-opened', 'reading'],
      ['record-listed', 'books'],
    ]);
  });

  it('asked for by somebody from whom it is hidden is refused as one that never was, and the log knows which', async () => {
    const hidden = await answerTo('issue I-27-001', menon);
    const absent = await answerTo('issue I-27-099', menon);
    expect(hidden).toBe(absent);
    expect(await logOf('Ravi Menon')).toEqual([
      ['access-refused', 'books', 'Wanted to list (issues): not there, or not for them to see'],
      ['access-refused', 'operation-sentinel-northmoor', 'Wanted to list (issues): not there, or not for them to see'],
    ]);
  });

  it('that is a group is shown once they have said why; to whoever may not see it, it never was', async () => {
    const quiet = { groupId: 'quiet', operation: 'Quillback', reference: 'NM-OCG-050', threats: ['tax fraud'] };
    const audience = { kind: 'named', agencyIds: ['hmrc'], memberIds: [] };
    const made = await server.command('Ruth Calder', 'group.record', {
      ...quiet,
      audience,
      restrictedWhy: 'A live search',
      ...underGateway,
    });
    expect(made.status).toBe(200);
    expect(await answerTo('group NM-OCG-050', birkett)).toContain('Why do you open NM-OCG-050?');
    const before = await logOf('Joanne Birkett');
    const asked = await answerTo('group Quillback', birkett);
    expect(asked).toContain('Why do you open NM-OCG-050?');
    expect(asked).not.toContain('tax fraud');
    // That this number is called so was told by asking.
    expect((await logOf('Joanne Birkett')).slice(before.length)).toEqual([['record-listed', 'quiet']]);
    const chat = teams.personal(birkett);
    const question: Json = cardOf(teams.answerIn(chat));
    const { verb, data } = question.body.find(({ type }: Json) => type === 'ActionSet').actions[0];
    const { body } = await teams.click(server.url, chat, birkett, verb, data);
    expect(textsOf(body.value)).toMatch(/RECIPIENTS ONLY NM-OCG-050 Operation Quillback .*tax fraud/);
    expect((await logOf('Joanne Birkett')).at(-1)).toEqual(['group-opened', 'quiet', 'Preparing for the meeting']);
    expect(await answerTo('groups', birkett)).toContain('NM-OCG-050  Restricted');
    expect(await answerTo('groups', birkett)).not.toContain('Quillback');

    for (const words of ['group Quillback', 'group NM-OCG-050', 'ocg 50', 'group tax fraud'])
      expect(await answerTo(words, menon)).toBe(await answerTo('group Nobody', menon));
    expect(await answerTo('group Quilback', menon)).not.toContain('Quillback');
    expect(await answerTo('groups', menon)).not.toMatch(/Quillback|NM-OCG-050/);
    const refused = (await logOf('Ravi Menon')).filter(([, id]) => id === 'quiet');
    expect(refused.map(([action]) => action)).toEqual(['access-refused', 'access-refused']);
    await teams.mention(server.url, panelChat, birkett, 'group Quillback');
    expect(teams.answerIn(panelChat)?.activity.text).toBe(
      'I have nothing by that number to show here. Ask me in our own chat.',
    );
  });

  it('an observer who asks for the form of a task is refused, and the log has it', async () => {
    const value = { data: { dialog: 'task' } };
    await teams.invoke(server.url, teams.personal(falk), falk, 'task/fetch', value);
    expect(await logOf('Jo Falk')).toEqual([
      ['access-refused', 'operation-sentinel-northmoor', 'Wanted to allocate (task): not for their role'],
    ]);
  });
});
