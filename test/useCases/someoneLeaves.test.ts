import { readLive } from '../support/liveReader';
import type { Json } from '../support/runningServer';
import { startTestServer, type TestServer, until } from '../support/sentinel';

// Scenario 12, whole: what each part of it does in its corners stands in keepingPeople.test.ts.

const [REEVE, KERR, IVES, SECOND] = ['Callum Reeve', 'Siobhan Kerr', 'Dan Ives', 'Ola Grant'];
const [SIOBHAN, DAN, HUGH, NEIL] = ['siobhan-kerr', 'dan-ives', 'hugh-bell', 'neil-farrow'];

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.moveClock('2027-04-26T09:14:00.000Z');
  const heir = { memberId: HUGH, agencyId: 'hse', name: 'Hugh Bell', role: 'member', email: 'hb@hse.example' };
  const second = { memberId: 'ola', agencyId: 'police', name: SECOND, role: 'coordinator', email: 'ola@p.example' };
  for (const person of [heir, second]) await done('member.add', person);
});
afterAll(() => server.close());

async function done(name: string, input: object, who = REEVE): Promise<Json> {
  const answer = await server.command(who, name, input);
  expect(answer).toMatchObject({ status: 200 });
  return answer.body;
}
const asked = async (name: string, parameters = {}, who = REEVE): Promise<Json> =>
  (await server.query(who, name, parameters)).body;
const personOf = (memberId: string) => asked('people.get', { memberId });

it('Kerr’s two tasks, her item and her duty week are given on in one step; on 1 May every door is shut', async () => {
  for (const taskId of ['one', 'two']) {
    await done('task.allocate', { taskId, agencyId: 'hse', ownerId: SIOBHAN, title: 'Visit', dueOn: '2027-06-10' });
  }
  const { agenda } = await asked('meetings.get', { meetingId: 'M3' });
  await done('agenda.changeItem', { meetingId: 'M3', itemId: agenda[2].id, presenterId: SIOBHAN });
  const duties = [{ from: '2027-04-26', to: '2027-05-02' }];
  await done('member.change', { memberId: SIOBHAN, version: (await personOf(SIOBHAN)).version, duties });

  const { held, version } = await personOf(SIOBHAN);
  expect(held.map(({ kind }: Json) => kind).sort()).toEqual(['duty', 'item', 'task', 'task']);
  const handedOver = held.map(({ key }: Json) => ({ key, toId: HUGH }));
  await done('member.end', { memberId: SIOBHAN, version, endsOn: '2027-04-30', handedOver });
  expect((await personOf(SIOBHAN)).open).toBe(0);
  expect((await personOf(HUGH)).held.map(({ kind }: Json) => kind).sort()).toEqual(['duty', 'item', 'task', 'task']);

  await server.moveClock('2027-04-30T22:59:00.000Z');
  const tab = await readLive(server, KERR);
  expect((await server.query(KERR, 'session')).status).toBe(200);
  await server.moveClock('2027-04-30T23:00:01.000Z');
  await until('her open tab is told', () => tab.ended(), 2_000);
  for (const name of ['session', 'today.lines', 'tasks.list', 'issues.list', 'meetings.list', 'members.list'])
    expect((await server.query(KERR, name)).status).toBe(403);
  expect((await server.command(KERR, 'issue.raise', { issueId: 'late', text: 'One more' })).status).toBe(403);
});

