import { randomUUID } from 'node:crypto';
import { bothStores } from '../support/bothStores';
import type { Json } from '../support/runningServer';
import { type Answer, startTestServer, type TestServer } from '../support/sentinel';

const [CALDER, REEVE, SANDHU, HESKETH] = ['Ruth Calder', 'Callum Reeve', 'Priya Sandhu', 'Tom Hesketh'];
const dueOn = '2027-02-19';
const later = '2027-03-05';
const reason = 'The landlord is away until March';

describe.each(bothStores)('more time for a task, kept in %s', (_store, open) => {
  let store: Awaited<ReturnType<typeof open>>;
  let server: TestServer;
  beforeAll(async () => {
    store = await open();
    server = await startTestServer(store.settings);
  }, 60_000);
  beforeEach(() => server.moveClock('2027-02-02T09:14:00.000Z'));
  afterAll(async () => {
    await server.close();
    await store.close();
  });

  async function given(): Promise<string> {
    const taskId = randomUUID();
    const task = { taskId, title: 'Visit the yard', agencyId: 'ea', ownerId: 'priya-sandhu', dueOn };
    expect((await server.command(CALDER, 'task.allocate', task)).status).toBe(200);
    return taskId;
  }
  const ask = (taskId: string, more: object = {}): Promise<Answer> =>
    server.command(SANDHU, 'task.askTime', { taskId, dueOn: later, reason, ...more });
  const grant = (taskId: string, who = REEVE, day = later) =>
    server.command(who, 'task.grantTime', { taskId, dueOn: day });
  const refuse = (taskId: string, more: object = {}) =>
    server.command(CALDER, 'task.refuseTime', { taskId, dueOn: later, reason: 'M2 needs it', ...more });
  const read = async (taskId: string): Promise<Json> => (await server.query(REEVE, 'tasks.get', { taskId })).body;
  const historyOf = async (taskId: string) =>
    (await read(taskId)).history
      .filter(({ text }: Json) => text !== 'Allocated' && text !== 'Reached its owner')
      .map(({ text, note, byName }: Json) => [text, note, byName]);
  const waiting = async (who = REEVE): Promise<string[]> =>
    (await server.query(who, 'tasks.list', { flag: 'moreTime', limit: '100' })).body.items.map(({ id }: Json) => id);

  it('is asked for by the agency with a day and a reason, and stands open for those who answer it', async () => {
    const taskId = await given();
    const { body } = await ask(taskId);
    const moreTime = {
      dueOn: later,
      dayText: 'Fri 5 Mar',
      byName: SANDHU,
      askedText: `Asked 09:14 by ${SANDHU}`,
      reason,
    };
    expect(body).toMatchObject({ dueOn, moreTime, may: { grantTime: false, refuseTime: false, askTime: true } });
    expect((await read(taskId)).may).toMatchObject({ grantTime: true, refuseTime: true, askTime: false });
    expect(await waiting()).toContain(taskId);
    expect(await historyOf(taskId)).toEqual([['More time asked', `Until Fri 5 Mar\n${reason}`, SANDHU]]);
  });

  it('is given in one step: the task is due on the later day, and nothing is asked any more', async () => {
    const taskId = await given();
    await ask(taskId);
    const { body } = await grant(taskId);
    expect(body).toMatchObject({ dueOn: later, may: { grantTime: false } });
    expect(body.moreTime).toBeUndefined();
    expect(await waiting()).not.toContain(taskId);
    expect((await historyOf(taskId)).at(-1)).toEqual(['More time granted', 'Due Fri 5 Mar', REEVE]);
    // A second click by whoever it was.
    expect((await grant(taskId, CALDER)).body).toMatchObject({ dueOn: later });
    expect(await historyOf(taskId)).toHaveLength(2);
  });

  it('is refused with a reason that the agency reads, and can be asked for anew', async () => {
    const taskId = await given();
    await ask(taskId);
    expect((await refuse(taskId, { reason: ' ' })).status).toBe(400);
    const { body } = await refuse(taskId);
    expect(body).toMatchObject({ dueOn, noMoreTime: { text: `Not given 09:14 by ${CALDER}`, reason: 'M2 needs it' } });
    expect((await refuse(taskId, { reason: 'Again' })).body.noMoreTime.reason).toBe('M2 needs it');
    expect(await waiting()).not.toContain(taskId);
    const again = (await ask(taskId, { dueOn: '2027-02-26' })).body;
    expect([again.moreTime.dueOn, again.noMoreTime]).toEqual(['2027-02-26', undefined]);
  });

  it('asked for again is the later wish; an answer to the former one changes nothing and says so', async () => {
    const taskId = await given();
    await ask(taskId);
    await ask(taskId);
    expect(await historyOf(taskId)).toHaveLength(1);
    await ask(taskId, { dueOn: '2027-03-12' });
    for (const answer of [await grant(taskId), await refuse(taskId)]) {
      expect(answer).toMatchObject({ status: 409, body: { code: 'no-such-wish' } });
      expect(answer.body.message).toMatch(/^This wish for more time no longer stands/);
    }
    expect((await grant(taskId, CALDER, '2027-03-12')).body.dueOn).toBe('2027-03-12');
  });

  it('is no longer open once the task is over: whoever answers then is told what became of it', async () => {
    const taskId = await given();
    await ask(taskId);
    await server.command(SANDHU, 'task.complete', { taskId, outcome: 'Visited after all' });
    expect(await waiting()).not.toContain(taskId);
    const answer = await grant(taskId);
    expect(answer).toMatchObject({ status: 409, body: { code: 'wrong-state' } });
    expect(answer.body.message).toBe(
      `The task was completed at 09:14 by ${SANDHU}, so it was not given more time. Open it to see where it stands.`,
    );
    expect((await ask(taskId)).body.code).toBe('wrong-state');
  });

  it('is for a later day than the task is due, and one that has not passed when it is given', async () => {
    const taskId = await given();
    expect((await ask(taskId, { dueOn })).body.code).toBe('not-later');
    await ask(taskId);
    // A Saturday, on which the panel writes to nobody by itself.
    await server.moveClock('2027-03-06T09:00:00.000Z');
    expect((await grant(taskId)).body.code).toBe('wished-day-passed');
    expect((await ask(taskId, { dueOn: '2027-03-04' })).body.code).toBe('due-date-passed');
  });

  it('is for a day within two years', async () => {
    const taskId = await given();
    for (const far of ['2029-02-03', '9999-12-31']) {
      const { status, body } = await ask(taskId, { dueOn: far });
      expect([status, body.code]).toEqual([422, 'too-far-ahead']);
      expect(body.message).toBe('That is more than two years ahead. Ask for a nearer day.');
    }
    expect((await read(taskId)).moreTime).toBeUndefined();
    expect((await ask(taskId, { dueOn: '2029-02-02' })).status).toBe(200);
  });

  it('stays asked for while the task is passed on within its agency', async () => {
    const taskId = await given();
    await ask(taskId);
    await server.command(SANDHU, 'task.reassign', { taskId, ownerId: 'zoe-grant', reason: 'She knows the site' });
    const passedOn = expect.objectContaining({ note: 'To Zoe Grant: She knows the site' });
    expect((await read(taskId)).history).toContainEqual(passedOn);
    expect((await read(taskId)).moreTime).toMatchObject({ dueOn: later, byName: SANDHU });
    await server.command(CALDER, 'task.reassign', { taskId, ownerId: 'tom-hesketh' });
    expect((await read(taskId)).moreTime).toBeUndefined();
    expect(await waiting()).not.toContain(taskId);
  });

  it('is asked for by whoever answers for the agency alone, and answered by those who direct tasks', async () => {
    const taskId = await given();
    const asked = await server.command(HESKETH, 'task.askTime', { taskId, dueOn: later, reason });
    expect(asked).toMatchObject({ status: 403, body: { code: 'not-your-agency' } });
    await ask(taskId);
    expect(await grant(taskId, SANDHU)).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
    expect(await waiting(SANDHU)).toContain(taskId);
  });

  it('is refused at entry when why carries a marking that is too high', async () => {
    const taskId = await given();
    expect((await ask(taskId, { reason: 'It is SECRET' })).body.code).toBe('marking-too-high');
    await ask(taskId);
    expect((await refuse(taskId, { reason: 'TOP SECRET' })).body.code).toBe('marking-too-high');
  });
});
