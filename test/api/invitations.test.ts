import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PanelId } from '../../bot/domain/ids';
import { Instant } from '../../bot/domain/time';
import { LinkTokens } from '../../bot/mail/linkTokens';
import { FakeTeams, type TeamsUser } from '../support/fakeTeams';
import { ask, entraToken, homeTenant, order, reachable, sayInTeams, startProduction } from '../support/production';
import { type Json, ownFolder } from '../support/runningServer';
import { send, startTestServer, type TestServer, until } from '../support/sentinel';

const taxTenant = '66666666-6666-4666-8666-666666666666';
const otherTenant = '33333333-3333-4333-8333-333333333333';
const unknownTenant = '44444444-4444-4444-8444-444444444444';
const LINK_KEY = 'a key that only this deployment has, of some length';

let teams: FakeTeams;
let server: TestServer;

/** Northmoor, where HMRC and DWP sign in from a tenant of their own; three may come in. */
beforeAll(async () => {
  teams = await new FakeTeams().start();
  const file = JSON.parse(readFileSync('bot/panels/northmoor.json', 'utf8'));
  for (const agency of file.agencies) if (['hmrc', 'dwp'].includes(agency.id)) agency.tenantIds = [taxTenant];
  const PANEL_FILE = path.join(ownFolder(), 'panel.json');
  writeFileSync(PANEL_FILE, JSON.stringify(file));
  const TENANT_IDS = [homeTenant, taxTenant, otherTenant].join(',');
  server = await startProduction(teams, { PANEL_FILE, TENANT_IDS, LINK_KEY }, reachable(teams));
});
afterAll(async () => {
  await server.close();
  await teams.stop();
});

const reeve = () => entraToken(teams, teams.user('Callum Reeve', 'callum.reeve@northmoor.police.example'));
const calder = () => entraToken(teams, teams.user('Ruth Calder', 'ruth.calder@northmoor.police.example'));
/** An account whose address is none that the panel keeps. */
const somebody = (name: string) => teams.user(name, `${name.toLowerCase().replace(' ', '.')}@sign-in.example`);
const tokenOf = (user: TeamsUser, tenant: string, claims = {}) => entraToken(teams, user, { tenant, claims });

const invite = (memberId: string, more = {}, by = reeve()) =>
  order(server, by, 'member.invite', { memberId, invitationId: randomUUID(), by: 'hand', ...more });
const invited = async (memberId: string) => linkIn((await invite(memberId)).body);
const keep = (command: string, input: object, by = reeve()) => order(server, by, `member.${command}`, input);
const open = (what: 'look' | 'accept', link: string, bearer: string) =>
  send(`${server.url}/api/invitation/${what}`, 'POST', { Authorization: `Bearer ${bearer}` }, { token: link });
const session = (bearer: string) => ask(server, bearer, 'session');
const person = async (id: string): Promise<Json> => (await ask(server, reeve(), `people.get?memberId=${id}`)).body;

/** What a link into the tab in Teams asks the tab for. */
function linkIn({ url }: Json): string {
  const { subEntityId } = JSON.parse(new URL(url).searchParams.get('context') ?? '{}');
  expect(subEntityId).toMatch(/^invitation\/[\w-]+\.[\w-]+\.[\w-]+$/);
  return subEntityId.replace('invitation/', '');
}

