import { itemUnderGateway } from '../support/gateway';
import { randomUUID } from 'node:crypto';
import { readLive } from '../support/liveReader';
import { startTestServer, type Answer, type TestServer, until } from '../support/sentinel';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
  await at('2027-01-13T10:00:00.000Z');
});
afterEach(() => server.close());

const CALDER = 'Ruth Calder';
const REEVE = 'Callum Reeve';
const HESKETH = 'Tom Hesketh';
const FALK = 'Jo Falk';

/** Moves the clock to a moment of the day of M1. */
function at(now: string): Promise<void> {
  return server.moveClock(now);
}

function step(
  what: object,
  { who = CALDER, stepId = randomUUID(), ...rest }: Record<string, unknown> = {},
): Promise<Answer> {
  return server.command(String(who), 'meeting.step', { meetingId: 'M1', stepId, step: what, ...rest });
}

async function meeting(who = CALDER, meetingId = 'M1') {
  return (await server.query(who, 'meetings.get', { meetingId })).body;
}

async function titles(who = CALDER, meetingId = 'M1'): Promise<string[]> {
  return (await meeting(who, meetingId)).agenda.map(({ title }: { title: string }) => title);
}

/** In minutes, to the tenth: the clock runs on while requests are under way. */
function spentOn(run: { items: { itemId: string; spentMs: number }[] }, itemId: string): number {
  const spentMs = run.items.find((each) => each.itemId === itemId)?.spentMs ?? Number.NaN;
  return Math.round(spentMs / 6_000) / 10;
}

