import { linkKeysOf } from '../../bot/wiring/mailing';
import { readConfig } from '../../bot/config';
import { linkSecrets } from '../../bot/mail/linkSecrets';
import { PanelId } from '../../bot/domain/ids';
import type { MailLink } from '../../bot/domain/mailLink';
import { Instant } from '../../bot/domain/time';
import { localLinkKey } from '../../bot/mail/linkKey';
import { LinkTokens } from '../../bot/mail/linkTokens';
import { until } from '../support/sentinel';
import { FARROW, type MailStand, openMailStand } from './mailStand';
import { codeIn, linkIn, type Received } from './postOffice';
import { ReplyReader } from './replyReader';

const START = '2027-02-02T09:14:00.000Z';
let stand: MailStand;
let count = 0;
beforeAll(async () => {
  stand = await openMailStand(START);
});
beforeEach(() => stand.server.moveClock(START));
afterAll(() => stand.close());

async function aTask(): Promise<{ taskId: string; mail: Received; reader: ReplyReader }> {
  count += 1;
  const taskId = `task-${count}`;
  const mail = await stand.giveTask(taskId);
  return { taskId, mail, reader: new ReplyReader(linkIn(mail)) };
}

/** The link of the latest mail, as it is stored. */
async function stored(reader: ReplyReader): Promise<MailLink> {
  const [, payload = ''] = reader.url.replace(/.*reply\//, '').split('.');
  const { linkId } = JSON.parse(Buffer.from(payload, 'base64url').toString());
  const link = (await stand.links()).find(({ id }) => id === linkId);
  if (link === undefined) throw new Error('No such link');
  return link;
}

async function codeFor(reader: ReplyReader): Promise<string> {
  const before = stand.office.to(FARROW).length;
  await reader.press('code');
  return codeIn(await stand.office.mailTo(FARROW, before + 1));
}

const wrong = (code: string) => (code === '000000' ? '000001' : '000000');
const state = async (taskId: string) => (await stand.server.query('Ruth Calder', 'tasks.get', { taskId })).body.state;

describe('a link in an e-mail', () => {
  it('that is merely opened, as mail scanners do, changes nothing and sends nothing', async () => {
    const { reader } = await aTask();
    const before = await stored(reader);
    const mails = stand.office.mails.length;
    for (let times = 0; times < 3; times++) expect((await reader.open()).status).toBe(200);
    expect(await stored(reader)).toEqual(before);
    expect(stand.office.mails).toHaveLength(mails);
  });

  it('is stored with its address and without its code', async () => {
    const { reader } = await aTask();
    const code = await codeFor(reader);
    const link = await stored(reader);
    expect(link).toMatchObject({ address: FARROW, memberId: 'neil-farrow', state: 'open', codesSent: 1 });
    expect(JSON.stringify(link)).not.toContain(code);
  });

  it('opens once: the second time, and an action without its pass, are refused and counted', async () => {
    const { taskId, reader } = await aTask();
    const code = await codeFor(reader);
    expect((await reader.press('open', { code })).status).toBe(200);
    const other = new ReplyReader(reader.url);
    expect((await other.open()).text).toContain('This link has been used');
    for (const button of ['code', 'open', 'acknowledge']) {
      expect(await other.press(button, { code })).toMatchObject({ status: 410 });
    }
    expect(await stored(reader)).toMatchObject({ state: 'used', refused: 3 });
    expect(await state(taskId)).toBe('allocated');
  });

  it('opens one page when the right code comes twice at the same moment', async () => {
    const { reader } = await aTask();
    const code = await codeFor(reader);
    const pages = await Promise.all([1, 2, 3].map(() => new ReplyReader(reader.url).press('open', { code })));
    expect(pages.map(({ status }) => status).sort()).toEqual([200, 410, 410]);
  });

  it('that was forwarded is of no use without the address: five wrong codes lock it', async () => {
    const { reader } = await aTask();
    const code = await codeFor(reader);
    for (const left of ['4 more tries', '3 more tries', '2 more tries', 'one more try']) {
      const page = await reader.press('open', { code: wrong(code) });
      expect(page.status).toBe(403);
      expect(page.text).toContain(left);
    }
    expect((await reader.press('open', { code: wrong(code) })).text).toContain('This link is locked');
    expect((await reader.press('open', { code })).text).toContain('This link is locked');
    expect(await stored(reader)).toMatchObject({ state: 'locked', wrongCodes: 5, refused: 1 });
  });

  it('counts each of many wrong codes that come at once', async () => {
    const { reader } = await aTask();
    const code = await codeFor(reader);
    const pages = await Promise.all(Array.from({ length: 9 }, () => reader.press('open', { code: wrong(code) })));
    expect(pages.filter(({ status }) => status === 403)).toHaveLength(4);
    expect(await stored(reader)).toMatchObject({ state: 'locked', wrongCodes: 5 });
  });

  it('sends a code once a minute, three times at the most, and each works for ten minutes', async () => {
    const { reader } = await aTask();
    const first = await codeFor(reader);
    expect((await reader.press('code')).text).toContain('less than a minute ago');
    await stand.server.moveClock('2027-02-02T09:25:00.000Z');
    expect((await reader.press('open', { code: first })).text).toContain('This code has run out');
    await codeFor(reader);
    await stand.server.moveClock('2027-02-02T09:27:00.000Z');
    const last = await codeFor(reader);
    await stand.server.moveClock('2027-02-02T09:29:00.000Z');
    expect((await reader.press('code')).text).toContain('no more go out for this link');
    expect((await reader.press('open', { code: last })).status).toBe(200);
  });

  it('keeps its page for half an hour', async () => {
    const { taskId, reader } = await aTask();
    await reader.press('open', { code: await codeFor(reader) });
    await stand.server.moveClock('2027-02-02T09:45:00.000Z');
    const late = await reader.press('acknowledge');
    expect(late.status).toBe(410);
    expect(late.text).toContain('Your page has closed');
    expect(await state(taskId)).toBe('allocated');
  });

  it('runs out after a week', async () => {
    const { reader } = await aTask();
    await stand.server.moveClock('2027-02-09T09:14:01.000Z');
    expect((await reader.open()).text).toContain('This link has run out');
    expect((await reader.press('code')).status).toBe(410);
    expect(await stored(reader)).toMatchObject({ state: 'open', codesSent: 0, refused: 1 });
  });

  it('that was cut short, tampered with, guessed, unsigned or made longer opens nothing, and says nothing', async () => {
    const { url } = (await aTask()).reader;
    const guessed = url.replace(/reply\/.*/, 'reply/eyJhbGciOiJIUzI1NiJ9.e30.AAAA');
    const unsigned = url.replace(/reply\/[^.]*\.([^.]*)\..*/, 'reply/eyJhbGciOiJub25lIn0.$1.');
    const tampered = url.replace(/.(?=.{50}$)/, (one) => (one === 'A' ? 'B' : 'A'));
    const texts = new Set<string>();
    for (const off of [url.slice(0, -4), tampered, guessed, unsigned, `${url}${'A'.repeat(5_000)}`]) {
      const strange = new ReplyReader(off);
      expect((await strange.press('code')).status).toBe(404);
      texts.add((await strange.open()).text);
    }
    expect(texts.size).toBe(1);
    expect([...texts][0]).toContain('This link does not open anything');
    expect([...texts][0]).not.toContain('OFFICIAL-SENSITIVE');
  });

  it('is no pass for a page and no cookie, nor is the pass of one door one for another', async () => {
    const [one, two] = [await aTask(), await aTask()];
    const before = await one.reader.press('open', { code: await codeFor(one.reader) });
    await two.reader.press('open', { code: await codeFor(two.reader) });
    const pass = /name="pass" value="([^"]*)"/.exec(before.html)?.[1] ?? '';
    const link = two.reader.url.replace(/.*reply\//, '');
    for (const given of [pass, link, '']) {
      const page = await two.reader.press('acknowledge', { pass: given });
      expect(page.status).toBe(403);
      expect(page.text).toContain('nothing was changed');
    }
    for (const given of [pass, link, 'guess']) {
      two.reader.cookies.set('sentinel-reply', given);
      const page = await two.reader.press('acknowledge');
      expect(page.status).toBe(403);
      expect(page.text).toContain('No page is open here');
    }
    expect(await state(two.taskId)).toBe('allocated');
  });

  it('ends the door that another one opened before', async () => {
    const [one, two] = [await aTask(), await aTask()];
    await one.reader.press('open', { code: await codeFor(one.reader) });
    await two.reader.press('open', { code: await codeFor(two.reader) });
    expect(await one.reader.press('acknowledge')).toMatchObject({ status: 410 });
    expect((await two.reader.visit('/reply/my')).status).toBe(200);
    expect(await state(one.taskId)).toBe('allocated');
  });
});

