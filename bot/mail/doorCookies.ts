import type { Request } from 'restify';
import type { Answer } from './answer';

/** Which door is open. */
export const SESSION = 'sentinel-reply';
/** What was done on the page before; no words. */
export const SAID = 'sentinel-said';

/** A cookie that ran out still says, for a day, which address a fresh link is to go to. */
const SESSION_SECONDS = 24 * 60 * 60;
const SAID_SECONDS = 60;

export function readCookie({ headers }: Request, name: string): string | undefined {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}

/** Read by no script, sent along with nothing that another site asks, for these pages alone. */
export function cookiesOf({ session, said }: Answer, isTls: boolean): string[] {
  const kept = (name: string, value: string, seconds: number) =>
    `${name}=${value}; Path=/reply; Max-Age=${seconds}; HttpOnly; SameSite=Strict${isTls ? '; Secure' : ''}`;
  return [
    ...(session === undefined
      ? []
      : session === 'over'
        ? [kept(SESSION, '', 0)]
        : [kept(SESSION, session.token, SESSION_SECONDS)]),
    ...(said === undefined ? [] : said === 'shown' ? [kept(SAID, '', 0)] : [kept(SAID, said, SAID_SECONDS)]),
  ];
}
