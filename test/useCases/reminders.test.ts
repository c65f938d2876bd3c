import { randomUUID } from 'node:crypto';
import { cardOf, FakeTeams, textsOf } from '../support/fakeTeams';
import { underGateway } from '../support/gateway';
import type { Json } from '../support/runningServer';
import { type Answer, startTestServer, type TestServer, until } from '../support/sentinel';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
  await server.moveClock('2027-02-02T09:14:00.000Z');
});
afterEach(() => server.close());

const REEVE = 'Callum Reeve';
const SANDHU = 'Priya Sandhu';

function allocate(input: object = {}): Promise<Answer> {
  const task = { taskId: randomUUID(), title: 'Check the permit', agencyId: 'ea', ownerId: 'priya-sandhu' };
  return server.command(REEVE, 'task.allocate', { ...task, dueOn: '2027-02-19', ...input });
}

/** "reminder of SEN-27-001, 2 days before", in the order in which they went out. */
async function sent(of = server): Promise<string[]> {
  const { items } = (await of.query(REEVE, 'log.list', { limit: '500' })).body;
  return items
    .filter(({ action }: { action: string }) => action === 'reminder-sent')
    .map(({ reference }: { reference: string }) => reference)
    .filter((reference: string) => /^reminder of (SEN|M)/.test(reference));
}

/** Once the clock is moved the panel has been looked through: twice, for what would come doubled comes then. */
async function goTo(now: string): Promise<string[]> {
  for (let time = 1; time <= 2; time += 1) await server.moveClock(now);
  return sent();
}

it('a task is reminded of before, on the day and after, each once, and no more once it is completed', async () => {
  const { body: task } = await allocate();
  expect(await goTo('2027-02-12T09:00:00.000Z')).toEqual(['reminder of SEN-27-001, 7 days before']);
  expect(await goTo('2027-02-17T08:00:00.000Z')).toHaveLength(2);
  // In the evening nothing; the next morning it goes out.
  await server.moveClock('2027-02-18T19:00:00.000Z');
  expect(await goTo('2027-02-19T08:01:00.000Z')).toEqual([
    'reminder of SEN-27-001, 7 days before',
    'reminder of SEN-27-001, 2 days before',
    'reminder of SEN-27-001, on the day',
  ]);
  await server.command(SANDHU, 'task.complete', { taskId: task.id, outcome: 'Done' });
  expect(
    (await goTo('2027-02-26T09:00:00.000Z')).filter((reference) => reference.startsWith('reminder of SEN')),
  ).toHaveLength(3);
});

it('a coming reminder names its task, but of one that is for few the number alone', async () => {
  await allocate();
  await server.command(SANDHU, 'issue.raise', { issueId: 'few', text: 'A quiet word', restricted: true });
  const task = { taskId: 'few', title: 'Look at the payments', agencyId: 'ea', ownerId: 'priya-sandhu' };
  const made = { issueId: 'few', task: { ...task, dueOn: '2027-02-19' } };
  expect(await server.command(REEVE, 'issue.makeTask', made)).toMatchObject({ status: 200 });
  const { items } = (await server.query(REEVE, 'reminders.upcoming')).body;
  const ofTasks = items.filter(({ about }: Json) => about === 'task');
  const named = ofTasks.map(({ reference, title }: Json) => [reference, title]);
  expect(named).toEqual(
    expect.arrayContaining([
      ['SEN-27-001', 'Check the permit'],
      ['SEN-27-002', undefined],
    ]),
  );
  expect(JSON.stringify(items)).not.toContain('payments');
});