describe('asking for a new link', () => {
  it('says the same whether or not there was one, and mails it to the same address, three a day', async () => {
    const { reader } = await aTask();
    const tokens = new LinkTokens([localLinkKey(stand.server.dataDir)], () => Instant.parse(START));
    const { panelId } = await stored(reader);
    const forgotten = await tokens.sign('reply-link', { panelId, linkId: 'forgotten-long-ago' }, Instant.parse(START));
    const words = (await new ReplyReader(`${stand.server.url}/reply/${forgotten}`).press('fresh')).text;
    const mails = stand.office.to(FARROW).length;
    for (let asked = 1; asked <= 4; asked++) {
      const page = await reader.press('fresh');
      expect(page.text).toBe(words);
      if (asked <= 3) await stand.office.mailTo(FARROW, mails + asked);
    }
    const fresh = await stand.office.mailTo(FARROW, mails + 3);
    expect(linkIn(fresh)).not.toBe(reader.url);
    const { page } = await stand.enter(fresh);
    expect(page.text).toContain(`Task SEN-27-${String(count).padStart(3, '0')}`);
    expect(stand.office.to(FARROW)).toHaveLength(mails + 4);
    await stand.server.moveClock('2027-02-03T09:15:00.000Z');
    await reader.press('fresh');
    await stand.office.mailTo(FARROW, mails + 5);
  });
});

