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

/** The page behind the link of their latest mail that has one, its code entered, and the others that are asked for. */
export async function pagesByMail(url: string, memberId: string, others: readonly string[]): Promise<Page[]> {
  const find = (what: string, isIt: (mail: Json) => boolean) =>
    until(`${what} to ${memberId}`, async () => (await mailsTo(url, memberId)).find(isIt), 45_000);
  const reader = new ReplyReader(linkIn(await find('a link', ({ text }) => text.includes('/reply/'))));
  await reader.press('code');
  const code = await find('the code', ({ subject }) => subject.includes('Your code'));
  const pages = [await reader.press('open', { code: codeIn(code) })];
  for (const page of others) pages.push(await reader.visit(`/reply/my/${page}`));
  return pages;
}
