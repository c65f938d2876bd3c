import { cookiesOf } from '../../bot/mail/doorCookies';
import { Html } from '../../bot/mail/html';
import { underGateway } from '../support/gateway';
import { send, startTestServer, type TestServer, until } from '../support/sentinel';
import { FARROW, type MailStand, openMailStand } from './mailStand';
import type { Received } from './postOffice';
import type { ReplyReader } from './replyReader';

const START = '2027-02-02T09:14:00.000Z';
const HOME = '/reply/my';
const unread: unknown = expect.stringContaining('This could not be read This address cannot be read.');
const LATER = '2027-04-19';
let stand: MailStand;
let first: Received;
let reader: ReplyReader;
beforeAll(async () => {
  stand = await openMailStand(START);
  await stand.giveTask('declined');
  await stand.giveTask('done');
  await stand.giveTask('later');
  first = await stand.giveTask('mailed');
});
afterAll(() => stand.close());

const task = async (taskId: string) => (await stand.server.query('Ruth Calder', 'tasks.get', { taskId })).body;

describe('somebody whose organisation blocks apps', () => {
  it('comes in by one link: to what the mail was about, then to everything else of theirs', async () => {
    const entered = await stand.enter(first);
    reader = entered.reader;
    const { page } = entered;
    expect(reader.at).toBe(`${stand.server.url}${HOME}`);
    expect(page.text).toMatch(
      /From your e-mail: Task SEN-27-004 .* Your open tasks SEN-27-001: .* SEN-27-002: .* The next meeting M2 .* Your issues None .* All that you have raised Raise an issue Leave Your page closes at 09:44/,
    );
    expect(page.html.match(/<h1>/g)).toHaveLength(1);
  });

  it('carries no token on, is kept nowhere, and has a cookie for these pages alone that no script reads', async () => {
    const answer = await fetch(`${stand.server.url}${HOME}`, {
      headers: { Cookie: `sentinel-reply=${reader.cookies.get('sentinel-reply')}; sentinel-said=acknowledge` },
    });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(answer.headers.getSetCookie()).toEqual([
      'sentinel-said=; Path=/reply; Max-Age=0; HttpOnly; SameSite=Strict',
    ]);
    expect(await answer.text()).not.toMatch(/<script|href="[^"]*eyJ/);
    const opened = { status: 303, page: new Html(''), session: { token: 'signed' } };
    expect(cookiesOf(opened, true)).toEqual([
      'sentinel-reply=signed; Path=/reply; Max-Age=86400; HttpOnly; SameSite=Strict; Secure',
    ]);
  });

  it('takes a task on where it is listed, says how it goes and what came of it on its own page', async () => {
    const home = await reader.press('acknowledge', {}, 'SEN-27-002');
    expect(home.text).toContain('You have taken the task on.');
    expect((await reader.visit(HOME)).text).not.toContain('You have taken the task on.');
    await reader.follow('SEN-27-002');
    const under = await reader.press('progress', { note: 'The warrant is out' });
    expect(under.text).toMatch(/How it stands is noted.* The warrant is out/);
    const marked = await reader.press('progress', { note: 'ＳＥＣＲＥＴ: see the file' });
    expect([marked.status, marked.text]).toEqual([422, expect.stringContaining('Take it out')]);
    const note = { note: 'Seen at Secret Garden Nursery' };
    expect((await reader.press('progress', note)).html).toMatch(
      /Is “Secret” a marking.*Seen at Secret Garden Nursery.*name="meant"\s+value="secret".*No, it is not a marking/s,
    );
    expect(JSON.stringify(await task('done'))).not.toContain('Garden');
    expect((await reader.sendAnyway('progress', note)).text).toMatch(/How it stands is noted.* Secret Garden/);
    const empty = await reader.press('complete', { outcome: ' ', fourP: 'Pursue' });
    expect(empty.status).toBe(422);
    expect(empty.html).toMatch(/<details\s+open>\s*<summary>It is done/);
    expect(empty.html).toMatch(/value="Pursue"\s+selected/);
    await reader.press('complete', { outcome: 'Recalled on Monday', fourP: 'Pursue' });
    // A second click.
    await reader.press('complete', { outcome: 'Recalled on Monday', fourP: 'Pursue' });
    const done = await task('done');
    expect(done).toMatchObject({ state: 'completed', outcome: 'Recalled on Monday' });
    expect(done.history.filter(({ text }: { text: string }) => text.includes('ompleted'))).toHaveLength(1);
  });

  it('hands one back with the reason, and asks for more time for another, by a day in British order', async () => {
    await reader.visit(HOME);
    await reader.follow('SEN-27-001');
    await reader.press('decline', { reason: 'He is not on licence' });
    expect(await task('declined')).toMatchObject({ state: 'declined', reason: 'He is not on licence' });
    await reader.visit(HOME);
    await reader.follow('SEN-27-003');
    const none = await reader.press('askTime', { dueOnDay: '31', dueOnMonth: '2', dueOnYear: '2027', reason: '' });
    expect(none.text).toContain('Write a day that there is, for example 26 3 2027. Please write something here.');
    expect(none.html).toMatch(/name="dueOnDay"\s+value="31"/);
    const sooner = await reader.press('askTime', { dueOnDay: '5', dueOnMonth: '2', dueOnYear: '27', reason: 'Leave' });
    expect(sooner.text).toContain('no later than the task is due now');
    const asked = await reader.press('askTime', { dueOnDay: '5', dueOnMonth: '3', dueOnYear: '27', reason: 'Leave' });
    expect(asked.text).toContain('Asked 09:14 by Neil Farrow, until Fri 5 Mar');
    expect((await task('later')).moreTime).toMatchObject({ dueOn: '2027-03-05', reason: 'Leave' });
  });

  it('answers the next meeting in one press, and changes the answer', async () => {
    await reader.visit(HOME);
    const coming = await reader.press('coming', {}, 'M2');
    expect(coming.text).toContain('Your answer is noted.');
    expect(coming.text).toContain('You come');
    await reader.follow('M2');
    await reader.press('reply', { answer: 'apology' });
    const own = await stand.server.query('Neil Farrow', 'meetings.ownAttendance', { meetingId: 'M2' });
    expect(own.body.reply).toBe('apology');
  });

  it('raises an issue, once whatever is pressed twice, changes it, and sees what became of it', async () => {
    await reader.visit(HOME);
    await reader.follow('Raise an issue');
    const bare = await reader.press('raise', { text: 'This is TOP SECRET', urgent: 'true' });
    expect(bare.status).toBe(422);
    expect(bare.html).toMatch(/name="urgent"\s+value="true"\s+checked/);
    const raised = await reader.press('raise', { text: 'Parcels from Mill Street' });
    await reader.press('raise', { text: 'Parcels from Mill Street' });
    expect(raised.text).toContain('Issue I-27-001');
    expect(raised.text).toContain('The coordinator will look at it');
    // Back, and other words: nothing that is raised is lost.
    const second = await reader.press('raise', { text: 'Vans at the mill' });
    expect(second.text).toMatch(/Issue I-27-002.*Vans at the mill/);
    await reader.press('withdraw', {});
    await reader.visit(HOME);
    await reader.follow('I-27-001');
    await reader.press('edit', { text: 'Parcels from Mill Street, each Monday' });
    const { body } = await stand.server.query('Callum Reeve', 'issues.list', {});
    expect(body.items).toMatchObject([
      { reference: 'I-27-001', text: 'Parcels from Mill Street, each Monday', urgent: false },
    ]);
    await stand.server.command('Callum Reeve', 'issue.close', { issueId: body.items[0].id, answer: 'Seized in March' });
    await reader.visit(HOME);
    await reader.follow('All that you have raised');
    expect((await reader.follow('I-27-001')).text).toContain('Seized in March');
  });

  it('raises a restricted one, which nobody sees who does not run the panel', async () => {
    await reader.visit(`${HOME}/raise`);
    const raised = await reader.press('raise', { text: 'An officer is bribed', restricted: 'true' });
    const issueId = /issues\/(.*)$/.exec(reader.at)?.[1] ?? '';
    expect(raised.text).toContain('It is restricted');
    expect((await reader.visit(`${HOME}/issues`)).text).toMatch(/RECIPIENTS ONLY.* RECIPIENTS ONLY/s);
    expect((await stand.server.query('Callum Reeve', 'issues.get', { issueId })).status).toBe(200);
    expect((await stand.server.query('Priya Sandhu', 'issues.get', { issueId })).status).toBe(404);
    const home = await reader.visit(HOME);
    expect(home.text).toContain('I-27-003: Restricted');
    expect(home.text).not.toContain('bribed');
  });
});

