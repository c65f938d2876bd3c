import { buttonsIn } from '../support/cardActions';
import { queries } from '../../bot/useCases/queries';
import { type MailStand, FARROW, openMailStand } from '../mail/mailStand';
import { cardOf, type Posted, type TeamsUser, textsOf } from '../support/fakeTeams';
import { readLive } from '../support/liveReader';
import type { Json } from '../support/runningServer';
import { type Answer, sendOnce, until } from '../support/sentinel';

/** Every door of a panel whose statement is new, until each person has said yes to it. */
let stand: MailStand;
let mailed: Awaited<ReturnType<MailStand['giveTask']>>;
let sandhu: TeamsUser;
const [REEVE, SANDHU, MENON] = ['Callum Reeve', 'Priya Sandhu', 'Ravi Menon'];
const WORDS = 'What is said here stays here.';
const WITH_POINTS = `${WORDS}\n• I keep it to myself.\n• I make no copy.`;

beforeAll(async () => {
  stand = await openMailStand();
  mailed = await stand.giveTask('mailed');
  const { teams, server } = stand;
  sandhu = teams.user(SANDHU, 'priya.sandhu@ea.example');
  await teams.say(server.url, teams.personal(sandhu), sandhu, 'hi');
});
afterAll(() => stand.close());

async function raw(who: string, path: string, body?: object): Promise<Answer> {
  const headers = { Authorization: `Bearer ${await stand.server.token(who)}` };
  return sendOnce(`${stand.server.url}/api/${path}`, body === undefined ? 'GET' : 'POST', headers, body);
}

const said = (posts: readonly Posted[]) =>
  posts.map((post) => `${post.activity.text ?? ''} ${post.activity.attachments ? textsOf(cardOf(post)) : ''}`);

/** What has come into their chat since. */
async function inChat(user: TeamsUser, act: () => Promise<unknown>): Promise<string> {
  const chat = stand.teams.personal(user);
  const before = stand.teams.in(chat).length;
  await act();
  return said(stand.teams.in(chat).slice(before)).join(' ');
}

async function change(text: string): Promise<Answer> {
  const { version } = (await stand.server.query(REEVE, 'settings.get')).body.statement;
  return raw(REEVE, 'commands/panel.change', { part: 'statement', version, text });
}

it('asks nobody who has accepted it; a new version asks everybody, whoever wrote it too, within two seconds', async () => {
  expect((await raw(SANDHU, 'queries/session')).body.statement).toBeUndefined();
  const tab = await readLive(stand.server, SANDHU);
  await until('hello', () => tab.events.length > 0);
  expect((await change(WITH_POINTS)).status).toBe(200);
  await until('the tab begins anew', () => tab.events.some(({ event }) => event === 'reset') && tab.ended(), 2_000);
  for (const who of [REEVE, SANDHU]) {
    const { body } = await raw(who, 'queries/session');
    const ask = who === REEVE ? '' : ' Ask Callum Reeve (coordinator) if something in it is not clear.';
    const ifNotText = `If you do not accept it, nothing of the panel is shown to you.${ask}`;
    expect(body.statement).toEqual({ version: 2, text: WITH_POINTS, ifNotText });
    expect(Object.entries(body.may).filter(([, is]) => is === true)).toEqual([
      ['panel.enter', true],
      ['meeting.attend', true],
    ]);
  }
});

it('opens no query but who one is and whether one comes, and notes no refusal for it', async () => {
  const answers: Record<string, number> = {};
  for (const name of Object.keys(queries)) answers[name] = (await raw(SANDHU, `queries/${name}`)).status;
  const open = Object.entries(answers).filter(([, status]) => status !== 403);
  expect(open).toEqual([
    ['session', 200],
    ['meetings.ownAttendance', 200],
  ]);
  const refused = await raw(SANDHU, 'queries/tasks.list');
  expect(refused.body).toMatchObject({ code: 'statement-first' });
  const live = await readLive(stand.server, SANDHU);
  await until('hello', () => live.events.length > 0);
  expect((await raw(SANDHU, 'commands/attendance.reply', { meetingId: 'M2', answer: 'coming' })).status).toBe(200);
  expect(live.events.map(({ event }) => event)).toEqual(['hello']);
  live.close();
});

