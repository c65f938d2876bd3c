import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MemberId } from '../../bot/domain/ids';
import { graphDirectory } from '../../bot/teams/graph/directory';
import { graphAt } from '../../bot/teams/graph/graphClient';
import { runCommand } from '../../bot/useCases/commands';
import type { Context } from '../../bot/useCases/ports';
import { runQuery } from '../../bot/useCases/queries';
import { openOutboxStand } from '../delivery/outboxStand';
import { FakeGraph, type InGroup } from '../support/fakeGraph';
import type { Json } from '../support/runningServer';
import { send, startTestServer, type TestServer } from '../support/sentinel';

const REEVE = 'Callum Reeve';
const [RSPCA, EA] = ['0a1b2c3d-0000-4000-8000-000000000001', '0a1b2c3d-0000-4000-8000-000000000002'];
const HOME = '11111111-1111-4111-8111-111111111111';
const OTHER = '99999999-9999-4999-8999-999999999999';

let graph: FakeGraph;
let server: TestServer;
beforeAll(async () => {
  graph = await FakeGraph.start();
  server = await startTestServer({ GRAPH_GROUPS: 'on', GRAPH_URL: graph.url });
  await server.moveClock('2027-04-26T09:14:00.000Z');
});
afterAll(async () => {
  await server.close();
  await graph.close();
});
beforeEach(() => {
  graph.groups.clear();
  graph.groupReplies.splice(0);
  graph.pages.splice(0);
  graph.pageSize = 999;
});

const user = (name: string, mail: string | null, more: object = {}): InGroup => ({
  ...{ '@odata.type': '#microsoft.graph.user', id: `oid-${name}`, displayName: name, mail, userType: 'Member' },
  ...{
    userPrincipalName: `${name.replace(/ /g, '.')}@northmoor.example`,
    accountEnabled: true,
    jobTitle: null,
    ...more,
  },
});

async function look(list: object = {}, groups: object = {}) {
  const headers = { Authorization: `Bearer ${await server.token(REEVE)}` };
  return send(`${server.url}/api/queries/people.look`, 'POST', headers, { groups, ...list });
}
async function looked(list: object = {}, groups: object = {}): Promise<Json> {
  const { status, body } = await look(list, groups);
  expect({ status, body }).toMatchObject({ status: 200 });
  return body;
}
const versionsOf = ({ rows }: Json) =>
  rows.flatMap(({ row, version }: Json) => (version === undefined ? [] : [{ row, version }]));
const take = (seenOf: Json, list: object = {}) =>
  server.command(REEVE, 'member.import', { groups: { seen: seenOf.seen }, ...list, versions: versionsOf(seenOf) });
const said = ({ rows }: Json) => rows.map(({ kind, name, says }: Json) => [kind, name, says]);
const personAt = async (email: string): Promise<Json> =>
  (await server.query(REEVE, 'people.list')).body.items.find((each: Json) => each.email === email);

async function groupOf(agencyId: string, groupId: string | null) {
  const { version } = (await server.query(REEVE, 'partners.get', { agencyId })).body;
  return server.command(REEVE, 'partner.change', { agencyId, version, groupId });
}