describe('whoever is given a seat, and is not met in Teams', () => {
  it('comes in by the mail that tells them of it', async () => {
    const email = 'mari.lloyd@hmpps.example';
    const seat = { memberId: 'mari-lloyd', agencyId: 'hmpps', name: 'Mari Lloyd', role: 'member', email };
    expect((await stand.server.command('Callum Reeve', 'member.add', seat)).status).toBe(200);
    const mail = await stand.office.mailTo(email);
    expect(mail.text).toContain('Your own page, without Teams:');
    const { reader: hers } = await stand.enter(mail);
    const page = await hers.press('accept');
    expect(page.text).toMatch(/Mari Lloyd, .* From your e-mail: Meeting M2 .* Are you coming\?/);
    expect(page.text).not.toContain('Dean Stroud');
  });
});

describe('behind the code', () => {
  it('what is not shared, is no page, or is nobody’s to press is answered in words, with the way back', async () => {
    const issue = { issueId: 'of-priya', text: 'Tankers at night', restricted: true };
    await stand.server.command('Priya Sandhu', 'issue.raise', issue);
    const ask = async (id: string) =>
      `${(await reader.visit(`${HOME}/issues/${id}`)).status} ${(await reader.press('ask', { why: 'I go there' })).text}`;
    const said = [await ask('of-priya'), await ask('none')];
    expect(said).toEqual([expect.stringMatching(/^404 .*its holder has been asked/s), said[0]]);
    expect((await stand.server.query('Callum Reeve', 'access.requests')).body.items).toHaveLength(1);
    expect((await reader.visit(`${HOME}/log`)).text).toContain('There is no such page');
    expect(await reader.visit(`${HOME}/tasks/%zz`)).toMatchObject({ status: 400, text: unread });
    expect(await (await fetch(`${stand.server.url}/reply`)).text()).toContain('This link does not open anything');
    expect(await (await fetch(`${stand.server.url}${HOME}`, { method: 'PUT' })).text()).toContain('<h1>This link does');
    await reader.visit(HOME);
    expect((await reader.press('erase')).text).toContain('There is no such button. Nothing was changed.');
  });

  it('somebody with the same link in another browser has no page, and a second click leads back to one’s own', async () => {
    const used = await reader.open();
    expect(used.text).toContain('This link has been used');
    expect(used.html).toContain(`href="${HOME}"`);
    const answer = await fetch(`${stand.server.url}${HOME}`);
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('No page is open here');
    expect((await reader.follow('go back to your page')).text).toContain('Your open tasks');
  });

  it('another instance keeps it, and so does a restart', async () => {
    const { dataDir: DATA_DIR } = stand.server;
    const mail = { SMTP_URL: stand.office.url, MAIL_FROM: 'sentinel@northmoor.example' };
    const other: TestServer = await startTestServer({ DATA_DIR, ...mail });
    try {
      await other.moveClock(START);
      const cookie = `sentinel-reply=${reader.cookies.get('sentinel-reply')}`;
      const page = await fetch(`${other.url}${HOME}`, { headers: { Cookie: cookie } });
      expect(page.status).toBe(200);
      expect(await page.text()).toContain('SEN-27-004');
    } finally {
      await other.close();
    }
  });

  it('is over after half an hour: what was typed is given back, and a new link goes out', async () => {
    const { reader: late } = await stand.enter(await stand.giveTask('late'));
    await late.follow('SEN-27-004');
    await stand.server.moveClock('2027-02-02T09:45:00.000Z');
    const over = await late.press('decline', { reason: 'He was moved to another prison' });
    expect(over.status).toBe(410);
    expect(over.text).toContain('What you typed last was not sent');
    expect(over.text).toContain('He was moved to another prison');
    expect((await task('mailed')).state).toBe('allocated');
    const mails = stand.office.to(FARROW).length;
    expect((await late.press('fresh')).text).toContain('Look in your e-mail');
    await stand.office.mailTo(FARROW, mails + 1);
  });

  it('is over when one leaves it, wherever the cookie went', async () => {
    const { reader: leaving } = await stand.enter(await stand.giveTask('left'));
    const cookie = leaving.cookies.get('sentinel-reply') ?? '';
    expect((await leaving.press('leave')).text).toContain('You have left');
    expect(leaving.cookies.has('sentinel-reply')).toBe(false);
    leaving.cookies.set('sentinel-reply', cookie);
    expect(await leaving.visit(HOME)).toMatchObject({ status: 410 });
  });
});