describe('running a meeting', () => {
  it('counts what each item took by the server’s clock', async () => {
    await step({ kind: 'start' });
    await at('2027-01-13T10:04:30.000Z');
    await step({ kind: 'goTo', itemId: 'item-2' });
    await at('2027-01-13T10:10:00.000Z');
    const { body } = await step({ kind: 'goTo', itemId: 'item-3' });
    expect(body.state).toBe('running');
    expect(spentOn(body.run, 'item-1')).toBe(4.5);
    expect(spentOn(body.run, 'item-2')).toBe(5.5);
    expect(body.run.floor).toMatchObject({ kind: 'running', itemId: 'item-3' });
    expect(body.agenda.slice(0, 3).map(({ outcome }: { outcome: string }) => outcome)).toEqual([
      'done',
      'done',
      'open',
    ]);
  });

  it('starts on its day or after it, one at a time: what else is asked for is refused, and says what to do', async () => {
    const start = async (meetingId: string) => (await step({ kind: 'start' }, { meetingId })).body;
    expect(await start('M2')).toMatchObject({
      code: 'not-its-day',
      message: expect.stringMatching(/^M2 is on Wed 10 Mar and starts on that day.*move it to today first/),
    });
    expect(await start('M1')).toMatchObject({ state: 'running' });
    await at('2027-03-12T10:00:00.000Z');
    expect(await start('M2')).toMatchObject({ code: 'another-runs', message: expect.stringContaining('Close M1') });
    // Nobody closed it: it is still what is shown first, on the stage and beside a call.
    expect((await server.query(CALDER, 'meetings.get')).body).toMatchObject({ id: 'M1', state: 'running' });
    expect(await start('M1')).toMatchObject({ state: 'running' });
    await server.command(CALDER, 'meeting.close', { meetingId: 'M1', stepId: randomUUID() });
    expect((await server.query(CALDER, 'meetings.get')).body).toMatchObject({ id: 'M3' });
    expect(await start('M2')).toMatchObject({ state: 'running' });
  });

  it('does not count a pause', async () => {
    await step({ kind: 'start' });
    await at('2027-01-13T10:01:00.000Z');
    await step({ kind: 'pause' });
    await at('2027-01-13T10:21:00.000Z');
    await step({ kind: 'resume' });
    await at('2027-01-13T10:22:00.000Z');
    const { body } = await step({ kind: 'goTo', itemId: 'item-2' });
    expect(spentOn(body.run, 'item-1')).toBe(2);
  });

  it('takes a step sent again, and a second click, once', async () => {
    await step({ kind: 'start' });
    const stepId = randomUUID();
    for (let time = 0; time < 3; time++) await step({ kind: 'extend', itemId: 'item-2', minutes: 5 }, { stepId });
    await Promise.all([1, 2, 3].map(() => step({ kind: 'defer', itemId: 'item-4' })));
    const { run } = await meeting();
    expect(run.items.find(({ itemId }: { itemId: string }) => itemId === 'item-2').extraMinutes).toBe(5);
    const log = (await server.query(REEVE, 'log.list', { limit: '500' })).body.items;
    expect(log.filter(({ action }: { action: string }) => action === 'meeting-item-deferred')).toHaveLength(1);
  });

  it('a step that waited offline counts from when it was taken, in order', async () => {
    await step({ kind: 'start' });
    await at('2027-01-13T10:20:00.000Z');
    // Taken at 10:05 and 10:15 by the sender's stopwatch, sent at 10:20.
    await step({ kind: 'goTo', itemId: 'item-2' }, { waitedMs: 15 * 60_000 });
    const { body } = await step({ kind: 'goTo', itemId: 'item-3' }, { waitedMs: 5 * 60_000 });
    expect(spentOn(body.run, 'item-1')).toBe(5);
    expect(spentOn(body.run, 'item-2')).toBe(10);
  });

  it('two people moving items at once: both moves survive', async () => {
    await Promise.all([
      step({ kind: 'move', itemId: 'item-6', beforeId: 'item-5' }),
      step({ kind: 'move', itemId: 'item-9', beforeId: 'item-2' }, { who: REEVE }),
    ]);
    expect((await titles()).slice(0, 7)).toEqual([
      'Welcome, confidentiality and interests',
      'Prevention and awareness',
      'Minutes and matters arising',
      'Action log',
      'Threat picture',
      'New groups and opportunities',
      'Mapped groups by exception',
    ]);
  });

  it('a move sent again after somebody else’s move does not undo it', async () => {
    await step({ kind: 'start' });
    const stepId = randomUUID();
    await step({ kind: 'move', itemId: 'item-6', beforeId: 'item-2' }, { stepId });
    await step({ kind: 'move', itemId: 'item-6' }, { who: REEVE });
    await step({ kind: 'move', itemId: 'item-6', beforeId: 'item-2' }, { stepId });
    expect((await titles()).at(-1)).toBe('New groups and opportunities');
  });

  it('a move next to an item that somebody took off is refused and says why', async () => {
    await server.command(REEVE, 'agenda.removeItem', { meetingId: 'M1', itemId: 'item-5' });
    const answer = await step({ kind: 'move', itemId: 'item-6', beforeId: 'item-5' });
    expect(answer).toMatchObject({ status: 409, body: { code: 'item-gone' } });
    expect(answer.body.message).toMatch(/somebody took it off meanwhile/);
  });

  it('going back leaves the item to come again; deferring the one on the floor goes on to the next', async () => {
    await step({ kind: 'start' });
    await step({ kind: 'goTo', itemId: 'item-2' });
    await step({ kind: 'goTo', itemId: 'item-1', leave: 'open' });
    const { body } = await step({ kind: 'defer', itemId: 'item-1' });
    expect(body.run.floor.itemId).toBe('item-2');
    expect(body.agenda[0].outcome).toBe('deferred');
    expect((await step({ kind: 'restore', itemId: 'item-1' })).body.agenda[0].outcome).toBe('open');
  });

  it('is for the chair, the deputy and the coordinator, and for whoever the chair hands over to', async () => {
    expect(await step({ kind: 'start' }, { who: HESKETH })).toMatchObject({ status: 403 });
    await step({ kind: 'start' });
    expect(await step({ kind: 'pause' }, { who: HESKETH })).toMatchObject({
      status: 403,
      body: { code: 'not-the-chair', message: expect.stringContaining('Ruth Calder runs the meeting') },
    });
    await step({ kind: 'handOver', memberId: 'tom-hesketh' });
    expect(await step({ kind: 'pause' }, { who: HESKETH })).toMatchObject({
      status: 200,
      body: { chairName: HESKETH },
    });
    expect((await step({ kind: 'handOver', memberId: 'jo-falk' })).body.code).toBe('not-coming');
  });

  it('whoever it was handed over to gives tasks on its items, in this meeting alone', async () => {
    const task = { title: 'Check the permit', agencyId: 'ea', ownerId: 'priya-sandhu', dueOn: '2027-02-19' };
    const give = (who: string, more: object = {}) =>
      server.command(who, 'meeting.giveTask', {
        ...{ ...task, taskId: randomUUID(), meetingId: 'M1', itemId: 'item-2' },
        ...more,
      });
    expect(await give(CALDER)).toMatchObject({ status: 409, body: { code: 'meeting-not-running' } });
    await step({ kind: 'start' });
    expect(await give(HESKETH)).toMatchObject({ status: 403, body: { code: 'not-the-chair' } });
    await step({ kind: 'handOver', memberId: 'tom-hesketh' });
    expect((await give(HESKETH)).body).toMatchObject({ state: 'allocated', ownerName: 'Priya Sandhu' });
    expect((await give(HESKETH, { meetingId: 'M2' })).status).toBe(403);
    expect((await server.command(HESKETH, 'task.allocate', { ...task, taskId: randomUUID() })).status).toBe(403);
  });

  it('a task that waited offline is given when it was given, and once', async () => {
    await step({ kind: 'start' });
    await at('2027-01-13T10:20:00.000Z');
    const task = { title: 'Check the permit', agencyId: 'ea', ownerId: 'priya-sandhu', dueOn: '2027-02-19' };
    const input = { ...task, taskId: randomUUID(), meetingId: 'M1', itemId: 'item-2', waitedMs: 15 * 60_000 };
    const answers = [];
    for (let time = 1; time <= 2; time += 1) answers.push(await server.command(CALDER, 'meeting.giveTask', input));
    expect(answers.map(({ body }) => body.reference)).toEqual(['SEN-27-001', 'SEN-27-001']);
    expect(answers[0]?.body.statusText).toBe('Allocated 10:05 by Ruth Calder');
  });

  it('keeps what is running through a restart of the server', async () => {
    await step({ kind: 'start' });
    await step({ kind: 'goTo', itemId: 'item-2' });
    const before = await meeting();
    const again = await startTestServer({ DATA_DIR: server.dataDir });
    const after = (await again.query(CALDER, 'meetings.get', { meetingId: 'M1' })).body;
    await again.close();
    expect(after.run).toEqual(before.run);
  });

  it('holds a hundred items, and no more', async () => {
    for (let number = 12; number <= 100; number++) {
      const item = { meetingId: 'M2', itemId: `extra-${number}`, title: `Item ${number}`, minutes: 1 };
      expect((await server.command(REEVE, 'agenda.addItem', { ...item, ...itemUnderGateway })).status).toBe(200);
    }
    const one = { meetingId: 'M2', itemId: 'one-more', title: 'One more', minutes: 1 };
    expect((await server.command(REEVE, 'agenda.addItem', { ...one, ...itemUnderGateway })).body.code).toBe(
      'agenda-full',
    );
    expect(await titles(CALDER, 'M2')).toHaveLength(100);
  });
});

