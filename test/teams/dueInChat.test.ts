import { randomUUID } from 'node:crypto';
import { buttonOf } from '../support/cardActions';
import { cardOf, FakeTeams, type TeamsUser, textsOf } from '../support/fakeTeams';
import type { Json } from '../support/runningServer';
import { startTestServer, type TestServer, until } from '../support/sentinel';

let server: TestServer;
let teams: FakeTeams;
let sandhu: TeamsUser;
let reeve: TeamsUser;
beforeEach(async () => {
  teams = await new FakeTeams().start();
  server = await startTestServer();
  await server.moveClock('2027-02-02T09:14:00.000Z');
  [sandhu, reeve] = [
    teams.user('Priya Sandhu', 'priya.sandhu@ea.example'),
    teams.user('Callum Reeve', 'callum.reeve@northmoor.police.example'),
  ];
  for (const each of [sandhu, reeve]) await teams.say(server.url, teams.personal(each), each, 'hi');
});
afterEach(async () => {
  await server.close();
  await teams.stop();
});

async function give(title: string, dueOn: string): Promise<string> {
  const task = { taskId: randomUUID(), title, agencyId: 'ea', ownerId: 'priya-sandhu', dueOn };
  const { body } = await server.command('Callum Reeve', 'task.allocate', task);
  await until('its card', () => cardsOf(sandhu).some((card) => textsOf(card).includes(title)));
  return body.id;
}

function cardsOf(user: TeamsUser): Json[] {
  return teams.in(teams.personal(user)).map(cardOf);
}

/** The cards that came to somebody while the clock was moved to a moment, twice: what would come doubled comes then. */
async function comesAt(now: string, user: TeamsUser): Promise<Json[]> {
  const before = cardsOf(user).length;
  for (let time = 1; time <= 2; time += 1) await server.moveClock(now);
  await until('all is sent', async () => {
    const { items } = (await server.query('Callum Reeve', 'reminders.deliveries', { limit: '100' })).body;
    return items.every(({ state }: Json) => state !== 'queued');
  });
  return cardsOf(user).slice(before);
}

async function press(user: TeamsUser, card: Json, title: string): Promise<Json> {
  const { verb, data } = buttonOf(card, title);
  return (await teams.click(server.url, teams.personal(user), user, verb, data)).body.value;
}

async function seenAnew(user: TeamsUser, card: Json): Promise<Json> {
  const { verb, data } = card.refresh.action;
  return (await teams.click(server.url, teams.personal(user), user, verb, data, 'automatic')).body.value;
}

