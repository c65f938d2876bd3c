import { AuthenticationError, CredentialUnavailableError } from '@azure/identity';
import { createHttpHeaders, type HttpClient, RestError } from '@azure/core-rest-pipeline';
import { azureMailer } from '../../bot/mail/azureMailer';
import { type Mail, MailFailure } from '../../bot/useCases/messages/mailer';

const mail: Mail = {
  to: 'neil.farrow@hmpps.example',
  subject: '[OFFICIAL-SENSITIVE] Meeting M2 waits for your answer',
  text: 'Plain',
  html: '<p>Page</p>',
  calendar: { method: 'REQUEST', content: 'BEGIN:VCALENDAR' },
  messageId: '<one@sentinel.example>',
};

/** Azure Communication Services as far as it matters here: an answer to what is sent, and one to how it went. */
function played(toMail: number | Error, toPoll = 200) {
  const bodies: string[] = [];
  const httpClient: HttpClient = {
    sendRequest: async (request) => {
      const status = request.method === 'POST' ? toMail : toPoll;
      if (request.method === 'POST') bodies.push(typeof request.body === 'string' ? request.body : '');
      if (typeof status !== 'number') throw status;
      const headers = createHttpHeaders({ 'operation-location': 'https://mail.example/emails/operations/1' });
      const ok = { id: '1', status: 'Running' };
      const bodyAsText = JSON.stringify(status < 300 ? ok : { error: { code: 'No', message: 'No' } });
      return { request, status, headers, bodyAsText };
    },
  };
  const account = `endpoint=https://mail.example/;accesskey=${Buffer.from('key').toString('base64')}`;
  return { bodies, mailer: azureMailer({ account, from: 'sentinel@northmoor.example', httpClient }) };
}

const failureOf = (sending: Promise<void>) =>
  sending.then(
    () => 'sent',
    (error: unknown) => (error instanceof MailFailure ? error.kind : error),
  );

describe('a mail by Azure Communication Services', () => {
  it('is handed over whole, once, with its calendar file and without anything that tracks its reader', async () => {
    const { bodies, mailer } = played(202);
    await mailer.send(mail);
    expect(bodies).toHaveLength(1);
    const [attachment] = JSON.parse(bodies[0] ?? '').attachments;
    expect(Buffer.from(attachment.contentInBase64, 'base64').toString()).toBe('BEGIN:VCALENDAR');
    expect(JSON.parse(bodies[0] ?? '')).toMatchObject({
      senderAddress: 'sentinel@northmoor.example',
      recipients: { to: [{ address: mail.to }] },
      content: { subject: mail.subject, plainText: 'Plain', html: '<p>Page</p>' },
      userEngagementTrackingDisabled: true,
    });
  });

  it('is sent once the service has taken it, whatever it says when asked how it went', async () => {
    const { bodies, mailer } = played(202, 503);
    expect(await failureOf(mailer.send(mail))).toBe('sent');
    expect(bodies).toHaveLength(1);
  });

  it.each<[string, number | Error, string]>([
    ['an address that is refused', 400, 'refused'],
    ['a key that does not fit', 401, 'unavailable'],
    ['too many at once', 429, 'unavailable'],
    ['a service that is down', 503, 'unavailable'],
    ['a name that is not found', new RestError('No such host', { code: 'ENOTFOUND' }), 'unavailable'],
    ['a sign-in that Entra turns down', new AuthenticationError(400, 'invalid_client'), 'unavailable'],
    ['an identity that the machine does not have', new CredentialUnavailableError('None here'), 'unavailable'],
    ['a connection that broke', new RestError('Reset', { code: 'ECONNRESET' }), 'unknown'],
  ])('tells %s apart, after one attempt', async (_what, status, kind) => {
    const { bodies, mailer } = played(status);
    expect(await failureOf(mailer.send(mail))).toBe(kind);
    expect(bodies).toHaveLength(1);
  });
});
