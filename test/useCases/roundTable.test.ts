import { randomUUID } from 'node:crypto';
import { underGateway } from '../support/gateway';
import type { Json } from '../support/runningServer';
import { type Answer, startTestServer, type TestServer } from '../support/sentinel';

const [CALDER, REEVE, NADEEM] = ['Ruth Calder', 'Callum Reeve', 'Amira Nadeem'];
const [SANDHU, HESKETH, BIRKETT] = ['Priya Sandhu', 'Tom Hesketh', 'Joanne Birkett'];
const FALK = 'Jo Falk';
const group = { groupId: 'nm-ocg-031' };

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.moveClock('2027-01-13T10:00:00.000Z');
}, 60_000);
afterAll(() => server.close());

async function done(who: string, name: string, input: object): Promise<Json> {
  const { status, body } = await server.command(who, name, input);
  expect([name, status, body.message]).toEqual([name, 200, undefined]);
  return body;
}

const columns = async (who = CALDER): Promise<Record<string, Json[]>> => {
  const { body } = await server.query(who, 'opportunities.ofGroup', group);
  return Object.fromEntries(body.columns.map(({ state, items }: Json) => [state, items]));
};
const found = async (what: string): Promise<Json> =>
  Object.values(await columns())
    .flat()
    .find((each) => each.what === what);
const raise = (who: string, agencyId: string, what: string, powerId?: string) =>
  done(who, 'opportunity.raise', { ...group, opportunityId: randomUUID(), agencyId, what, powerId });
const refTo = async (what: string) => ({ ...group, opportunityId: (await found(what)).id });

/** As it is proposed: agency, owner, deputy and day, and its own words. */
async function give(what: string, changed: object = {}): Promise<Answer> {
  const { proposed } = await found(what);
  const task = { ...proposed, title: what, taskId: randomUUID(), ...changed };
  return server.command(CALDER, 'opportunity.task', { ...(await refTo(what)), ...task });
}

describe('what could be done about a group', () => {
  it('is raised by whoever may see it, for an agency and with a power of the list that is switched on', async () => {
    const first = await raise(SANDHU, 'ea', 'Refuse the permit', 'ENV-01');
    expect(first).toMatchObject({
      ...{ reference: 'NM-OCG-031, opportunity 1', agencyName: 'Environment Agency', stateText: 'Not decided yet' },
      power: { id: 'ENV-01', checkText: expect.stringMatching(/^Check current law: worded in November 2026/) },
      ...{ waits: true, may: { decide: false, reopen: false } },
    });
    expect(first.proposed).toBeUndefined();
    await raise(NADEEM, 'police', 'Freeze the account', 'POL-02');
    await raise(BIRKETT, 'hmrc', 'Look at the VAT returns');
    await raise(HESKETH, 'ts', 'Check the labels');
    await raise(REEVE, 'rspca', 'Look after the dogs');
    await raise(REEVE, 'dwp', 'Look at the claims');
    const off = { ...group, opportunityId: randomUUID(), agencyId: 'ea', what: 'No', powerId: 'TST-99' };
    expect((await server.command(SANDHU, 'opportunity.raise', off)).status).toBe(404);
  });

  it('says nobody’s name, and is nothing for whoever only observes', async () => {
    const named = { ...group, opportunityId: randomUUID(), agencyId: 'ea', what: 'Visit Stroud at home' };
    expect((await server.command(SANDHU, 'opportunity.raise', named)).body.code).toBe('names-a-person');
    expect((await server.query(FALK, 'opportunities.ofGroup', group)).status).toBe(403);
  });

  it('is given as a task in two clicks, with agency, owner and day as proposed, and the task says which power', async () => {
    const { proposed } = await found('Refuse the permit');
    expect(proposed).toEqual({ agencyId: 'ea', ownerId: 'priya-sandhu', deputyId: 'zoe-grant', dueOn: '2027-03-10' });
    const { body } = await give('Refuse the permit');
    expect(body).toMatchObject({ state: 'tasked', task: { reference: 'SEN-27-001' } });
    const task = await server.query(SANDHU, 'tasks.get', { taskId: body.task.id });
    expect(task.body).toMatchObject({
      ...{ dueOn: '2027-03-10', ownerName: SANDHU },
      powerText: expect.stringMatching(/Check current law\.$/),
    });
  });

  it('is refused for HMRC without a gateway, and warns of Good Friday', async () => {
    const refused = await give('Look at the VAT returns');
    expect(refused.body.code).toBe('gateway-needed');
    expect(await found('Look at the VAT returns')).toMatchObject({ state: 'undecided' });
    const { body } = await give('Look at the VAT returns', { ...underGateway, dueOn: '2027-03-26' });
    const { body: task } = await server.query(BIRKETT, 'tasks.get', { taskId: body.task.id });
    expect(task.dueWarning).toBe('This is a bank holiday: Good Friday.');
  });

  it('is parked until a day or rejected, with a reason, and decided once', async () => {
    for (const what of ['Freeze the account', 'Check the labels']) expect((await give(what)).status).toBe(200);
    const dogs = await refTo('Look after the dogs');
    await done(NADEEM, 'opportunity.park', { ...dogs, until: '2027-02-01', reason: 'After the search' });
    const claims = await refTo('Look at the claims');
    const no = { ...claims, reason: 'Nobody there claims' };
    await done(CALDER, 'opportunity.reject', no);
    await done(CALDER, 'opportunity.reject', no);
    const twice = await server.command(REEVE, 'opportunity.park', { ...no, until: '2027-02-01' });
    expect(twice.body.code).toBe('already-decided');
    const { undecided, tasked, parked, rejected } = await columns();
    expect([undecided, tasked, parked, rejected].map((each) => each?.length)).toEqual([0, 4, 1, 1]);
    expect(rejected?.[0]?.reason).toBe('Nobody there claims');
    expect((await server.command(SANDHU, 'opportunity.reopen', claims)).status).toBe(403);
  });

  it('waits again for its lead once the day has come', async () => {
    const waiting = async (who: string) =>
      (await server.query(who, 'opportunities.waiting')).body.items.map(({ what }: Json) => what);
    expect(await waiting(NADEEM)).toEqual([]);
    await server.moveClock('2027-02-01T09:00:00.000Z');
    expect(await waiting(NADEEM)).toEqual(['Look after the dogs']);
    expect(await waiting(HESKETH)).toEqual([]);
  });
});