describe('what falls due for one person on one day', () => {
  it('is one message, the most urgent first, each thing with its next step', async () => {
    await give('Check the permit', '2027-02-12');
    await give('Measure the noise', '2027-02-19');
    await give('Share the site plan', '2027-02-10');
    const [card, ...others] = await comesAt('2027-02-12T08:05:00.000Z', sandhu);
    expect(others).toEqual([]);
    const texts = textsOf(card);
    expect(texts).toContain('Reminder of Fri 12 Feb');
    expect(texts).toMatch(/3 things wait.*Share the site plan.*Check the permit.*Measure the noise/s);
    expect(texts).toContain('overdue: Wed 10 Feb, 2 days ago');
    expect(buttonOf(card, 'Acknowledge')).toMatchObject({ style: 'positive', verb: 'task.acknowledge' });
  });

  it('is shown whole: what is beyond six is folded, and comes to sight as those are answered', async () => {
    const titles = ['Visit', 'Weigh', 'Measure', 'Sample', 'Fence', 'Drain', 'Gate', 'Sign'].map(
      (each) => `${each} it`,
    );
    for (const title of titles) await give(title, '2027-02-12');
    const [card, ...others] = await comesAt('2027-02-12T08:05:00.000Z', sandhu);
    expect(others).toEqual([]);
    const inSight = (each: Json) => textsOf(each.body.filter(({ isVisible }: Json) => isVisible !== false));
    expect(textsOf(card)).toContain('8 things wait');
    expect(titles.filter((title) => textsOf(card).includes(title))).toEqual(titles);
    const seen = titles.filter((title) => inSight(card).includes(title));
    expect(seen).toHaveLength(6);
    expect(inSight(card)).toContain('Show 2 more');
    const answered = await press(sandhu, card, 'Acknowledge');
    expect(titles.filter((title) => textsOf(answered).includes(title))).toEqual(titles);
    const next = titles.filter((title) => inSight(answered).includes(title));
    expect([next.length, next.filter((title) => !seen.includes(title)).length]).toEqual([6, 1]);
  });

  it('says that it is a week overdue where that is why it comes, and of what is late beside other things how much', async () => {
    await give('Check the permit', '2027-02-05');
    await give('Measure the noise', '2027-02-05');
    const [card] = await comesAt('2027-02-12T08:05:00.000Z', sandhu);
    expect(textsOf(card)).toContain('2 tasks are a week overdue');
    await give('Share the site plan', '2027-02-19');
    const later = await comesAt('2027-02-17T08:05:00.000Z', sandhu);
    expect(later.map((each) => textsOf(each))).toEqual([expect.stringContaining('Share the site plan')]);
  });

  it('is answered where it stands: the list stays, with its date, and moves on to what is next', async () => {
    await give('Check the permit', '2027-02-12');
    await give('Share the site plan', '2027-02-10');
    const [card] = await comesAt('2027-02-12T08:05:00.000Z', sandhu);
    const answered = await press(sandhu, card, 'Acknowledge');
    expect(textsOf(answered)).toMatch(/Reminder of Fri 12 Feb.*Share the site plan.*Acknowledged.*Check the permit/s);
    await server.moveClock('2027-02-15T07:00:00.000Z');
    const later = await seenAnew(sandhu, card);
    expect(textsOf(later)).toMatch(/Reminder of Fri 12 Feb.*overdue: Wed 10 Feb, 5 days ago/s);
    expect(buttonOf(later, 'Acknowledge').data.taskId).not.toBe(buttonOf(card, 'Acknowledge').data.taskId);
  });

  it('is shown to nobody else who asks for it by its message', async () => {
    await give('Check the permit', '2027-02-12');
    await give('Share the site plan', '2027-02-10');
    const [card] = await comesAt('2027-02-12T08:05:00.000Z', sandhu);
    const { verb, data } = card.refresh.action;
    const answer = await teams.click(server.url, teams.personal(reeve), reeve, verb, data);
    expect(JSON.stringify(answer.body.value)).not.toMatch(/permit|site plan/);
  });

  it('is previewed as it will come, and is one line of what went out', async () => {
    await give('Check the permit', '2027-02-12');
    await give('Measure the noise', '2027-02-19');
    const upcoming = (await server.query('Callum Reeve', 'reminders.upcoming')).body.items;
    const { key } = upcoming.find((each: Json) => each.day === '2027-02-12' && each.about === 'task');
    const { body } = await server.query('Callum Reeve', 'reminders.preview', { key, memberId: 'priya-sandhu' });
    expect(textsOf(body.card)).toMatch(/Reminder of Fri 12 Feb.*Check the permit.*Measure the noise/s);
    const [card] = await comesAt('2027-02-12T08:05:00.000Z', sandhu);
    expect(textsOf({ ...card, refresh: undefined })).toBe(textsOf(body.card));
    const { items } = (await server.query('Callum Reeve', 'reminders.deliveries', { limit: '100' })).body;
    expect(items.map(({ what }: Json) => what)).toContain('Reminders: SEN-27-001, SEN-27-002');
  });

  it('leaves out what is held back', async () => {
    await give('Check the permit', '2027-02-12');
    await give('Measure the noise', '2027-02-19');
    const { items } = (await server.query('Callum Reeve', 'reminders.upcoming')).body;
    const { key } = items.find((each: Json) => each.reference === 'SEN-27-002');
    await server.command('Callum Reeve', 'reminder.hold', { key, heldBack: true });
    const [card, ...others] = await comesAt('2027-02-12T08:05:00.000Z', sandhu);
    expect(others).toEqual([]);
    expect(textsOf(card)).toMatch(/Reminder of Fri 12 Feb.*Check the permit.*due Fri 12 Feb/s);
    expect(textsOf(card)).not.toContain('Measure the noise');
  });

  it('comes with the digest of the week where it is its day', async () => {
    await give('Check the permit', '2027-02-10');
    const [card, ...others] = await comesAt('2027-02-08T08:05:00.000Z', sandhu);
    expect(others).toEqual([]);
    expect(textsOf(card)).toMatch(
      /Reminder of Mon 8 Feb.*Check the permit.*This week.*One task waits for your answer: +SEN-27-001 Check the permit/s,
    );
  });
});

