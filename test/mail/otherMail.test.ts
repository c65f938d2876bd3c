import ical from 'node-ical';
import type { Json } from '../support/runningServer';
import { send, until } from '../support/sentinel';
import { FARROW, type MailStand, openMailStand } from './mailStand';
import { linkIn, type Received } from './postOffice';
import { ReplyReader } from './replyReader';

const HESKETH = 'tom.hesketh@northmoor.gov.example';
const CALDER = 'ruth.calder@northmoor.police.example';

let stand: MailStand;
beforeAll(async () => {
  stand = await openMailStand('2027-02-20T22:10:00.000Z');
  for (const as of ['ruth-calder', 'tom-hesketh', 'priya-sandhu']) {
    const blocked = await send(`${stand.server.url}/local/api/block`, 'POST', {}, { as, blocked: true });
    expect(blocked.status).toBe(200);
  }
});
afterAll(() => stand.close());

/** A mail to an address with these words in its subject. */
const mailAbout = (address: string, words: string) =>
  until(`a mail about ${words}`, () => stand.office.to(address).find(({ subject }) => subject?.includes(words)));

const own = () => stand.server.query('Neil Farrow', 'meetings.ownAttendance', { meetingId: 'M2' });

describe('an urgent issue for a chair who has blocked the bot', () => {
  it('comes by e-mail as urgent, without its text, and is in hand by one button', async () => {
    const text = 'Fire risk, people sleeping in Fellgate Yard';
    const raised = await stand.server.command('Tom Hesketh', 'issue.raise', { issueId: 'issue-1', text, urgent: true });
    const mail = await mailAbout(CALDER, raised.body.reference);
    expect(mail.subject).toBe(`[OFFICIAL-SENSITIVE] Urgent: issue ${raised.body.reference} waits for you`);
    expect(`${mail.text} ${mail.html}`).not.toContain('Fellgate');
    const { reader, page } = await stand.enter(mail);
    expect(page.text).toContain(text);
    await reader.press('inHand');
    const { body } = await stand.server.query('Callum Reeve', 'issues.get', { issueId: 'issue-1' });
    expect(body.urgentText).toContain('Ruth Calder');
  });

  it('shows nothing to whoever has the old address of its reader', async () => {
    const issue = { issueId: 'issue-2', text: 'Vape shops on Mill Street' };
    const raised = await stand.server.command('Tom Hesketh', 'issue.raise', issue);
    await stand.server.command('Callum Reeve', 'issue.triage', { issueId: 'issue-2' });
    const mail = await mailAbout(HESKETH, raised.body.reference);
    const { reader, page } = await stand.enter(mail);
    expect(page.text).toContain('Mill Street');
    await stand.readdress('tom-hesketh', 'tom@elsewhere.example');
    for (const late of [await reader.press('inHand'), await reader.open()]) {
      expect(late.status).toBe(404);
      expect(late.text).toContain('It is not there, or is not shared with you.');
      expect(late.text).not.toContain('Mill Street');
    }
  });
});

