import { EmailClient, type EmailClientOptions, type EmailMessage } from '@azure/communication-email';
import type { TokenCredential } from '@azure/identity';
import { z } from 'zod';
import { type Mail, MailFailure, type MailFailureKind, type Mailer } from '../useCases/messages/mailer';

const PATIENCE_MS = 10_000;

export interface AzureMailSettings {
  /** An endpoint with the machine's credential, or a connection string. */
  readonly account: { readonly endpoint: string; readonly credential: TokenCredential } | string;
  readonly from: string;
  /** What carries the requests, where Azure is played (tests). */
  readonly httpClient?: EmailClientOptions['httpClient'];
}

/** E-mail by Azure Communication Services. It counts as sent once the service has taken it: it delivers by itself. */
export function azureMailer({ account, from, httpClient }: AzureMailSettings): Mailer {
  // Its own replays are off: the outbox alone decides about trying again.
  const options = { retryOptions: { maxRetries: 0 }, ...(httpClient === undefined ? {} : { httpClient }) };
  const client =
    typeof account === 'string'
      ? new EmailClient(account, options)
      : new EmailClient(account.endpoint, account.credential, options);
  return {
    send: async (mail) => {
      const statuses: number[] = [];
      const onResponse = ({ status }: { status: number }) => void statuses.push(status);
      try {
        await client.beginSend(messageOf(mail, from), { onResponse, abortSignal: AbortSignal.timeout(PATIENCE_MS) });
      } catch (error) {
        // The SDK asks at once how it went; an answer that fails there takes nothing back.
        if (!statuses.some((status) => status < 300)) throw new MailFailure(kindOf(error));
      }
    },
  };
}

function messageOf({ to, subject, text, html, calendar, messageId }: Mail, from: string): EmailMessage {
  return {
    senderAddress: from,
    recipients: { to: [{ address: to }] },
    content: { subject, plainText: text, html },
    headers: { 'Message-ID': messageId, 'Auto-Submitted': 'auto-generated' },
    disableUserEngagementTracking: true,
    ...(calendar === undefined ? {} : { attachments: [attachmentOf(calendar)] }),
  };
}

function attachmentOf({ method, content }: NonNullable<Mail['calendar']>) {
  const contentInBase64 = Buffer.from(content).toString('base64');
  return { name: 'meeting.ics', contentType: `text/calendar; method=${method}; charset=utf-8`, contentInBase64 };
}

const RestError = z.object({ statusCode: z.number().optional(), code: z.string().optional() });
/** Nothing had left this machine yet. */
const unsent: readonly string[] = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'REQUEST_SEND_ERROR_DNS'];

/** Of @azure/identity: no token was given, so no mail was shown to anybody, whatever status Entra answered. */
const withoutToken: readonly string[] = [
  'CredentialUnavailableError',
  'AuthenticationError',
  'AuthenticationRequiredError',
];

/** A 4xx that is about our settings or pace (401, 403, 408, 429) says nothing about the mail. */
function kindOf(error: unknown): MailFailureKind {
  if (error instanceof Error && withoutToken.includes(error.name)) return 'unavailable';
  const { statusCode, code = '' } = RestError.catch({}).parse(error);
  if (statusCode === undefined) return unsent.includes(code) ? 'unavailable' : 'unknown';
  if ([401, 403, 408, 429].includes(statusCode) || statusCode >= 500) return 'unavailable';
  return 'refused';
}
