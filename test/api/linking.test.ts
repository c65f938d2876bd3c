import { FakeTeams, type TeamsUser, textsOf } from '../support/fakeTeams';
import { ask, entraToken, homeTenant, order, reachable, sayInTeams, startProduction } from '../support/production';
import { type Json, ownFolder } from '../support/runningServer';
import type { TestServer } from '../support/sentinel';
import { foundTwoPanels } from '../support/twoPanels';

const charityTenant = '66666666-6666-4666-8666-666666666666';
const otherTenant = '33333333-3333-4333-8333-333333333333';
const doyleAddress = 'hannah.doyle@crimestoppers.example';

let teams: FakeTeams;
let server: TestServer;

beforeAll(async () => {
  teams = await new FakeTeams().start();
});
beforeEach(async () => {
  const DATA_DIR = ownFolder();
  await foundTwoPanels(DATA_DIR);
  const TENANT_IDS = [homeTenant, charityTenant, otherTenant].join(',');
  server = await startProduction(teams, { DATA_DIR, TENANT_IDS }, reachable(teams));
});
afterEach(() => server.close());
afterAll(() => teams.stop());

const reeve = () => entraToken(teams, teams.user('Callum Reeve', 'callum.reeve@northmoor.police.example'));
const southReeve = () => entraToken(teams, teams.user('South Reeve', 'callum.reeve@south.northmoor.police.example'));
const calder = () => entraToken(teams, teams.user('Ruth Calder', 'ruth.calder@northmoor.police.example'));
const doyle = () => teams.user('Hannah Doyle', doyleAddress);
/** Whoever runs another tenant can give anybody there this address. */
const poser = () => teams.user('Somebody else', doyleAddress);

const session = (user: TeamsUser, tenant: string) => ask(server, entraToken(teams, user, { tenant }), 'session');
const claim = ({ aadObjectId: objectId }: TeamsUser, tenantId: string, memberId = 'hannah-doyle') => ({
  ...{ memberId, tenantId, objectId },
});
const link = (what: object, by = reeve()) => order(server, by, 'member.link', what);
const dismiss = (what: object, by = reeve()) => order(server, by, 'member.dismiss', what);

async function waiting(by = reeve()): Promise<Json[]> {
  const { status, body } = await ask(server, by, 'members.turnedAway');
  expect(status).toBe(200);
  return body.items;
}

async function logged(): Promise<Json[]> {
  const { body } = await ask(server, reeve(), 'log.list?limit=200');
  return body.items.filter(({ action }: Json) => /^member-(linked|dismissed)$/.test(action));
}

async function answerTo(user: TeamsUser, tenant: string): Promise<string> {
  teams.tenantId = tenant;
  await sayInTeams(teams, server, teams.personal(user), user, 'my tasks');
  return answerIn(user);
}

function answerIn(user: TeamsUser): string {
  const activity = teams.answerIn(teams.personal(user))?.activity;
  return `${activity?.text ?? ''} ${textsOf(activity?.attachments?.[0]?.content)}`;
}

