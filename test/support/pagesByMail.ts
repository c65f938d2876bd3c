import { codeIn, linkIn } from '../mail/postOffice';
import { type Page, ReplyReader } from '../mail/replyReader';
import type { Json } from './runningServer';
import { send, until } from './sentinel';

/** What came to somebody by mail in local mode, the latest first. */
export async function mailsTo(url: string, memberId: string): Promise<Json[]> {
  return (await send(`${url}/local/api/mails?as=${memberId}`, 'GET', {})).body.mails;
}

/** The bot reaches them no more: what it has to say comes by mail. */
export async function blockBot(url: string, memberId: string): Promise<void> {
  await send(`${url}/local/api/block`, 'POST', {}, { as: memberId, blocked: true });
}

async function findMail(url: string, memberId: string, what: string, isIt: (mail: Json) => boolean): Promise<Json> {
  return until(`${what} to ${memberId}`, async () => (await mailsTo(url, memberId)).find(isIt));
}

/** Their latest mail that has a link. */
export function mailWithLink(url: string, memberId: string): Promise<Json> {
  return findMail(url, memberId, 'a link', ({ text }) => text.includes('/reply/'));
}

/** The page behind the link of their latest mail that has one, its code entered, and the others that are asked for. */
export async function pagesByMail(url: string, memberId: string, others: readonly string[]): Promise<Page[]> {
  const reader = new ReplyReader(linkIn(await mailWithLink(url, memberId)));
  await reader.press('code');
  const code = await findMail(url, memberId, 'the code', ({ subject }) => subject.includes('Your code'));
  const pages = [await reader.press('open', { code: codeIn(code) })];
  for (const page of others) pages.push(await reader.visit(`/reply/my/${page}`));
  return pages;
}