describe('an invitation', () => {
  it('says whose seat it is, and gives it to the account that says that it is theirs, whatever its address', async () => {
    const birkett = tokenOf(somebody('Jo Birkett'), taxTenant);
    expect((await session(birkett)).status).toBe(403);
    const link = await invited('joanne-birkett');
    expect((await person('joanne-birkett')).accountText).toMatch(/^Invited until .+, not used yet$/);
    const { body } = await open('look', link, birkett);
    expect(body).toMatchObject({ name: 'Joanne Birkett', agencyName: 'HM Revenue and Customs', isTheirs: false });
    expect(body.signedInAs).toBe('jo.birkett@sign-in.example');
    expect((await session(birkett)).status).toBe(403);

    expect((await open('accept', link, birkett)).body).toMatchObject({ name: 'Joanne Birkett', isTheirs: true });
    expect((await session(birkett)).body.person.name).toBe('Joanne Birkett');
    expect(await person('joanne-birkett')).toMatchObject({ hasAccount: true, may: { invite: false, unlink: true } });
    expect((await open('accept', link, birkett)).body.isTheirs).toBe(true);
    const isHers = ({ subject, action }: Json) => subject.id === 'joanne-birkett' && action.startsWith('member-');
    const about = (await ask(server, reeve(), 'log.list?limit=200')).body.items.filter(isHers);
    expect(about.map(({ action }: Json) => action)).toEqual(['member-invited', 'member-accepted']);
    expect(JSON.stringify(about)).not.toContain(link);
  });

  it('is used once: the next account is turned away and told nothing of whose it was', async () => {
    const link = await invited('priya-sandhu');
    await open('accept', link, tokenOf(somebody('Priya Own'), homeTenant));
    for (const what of ['look', 'accept'] as const) {
      const late = await open(what, link, tokenOf(somebody('Too Late'), homeTenant));
      expect(late).toMatchObject({ status: 409, body: { code: 'invitation-over' } });
      expect(JSON.stringify(late.body)).not.toContain('Sandhu');
    }
    expect((await session(tokenOf(somebody('Too Late'), homeTenant))).status).toBe(403);
  });

  it('gives the seat to one of two who accept it at the same moment', async () => {
    const link = await invited('zoe-grant');
    const both = ['First Comer', 'Second Comer'].map((name) => tokenOf(somebody(name), homeTenant));
    const answers = await Promise.all(both.map((bearer) => open('accept', link, bearer)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const sessions = await Promise.all(both.map(session));
    expect(sessions.map(({ status }) => status).sort()).toEqual([200, 403]);
  });

  it('is refused to another tenant than the agency’s, to the panel’s own too, and says nothing of the seat', async () => {
    const link = await invited('leanne-osei');
    const osei = teams.user('Leanne Osei', 'leanne.osei@dwp.example');
    for (const tenant of [otherTenant, homeTenant]) {
      for (const what of ['look', 'accept'] as const) {
        const refused = await open(what, link, tokenOf(osei, tenant));
        expect(refused).toMatchObject({ status: 403, body: { code: 'invitation-elsewhere' } });
        expect(JSON.stringify(refused.body)).not.toMatch(/Osei|Work and Pensions/);
      }
    }
    expect((await open('accept', link, tokenOf(osei, unknownTenant))).status).toBe(401);
    expect((await open('accept', link, '')).status).toBe(401);
    expect((await person('leanne-osei')).hasAccount).toBe(false);
    expect((await open('accept', link, tokenOf(osei, taxTenant))).status).toBe(200);
  });

  it('of an agency that names no tenant is for the panel’s own, not for others that are let in', async () => {
    const link = await invited('marek-zielinski');
    expect((await open('accept', link, tokenOf(somebody('Marek Z'), otherTenant))).status).toBe(403);
    expect((await open('accept', link, tokenOf(somebody('Marek Z'), homeTenant))).status).toBe(200);
  });

  it('opens nothing once a newer one was sent, once it was taken back, and once their address is another', async () => {
    const mensah = tokenOf(somebody('Kofi Mensah'), homeTenant);
    const over = { status: 409, body: { code: 'invitation-over' } };
    const [first, second] = [await invited('kofi-mensah'), await invited('kofi-mensah')];
    expect(await open('accept', first, mensah)).toMatchObject(over);
    expect((await open('look', second, mensah)).status).toBe(200);
    expect((await keep('uninvite', { memberId: 'kofi-mensah' })).body.accountText).toMatch(/^None yet/);
    expect(await open('accept', second, mensah)).toMatchObject(over);

    const third = await invited('kofi-mensah');
    const { version } = await person('kofi-mensah');
    await keep('change', { memberId: 'kofi-mensah', version, email: 'kofi@northmoor.gov.example' });
    expect(await open('accept', third, mensah)).toMatchObject(over);
    expect((await session(mensah)).status).toBe(403);
  });

  it('is the same link where the same click comes twice', async () => {
    const same = { invitationId: randomUUID() };
    const [one, again] = [await invite('dafydd-moss', same), await invite('dafydd-moss', same)];
    expect([again.body.url, (await invite('ravi-menon', same)).body.code]).toEqual([one.body.url, 'id-taken']);
  });

  it('opens nothing for whoever has left meanwhile, or is invited to another agency', async () => {
    const link = await invited('ravi-menon');
    const { version } = await person('ravi-menon');
    expect((await keep('end', { memberId: 'ravi-menon', version })).status).toBe(200);
    expect((await open('accept', link, tokenOf(somebody('Ravi Menon'), homeTenant))).body.code).toBe('invitation-over');
    expect((await invite('ravi-menon')).body.code).toBe('seat-over');

    const moving = await invited('dan-ives');
    const seat = { memberId: 'dan-ives', version: (await person('dan-ives')).version };
    expect((await keep('move', { ...seat, newMemberId: 'dan-of-ts', agencyId: 'ts' })).status).toBe(200);
    expect((await open('accept', moving, tokenOf(somebody('Dan Ives'), homeTenant))).body.code).toBe('invitation-over');
  });

  it('is no second seat for an account that has one, and none for a seat that is somebody’s', async () => {
    const link = await invited('peter-vane');
    expect(await open('accept', link, calder())).toMatchObject({ status: 409, body: { code: 'account-taken' } });
    expect((await person('peter-vane')).hasAccount).toBe(false);
    expect((await session(calder())).body.person.name).toBe('Ruth Calder');
    expect((await invite('ruth-calder')).body.code).toBe('seat-taken');
  });

  it('cannot be made up: another key, another purpose, no signature', async () => {
    const link = await invited('grace-adeyemi');
    const adeyemi = tokenOf(somebody('Grace Adeyemi'), homeTenant);
    const now = () => Instant.parse(new Date().toISOString());
    const ref = { panelId: PanelId.parse('northmoor'), linkId: JSON.parse(atob(link.split('.')[1] ?? '')).linkId };
    const until = Instant.parse(new Date(Date.now() + 3_600_000).toISOString());
    const bytes = (key: string) => new TextEncoder().encode(key);
    const forged = [
      await new LinkTokens([bytes('x'.repeat(40))], now).sign('invitation', ref, until),
      await new LinkTokens([bytes(LINK_KEY)], now).sign('reply-link', ref, until),
      `${btoa('{"alg":"none"}')}.${link.split('.')[1]}.`,
      'nonsense',
    ];
    for (const token of forged) {
      expect(await open('accept', token, adeyemi)).toMatchObject({ status: 409, body: { code: 'invitation-over' } });
    }
    expect((await open('accept', link, adeyemi)).status).toBe(200);
  });

  it('is given, taken back and undone by those alone who keep the panel’s people', async () => {
    expect((await invite('imogen-clay', {}, calder())).status).toBe(403);
    expect((await keep('uninvite', { memberId: 'imogen-clay' }, calder())).status).toBe(403);
    expect((await keep('unlink', { memberId: 'imogen-clay' }, calder())).status).toBe(403);
    expect((await keep('unlink', { memberId: 'callum-reeve' })).body.code).toBe('own-account');
  });
});

describe('an account that was unlinked', () => {
  it('opens the seat no more, nor does its address, until an invitation is accepted; the only auditor’s is not unlinked', async () => {
    const hart = teams.user('Lena Hart', 'lena.hart@northmoor.police.example');
    const bearer = tokenOf(hart, homeTenant);
    expect((await session(bearer)).body.person.name).toBe('Lena Hart');
    await sayInTeams(teams, server, teams.personal(hart), hart, 'my tasks');

    expect((await keep('unlink', { memberId: 'lena-hart' })).body.accountText).toMatch(/^Unlinked/);
    expect((await keep('unlink', { memberId: 'lena-hart' })).status).toBe(200);
    expect((await session(bearer)).body.code).toBe('seat-not-linked');
    await sayInTeams(teams, server, teams.personal(hart), hart, 'my tasks');
    expect(teams.answerIn(teams.personal(hart))?.activity.text).toContain('not yet linked to your seat');
    expect((await session(tokenOf(teams.user('New Hart', hart.email), homeTenant))).status).toBe(403);

    const link = await invited('lena-hart');
    expect((await open('accept', link, tokenOf(somebody('Lena New'), homeTenant))).status).toBe(200);
    expect((await session(bearer)).status).toBe(403);
    expect((await session(tokenOf(somebody('Lena New'), homeTenant))).body.person.name).toBe('Lena Hart');
    await keep('change', { memberId: 'lena-hart', version: (await person('lena-hart')).version, role: 'auditor' });
    expect((await keep('unlink', { memberId: 'lena-hart' })).body.code).toBe('last-auditor');
  });
});

describe('a guest of the panel’s tenant', () => {
  const clay = () => teams.user('Imogen Clay', 'imogen.clay@rspca.example');
  const asGuest = { idp: `https://sts.windows.net/${otherTenant}/` };

  it('gets no seat by the address that another organisation states, but by an invitation', async () => {
    const bearer = tokenOf(clay(), homeTenant, asGuest);
    expect((await session(bearer)).body.code).toBe('seat-not-linked');
    const older = tokenOf(clay(), homeTenant, { upn: 'imogen.clay_rspca.example#EXT#@northmoor.onmicrosoft.com' });
    expect((await session(older)).body.code).toBe('seat-not-linked');
    expect((await open('accept', await invited('imogen-clay'), bearer)).status).toBe(200);
    expect((await session(bearer)).body.person.name).toBe('Imogen Clay');
  });

  it('gets none in a chat either', async () => {
    const farrow = teams.user('Neil Farrow', 'neil.farrow@hmpps.example', { userRole: 'guest' });
    teams.tenantId = homeTenant;
    await sayInTeams(teams, server, teams.personal(farrow), farrow, 'my tasks');
    expect(teams.answerIn(teams.personal(farrow))?.activity.text).toContain('not yet linked to your seat');
  });

  it('gets it by the address where the agency names that tenant as the one of its people', async () => {
    const { version } = (await ask(server, reeve(), 'partners.get?agencyId=hse')).body;
    const changed = { agencyId: 'hse', version, tenantIds: [homeTenant] };
    expect((await order(server, reeve(), 'partner.change', changed)).status).toBe(200);
    const kerr = tokenOf(teams.user('Siobhan Kerr', 'siobhan.kerr@hse.example'), homeTenant, asGuest);
    expect((await session(kerr)).body.person.name).toBe('Siobhan Kerr');
  });
});

describe('the tenants of an agency', () => {
  const partner = async (id: string): Promise<Json> => (await ask(server, reeve(), `partners.get?agencyId=${id}`)).body;
  const change = async (agencyId: string, more: object) =>
    order(server, reeve(), 'partner.change', { agencyId, version: (await partner(agencyId)).version, ...more });

  it('are refused in words where one is no tenant’s id', async () => {
    const { status, body } = await change('frs', { tenantIds: [homeTenant, 'northmoorfire.example'] });
    expect(status).toBe(400);
    expect(body.issues).toEqual([{ path: 'tenantIds.1', message: expect.stringContaining('This is no tenant id.') }]);
  });

  it('say whom it shuts out when the one that they are bound by is taken away, before it is', async () => {
    const hesketh = tokenOf(teams.user('Tom Hesketh', 'tom.hesketh@northmoor.gov.example'), homeTenant);
    expect((await session(hesketh)).body.person.name).toBe('Tom Hesketh');
    const refused = await change('ts', { tenantIds: [otherTenant] });
    expect(refused).toMatchObject({ status: 409, body: { code: 'would-shut-out' } });
    expect(refused.body.message).toContain('Tom Hesketh');
    expect((await partner('ts')).tenantIds).toEqual([]);
    expect((await session(hesketh)).status).toBe(200);

    expect((await change('ts', { tenantIds: [otherTenant, homeTenant] })).status).toBe(200);
    expect((await session(hesketh)).status).toBe(200);
    expect((await change('ts', { tenantIds: [otherTenant], andUnlink: true })).status).toBe(200);
    expect((await session(hesketh)).body.code).toBe('seat-not-linked');
    expect((await person('tom-hesketh')).accountText).toMatch(/^Unlinked/);
    expect((await change('police', { tenantIds: [otherTenant], andUnlink: true })).body.code).toBe('own-account');
  });
});

describe('in local mode', () => {
  it('the link comes by e-mail, runs out after two weeks, and is opened by somebody without a seat', async () => {
    const local = await startTestServer({ LOCAL_MAIL: 'on' });
    try {
      const by = async (invitationId: string) =>
        local.command('Callum Reeve', 'member.invite', { memberId: 'hannah-doyle', invitationId, by: 'mail' });
      expect((await by('the-first-invitation')).body).toMatchObject({ isSent: true });
      const mailed = async (): Promise<Json> => {
        const { body } = await send(`${local.url}/local/api/mails?as=hannah-doyle`, 'GET', {});
        return body.mails[0];
      };
      const mail = await until('the invitation', mailed);
      expect(mail).toMatchObject({ to: 'hannah.doyle@crimestoppers.example' });
      expect(mail.subject).toContain('Your seat on ');
      const link = () => linkIn({ url: /https:\/\/teams\S+/.exec(mail.text)?.[0] });
      const stranger = await local.token('Sam Okoro');
      const accept = (token: string) =>
        send(`${local.url}/api/invitation/accept`, 'POST', { Authorization: `Bearer ${stranger}` }, { token });
      await local.moveClock('2099-01-01T09:00:00.000Z');
      expect((await accept(link())).body.code).toBe('invitation-expired');
      const again = await local.command('Callum Reeve', 'member.invite', {
        ...{ memberId: 'hannah-doyle', invitationId: 'the-second-invitation', by: 'hand' },
      });
      expect((await accept(linkIn(again.body))).status).toBe(200);
      expect((await local.query('Sam Okoro', 'session')).body.person.name).toBe('Hannah Doyle');
    } finally {
      await local.close();
    }
  });
});
