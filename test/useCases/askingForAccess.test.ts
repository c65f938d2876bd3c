import { randomUUID } from 'node:crypto';
import { deedsAt } from '../support/deeds';
import { startTestServer, type TestServer } from '../support/sentinel';

const [CALDER, REEVE, HESKETH, SANDHU] = ['Ruth Calder', 'Callum Reeve', 'Tom Hesketh', 'Priya Sandhu'] as const;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.moveClock('2027-03-10T10:00:00.000Z');
  await attempt(CALDER, 'meeting.step', { stepId: randomUUID(), step: { kind: 'start' } });
  const owned = { agencyId: 'ea', ownerId: 'priya-sandhu', dueOn: '2027-03-24' };
  await done(CALDER, 'meeting.giveTask', {
    taskId: 'for-the-yard',
    title: 'Check the permit',
    ...owned,
    itemId: 'item-4',
  });
  await done(HESKETH, 'attendance.declareInterest', { itemId: 'item-4', text: 'My brother owns it', recused: true });
}, 60_000);
afterAll(() => server.close());

const { attempt, done } = deedsAt(() => server, { meetingId: 'M2' });

describe('whoever was told a reference', () => {
  const LOWTHER = 'Beth Lowther';
  const audience = { kind: 'named', agencyIds: ['ts'], memberIds: [] };
  const ASKED = { status: 200, body: { said: 'If there is such a record, its holder has been asked.' } };
  const ask = (who: string, reference: string, requestId: string = randomUUID()) =>
    attempt(who, 'access.ask', { requestId, reference, why: 'I work the same landlord' });
  const waiting = async (who: string) => {
    const { body } = await server.query(who, 'today.lines', {});
    return body.items.filter(({ kind }: { kind: string }) => kind === 'access');
  };

  it('asks for access, and is answered the same whether there is such a record, it is hidden, or open to them', async () => {
    const task = { taskId: 'asked-for', title: 'Count the Pier Street vans', agencyId: 'ea', ownerId: 'priya-sandhu' };
    const { reference } = await done(CALDER, 'task.allocate', { ...task, dueOn: '2027-03-24', audience });
    const open = await done(CALDER, 'task.allocate', { ...task, taskId: 'open-to-all', dueOn: '2027-03-24' });
    const requestId = randomUUID();
    for (const [each, id] of [[reference, requestId], ['I-27-999'], [open.reference], ['NM-OCG-999']] as const)
      expect(await ask(LOWTHER, each.toLowerCase(), id)).toMatchObject(ASKED);
    // A second click, and the same again by another name.
    expect(await ask(LOWTHER, reference, requestId)).toMatchObject(ASKED);
    expect(await ask(LOWTHER, reference)).toMatchObject(ASKED);

    const { body: own } = await server.query(LOWTHER, 'access.own', {});
    expect(new Set(own.items.map(({ state }: { state: string }) => state))).toEqual(new Set(['asked']));
    expect(own.items).toHaveLength(4);
    expect(await waiting(CALDER)).toMatchObject([
      { reference, text: expect.stringMatching(/Beth Lowther.*I work the same landlord/) },
    ]);
    expect(await waiting(REEVE)).toHaveLength(1);
    for (const who of [LOWTHER, HESKETH, SANDHU]) expect(await waiting(who)).toEqual([]);
    for (const name of ['access.give', 'access.decline'])
      expect(await attempt(SANDHU, name, { requestId })).toMatchObject({ status: 404 });

    expect((await server.query(LOWTHER, 'tasks.get', { taskId: 'asked-for' })).status).toBe(404);
    expect(await done(CALDER, 'access.give', { requestId })).toMatchObject({ state: 'given' });
    expect((await server.query(LOWTHER, 'tasks.get', { taskId: 'asked-for' })).status).toBe(200);
    // Another holder's click comes too late, and changes nothing.
    expect(await done(REEVE, 'access.decline', { requestId })).toMatchObject({ state: 'given' });
    expect(await waiting(CALDER)).toEqual([]);
  });

  it('hears of a request that was declined what is heard of one for nothing, and asks a few times a day at the most', async () => {
    const { reference } = await done(CALDER, 'task.allocate', {
      ...{ taskId: 'declined', title: 'Count the Dock Road vans', agencyId: 'ea', ownerId: 'priya-sandhu' },
      ...{ dueOn: '2027-03-24', audience },
    });
    const requestId = randomUUID();
    expect(await ask('Dan Ives', reference, requestId)).toMatchObject(ASKED);
    expect(await ask('Dan Ives', 'SEN-27-999')).toMatchObject(ASKED);
    await done(REEVE, 'access.decline', { requestId });
    const states = async () => {
      const { body } = await server.query('Dan Ives', 'access.own', {});
      return body.items.map(({ stateText }: { stateText: string }) => stateText);
    };
    expect(new Set(await states())).toEqual(new Set([ASKED.body.said]));
    for (const number of [1, 2, 3]) expect(await ask('Dan Ives', `I-27-90${number}`)).toMatchObject(ASKED);
    expect(await ask('Dan Ives', 'I-27-905')).toMatchObject({ status: 429, body: { code: 'asked-enough' } });
    expect((await server.query('Dan Ives', 'tasks.get', { taskId: 'declined' })).status).toBe(404);
  });

  it('is answered though they see it by then, or have left the panel, and twice is once', async () => {
    const [MENSAH, VANE] = ['Kofi Mensah', 'Peter Vane'];
    const give = async (taskId: string) => {
      const task = { taskId, title: 'Count the Mill Lane vans', agencyId: 'ea', ownerId: 'priya-sandhu', audience };
      return (await done(CALDER, 'task.allocate', { ...task, dueOn: '2027-03-24', restrictedWhy: 'A live search' }))
        .reference;
    };
    const [named, opened, kept] = [await give('named-since'), await give('opened-since'), await give('never-opened')];
    const asked = [named, opened].map((reference) => ({ reference, requestId: randomUUID() }));
    for (const { reference, requestId } of asked) expect(await ask(MENSAH, reference, requestId)).toMatchObject(ASKED);
    const about = { type: 'task', taskId: 'named-since' };
    const forThem = { ...audience, memberIds: ['kofi-mensah'] };
    await done(REEVE, 'restriction.set', { about, audience: forThem, reason: 'They work it too' });
    await done(REEVE, 'restriction.lift', { about: { type: 'task', taskId: 'opened-since' }, reason: 'All know' });
    const versions = async () =>
      Promise.all(
        ['named-since', 'opened-since'].map(
          async (taskId) => (await server.query(CALDER, 'tasks.get', { taskId })).body.version,
        ),
      );
    const before = await versions();
    for (const { requestId } of [...asked, ...asked])
      expect(await done(CALDER, 'access.give', { requestId })).toMatchObject({ state: 'given' });
    expect(await versions()).toEqual(before);
    const { body: log } = await server.query(REEVE, 'log.list', { limit: '500' });
    const said = log.items.filter(({ note }: { note?: string }) => note === 'They see it already');
    expect(said).toMatchObject([{ action: 'access-given' }, { action: 'access-given' }]);
    const { body: own } = await server.query(MENSAH, 'access.own', {});
    expect(new Set(own.items.map(({ state }: { state: string }) => state))).toEqual(new Set(['given']));

    const requestId = randomUUID();
    expect(await ask(VANE, kept, requestId)).toMatchObject(ASKED);
    expect(await waiting(CALDER)).toHaveLength(1);
    const { version } = (await server.query(REEVE, 'people.get', { memberId: 'peter-vane' })).body;
    await done(REEVE, 'member.end', { memberId: 'peter-vane', version, endsOn: '2027-03-09' });
    expect(await waiting(CALDER)).toEqual([]);
    const given = await attempt(CALDER, 'access.give', { requestId });
    expect(given).toMatchObject({ status: 409, body: { code: 'asker-gone' } });
    for (const _click of ['first', 'second'])
      expect(await done(CALDER, 'access.decline', { requestId })).toMatchObject({ state: 'declined' });
  });

  it('is given nothing that they left for, and whoever may see nothing restricted is told what to do first', async () => {
    const { body: meeting } = await server.query(CALDER, 'meetings.get', { meetingId: 'M2' });
    expect(meeting.state).toBe('running');
    const { body: task } = await server.query(CALDER, 'tasks.get', { taskId: 'for-the-yard' });
    const before = (await waiting(CALDER)).length;
    expect(await ask(HESKETH, task.reference)).toMatchObject(ASKED);
    expect(await waiting(CALDER)).toHaveLength(before);
    expect(await ask('Jo Falk', task.reference)).toMatchObject({ status: 403 });
    expect(await ask('Hannah Doyle', task.reference)).toMatchObject({ status: 422, body: { code: 'ask-first' } });
  });

  it('is told after its days that it was not given, whatever there was', async () => {
    await server.moveClock('2027-06-11T10:00:00.000Z');
    const { body: own } = await server.query('Dan Ives', 'access.own', {});
    expect(new Set(own.items.map(({ state }: { state: string }) => state))).toEqual(new Set(['notGiven']));
  });
});
