import { createServer, type Server } from 'node:net';
import { smtpMailer } from '../../bot/mail/smtpMailer';
import { type Mail, MailFailure } from '../../bot/useCases/messages/mailer';
import { PostOffice } from './postOffice';

const address = 'neil.farrow@hmpps.example';
const mail: Mail = {
  to: address,
  subject: '[OFFICIAL-SENSITIVE] Task SEN-27-014 waits for you',
  text: 'Plain',
  html: '<p>Page</p>',
  messageId: '<one@sentinel.example>',
};

let office: PostOffice;
const mailers: { close(): void }[] = [];

afterEach(async () => {
  for (const mailer of mailers.splice(0)) mailer.close();
  await office.close();
});

function mailerTo(url: string, { requireTls = false, patienceMs = 8_000 } = {}) {
  const mailer = smtpMailer({ url, from: 'sentinel@northmoor.example', requireTls, patienceMs });
  mailers.push(mailer);
  return mailer;
}

const failureOf = (sending: Promise<void>) =>
  sending.then(
    () => 'sent',
    (error: unknown) => (error instanceof MailFailure ? error.kind : error),
  );

describe('a mail by SMTP', () => {
  it('arrives as text and page, from the panel’s address to one person, under its own message id', async () => {
    office = await new PostOffice().open();
    await mailerTo(office.url).send(mail);
    const [received] = office.mails;
    expect(received).toMatchObject({
      subject: mail.subject,
      messageId: mail.messageId,
      recipients: [address],
      from: { address: 'sentinel@northmoor.example' },
    });
    expect(received?.text?.trim()).toBe('Plain');
    expect(received?.html?.trim()).toBe('<p>Page</p>');
  });

  it('goes encrypted wherever the server offers it', async () => {
    office = await new PostOffice().open();
    await mailerTo(office.url).send(mail);
    expect(office.mails[0]?.encrypted).toBe(true);
  });

  it('is not sent where TLS is demanded and the server has none, or one that nobody vouches for', async () => {
    office = await new PostOffice().open();
    expect(await failureOf(mailerTo(office.url, { requireTls: true }).send(mail))).toBe('unavailable');
    const plain = await new PostOffice({ disabledCommands: ['STARTTLS'] }).open();
    expect(await failureOf(mailerTo(plain.url, { requireTls: true }).send(mail))).toBe('unavailable');
    expect(await failureOf(mailerTo(plain.url).send(mail))).toBe('sent');
    expect([...office.mails, ...plain.mails]).toHaveLength(1);
    await plain.close();
  });

  it.each([
    ['a recipient that the server will never take', { refuses: { at: 'recipient', code: 550 } }, 'refused'],
    ['a message that the server will never take', { refuses: { at: 'message', code: 554 } }, 'refused'],
    ['a recipient that is busy', { refuses: { at: 'recipient', code: 451 } }, 'unavailable'],
    ['a message put off', { refuses: { at: 'message', code: 452 } }, 'unavailable'],
    ['a server that hangs up over the message', { hangsUp: true }, 'unknown'],
    ['a server that has the message and stays silent', { staysSilent: true }, 'unknown'],
  ] as const)('tells %s apart', async (_what, mood, kind) => {
    office = await new PostOffice().open();
    office.mood = mood;
    const patienceMs = 'staysSilent' in mood ? 800 : 8_000;
    expect(await failureOf(mailerTo(office.url, { patienceMs }).send(mail))).toBe(kind);
  });

  it('tells a server that is not there, or that never greets, from one that refuses', async () => {
    office = await new PostOffice().open();
    expect(await failureOf(mailerTo('smtp://127.0.0.1:1').send(mail))).toBe('unavailable');
    const mute: Server = createServer(() => {});
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
    const place = mute.address();
    const port = place !== null && typeof place === 'object' ? place.port : 0;
    const mailer = mailerTo(`smtp://127.0.0.1:${port}`, { patienceMs: 300 });
    expect(await failureOf(mailer.send(mail))).toBe('unavailable');
    mailer.close();
    mute.close();
  });

  it('goes on over a new connection after one that failed', async () => {
    office = await new PostOffice().open();
    const mailer = mailerTo(office.url);
    office.mood = { hangsUp: true };
    await failureOf(mailer.send(mail));
    office.mood = {};
    await mailer.send({ ...mail, messageId: '<two@sentinel.example>' });
    expect(office.mails.map(({ messageId }) => messageId)).toEqual(['<two@sentinel.example>']);
  });

  it('cannot be given a header or a recipient by what stands in a name or an address', async () => {
    office = await new PostOffice().open();
    const mailer = mailerTo(office.url);
    await mailer.send({ ...mail, subject: 'Task\r\nBcc: thief@evil.example\r\n\r\nHello' });
    expect(office.mails[0]?.recipients).toEqual([address]);
    expect(office.mails[0]?.headers.some(({ key }) => key === 'bcc')).toBe(false);
    for (const more of [
      ', thief@evil.example',
      '\r\nRCPT TO:<thief@evil.example>',
      '> NOTIFY=NEVER <thief@evil.example',
    ]) {
      expect(await failureOf(mailer.send({ ...mail, to: `${address}${more}` }))).toBe('refused');
    }
    expect(office.mails.flatMap(({ recipients }) => recipients)).not.toContain('thief@evil.example');
  });
});