it('what is coming is told page by page, each once and in the order of one page', async () => {
  for (const dueOn of ['2027-02-10', '2027-02-04', '2027-02-11', '2027-02-04']) await allocate({ dueOn });
  const keysOf = (items: Json[]) => items.map(({ day, key }) => `${day} ${key}`);
  const { items } = (await server.query(REEVE, 'reminders.upcoming')).body;
  expect(items.length).toBeGreaterThan(8);
  expect(items.map(({ day }: Json) => day)).toEqual(items.map(({ day }: Json) => day).sort());
  for (const limit of ['1', '3']) {
    const found: Json[] = [];
    let cursor: string | undefined;
    do {
      const input = { limit, ...(cursor === undefined ? {} : { cursor }) };
      const { body } = await server.query(REEVE, 'reminders.upcoming', input);
      found.push(...body.items);
      cursor = body.cursor;
    } while (cursor !== undefined);
    expect(keysOf(found)).toEqual(keysOf(items));
  }
  expect((await server.query(REEVE, 'reminders.upcoming', { cursor: 'elsewhere' })).status).toBe(400);
});

it('members are asked before a meeting, but for whoever sent apologies; moved, it is asked anew', async () => {
  await server.command('Tom Hesketh', 'attendance.reply', { meetingId: 'M2', answer: 'apology' });
  const upcoming = async () => (await server.query(REEVE, 'reminders.upcoming')).body.items;
  await server.moveClock('2027-03-01T09:00:00.000Z');
  const [first] = (await upcoming()).filter(({ about }: { about: string }) => about === 'meeting');
  expect(first).toMatchObject({ day: '2027-03-03', said: 'Reminder of Wed 3 Mar: do you come?' });
  const names = first.to.map(({ name }: Json) => name);
  expect(names).toContain(SANDHU);
  expect(names).not.toContain('Tom Hesketh');
  expect(await goTo('2027-03-03T08:30:00.000Z')).toEqual(['reminder of M2, 7 days before']);
  await server.command(REEVE, 'meeting.move', { meetingId: 'M2', on: '2027-03-17' });
  expect(await goTo('2027-03-10T08:30:00.000Z')).toEqual([
    'reminder of M2, 7 days before',
    'reminder of M2, 7 days before',
  ]);
});

it('an observer whose visit is over before the meeting is asked at no door, and is told until when it lasts', async () => {
  const visit = { memberId: 'oscar', agencyId: 'ea', name: 'Oscar Bell', email: 'oscar@ea.example', role: 'observer' };
  await server.command(REEVE, 'member.add', { ...visit, joinedOn: '2027-02-01', endsOn: '2027-02-05' });
  const { items } = (await server.query('Oscar Bell', 'today.lines')).body;
  expect(items.map(({ kind }: Json) => kind)).toEqual(['meeting', 'visit', 'agenda', 'confidentiality']);
  expect(items[0].text).toMatch(/^is on Wed 10 Mar, .*, after your visit$/);
  expect(items[1].text).toBe('Your visit lasts until Fri 5 Feb, in 3 days');
  for (const answer of ['coming', 'apology'])
    expect(await server.command('Oscar Bell', 'attendance.reply', { meetingId: 'M2', answer })).toMatchObject({
      ...{ status: 422, body: { code: 'over-by-then' } },
    });
  expect((await server.command('Oscar Bell', 'attendance.signIn', { meetingId: 'M2' })).body.code).toBe('over-by-then');
  expect((await server.query('Oscar Bell', 'meetings.get', { meetingId: 'M2' })).body.may.attend).toBe(false);
  const { people } = (await server.query(REEVE, 'meetings.attendance', { meetingId: 'M2' })).body;
  expect(people.map(({ name }: Json) => name)).not.toContain('Oscar Bell');
  await server.moveClock('2027-02-05T09:00:00.000Z');
  const upcoming = (await server.query(REEVE, 'reminders.upcoming')).body.items;
  expect(JSON.stringify(upcoming)).not.toContain('Oscar Bell');
  const teams = await new FakeTeams().start();
  const [oscar, jo] = [teams.user('Oscar Bell', 'oscar@ea.example'), teams.user(SANDHU, 'priya.sandhu@ea.example')];
  const cardFor = async (who: typeof oscar) => {
    await teams.say(server.url, teams.personal(who), who, 'agenda');
    return until('the agenda', () => {
      const found = teams.in(teams.personal(who)).filter(({ activity }) => activity.attachments !== undefined);
      return found[0] === undefined ? undefined : JSON.stringify(cardOf(found[0]));
    });
  };
  expect(await cardFor(jo)).toContain('Do you come?');
  expect(await cardFor(oscar)).not.toMatch(/Do you come\?|Coming|Apologies/);
  await teams.say(server.url, teams.personal(oscar), oscar, 'coming');
  await until('the refusal', () =>
    JSON.stringify(teams.in(teams.personal(oscar))).includes('ends before this meeting'),
  );
  await teams.stop();
});

