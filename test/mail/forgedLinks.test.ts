import { createHmac } from 'node:crypto';
import { send } from '../support/sentinel';
import { type MailStand, openMailStand } from './mailStand';
import { linkIn } from './postOffice';
import { ReplyReader } from './replyReader';

// Whoever makes links of their own, at the doors of the mail and of invitations.

const [KEY, OLD, OLDER] = ['n', 'o', 'p'].map((letter) => letter.repeat(40));
let stand: MailStand;
let genuine: string;
beforeAll(async () => {
  stand = await openMailStand(undefined, {
    ...{ LINK_KEY: KEY ?? '', LINK_KEY_OLD: OLD ?? '', LIMITS_FACTOR: '1000' },
  });
  genuine = linkIn(await stand.giveTask('task-1')).replace(/.*reply\//, '');
});
afterAll(() => stand.close());

const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
const claimsOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());

interface Forged {
  readonly key?: string | undefined;
  readonly header?: object;
  readonly claims?: object;
  readonly hash?: string;
}

/** The genuine link with something off, signed as whoever forges it can, or as the server would. */
function forged({ key = KEY, header = {}, claims = {}, hash = 'sha256' }: Forged): string {
  const text = `${encoded({ alg: 'HS256', ...header })}.${encoded({ ...claimsOf(genuine), ...claims })}`;
  return `${text}.${createHmac(hash, key ?? '')
    .update(text)
    .digest('base64url')}`;
}

/** The genuine one's signature under other words. */
function rewritten(claims: object): string {
  const [header, , signature] = genuine.split('.');
  return [header, encoded({ ...claimsOf(genuine), ...claims }), signature].join('.');
}

const parts = () => genuine.split('.');
const forgeries: readonly (readonly [what: string, token: () => string])[] = [
  ['signed by nobody', () => `${encoded({ alg: 'none' })}.${parts()[1]}.`],
  ['signed by nobody, in other letters', () => `${encoded({ alg: 'nOnE' })}.${parts()[1]}.`],
  ['without a signature', () => parts().slice(0, 2).join('.')],
  ['signed with another key', () => forged({ key: 'x'.repeat(40) })],
  ['signed with no key', () => forged({ key: '' })],
  ['signed with a key that is no longer read', () => forged({ key: OLDER })],
  [
    'signed with a key of its own that it names',
    () => forged({ key: 'mine', header: { jwk: { kty: 'oct', k: 'bWluZQ' } } }),
  ],
  [
    'signed with a key from elsewhere',
    () => forged({ key: 'mine', header: { jku: 'http://evil.example/', kid: '../../dev/null' } }),
  ],
  ['signed in another way', () => forged({ header: { alg: 'HS384' }, hash: 'sha384' })],
  ['signed in a third way', () => forged({ header: { alg: 'HS512' }, hash: 'sha512' })],
  ['that says it is signed in another way', () => forged({ header: { alg: 'RS256' } })],
  ['with a header that must be understood', () => forged({ header: { crit: ['exp'], exp: 1 } })],
  ['for another link', () => rewritten({ linkId: 'another' })],
  ['for another panel', () => rewritten({ panelId: 'southmoor' })],
  ['for another purpose', () => rewritten({ aud: 'invitation' })],
  ['that lasts longer', () => rewritten({ exp: 4_000_000_000 })],
  ['that is the cookie of a door', () => forged({ claims: { aud: 'reply-session' } })],
  ['that is the pass of a form', () => forged({ claims: { aud: 'reply-pass' } })],
  ['for no purpose', () => forged({ claims: { aud: undefined } })],
  ['that lasts for ever', () => forged({ claims: { exp: undefined } })],
  ['that does not begin yet', () => forged({ claims: { nbf: 4_000_000_000 } })],
  ['about no link', () => forged({ claims: { linkId: '' } })],
  ['about a link that is none by its form', () => forged({ claims: { linkId: { $ne: 1 } } })],
  ['of a panel that is none by its form', () => forged({ claims: { panelId: '../northmoor' } })],
  ['that was cut short', () => genuine.slice(0, -2)],
  ['that lost its beginning', () => genuine.slice(2)],
  ['with one letter changed', () => `${genuine.slice(0, -5)}${genuine.at(-5) === 'A' ? 'B' : 'A'}${genuine.slice(-4)}`],
  ['in letters that look alike', () => genuine.replace('e', 'е')],
  ['with a space in it', () => `${genuine.slice(0, 40)} ${genuine.slice(40)}`],
  ['twice', () => `${genuine}.${genuine}`],
];

/** All that whoever sent it is told: a second one is refused in the very same words. */
async function answersTo(token: string): Promise<string> {
  const reader = new ReplyReader(`${stand.server.url}/reply/${encodeURIComponent(token)}`);
  const pages = [await reader.open()];
  for (const button of ['code', 'open', 'fresh', 'acknowledge'])
    pages.push(await reader.press(button, { code: '123456' }));
  return JSON.stringify([pages.map(({ status, text }) => [status, text]), [...reader.cookies]]);
}

describe('a link in an e-mail', () => {
  it.each(forgeries)('%s is refused as any that never was, and nothing is told', async (_what, token) => {
    const mails = stand.office.mails.length;
    const told = await answersTo(token());
    expect(told).toBe(await answersTo('a.b.c'));
    expect(told).toContain('This link does not open anything');
    expect(told).not.toMatch(/SENSITIVE|Farrow|northmoor|SEN-27/i);
    expect(stand.office.mails).toHaveLength(mails);
  });

  it('that is genuine opens still, and nothing was noted of it; one of the key before it opens too', async () => {
    const [link] = await stand.links();
    expect(link).toMatchObject({ state: 'open', codesSent: 0, wrongCodes: 0, refused: 0 });
    for (const token of [genuine, forged({ key: OLD })])
      expect((await new ReplyReader(`${stand.server.url}/reply/${token}`).open()).text).toContain('code');
  });
});

describe('a link by which somebody takes a seat', () => {
  it('is refused alike, however it was forged', async () => {
    const headers = { Authorization: `Bearer ${await stand.server.token('Ruth Calder')}` };
    const told = new Set<string>();
    for (const [, token] of [...forgeries, ['a link of the mail', () => genuine] as const]) {
      const { status, body } = await send(`${stand.server.url}/api/invitation/look`, 'POST', headers, {
        token: token(),
      });
      told.add(JSON.stringify([status, { ...body, requestId: '' }]));
    }
    expect([...told]).toHaveLength(1);
    expect([...told][0]).not.toMatch(/Farrow|northmoor/i);
  });
});