describe('a meeting in a room', () => {
  let mail: Received;
  beforeAll(async () => {
    await stand.server.moveClock('2027-03-03T08:01:00.000Z');
    mail = await mailAbout(FARROW, 'Meeting M2');
  });

  it('comes with a calendar file that a calendar reads, and without its agenda', async () => {
    expect(mail.subject).toBe('[OFFICIAL-SENSITIVE] Meeting M2 waits for your answer');
    expect(mail.text).not.toContain('Welcome');
    const file = mail.attachments.find(({ mimeType }) => mimeType === 'text/calendar');
    expect(file?.method).toBe('REQUEST');
    const content = file?.content ?? '';
    const calendar = ical.parseICS(typeof content === 'string' ? content : new TextDecoder().decode(content));
    const event = Object.values(calendar).find((each) => each?.type === 'VEVENT');
    expect(event).toMatchObject({ location: expect.stringContaining('Castle Lane HQ'), sequence: '0' });
    expect(event?.type === 'VEVENT' ? event.start.toISOString() : '').toBe('2027-03-10T10:00:00.000Z');
  });

  it('is answered: somebody comes instead, by name', async () => {
    const { reader, page } = await stand.enter(mail);
    expect(page.text).toContain('Meeting M2');
    expect(page.html).not.toContain('value="signIn"');
    expect((await reader.press('reply')).text).toContain('Choose one of the three.');
    const nobody = await reader.press('reply', { answer: 'substitute' });
    expect(nobody.text).toContain('Choose a colleague, or write who comes instead.');
    expect(nobody.html).toMatch(/value="substitute"\s+checked/);
    const done = await reader.press('reply', { answer: 'substitute', substituteName: 'Zoë Grant' });
    expect(done.text).toContain('Zoë Grant comes instead');
    expect((await own()).body.replyText).toBe('Zoë Grant comes instead');
  });

  it('is signed in to at the door, by a new link and the code on the screen', async () => {
    await stand.server.moveClock('2027-03-10T09:55:00.000Z');
    await stand.server.command('Callum Reeve', 'meeting.openSignIn', { meetingId: 'M2', code: 'abcdefgh-12345678' });
    const known = new Set(stand.office.to(FARROW));
    await new ReplyReader(linkIn(mail)).press('fresh');
    const fresh = await until('a fresh link', () => stand.office.to(FARROW).find((each) => !known.has(each)));
    const { reader } = await stand.enter(fresh);
    const wrong = await reader.press('signIn', { signInCode: 'another-code-12345' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('not the one of this meeting');
    expect((await own()).body.present).toBe(false);
    const done = await reader.press('signIn', { signInCode: 'abcdefgh-12345678' });
    expect(done.text).toContain('In at 09:55');
    expect((await own()).body.present).toBe(true);
  });

  it('is closed to its links when it is over', async () => {
    await stand.server.moveClock('2027-03-10T12:00:01.000Z');
    const other = await mailAbout('priya.sandhu@ea.example', 'Meeting M2');
    expect((await new ReplyReader(linkIn(other)).open()).text).toContain('This link has run out');
  });
});

it('an address is turned elsewhere by nobody who sees no content, and the one that it was hears of it at once', async () => {
  const administrator = { memberId: 'mair-owen', agencyId: 'police', name: 'Mair Owen', role: 'administrator' };
  await stand.server.command('Callum Reeve', 'member.add', { ...administrator, email: 'mair@police.example' });
  const { version } = (await stand.server.query('Callum Reeve', 'people.get', { memberId: 'neil-farrow' })).body;
  const moved = { memberId: 'neil-farrow', version, email: 'neil@elsewhere.example' };
  const refused = await stand.server.command('Mair Owen', 'member.change', moved);
  expect(refused).toMatchObject({ status: 409, body: { code: 'address-kept' } });
  expect((await stand.server.command('Callum Reeve', 'member.change', moved)).status).toBe(200);
  const mail = await mailAbout(FARROW, 'Callum Reeve changed your e-mail address');
  expect(mail.text).toContain('tell the coordinator at once');
  expect(`${mail.text} ${mail.html}`).not.toContain('/reply/');
});

it('an auditor whose seat is ended at once hears of it where they were reached until then', async () => {
  const by = (name: string, input: object) => stand.server.command('Callum Reeve', name, input);
  for (const [memberId, name] of Object.entries({ 'una-keane': 'Una Keane', 'noor-hale': 'Noor Hale' }))
    await by('member.add', {
      memberId,
      agencyId: 'police',
      name,
      role: 'auditor',
      email: `${memberId}@police.example`,
    });
  await send(`${stand.server.url}/local/api/block`, 'POST', {}, { as: 'una-keane', blocked: true });
  const { version } = (await stand.server.query('Callum Reeve', 'people.get', { memberId: 'una-keane' })).body;
  expect((await by('member.end', { memberId: 'una-keane', version })).status).toBe(200);
  const mail = await mailAbout('una-keane@police.example', 'Callum Reeve gave a last day to you, an auditor of');
  expect(mail.text).toContain('If it is not right, tell them');
  expect(mail.text).not.toContain('http');
});

it('whoever has no account yet is invited with all the others in one act; sent again or by another, nobody twice', async () => {
  const [hannah, zoe, imogen] = [
    'hannah.doyle@crimestoppers.example',
    'zoe.grant@ea.example',
    'imogen.clay@rspca.example',
  ];
  const by = (command: string, input: object) => stand.server.command('Callum Reeve', `member.${command}`, input);
  await by('invite', { memberId: 'zoe-grant', invitationId: 'zoe-grants-invitation', by: 'hand' });
  const memberIds = ['hannah-doyle', 'zoe-grant', 'imogen-clay'];
  const all = (invitationId: string) => by('inviteAll', { memberIds, invitationId });
  const same = await Promise.all([all('all-of-them-together'), all('all-of-them-together')]);
  expect(same.map(({ body }) => body)).toEqual([
    { invited: 2, left: [] },
    { invited: 2, left: [] },
  ]);
  expect((await all('once-more-by-another')).body).toEqual({ invited: 0, left: [] });
  const invitations = [hannah, zoe, imogen].map((address) =>
    stand.office.to(address).filter(({ subject }) => subject?.includes('Your seat on ')),
  );
  expect(invitations.map(({ length }) => length)).toEqual([1, 0, 1]);
  const { body: log } = await stand.server.query('Callum Reeve', 'log.list', { limit: '500' });
  const notes = log.items.filter(({ action }: Json) => action === 'member-invited').map(({ note }: Json) => note);
  const [asked, gone] = ['By e-mail', 'The e-mail has gone out'];
  expect(notes.sort()).toEqual(['By a link to be handed over', asked, asked, gone, gone]);
});