describe('somebody who tries many links', () => {
  it('has to wait after thirty, and nobody else behind the same address has', async () => {
    const { reader, taskId } = await aTask();
    const strange = new ReplyReader(`${stand.server.url}/reply/guess`);
    const waiting = await until('the guesser has to wait', async () => {
      const page = await strange.press('code');
      return page.status === 429 && page;
    });
    expect(Number(waiting.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(waiting.text).toMatch(/Too many attempts .* Please wait 15 minutes/);

    expect((await reader.open()).status).toBe(200);
    expect((await reader.press('open', { code: await codeFor(reader) })).status).toBe(200);
    await reader.press('acknowledge');
    expect(await state(taskId)).toBe('acknowledged');
  });

  it('waits for one link that was opened sixty times, while other links open', async () => {
    const [worn, other] = [await aTask(), await aTask()];
    const statuses = await Promise.all(Array.from({ length: 61 }, async () => (await worn.reader.open()).status));
    expect(statuses.filter((status) => status === 200)).toHaveLength(60);
    expect(statuses.filter((status) => status === 429)).toHaveLength(1);
    expect((await other.reader.open()).status).toBe(200);
  });
});

describe('a form of a reply page', () => {
  it.each([
    ['JSON', 'application/json', '{"do":"code"}', 415],
    ['a file', 'multipart/form-data; boundary=b', '--b--', 415],
    ['more than 256 KB', 'application/x-www-form-urlencoded', `do=code&more=${'x'.repeat(300_000)}`, 413],
    ['nothing', 'application/x-www-form-urlencoded', '', 400],
  ])('that is %s is answered with a page, and does nothing', async (_what, type, body, status) => {
    const { reader } = await aTask();
    const mails = stand.office.mails.length;
    const answer = await fetch(reader.url, { method: 'POST', headers: { 'Content-Type': type }, body });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect(await answer.text()).toContain('This could not be read');
    expect(stand.office.mails).toHaveLength(mails);
  });
});

describe('when the key is changed', () => {
  const bytes = (key: string) => new TextEncoder().encode(key.repeat(32));
  const ref = { panelId: PanelId.parse('northmoor'), linkId: 'one' };
  const now = () => Instant.parse(START);
  const until = Instant.parse('2027-02-09T09:14:00.000Z');

  it.each(['reply-link', 'reply-session', 'reply-pass', 'invitation'] as const)(
    'a %s that is out there goes on, nothing more is signed with the old one, and without it that is over',
    async (purpose) => {
      const before = await new LinkTokens([bytes('o')], now).sign(purpose, ref, until);
      const changed = new LinkTokens([bytes('n'), bytes('o')], now);
      expect(await changed.read(purpose, before)).toMatchObject(ref);
      const after = await changed.sign(purpose, ref, until);
      expect(await new LinkTokens([bytes('o')], now).read(purpose, after)).toBeUndefined();
      const alone = new LinkTokens([bytes('n')], now);
      expect([await alone.read(purpose, after), await alone.read(purpose, before)]).toMatchObject([ref, undefined]);
    },
  );

  it('a code that is on its way opens still', () => {
    const hash = linkSecrets([bytes('o')]).hashOf('123456');
    const changed = linkSecrets([bytes('n'), bytes('o')]);
    expect([changed.isCode('123456', hash), changed.isCode('123457', hash)]).toEqual([true, false]);
    expect(linkSecrets([bytes('n')]).isCode('123456', hash)).toBe(false);
  });

  it('a deployment reads both from its settings', () => {
    const config = readConfig({ LINK_KEY: 'n'.repeat(32), LINK_KEY_OLD: 'o'.repeat(32) });
    expect(linkKeysOf(config)).toEqual([bytes('n'), bytes('o')]);
  });
});
