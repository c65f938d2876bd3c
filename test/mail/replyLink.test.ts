import { createHash } from 'node:crypto';
import { until } from '../support/sentinel';
import { FARROW, type MailStand, openMailStand } from './mailStand';
import { codeIn, linkIn } from './postOffice';
import { ReplyReader } from './replyReader';

let stand: MailStand;
beforeAll(async () => {
  stand = await openMailStand();
});
afterAll(() => stand.close());

const task = (taskId: string) => stand.server.query('Ruth Calder', 'tasks.get', { taskId });

describe('a task for somebody who has blocked the bot', () => {
  it('comes by e-mail with its marking and number, and not a word of what it says', async () => {
    const mail = await stand.giveTask('task-1');
    expect(mail.subject).toBe('[OFFICIAL-SENSITIVE] Task SEN-27-001 waits for you');
    expect(mail.recipients).toEqual([FARROW]);
    const lines = (mail.text ?? '').trim().split('\n');
    expect([lines[0], lines.at(-1)]).toEqual(['OFFICIAL-SENSITIVE', 'OFFICIAL-SENSITIVE']);
    expect(mail.html?.match(/OFFICIAL-SENSITIVE/g)).toHaveLength(2);
    expect(mail.html).toContain('<html lang="en-GB">');
    expect(mail.html).not.toMatch(/<img|<script|<link/);
    for (const secret of ['Stroud', 'custody', 'yard']) {
      expect(`${mail.subject} ${mail.text} ${mail.html}`).not.toContain(secret);
    }
  });

  it('names the operation on whose item it was given', async () => {
    const groups = await stand.server.query('Callum Reeve', 'groups.list');
    const groupId = groups.body.items.find(({ operation }: { operation: string }) => operation === 'Larchfield').id;
    await stand.server.command('Callum Reeve', 'agenda.putGroup', { meetingId: 'M2', groupId });
    const start = { meetingId: 'M2', stepId: 'start-M2', step: { kind: 'start' } };
    await stand.server.command('Callum Reeve', 'meeting.move', { meetingId: 'M2', on: '2027-02-02' });
    await stand.server.command('Ruth Calder', 'meeting.step', start);
    const mail = await stand.giveTask('task-2', { meetingId: 'M2', itemId: `group-${groupId}` });
    expect(mail.subject).toBe('[OFFICIAL-SENSITIVE] Task SEN-27-002 (Operation Larchfield) waits for you');
  });

  it('is acknowledged once, by the link and a code that comes to the same address', async () => {
    const mail = await stand.giveTask('task-3');
    const reader = new ReplyReader(linkIn(mail));
    const first = await reader.open();
    expect(first.status).toBe(200);
    expect(first.text).toContain('n…w@hmpps.example');
    expect(first.text).not.toContain('SEN-27');

    const count = stand.office.to(FARROW).length;
    await reader.press('code');
    const code = await stand.office.mailTo(FARROW, count + 1);
    expect(code.subject).toBe('[OFFICIAL-SENSITIVE] Your code for Sentinel');
    expect(code.subject).not.toContain(codeIn(code));

    const shown = await reader.press('open', { code: codeIn(code).replace(/^.../, '$& ') });
    expect(shown.status).toBe(200);
    expect(shown.text).toContain('Task SEN-27-003');
    expect(shown.text).toContain('Recall Dean Stroud to custody');
    const done = await reader.press('acknowledge');
    expect(done.text).toContain('You have taken the task on.');
    expect(done.text).toContain('Acknowledged 09:14 by Neil Farrow');
    // Those of the other tasks say which they are about.
    expect(done.text).not.toMatch(/ Acknowledge (?!SEN)/);
    await reader.press('acknowledge');

    const { body } = await task('task-3');
    expect(body.statusText).toBe('Acknowledged 09:14 by Neil Farrow');
    expect(body.history.filter(({ text }: { text: string }) => text.includes('cknowledged'))).toHaveLength(1);
  });

  it('comes again where the mail server’s answer was lost: the same mail with the same link, and it says so', async () => {
    stand.office.mood = { hangsUp: true };
    const second = stand.giveTask('task-30');
    const first = await until('the first one', () => stand.office.unconfirmed[0]);
    stand.office.mood = {};
    const again = await second;
    expect(first.subject).not.toContain('again');
    expect(again.subject).toBe(`${first.subject ?? ''} (sent again, you may have it twice)`);
    expect(again.messageId).toBe(first.messageId);
    expect(linkIn(again)).toBe(linkIn(first));
  });

  it('counts as read once its link was opened', async () => {
    const mail = await stand.giveTask('task-4');
    const { body } = await task('task-4');
    const row = async () => {
      const all = await stand.server.query('Callum Reeve', 'reminders.deliveries');
      return all.body.items.find(({ what }: { what: string }) => what === `Task ${body.reference}`);
    };
    await until('the mail stands as sent', async () => (await row()).state === 'sent');
    expect((await row()).seenText).toBeUndefined();
    await stand.enter(mail);
    expect((await row()).seenText).toBe('Seen 09:14');
  });

  it('is declined with a reason: without one the page says so, and keeps what was typed elsewhere', async () => {
    const { reader } = await stand.enter(await stand.giveTask('task-5'));
    const empty = await reader.press('decline', { reason: '  ' });
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('Please write something here.');
    const secret = await reader.press('decline', { reason: 'It is TOP SECRET' });
    expect(secret.text).toContain('Nothing marked SECRET or above may be entered here.');
    expect(secret.html).toContain('>It is TOP SECRET</textarea>');
    expect((await task('task-5')).body.state).toBe('allocated');

    expect((await reader.press('decline', { reason: 'He is not on licence' })).text).toContain('handed the task back');
    expect((await task('task-5')).body).toMatchObject({ state: 'declined', reason: 'He is not on licence' });
  });

  it('is completed with an outcome and one of the four Ps', async () => {
    const { reader } = await stand.enter(await stand.giveTask('task-6'));
    await reader.press('acknowledge');
    const done = await reader.press('complete', { outcome: 'Recalled on Monday', fourP: 'Pursue' });
    expect(done.text).toContain('You have completed the task.');
    expect((await task('task-6')).body).toMatchObject({
      state: 'completed',
      outcome: 'Recalled on Monday',
      fourP: 'Pursue',
    });
  });

  it('is acted on from its own page alone: a form of it names no other task', async () => {
    const { reader } = await stand.enter(await stand.giveTask('task-7'));
    await stand.giveTask('task-8');
    await reader.press('acknowledge', { taskId: 'task-8' });
    expect((await task('task-7')).body.state).toBe('acknowledged');
    expect((await task('task-8')).body.state).toBe('allocated');
  });

  it('stays as it is once the chair took it back, and the page says so', async () => {
    const { reader } = await stand.enter(await stand.giveTask('task-9'));
    await stand.server.command('Ruth Calder', 'task.withdraw', { taskId: 'task-9', reason: 'Overtaken' });
    const late = await reader.press('acknowledge');
    expect(late.status).toBe(422);
    expect(late.text).toContain('withdrawn');
  });
});

describe('a page', () => {
  it('loads nothing, is kept nowhere and is framed by nobody', async () => {
    const { headers, html } = await new ReplyReader(linkIn(await stand.giveTask('task-20'))).open();
    const style = /<style>(.*)<\/style>/s.exec(html)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(headers.get('content-security-policy')).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    );
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
      'x-robots-tag': 'noindex, nofollow',
    });
    expect(headers.get('set-cookie')).toBeNull();
  });
});