it('a server that was away sends what is still useful once, and two servers send no more than one', async () => {
  await allocate();
  await server.moveClock('2027-02-12T07:00:00.000Z');
  const other = await startTestServer({ DATA_DIR: server.dataDir });
  // Both look at once: one takes the panel, the other finds nothing left.
  await Promise.all([server.moveClock('2027-02-18T10:00:00.000Z'), other.moveClock('2027-02-18T10:00:00.000Z')]);
  await until('the reminder', async () => (await sent()).length > 0);
  expect(await goTo('2027-02-18T10:01:00.000Z')).toEqual(['reminder of SEN-27-001, 2 days before']);
  await other.close();
});

it('the coordinator holds one back, releases it, and sends another now', async () => {
  await allocate();
  await allocate({ title: 'Another', dueOn: '2027-02-22' });
  const upcoming = async () => (await server.query(REEVE, 'reminders.upcoming')).body.items;
  const [held, other] = (await upcoming()).filter(({ about }: { about: string }) => about === 'task');
  await server.command(REEVE, 'reminder.hold', { key: held.key, heldBack: true });
  for (let time = 0; time < 2; time++) await server.command(REEVE, 'reminder.sendNow', { key: other.key });
  expect(await sent()).toHaveLength(1);
  expect((await upcoming()).find(({ key }: { key: string }) => key === held.key)).toMatchObject({ state: 'heldBack' });
  expect(await goTo('2027-02-12T09:00:00.000Z')).toHaveLength(1);
  await server.command(REEVE, 'reminder.hold', { key: held.key, heldBack: false });
  expect(await goTo('2027-02-15T08:00:00.000Z')).toHaveLength(2);
  expect((await server.query('Tom Hesketh', 'reminders.upcoming')).status).toBe(403);
});

it('each Monday whoever has something waiting gets a digest, once, with each task once in it', async () => {
  await allocate();
  await allocate({ title: 'Another', dueOn: '2027-02-05' });
  await server.command('Tom Hesketh', 'issue.raise', { issueId: randomUUID(), text: 'Vape shops on Mill Street' });
  const digests = async () =>
    (await server.query(REEVE, 'log.list', { limit: '500' })).body.items
      .filter(({ action }: { action: string }) => action === 'reminder-sent')
      .map(({ reference }: { reference: string }) => reference)
      .filter((reference: string) => reference.startsWith('digest'));
  await server.moveClock('2027-02-08T08:00:00.000Z');
  await server.moveClock('2027-02-08T11:00:00.000Z');
  // Where these tests run on a Monday, it has had its own.
  expect((await digests()).filter((each: string) => !/ 20\d\d$/.test(each))).toEqual([
    'digest of the week from Mon 8 Feb',
  ]);
  const digest = async (who: string) => (await server.query(who, 'reminders.digest')).body;
  expect((await digest(SANDHU)).lines).toMatchObject([
    { text: 'One task of yours is overdue: SEN-27-002 Another', count: '1' },
    { text: 'One more task waits for your answer: SEN-27-001 Check the permit', count: '1' },
  ]);
  expect((await digest(REEVE)).lines).toMatchObject([
    { text: 'One issue waits to be looked at: I-27-001', count: '1' },
    { text: 'One task of the panel is overdue: SEN-27-002 Another', count: '1' },
    { text: 'One more task had no answer in time: SEN-27-001 Check the permit', count: '1' },
  ]);
  expect((await digest('Dan Ives')).lines).toEqual([]);
});