describe('whoever may see less', () => {
  /** Blocks the bot for somebody, and waits for the mail that comes instead of what is done then. */
  async function mailedTo(memberId: string, address: string, words: string, act: () => Promise<unknown>) {
    await send(`${stand.server.url}/local/api/block`, 'POST', {}, { as: memberId, blocked: true });
    await act();
    return until(`a mail about ${words}`, () =>
      stand.office.to(address).find(({ subject }) => subject?.includes(words)),
    );
  }

  it('has tasks, meeting and issues of their own without a current agreement, and of the meeting its titles', async () => {
    const holder = { agencyId: 'crimestoppers', ownerId: 'hannah-doyle', dueOn: '2027-02-19' };
    const given = { taskId: 'lapsed', title: 'Share the calls about Fellgate Yard', ...holder, ...underGateway };
    const mail = await mailedTo('hannah-doyle', 'hannah.doyle@crimestoppers.example', 'Task', () =>
      stand.server.command('Ruth Calder', 'task.allocate', given),
    );
    const { reader: lapsed, page } = await stand.enter(mail);
    expect(page.text).toContain('Share the calls about Fellgate Yard');
    expect((await lapsed.press('acknowledge')).text).toContain('You have taken the task on.');
    expect((await lapsed.follow('M2')).text).toContain('Welcome');
    expect(await lapsed.visit(`${HOME}/tasks/mailed`)).toMatchObject({ status: 404 });
    await lapsed.visit(`${HOME}/raise`);
    expect((await lapsed.press('raise', { text: 'Calls about Mill Street' })).text).toContain('Your issue is raised');
    expect((await lapsed.visit(`${HOME}/issues`)).text).toMatch(/Your issues I-27-\d+: Calls about Mill Street/);
  });

  it('observes: date, agenda and confidentiality, no task and no issue', async () => {
    await stand.server.moveClock('2027-03-03T08:01:00.000Z');
    const mail = await mailedTo('jo-falk', 'jo.falk@eastvale.police.example', 'M2', () => Promise.resolve());
    const { reader: observer, page } = await stand.enter(mail);
    expect(page.text).toContain('take no copies');
    expect(page.text).not.toMatch(/Your open tasks|Your issues|Raise an issue/);
    for (const at of ['raise', 'tasks', 'issues', 'tasks/mailed']) {
      expect(await observer.visit(`${HOME}/${at}`)).toMatchObject({ status: 404 });
    }
    await observer.visit(HOME);
    expect((await observer.press('reply', { answer: 'coming' })).text).toContain('Your answer is noted.');
  });

  it('left for the item on which a task was given: it is hidden, and the rest stands', async () => {
    const start = { meetingId: 'M2', stepId: 'start-M2', step: { kind: 'start' } };
    await stand.server.moveClock('2027-03-10T10:00:00.000Z');
    await stand.server.command('Ruth Calder', 'meeting.step', start);
    const { body } = await stand.server.query('Ruth Calder', 'meetings.get', { meetingId: 'M2' });
    const itemId = body.agenda[3].id;
    const { reader: recused, page } = await stand.enter(
      await stand.giveTask('recused', { meetingId: 'M2', itemId }, LATER),
    );
    expect(page.text).toContain('Recall Dean Stroud');
    const interest = { meetingId: 'M2', itemId, text: 'My brother’s shop', recused: true };
    expect((await stand.server.command('Neil Farrow', 'attendance.declareInterest', interest)).status).toBe(200);
    expect((await recused.press('acknowledge')).status).toBe(404);
    const home = await recused.visit(HOME);
    expect(home.text).toContain('What it was about is not there, or is not shared with you any more.');
    expect(home.text).toMatch(/Your open tasks SEN-27/);
    expect((await recused.follow('M2')).text).toContain('Sign in');
  });

  it('has left the panel: the door is shut at once, whatever was open', async () => {
    const { reader: leaving } = await stand.enter(await stand.giveTask('last', undefined, LATER));
    const { body } = await stand.server.query('Callum Reeve', 'people.get', { memberId: 'neil-farrow' });
    const handedOver = body.held.map(({ key }: { key: string }) => ({ key, isLeft: true }));
    const end = { memberId: 'neil-farrow', version: body.version, handedOver };
    expect((await stand.server.command('Callum Reeve', 'member.end', end)).status).toBe(200);
    const late = [await leaving.visit(HOME), await leaving.press('acknowledge'), await leaving.press('leave')];
    for (const { status, text } of late) expect([status, /Dean Stroud|Northmoor/.test(text)]).toEqual([404, false]);
    expect((await task('last')).state).toBe('allocated');
  });
});