describe('somebody who was turned away for their tenant', () => {
  it('by the tab stands before the coordinator, who links them, and their next opening works', async () => {
    expect((await session(doyle(), charityTenant)).body.code).toBe('seat-not-linked');
    const [listed] = await waiting();
    expect(listed).toMatchObject({ ...claim(doyle(), charityTenant), name: 'Hannah Doyle' });
    expect(listed?.triedText).toMatch(/^Tried /);

    expect((await link(claim(doyle(), charityTenant))).body.name).toBe('Hannah Doyle');
    expect((await session(doyle(), charityTenant)).body.person.name).toBe('Hannah Doyle');
    expect(await waiting()).toEqual([]);
  });

  it('by the bot stands there too, and is answered from their next message on', async () => {
    expect(await answerTo(doyle(), charityTenant)).toContain('not yet linked to your seat');
    expect(await waiting()).toMatchObject([claim(doyle(), charityTenant)]);
    expect((await link(claim(doyle(), charityTenant))).status).toBe(200);
    expect(await answerTo(doyle(), charityTenant)).toContain('My tasks');
  });

  it('is linked once: the second click changes nothing, and one entry in the log says who did it', async () => {
    await session(doyle(), charityTenant);
    await link(claim(doyle(), charityTenant));
    expect((await link(claim(doyle(), charityTenant))).status).toBe(200);
    const entry = { action: 'member-linked', kind: 'alteration', subject: { type: 'member', id: 'hannah-doyle' } };
    const note = `Account ${doyle().aadObjectId} of tenant ${charityTenant}`;
    expect(await logged()).toMatchObject([{ ...entry, byName: 'Callum Reeve', note }]);
  });

  it('comes in from no third tenant, with the same address and the same id, nor waits there', async () => {
    await session(doyle(), charityTenant);
    await link(claim(doyle(), charityTenant));
    expect((await session(doyle(), otherTenant)).body.code).toBe('not-a-member');
    expect((await session(poser(), charityTenant)).body.code).toBe('not-a-member');
    expect(await answerTo(poser(), otherTenant)).toContain('I do not know you yet');
    expect(await waiting()).toEqual([]);
  });

  it('stands there beside others with that address; linking one removes the others, who cannot be linked any more', async () => {
    await session(doyle(), charityTenant);
    await session(poser(), otherTenant);
    expect(await waiting()).toMatchObject([claim(poser(), otherTenant), claim(doyle(), charityTenant)]);
    await link(claim(doyle(), charityTenant));
    expect(await waiting()).toEqual([]);
    expect(await link(claim(poser(), otherTenant))).toMatchObject({ status: 409, body: { code: 'seat-taken' } });
    expect((await session(poser(), otherTenant)).status).toBe(403);
  });

  it('and is not them is no longer listed, however often they try, and not linked', async () => {
    await session(poser(), otherTenant);
    await dismiss(claim(poser(), otherTenant));
    await dismiss(claim(poser(), otherTenant));
    await session(poser(), otherTenant);
    expect(await waiting()).toEqual([]);
    expect((await link(claim(poser(), otherTenant))).status).toBe(404);
    expect(await logged()).toMatchObject([{ action: 'member-dismissed' }]);
  });

  it('gets one seat of a panel, whatever addresses they come with', async () => {
    const wright = { ...poser(), email: 'joanne.birkett@hmrc.example' };
    await session(poser(), otherTenant);
    await session(wright, otherTenant);
    expect(await waiting()).toHaveLength(2);
    await link(claim(wright, otherTenant, 'joanne-birkett'));
    expect(await waiting()).toEqual([]);
    expect(await link(claim(poser(), otherTenant))).toMatchObject({ status: 409, body: { code: 'account-taken' } });
  });

  it('is linked only as listed, and by the coordinator of that panel alone', async () => {
    expect((await link(claim(doyle(), charityTenant))).status).toBe(404);
    await session(doyle(), charityTenant);
    expect((await ask(server, reeve(), 'today.watched')).body.items).toContainEqual(
      expect.objectContaining({ text: '1 person cannot come in until you link them to their seat', place: 'messages' }),
    );
    expect((await link(claim(doyle(), otherTenant))).status).toBe(404);
    expect((await link(claim(doyle(), charityTenant, 'joanne-birkett'))).status).toBe(404);
    expect((await ask(server, calder(), 'members.turnedAway')).status).toBe(403);
    expect((await link(claim(doyle(), charityTenant), calder())).status).toBe(403);
    expect(await waiting(southReeve())).toEqual([]);
    expect((await link(claim(doyle(), charityTenant), southReeve())).status).toBe(404);
    expect((await dismiss(claim(doyle(), charityTenant), southReeve())).status).toBe(404);
    expect((await session(doyle(), charityTenant)).status).toBe(403);
    expect(await waiting()).toHaveLength(1);
  });
});

it('whoever comes by the bot without an account takes no seat and does not wait for one', async () => {
  teams.tenantId = homeTenant;
  const { aadObjectId: _, ...from } = doyle();
  const chat = teams.personal(doyle());
  const activity = teams.activity(chat, doyle(), { type: 'message', text: 'my tasks', from });
  await teams.post(server.url, activity, { Authorization: `Bearer ${teams.token()}` });
  expect(answerIn(doyle())).toContain('I do not know you yet');
  expect(await waiting()).toEqual([]);
});