it('Farrow, alone for his agency, leaves: his task goes back to the coordinator, his standing duty to whoever takes it', async () => {
  await done('task.allocate', {
    taskId: 'alone',
    agencyId: 'hmpps',
    ownerId: NEIL,
    title: 'Visit',
    dueOn: '2027-06-10',
  });
  await done('member.change', { memberId: NEIL, version: (await personOf(NEIL)).version, onDuty: true });
  const { held, version } = await personOf(NEIL);
  expect(held).toContainEqual(expect.objectContaining({ key: 'task:alone', fit: [], returns: true }));
  expect(held).toContainEqual(expect.objectContaining({ kind: 'duty', reference: 'every day', returns: false }));
  const handedOver = [{ key: 'task:alone' }, { key: 'duty:always', toId: HUGH }];
  await done('member.end', { memberId: NEIL, version, handedOver });
  expect((await personOf(NEIL)).open).toBe(0);
  expect(await asked('tasks.get', { taskId: 'alone' })).toMatchObject({ state: 'declined' });
  expect(await personOf(HUGH)).toMatchObject({ onDuty: true });
});

it('what comes into her hands while the form is open is not left silently: the form is refused, says what came, and is sent anew', async () => {
  const give = (taskId: string) =>
    done('task.allocate', { taskId, agencyId: 'ea', ownerId: 'zoe-grant', title: 'Visit', dueOn: '2027-06-10' });
  const end = async (of: Json, handedOver: object[]) =>
    server.command(REEVE, 'member.end', { memberId: 'zoe-grant', version: of.version, handedOver });
  await give('drawn');
  const drawn = await personOf('zoe-grant');
  const late = await give('late');
  const gives = [{ key: 'task:drawn', toId: 'priya-sandhu' }];
  const refused = await end(drawn, gives);
  expect(refused).toMatchObject({ status: 409, body: { code: 'changed-meanwhile' } });
  expect(refused.body.message).toContain(
    `${late.reference} came into the hands of Zoe Grant after you had opened this`,
  );
  expect(await personOf('zoe-grant')).toMatchObject({ standing: 'seated', open: 2 });

  const atOnce = await Promise.all([end(drawn, [...gives, { key: 'task:late', isLeft: true }]), give('racing')]).catch(
    () => [],
  );
  const { standing, open } = await personOf('zoe-grant');
  expect([standing, open]).toEqual(atOnce.length === 0 ? ['former', 1] : ['seated', 3]);
});

it('what is left in the name of whoever leaves says so, reminds nobody, and is given on by the coordinator', async () => {
  const taskId = 'orphan';
  await done('task.allocate', { taskId, agencyId: 'frs', ownerId: 'dafydd-moss', title: 'Doors', dueOn: '2027-06-10' });
  await done('task.acknowledge', { taskId }, 'Dafydd Moss');
  const at = async () => asked('tasks.get', { taskId });
  expect(await at()).toMatchObject({ may: { reallocate: false }, mayDirect: { chase: true } });
  const to = { taskId, ownerId: 'tom-hesketh' };
  expect((await server.command(REEVE, 'task.reallocate', to)).body.code).toBe('wrong-state');
  const { version, held } = await personOf('dafydd-moss');
  const handedOver = held.map(({ key }: Json) => ({ key, isLeft: true }));
  await done('member.end', { memberId: 'dafydd-moss', version, handedOver });
  // At once, on a day on which he had been there: it is past midnight in Northmoor.
  expect(await personOf('dafydd-moss')).toMatchObject({ standing: 'former', endsText: 'Last day Sat 1 May' });
  const left = { ownerName: 'Dafydd Moss (has left)', may: { reallocate: true }, mayDirect: { chase: false } };
  expect(await at()).toMatchObject(left);
  expect(await done('task.chase', { taskIds: [taskId] })).toEqual({ chased: 0 });
  await done('task.reallocate', to);
  expect(await at()).toMatchObject({ ownerName: 'Tom Hesketh', state: 'allocated', may: { reallocate: false } });
});

