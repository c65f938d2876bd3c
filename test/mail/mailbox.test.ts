import { send, startTestServer, type TestServer, until } from '../support/sentinel';
import { codeIn, linkIn } from './postOffice';
import { ReplyReader } from './replyReader';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ LOCAL_MAIL: 'on' });
  await server.moveClock('2027-02-02T09:14:00.000Z');
});
afterAll(() => server.close());

const local = (path: string) => send(`${server.url}/local/api/${path}`, 'GET', {});
const mailsOf = async (as: string) => (await local(`mails?as=${as}`)).body.mails;

describe('the mailboxes of local mode', () => {
  it('show whoever has blocked the bot the mail that comes instead, and nobody else', async () => {
    // Installed for everybody first, as it is on a machine where somebody has looked at the page.
    const chat = await until('Sentinel is installed', async () => {
      const { body } = await local('session?as=priya-sandhu');
      return body.chats[0].last !== undefined && body;
    });
    expect(chat.mailbox).toEqual({});
    await send(`${server.url}/local/api/block`, 'POST', {}, { as: 'priya-sandhu', blocked: true });
    const task = { taskId: 'task-1', title: 'Visit', agencyId: 'ea', ownerId: 'priya-sandhu', dueOn: '2027-02-19' };
    await server.command('Ruth Calder', 'task.allocate', task);
    const [mail] = await until('a mail', async () => {
      const mails = await mailsOf('priya-sandhu');
      return mails.length > 0 && mails;
    });
    expect(mail).toMatchObject({ to: 'priya.sandhu@ea.example', sentAt: expect.stringContaining('2027-02-02T09:14') });
    expect(mail.subject).toBe('[OFFICIAL-SENSITIVE] Task SEN-27-001 waits for you');
    expect(await mailsOf('zoe-grant')).toEqual([]);
    const { body } = await local('session?as=priya-sandhu');
    expect(body.mailbox.last.subject).toBe(mail.subject);
  });

  it('take the codes too, so that the link can be opened on this machine', async () => {
    const [mail] = await mailsOf('priya-sandhu');
    expect(linkIn(mail)).toContain(`${server.url}/reply/`);
    const reader = new ReplyReader(linkIn(mail));
    await reader.press('code');
    const [code] = await mailsOf('priya-sandhu');
    expect((await reader.press('open', { code: codeIn(code) })).text).toContain('Task SEN-27-001');
  });

  it('hand out the calendar file of a meeting', async () => {
    await server.moveClock('2027-03-03T08:01:00.000Z');
    const mail = await until('the meeting', async () =>
      (await mailsOf('priya-sandhu')).find(({ subject }: { subject: string }) =>
        subject.includes('things wait for you'),
      ),
    );
    expect(mail.files).toEqual([{ name: 'meeting.ics', mediaType: 'text/calendar' }]);
    const file = await local(`mails/file?as=priya-sandhu&number=${mail.number}&at=0`);
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="meeting.ics"');
    expect(file.body).toContain('METHOD:REQUEST');
    expect((await local(`mails/file?as=zoe-grant&number=${mail.number}&at=0`)).status).toBe(404);
  });
});