describe('in chat', () => {
  const lastCard = () => cardOf(stand.teams.in(stand.teams.personal(sandhu)).at(-1));
  const click = (action: Json) =>
    stand.teams.invoke(stand.server.url, stand.teams.personal(sandhu), sandhu, 'adaptiveCard/action', { action });

  it('takes the place of what comes and of what is asked, and says nothing of it', async () => {
    await raw(REEVE, 'commands/statement.accept', { version: 2 });
    const given = {
      agencyId: 'ea',
      ownerId: 'priya-sandhu',
      dueOn: '2027-02-19',
      taskId: 'theirs',
      title: 'Visit the yard',
    };
    const came = await inChat(sandhu, async () => {
      const before = stand.teams.in(stand.teams.personal(sandhu)).length;
      expect((await raw(REEVE, 'commands/task.allocate', given)).status).toBe(200);
      await until('something came', () => stand.teams.in(stand.teams.personal(sandhu)).length > before);
    });
    expect(came).toContain(`${WORDS} • I keep it to myself. • I make no copy. If you do not accept it, nothing`);
    expect(came).not.toMatch(/yard|SEN-27/);
    const typed = await inChat(sandhu, () =>
      stand.teams.say(stand.server.url, stand.teams.personal(sandhu), sandhu, 'issue Drums behind the mill'),
    );
    expect(typed).toContain(WORDS);
    expect(typed).not.toContain('Issue I-');
  });

  it('goes on with what was typed once it is accepted; a second click raises nothing twice', async () => {
    const { verb, data } = buttonsIn(lastCard())[0];
    const answered = await inChat(sandhu, () => click({ verb, data }));
    expect(answered).toContain('raised for Environment Agency');
    await click({ verb, data });
    const { items } = (await raw(REEVE, 'queries/issues.list')).body;
    expect(items.map(({ text }: Json) => text)).toEqual(['Drums behind the mill']);
    const { body } = await raw(REEVE, 'queries/people.get?memberId=priya-sandhu');
    expect(body).toMatchObject({
      statementWaits: false,
      statementText: expect.stringMatching(/^Version 2 accepted in chat, /),
    });
  });

  it('goes on with the card that it stood for', async () => {
    const posts = stand.teams.in(stand.teams.personal(sandhu));
    const first = posts.find((post) => said([post]).join().includes(WORDS));
    const { verb, data } = buttonsIn(cardOf(first))[0];
    const { body } = await click({ verb, data });
    expect(textsOf(body.value)).toContain('Visit the yard');
  });
});

it('comes before every mail page, and then leads to the page that was asked for', async () => {
  const { reader, page } = await stand.enter(mailed);
  expect(page.text).toContain(WORDS);
  expect(page.html).toMatch(
    /<ul>\s*<li dir="auto">I keep it to myself\.<\/li><li dir="auto">I make no copy\.<\/li>\s*<\/ul>/,
  );
  expect(page.text).toContain('nothing of the panel is shown to you. Ask Callum Reeve (coordinator)');
  expect(page.text).not.toMatch(/SEN-27|Dean Stroud/);
  const tasks = await reader.visit('/reply/my/tasks');
  expect(tasks.text).toContain(WORDS);
  expect((await reader.press('accept')).text).toContain('Your open tasks SEN-27-001');
  const { body } = await raw(REEVE, 'queries/people.get?memberId=neil-farrow');
  expect(body.statementText).toMatch(/^Version 2 accepted on the mail pages, /);
});

it('tells by mail that something waits, and not what', async () => {
  await change(`${WORDS} All of it.`);
  await raw(REEVE, 'commands/statement.accept', { version: 3 });
  const before = stand.office.to(FARROW).length;
  const given = { agencyId: 'hmpps', ownerId: 'neil-farrow', dueOn: '2027-02-19', taskId: 'late', title: 'Ring them' };
  await raw(REEVE, 'commands/task.allocate', given);
  const mail = await stand.office.mailTo(FARROW, before + 1);
  expect(mail.subject).toContain('Something on the panel waits for you');
  expect(JSON.stringify(mail)).not.toMatch(/SEN-27-00/);
});

it('is accepted as it was read: a version that came meanwhile is asked for, and each yes is in the log once', async () => {
  expect((await raw(MENON, 'commands/statement.accept', { version: 2 })).body.code).toBe('statement-changed');
  for (let time = 0; time < 2; time++) {
    expect((await raw(MENON, 'commands/statement.accept', { version: 3 })).status).toBe(200);
  }
  const about = await raw(REEVE, 'queries/log.list');
  expect(about.body.items.filter(({ subject }: Json) => subject.id === 'ravi-menon')).toMatchObject([
    { action: 'statement-accepted' },
  ]);
  const { statement } = (await raw(REEVE, 'queries/settings.get')).body;
  const { items } = (await raw(REEVE, 'queries/people.list')).body;
  const waiting = items.filter(({ statementWaits }: Json) => statementWaits === true);
  expect(statement.waiting).toBe(waiting.length);
  expect(statement.acceptedText).toContain(`accepted by 2 of ${items.length} people`);
});

it('taken away asks nobody any more', async () => {
  await change('');
  expect((await raw('Ruth Calder', 'queries/session')).body.statement).toBeUndefined();
  expect((await raw('Ruth Calder', 'queries/tasks.list')).status).toBe(200);
});