it('an agreement’s end is told sixty, thirty and seven days before', async () => {
  const told = async () =>
    (await server.query(REEVE, 'log.list', { limit: '500' })).body.items
      .filter(({ action }: { action: string }) => action === 'reminder-sent')
      .map(({ reference }: { reference: string }) => reference)
      .filter((reference: string) => reference.startsWith('reminder of Security Industry Authority'));
  for (const [on, count] of [
    ['2027-02-02', 1],
    ['2027-03-02', 2],
    ['2027-03-25', 3],
  ] as const) {
    await server.moveClock(`${on}T09:00:00.000Z`);
    expect(await told()).toHaveLength(count);
  }
});

it('a member mutes what is not urgent, for themselves alone', async () => {
  await server.command(SANDHU, 'reminder.prefer', { muted: true });
  await server.command('Zoe Grant', 'reminder.prefer', { muted: false, from: '10:00' });
  expect((await server.query(SANDHU, 'reminders.preference')).body).toEqual({ muted: true });
  expect((await server.query('Zoe Grant', 'reminders.preference')).body).toEqual({ muted: false, from: '10:00' });
  expect((await server.command(SANDHU, 'reminder.prefer', { muted: false, from: '25:00' })).status).toBe(400);
});

describe('a preview', () => {
  const preview = (key: string, memberId: string, who = REEVE) =>
    server.query(who, 'reminders.preview', { key, memberId });
  const keyOf = async (about: string): Promise<string> =>
    (await server.query(REEVE, 'reminders.upcoming')).body.items.find((each: Json) => each.about === about).key;

  it('is the card that its reader then gets in chat, until it has gone out', async () => {
    const teams = await new FakeTeams().start();
    const sandhu = teams.user(SANDHU, 'priya.sandhu@ea.example');
    const chat = teams.personal(sandhu);
    await teams.say(server.url, chat, sandhu, 'hi');
    await allocate();
    const key = await keyOf('task');
    const { body } = await preview(key, 'priya-sandhu');
    expect(textsOf(body.card)).toMatch(/Reminder of Fri 12 Feb .*due Fri 19 Feb, in 7 days/s);
    expect(teams.in(chat).filter((each) => textsOf(cardOf(each)).includes('in 7 days'))).toEqual([]);

    await server.moveClock('2027-02-12T08:00:00.000Z');
    const sent = await until('the reminder', () =>
      teams.in(chat).find((each) => textsOf(cardOf(each)).includes('in 7 days')),
    );
    const { refresh: _refresh, ...card } = cardOf(sent);
    expect(body).toEqual({ summary: sent.activity.summary, card, tells: [] });
    expect((await preview(key, 'priya-sandhu')).status).toBe(404);
    await teams.stop();
  });

  it('is there for its readers alone, and shown to those who plan reminders alone', async () => {
    await allocate();
    const key = await keyOf('task');
    expect((await preview(key, 'tom-hesketh')).body.code).toBe('not-found');
    expect((await preview('task-7-before.gone.2027-02-19', 'priya-sandhu')).body.code).toBe('not-found');
    for (const who of [SANDHU, 'Dan Ives', 'Jo Falk']) {
      expect((await preview(key, 'priya-sandhu', who)).status).toBe(403);
    }
  });

  it('tells of a restricted item to no reader who may not see it', async () => {
    const issueId = randomUUID();
    await server.command('Tom Hesketh', 'issue.raise', { issueId, text: 'Cash in the Harbour Grill' });
    await server.command(REEVE, 'issue.putOnAgenda', { issueId, meetingId: 'M2' });
    const audience = { kind: 'named', agencyIds: ['hmrc', 'ts'], memberIds: [] };
    await server.command(REEVE, 'issue.triage', { issueId, audience, ...underGateway });
    await server.moveClock('2027-03-01T09:00:00.000Z');
    const key = await keyOf('meeting');
    expect(textsOf((await preview(key, 'joanne-birkett')).body.card)).toContain('Restricted item');
    const { status, body } = await preview(key, 'ravi-menon');
    expect(status).toBe(200);
    expect(JSON.stringify(body)).not.toMatch(/Harbour|I-27-001|Restricted item/);
  });
});