describe('the Entra group of a partner', () => {
  it('is asked for only where one has one, and is entered by its object id, once, with its log entry', async () => {
    expect((await look()).body).toMatchObject({
      code: 'groups-none',
      message: expect.stringContaining('under Partners'),
    });
    expect((await groupOf('rspca', 'Wildlife team')).body.issues).toEqual([
      { path: 'groupId', message: expect.stringContaining('This is no object id.') },
    ]);
    expect((await groupOf('rspca', RSPCA.toUpperCase())).body.groupId).toBe(RSPCA);
    expect((await groupOf('ea', RSPCA)).body).toMatchObject({
      code: 'group-taken',
      message: expect.stringContaining('RSPCA'),
    });
    expect((await groupOf('ea', EA)).status).toBe(200);
    const { items } = (await server.query(REEVE, 'log.list')).body;
    expect(items).toContainEqual(expect.objectContaining({ action: 'agency-noted', note: `group of Entra to ${EA}` }));
    expect((await groupOf('ea', null)).body.groupId).toBeUndefined();
  });

  it('says whom it would bring in, change and find as they are; who is not in it is left out until taken in', async () => {
    const [sits] = (await server.query(REEVE, 'people.list')).body.items.filter(
      (each: Json) => each.agencyId === 'rspca',
    );
    graph.groups.set(RSPCA, [
      user('Nia Parry', 'Nia.Parry@rspca.example', { jobTitle: 'Inspector' }),
      user('Cai Bowen', 'cai.bowen@rspca.example', {
        userType: 'Guest',
        userPrincipalName: 'cai_rspca#EXT#@northmoor.example',
      }),
      user('No Mail', null),
      user('Left Work', 'left.work@rspca.example', { accountEnabled: false }),
      { '@odata.type': '#microsoft.graph.group', id: 'g', displayName: 'Wildlife team' },
      { '@odata.type': '#microsoft.graph.device', id: 'd', displayName: 'Tablet' },
    ]);
    const first = await looked();
    const gone = `Not in the group of ${sits.agencyName}. Take it in to give them a last day; what is in their hands is handed over under People.`;
    expect(said(first)).toEqual([
      ['new', 'Nia Parry', 'Member, RSPCA'],
      ['new', 'Cai Bowen', 'Member, RSPCA'],
      ['fault', 'No Mail', 'E-mail address: Write their e-mail address: by it they are let in.'],
      ['leftOut', sits.name, gone],
    ]);
    expect(first.notes).toEqual([
      'RSPCA: whoever is in Wildlife team, within its group, stands here too.',
      '1 disabled account is not listed.',
      '1 device or contact, which is nobody’s account, is not listed.',
      '22 people of the panel are not in this list, and stay as they are.',
    ]);
    const list = { leftOut: [3] };
    const ready = await looked(list, { seen: first.seen });
    expect((await take(ready, list)).body).toEqual({ added: 2, changed: 0, unchanged: 0 });
    expect(await personAt('nia.parry@rspca.example')).toMatchObject({
      agencyId: 'rspca',
      title: 'Inspector',
      hasAccount: false,
    });
    expect(await personAt(sits.email)).toMatchObject({ standing: 'seated' });
    expect((await take(ready, list)).body).toEqual({ added: 0, changed: 0, unchanged: 2 });

    const put = { cells: [{ row: 3, column: 'email', text: 'no.mail@rspca.example' }], takenIn: [4] };
    const taken = await looked(put, { seen: first.seen });
    expect(taken.counts).toEqual({ fault: 0, new: 1, changed: 1, unchanged: 2, leftOut: 0 });
    expect((await take(taken, put)).status).toBe(200);
    expect(await personAt(sits.email)).toMatchObject({ standing: 'leaving', endsOn: '2027-04-26' });
    expect(await personAt('no.mail@rspca.example')).toMatchObject({ standing: 'seated' });
  });

  it('has somebody whose name or title is other by now; whoever has left stays so unless taken in', async () => {
    graph.groups.set(RSPCA, [
      user('Nia Parry-Jones', 'nia.parry@rspca.example', { jobTitle: 'Chief inspector' }),
      user('Cai Bowen', 'cai.bowen@rspca.example'),
    ]);
    const { id, version } = await personAt('cai.bowen@rspca.example');
    await server.command(REEVE, 'member.end', { memberId: id, version, endsOn: '2027-04-25', handedOver: [] });
    const [changed, left] = said(await looked());
    expect(changed).toEqual([
      'changed',
      'Nia Parry-Jones',
      'Name: Nia Parry → Nia Parry-Jones; Job title: Inspector → Chief inspector',
    ]);
    expect(left).toEqual(['leftOut', 'Cai Bowen', expect.stringContaining('Left the panel (last day')]);
    expect((await looked({ takenIn: [2] })).rows[1]).toMatchObject({ kind: 'new' });
  });

  it('has the same person as another’s: the later row is at fault', async () => {
    await groupOf('ea', EA);
    const twice = user('Two Hats', 'two.hats@northmoor.example');
    graph.groups.set(RSPCA, [twice]);
    graph.groups.set(EA, [twice]);
    const { rows } = await looked();
    const fault = rows.find(({ kind }: Json) => kind === 'fault');
    expect(fault).toMatchObject({ name: 'Two Hats', says: expect.stringContaining('has this e-mail address too') });
  });

  it('is gone: that is told, its people stay, and the others are read', async () => {
    graph.groups.set(RSPCA, [user('Nia Parry', 'nia.parry@rspca.example')]);
    const { rows, notes } = await looked();
    expect(notes[0]).toMatch(/^Environment Agency: its group is not in Entra any more\. Its people stay/);
    expect(rows.filter(({ cells }: Json) => cells.agency === 'Environment Agency')).toEqual([]);
    expect(rows.length).toBeGreaterThan(0);
    await groupOf('ea', null);
  });

  it('comes page by page, is asked again where Graph is busy, and 1,000 are the most', async () => {
    const many = Array.from({ length: 999 }, (_, at) => user(`Person ${at}`, `person.${at}@rspca.example`));
    graph.groups.set(RSPCA, [...many.slice(0, 5), user('Last One', 'last.one@rspca.example')]);
    graph.pageSize = 2;
    graph.groupReplies.push({ status: 429, after: 0.05 }, { status: 503, after: 0.05 });
    expect((await looked()).rows.map(({ name }: Json) => name)).toContain('Last One');
    expect(graph.pages).toHaveLength(5);
    graph.pageSize = 999;
    graph.groups.set(RSPCA, [
      ...many,
      user('Last One', 'last.one@rspca.example'),
      user('One More', 'one.more@rspca.example'),
    ]);
    expect((await looked()).faults).toEqual([expect.stringMatching(/^A panel keeps 1,000 people at the most/)]);
    expect(graph.pages.at(-1)).toContain('skiptoken=999');
  });

  it.each([
    ['consent is missing', [403], 422, 'groups-no-consent'],
    ['half an answer came', ['half', 'half', 'half', 'half'], 503, 'groups-unavailable'],
    ['a later page breaks off', [{ status: 503, after: 60 }], 503, 'groups-unavailable'],
    ['the line is cut', ['hangUp', 'hangUp', 'hangUp'], 503, 'groups-unavailable'],
  ] as const)('shows nothing where %s, and nothing is imported', async (_why, replies, status, code) => {
    graph.groups.set(RSPCA, [user('Nia Parry', 'nia.parry@rspca.example'), user('Eve New', 'eve.new@rspca.example')]);
    const ready = await looked();
    graph.groupReplies.push(...replies);
    expect(await look()).toMatchObject({ status, body: { code } });
    graph.groupReplies.splice(0, 9, ...replies);
    expect(await take(ready)).toMatchObject({ status, body: { code } });
    expect(await personAt('eve.new@rspca.example')).toBeUndefined();
  });

  it('that says anything else by now is looked at again before anything is imported', async () => {
    graph.groups.set(RSPCA, [user('Eve New', 'eve.new@rspca.example')]);
    const ready = await looked();
    graph.groups.set(RSPCA, [user('Adam Newer', 'adam@rspca.example'), user('Eve New', 'eve.new@rspca.example')]);
    expect(await take(ready)).toMatchObject({ status: 409, body: { code: 'groups-changed' } });
    expect(await server.command(REEVE, 'member.import', { groups: {}, versions: [] })).toMatchObject({ status: 409 });
    expect(await personAt('eve.new@rspca.example')).toBeUndefined();
  });
});