describe('a digest', () => {
  it.each([
    ['the coordinator’s', () => reeve],
    ['a member’s', () => sandhu],
  ])('with nothing to say is not sent: %s', async (_whose, who) => {
    expect(await comesAt('2027-02-08T08:05:00.000Z', who())).toEqual([]);
  });

  it('of an agency is not sent once its last task is done', async () => {
    const taskId = await give('Check the permit', '2027-03-30');
    await server.command('Priya Sandhu', 'task.complete', { taskId, outcome: 'Checked' });
    await server.command('Callum Reeve', 'task.close', { taskId, fourP: 'pursue' });
    expect(await comesAt('2027-02-08T08:05:00.000Z', sandhu)).toEqual([]);
    const { items } = (await server.query('Callum Reeve', 'log.list', { limit: '500' })).body;
    expect(items.filter(({ subject }: Json) => subject.id === 'digest.2027-02-08')).toHaveLength(1);
  });

  it('that has something to say is', async () => {
    await server.command('Priya Sandhu', 'issue.raise', { issueId: randomUUID(), text: 'Vape shops on Mill Street' });
    await until('its card', () => cardsOf(reeve).some((card) => textsOf(card).includes('Mill Street')));
    const [card] = await comesAt('2027-02-08T08:05:00.000Z', reeve);
    expect(textsOf(card)).toMatch(/One issue waits to be looked at: +I-27-001/);
  });
});

describe('a reminder of one thing', () => {
  it('goes on saying of which day, once it is opened, answered, and changed by somebody else', async () => {
    const taskId = await give('Check the permit', '2027-02-19');
    const [card] = await comesAt('2027-02-12T08:05:00.000Z', sandhu);
    const reason = 'Reminder of Fri 12 Feb';
    expect(textsOf(card)).toMatch(
      new RegExp(
        `${reason}.*Check the permit.*due Fri 19 Feb, in 7 days.*Do you take this on\\?.*Acknowledge.*Owner`,
        's',
      ),
    );
    expect(textsOf(await seenAnew(sandhu, card))).toContain(reason);
    const answered = await press(sandhu, card, 'Acknowledge');
    expect(textsOf(answered)).toMatch(new RegExp(`${reason}.*Acknowledged`, 's'));
    expect(textsOf(await seenAnew(sandhu, answered))).toContain(reason);
    await server.command('Ruth Calder', 'task.withdraw', { taskId, reason: 'Not needed any more' });
    const changed = await until('the card tells', () =>
      cardsOf(sandhu).find((each) => /Reminder of Fri 12 Feb.*Withdrawn/s.test(textsOf(each))),
    );
    expect(textsOf(await seenAnew(sandhu, changed))).toContain(reason);
  });

  it('says once when it is due, and as of today: also once more time is given', async () => {
    const taskId = await give('Check the permit', '2027-02-19');
    const [card] = await comesAt('2027-02-12T08:05:00.000Z', sandhu);
    expect(textsOf(card).split('19 Feb')).toHaveLength(2);
    await server.command('Priya Sandhu', 'task.askTime', { taskId, dueOn: '2027-02-26', reason: 'He is away' });
    await server.command('Callum Reeve', 'task.grantTime', { taskId, dueOn: '2027-02-26' });
    const later = await until('the card tells', () =>
      cardsOf(sandhu).find((each) => /Reminder of Fri 12 Feb.*due Fri 26 Feb/s.test(textsOf(each))),
    );
    expect(textsOf(later)).not.toContain('19 Feb');
  });

  it('is not sent once it is done, though it was queued before', async () => {
    const taskId = await give('Check the permit', '2027-02-19');
    await server.command('Priya Sandhu', 'reminder.prefer', { muted: false, from: '11:00' });
    await server.moveClock('2027-02-12T09:30:00.000Z');
    const waits = async () =>
      (await server.query('Callum Reeve', 'reminders.deliveries', { limit: '100' })).body.items.some(
        ({ state }: Json) => state === 'queued',
      );
    await until('it waits', waits);
    await server.command('Priya Sandhu', 'task.complete', { taskId, outcome: 'Checked' });
    const came = await comesAt('2027-02-12T11:10:00.000Z', sandhu);
    expect(came.filter((card) => /Reminder/.test(textsOf(card)))).toEqual([]);
    expect((await server.query('Callum Reeve', 'reminders.notReached')).body.items).toEqual([]);
  });

  it('of a meeting asks first, and keeps its reason once it is answered', async () => {
    const [card] = await comesAt('2027-03-03T08:05:00.000Z', sandhu);
    const reason = 'Reminder of Wed 3 Mar: do you come?';
    expect(textsOf(card)).toMatch(/Reminder of Wed 3 Mar: do you come\?.*Coming.*Castle Lane/s);
    expect(textsOf(await seenAnew(sandhu, card))).toContain(reason);
    const answered = await press(sandhu, card, 'Coming');
    expect(textsOf(answered)).toMatch(/Reminder of Wed 3 Mar: do you come\?.*You said that you come.*Castle Lane/s);
    expect(textsOf(await seenAnew(sandhu, answered))).toContain(reason);
  });
});