describe('what is recorded', () => {
  const record = (input: object, who = CALDER) =>
    server.command(who, 'meeting.record', {
      meetingId: 'M1',
      entryId: randomUUID(),
      itemId: 'item-2',
      kind: 'decision',
      ...input,
    });
  const recorded = async (who: string) => (await server.query(who, 'meetings.record', { meetingId: 'M1' })).body;

  beforeEach(() => step({ kind: 'start' }));

  it('stands on its item for the panel, once however often it is sent, and can be put right', async () => {
    const entryId = randomUUID();
    await record({ entryId, text: 'Minutes agreed' });
    await record({ entryId, text: 'Minutes agreed' });
    await record({ entryId, text: 'Minutes agreed as amended' });
    const { entries } = await recorded(HESKETH);
    expect(entries).toMatchObject([{ itemId: 'item-2', kind: 'decision', text: 'Minutes agreed as amended' }]);
    expect(entries).toHaveLength(1);
  });

  it('is not for observers, nor for an agency without an agreement', async () => {
    await record({ text: 'A decision' });
    expect((await recorded(HESKETH)).entries).toHaveLength(1);
    // Crimestoppers has none.
    for (const who of [FALK, 'Hannah Doyle']) expect((await recorded(who)).entries).toEqual([]);
  });

  it('on a restricted item exists for its readers alone: agenda, record, live and log', async () => {
    const audience = { kind: 'named', agencyIds: ['hmrc'], memberIds: [] };
    const secret = { meetingId: 'M1', itemId: 'quiet', title: 'Harbour cash', minutes: 5, audience };
    await server.command(CALDER, 'agenda.addItem', { ...secret, ...itemUnderGateway });
    const tabs = await Promise.all(['Joanne Birkett', HESKETH].map((who) => readLive(server, who)));
    await until('both tabs listen', () => tabs.every(({ events }) => events.length > 0));
    await record({ itemId: 'quiet', text: 'Freeze the account' });
    expect(await titles('Joanne Birkett')).toContain('Harbour cash');
    expect((await recorded('Joanne Birkett')).entries).toHaveLength(1);
    for (const who of [HESKETH, FALK]) {
      expect(JSON.stringify(await meeting(who))).not.toMatch(/Harbour|quiet/);
      expect(await recorded(who)).toEqual({ entries: [], tasks: [], marking: 'OFFICIAL-SENSITIVE' });
    }
    await record({ text: 'For all' });
    const heard = () =>
      tabs.map(({ events }) => events.filter(({ data }) => data.action === 'meeting-recorded').length);
    await until('each tab has heard what is for it', () => heard().join() === '2,1');
    const log = JSON.stringify((await server.query(REEVE, 'log.list', {})).body.items);
    expect(log.split('meeting-recorded')).toHaveLength(3);
    // Whoever reads the log learns that it was recorded, and not what.
    expect(log).not.toMatch(/Freeze|Harbour/);
    expect((await server.query(HESKETH, 'log.list', {})).status).toBe(403);
    for (const tab of tabs) tab.close();
    await step({ kind: 'goTo', itemId: 'quiet' });
    expect((await meeting(HESKETH)).run).toBeUndefined();
    expect(JSON.stringify(await meeting(HESKETH))).not.toContain('quiet');
  });

  it('is kept from whoever left for the item', async () => {
    await server.command(HESKETH, 'attendance.declareInterest', {
      ...{ meetingId: 'M1', itemId: 'item-2', text: 'My sister owns the shop', recused: true },
    });
    await record({ text: 'Inspect the shop' });
    expect((await recorded(HESKETH)).entries).toEqual([]);
    expect((await recorded('Joanne Birkett')).entries).toHaveLength(1);
  });

  it('is refused above OFFICIAL-SENSITIVE, and before or after the meeting', async () => {
    expect((await record({ text: 'SECRET: the source' })).body.code).toBe('marking-too-high');
    const early = { meetingId: 'M2', entryId: randomUUID(), itemId: 'item-1', kind: 'note', text: 'Too early' };
    expect((await server.command(CALDER, 'meeting.record', early)).body.code).toBe('meeting-not-running');
  });
});