it('without the setting it is said who sets it and who consents', async () => {
  const plain = await startTestServer();
  const headers = { Authorization: `Bearer ${await plain.token(REEVE)}` };
  const { status, body } = await send(`${plain.url}/api/queries/people.look`, 'POST', headers, { groups: {} });
  expect({ status, ...body }).toMatchObject({ status: 422, code: 'groups-off' });
  expect(body.message).toMatch(/GRAPH_GROUPS=on.*administrator of Entra.*GroupMember\.Read\.All and User\.Read\.All/);
  await plain.close();
});

it('an account of the agency’s own tenant is bound to the seat, a guest’s and what somebody typed are not', async () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'sentinel-groups-'));
  const stand = await openOutboxStand(path.join(dir, 'panel.db'));
  const token: { now: () => Promise<string | undefined> } = { now: async () => 'token' };
  const client = graphAt({ graphUrl: graph.url, token: () => token.now(), log: () => undefined });
  const asCallum = async (tenantId = HOME): Promise<Context> => ({
    ...(await stand.contexts.of(stand.panelId, MemberId.parse('callum-reeve'))),
    ...{ directory: graphDirectory(client, tenantId), homeTenantIds: [HOME] },
  });
  const { version } = await runQuery('partners.get', { agencyId: 'rspca' }, await asCallum());
  await runCommand('partner.change', { agencyId: 'rspca', version, groupId: RSPCA }, await asCallum());
  const accounts = async () => {
    const { members } = (await asCallum()).roster;
    return [...members.values()]
      .filter(({ agencyId }) => agencyId === 'rspca')
      .map(({ email, account }) => [email, account?.objectId]);
  };
  const [[seated] = []] = await accounts();
  graph.groups.set(RSPCA, [
    user('Own', 'own@rspca.example'),
    user('Guest', 'guest@rspca.example', { userType: 'Guest' }),
    user('Typed', null),
    user('Seated', seated ?? ''),
  ]);
  const list = { groups: {}, cells: [{ row: 3, column: 'email' as const, text: 'typed@rspca.example' }] };
  const { rows, seen } = await runQuery('people.look', list, await asCallum());
  expect(rows[0]?.notes).toEqual(['Their account in Entra is linked with it: from then on it alone opens the seat.']);
  const versions = rows.flatMap(({ row, version: of }) => (of === undefined ? [] : [{ row, version: of }]));
  const taken = { ...list, groups: { seen }, versions };
  await runCommand('member.import', taken, await asCallum());
  const bound = [
    [seated, 'oid-Seated'],
    ['own@rspca.example', 'oid-Own'],
    ['guest@rspca.example', undefined],
    ['typed@rspca.example', undefined],
  ];
  expect(await accounts()).toEqual(expect.arrayContaining(bound));
  expect(await runCommand('member.import', taken, await asCallum())).toEqual({ added: 0, changed: 0, unchanged: 4 });
  // By the account a seat is known, whatever its address by now.
  graph.groups.set(RSPCA, [user('Own', 'own.married@rspca.example')]);
  expect((await runQuery('people.look', { groups: {} }, await asCallum())).rows[0]?.changes).toEqual([
    { column: 'email', name: 'E-mail address', from: 'own@rspca.example', to: 'own.married@rspca.example' },
  ]);
  graph.groups.set(RSPCA, [user('Stranger', 'stranger@rspca.example')]);
  expect((await runQuery('people.look', { groups: {} }, await asCallum(OTHER))).rows[0]?.notes).toEqual([]);
  token.now = () => Promise.reject(new Error('AADSTS7000222'));
  await expect(runQuery('people.look', { groups: {} }, await asCallum())).rejects.toMatchObject({
    code: 'groups-no-token',
  });
  await stand.close();
  rmSync(dir, { recursive: true, force: true });
});