it('Ives moves from planning to housing: nothing restricted to planning opens for him any more', async () => {
  await done('partner.add', { name: 'Northmoor housing', kind: 'housing', regime: 'part3' });
  const { version: drawn } = await asked('partners.get', { agencyId: 'northmoor-housing' });
  const isa = { signedOn: '2027-04-01', reviewOn: '2029-04-01' };
  await done('partner.agree', { agencyId: 'northmoor-housing', version: drawn, ...isa });
  await done('issue.raise', { issueId: 'sheds', text: 'Harbour sheds without leave' });
  const audience = { kind: 'named', agencyIds: ['planning'], memberIds: [] };
  await done('issue.triage', { issueId: 'sheds', audience });
  expect((await server.query(IVES, 'issues.get', { issueId: 'sheds' })).status).toBe(200);

  const { version } = await personOf(DAN);
  const tab = await readLive(server, IVES);
  await done('member.move', { memberId: DAN, version, newMemberId: 'dan-of-housing', agencyId: 'northmoor-housing' });
  await until('his open tab reads anew', () => tab.ended(), 2_000);
  expect((await asked('session', {}, IVES)).person.agencyId).toBe('northmoor-housing');
  for (const name of ['issues.get', 'issues.card'])
    expect((await server.query(IVES, name, { issueId: 'sheds' })).status).toBe(404);
  // A place of a group that is everybody's has the word too.
  expect((await asked('search.find', { text: 'harbour' }, IVES)).items).toMatchObject([{ kind: 'group' }]);
  for (const name of ['issues.list', 'today.lines', 'reminders.digest'])
    expect(JSON.stringify(await asked(name, {}, IVES))).not.toMatch(/harbour/i);
});

it('an administrator reads of restricted work how much it is and who hands it over, and ends the seat without it', async () => {
  const admin = { memberId: 'mair-owen', agencyId: 'police', name: 'Mair Owen', role: 'administrator' };
  await done('member.add', { ...admin, email: 'mair.owen@northmoor.police.example' });
  const audience = { kind: 'named', agencyIds: ['ea'], memberIds: [] };
  const task = { agencyId: 'ea', ownerId: 'priya-sandhu', title: 'Visit', dueOn: '2027-06-10', audience };
  const given = await Promise.all(['quay', 'weir'].map((taskId) => done('task.allocate', { ...task, taskId })));
  const memberId = 'priya-sandhu';
  const seen = await asked('people.get', { memberId }, admin.name);
  expect(seen.otherHandsText).toBe('2 restricted tasks; the coordinator hands them over');
  for (const { id, reference } of given) {
    expect(JSON.stringify(seen)).not.toContain(reference);
    expect((await personOf(memberId)).held).toContainEqual(expect.objectContaining({ reference }));
    const handedOver = [{ key: `task:${id}`, toId: 'zoe-grant' }];
    const end = { memberId, version: seen.version, endsOn: '2027-06-30', handedOver };
    const { body } = await server.command(admin.name, 'member.end', end);
    expect(JSON.stringify(body)).not.toContain(reference);
  }
  const left = seen.held.map(({ key }: Json) => ({ key, isLeft: true }));
  await done('member.end', { memberId, version: seen.version, endsOn: '2027-06-30', handedOver: left }, admin.name);
  for (const { id } of given) expect(await asked('tasks.get', { taskId: id })).toMatchObject({ ownerId: memberId });
});

it('Reeve is on leave: the second coordinator has all that he has', async () => {
  const [his, hers] = [await asked('session'), await asked('session', {}, SECOND)];
  expect(hers.may).toEqual(his.may);
  for (const name of ['people.list', 'partners.list', 'settings.get', 'members.turnedAway', 'reminders.notReached'])
    expect((await server.query(SECOND, name)).status).toBe(200);
  const waits = async (who: string) => (await asked('today.watched', {}, who)).items.map(({ text }: Json) => text);
  expect(await waits(SECOND)).toEqual(await waits(REEVE));
  const { version } = await personOf('callum-reeve');
  await done('member.end', { memberId: 'callum-reeve', version }, SECOND);
  expect((await server.query(REEVE, 'session')).status).toBe(403);
  await done('issue.close', { issueId: 'sheds', answer: 'Seen to' }, SECOND);
});
