import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FakeTeams, type TeamsUser, textsOf } from '../support/fakeTeams';
import { ask, entraToken, homeTenant, order, reachable, sayInTeams, startProduction } from '../support/production';
import type { Json } from '../support/runningServer';
import { send, type TestServer } from '../support/sentinel';

const taxTenant = '66666666-6666-4666-8666-666666666666';
const otherTenant = '33333333-3333-4333-8333-333333333333';
const notLinked =
  'Your organisation’s sign-in is not yet linked to your seat. The coordinator of your panel has to link it.';

let teams: FakeTeams;
let folder: string;
const running: TestServer[] = [];

/** Northmoor, where HMRC names its own tenant; three tenants may come in unless told. */
async function start(tenants = [homeTenant, taxTenant, otherTenant]): Promise<TestServer> {
  const file = JSON.parse(readFileSync('bot/panels/northmoor.json', 'utf8'));
  file.agencies.find(({ id }: Json) => id === 'hmrc').tenantIds = [taxTenant];
  const panelFile = path.join(folder, 'panel.json');
  writeFileSync(panelFile, JSON.stringify(file));
  const settings = { PANEL_FILE: panelFile, TENANT_IDS: tenants.join(',') };
  const server = await startProduction(teams, settings, reachable(teams));
  running.push(server);
  return server;
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'panel-'));
  teams = await new FakeTeams().start();
});
afterEach(async () => {
  for (const server of running.splice(0)) await server.close();
});
afterAll(async () => {
  await teams.stop();
  rmSync(folder, { recursive: true, force: true });
});

const calder = () => teams.user('Ruth Calder', 'ruth.calder@northmoor.police.example');
const birkett = () => teams.user('Joanne Birkett', 'joanne.birkett@hmrc.example');
/** Whoever runs another tenant can give anybody there this address. */
const posing = (email: string) => teams.user(`Posing as ${email}`, email);

const session = (server: TestServer, user: TeamsUser, tenant: string) =>
  ask(server, entraToken(teams, user, { tenant }), 'session');

async function answerTo(server: TestServer, user: TeamsUser, tenant: string): Promise<string> {
  teams.tenantId = tenant;
  await sayInTeams(teams, server, teams.personal(user), user, 'my tasks');
  const activity = teams.answerIn(teams.personal(user))?.activity;
  return `${activity?.text ?? ''} ${textsOf(activity?.attachments?.[0]?.content)}`;
}

describe('somebody of another tenant with the address of a seat that nobody has taken', () => {
  it('does not get it by the tab, and whose seat it is gets it afterwards', async () => {
    const server = await start();
    const refused = await session(server, posing(calder().email), otherTenant);
    expect(refused).toMatchObject({ status: 403, body: { code: 'seat-not-linked', message: notLinked } });
    expect((await session(server, calder(), homeTenant)).body.person.name).toBe('Ruth Calder');
    const late = await session(server, posing(calder().email), otherTenant);
    expect(late).toMatchObject({ status: 403, body: { code: 'not-a-member' } });
  });

  it('does not get it by the bot, and whose seat it is gets it afterwards', async () => {
    const server = await start();
    expect(await answerTo(server, posing(calder().email), otherTenant)).toContain(notLinked);
    expect(await answerTo(server, calder(), homeTenant)).toContain('My tasks');
    expect(await answerTo(server, posing(calder().email), otherTenant)).toContain('I do not know you yet');
  });
});

describe('an agency that names its tenant', () => {
  it('is not entered by the tab from the tenant that runs the panel, but from its own', async () => {
    const server = await start();
    expect((await session(server, posing(birkett().email), homeTenant)).body.code).toBe('seat-not-linked');
    expect((await session(server, birkett(), taxTenant)).body.person.name).toBe('Joanne Birkett');
  });

  it('is not entered by the bot from the tenant that runs the panel, but from its own', async () => {
    const server = await start();
    expect(await answerTo(server, posing(birkett().email), homeTenant)).toContain(notLinked);
    expect(await answerTo(server, birkett(), taxTenant)).toContain('My tasks');
  });
});

it('a roster that knows somebody’s address by hearsay, from another tenant, proves nothing', async () => {
  const server = await start();
  const outsider = teams.user('From elsewhere', calder().email, { tenantId: otherTenant });
  expect(await answerTo(server, outsider, homeTenant)).toContain('I do not know you yet');
});

it('the only tenant that is let in vouches for its people, whoever runs the bot', async () => {
  const server = await start([otherTenant]);
  expect((await session(server, calder(), otherTenant)).body.person.name).toBe('Ruth Calder');
});

describe('whoever keeps people, with the one account that they have', () => {
  const keeping = async () => {
    const server = await startProduction(teams, { TENANT_IDS: homeTenant }, reachable(teams));
    running.push(server);
    const reeve = entraToken(teams, teams.user('Callum Reeve', 'callum.reeve@northmoor.police.example'));
    const user = teams.user('Ada Lowe', 'ada.lowe@northmoor.police.example');
    const ada = entraToken(teams, user);
    const add = (by: string, memberId: string, role: string, email: string) =>
      order(server, by, 'member.add', { memberId, agencyId: 'police', name: memberId, role, email });
    const version = async (memberId: string) =>
      (await ask(server, reeve, `people.get?memberId=${memberId}`)).body.version;
    await add(reeve, 'ada', 'administrator', user.email);
    expect((await session(server, user, homeTenant)).body.person.role).toBe('administrator');
    const other = { memberId: 'ada', version: await version('ada'), email: 'ada.other@northmoor.police.example' };
    expect((await order(server, ada, 'member.change', other)).status).toBe(200);
    await add(ada, 'shadow', 'coordinator', user.email);
    const leave = async () => {
      await add(ada, 'spare', 'administrator', 'spare@northmoor.police.example');
      const end = { memberId: 'ada', version: await version('ada') };
      expect((await order(server, ada, 'member.end', end)).status).toBe(200);
    };
    return { server, reeve, user, ada, leave };
  };
  /** Entra states it in capitals: what the door remembers of them is of no use. */
  const anew = (user: TeamsUser) => ({ ...user, email: user.email.toUpperCase() });

  it('comes to no second seat of the panel by its address, neither beside their own nor once they ended that', async () => {
    const { server, reeve, user, ada, leave } = await keeping();
    expect((await session(server, anew(user), homeTenant)).body.person.name).toBe('ada');
    await leave();
    expect((await session(server, user, homeTenant)).body.code).toBe('seat-not-linked');
    expect((await ask(server, ada, 'tasks.list')).status).toBe(403);
    const of = { memberId: 'shadow', tenantId: homeTenant, objectId: user.aadObjectId };
    expect((await order(server, reeve, 'member.link', of)).status).toBe(200);
    expect((await session(server, user, homeTenant)).body.person.role).toBe('coordinator');
  });

  it('comes to none by an invitation that they made for themselves', async () => {
    const { server, user, ada, leave } = await keeping();
    const invitation = { memberId: 'shadow', invitationId: randomUUID(), by: 'hand' };
    const { url } = (await order(server, ada, 'member.invite', invitation)).body;
    const { subEntityId } = JSON.parse(new URL(url).searchParams.get('context') ?? '{}');
    await leave();
    const headers = { Authorization: `Bearer ${entraToken(teams, user)}` };
    const body = { token: subEntityId.replace('invitation/', '') };
    for (const what of ['look', 'accept'])
      expect((await send(`${server.url}/api/invitation/${what}`, 'POST', headers, body)).body.code).toBe(
        'account-taken',
      );
  });
});
