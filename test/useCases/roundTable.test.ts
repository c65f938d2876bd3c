import { randomUUID } from 'node:crypto';
import northmoor from '../../bot/panels/northmoor.json';
import type { ReadCount } from '../../bot/store/batchRules';
import { openOutboxStand } from '../delivery/outboxStand';
import { countedStores } from '../support/countedStores';
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
      powerText: expect.stringMatching(/Check current law: as listed on .+\.$/),
    });
  });

  it('has a task whose words name nobody either, nor do those of its parts, as far as whoever writes them knows of people', async () => {
    const { task: whole } = await found('Refuse the permit');
    const of = { taskId: whole.id };
    const dueOn = '2027-03-10';
    const part = (title: string) => ({
      parts: [{ taskId: 'part-1', title, agencyId: 'police', ownerId: 'amira-nadeem', dueOn }],
    });
    const says = async (who: string, name: string, input: object) => {
      const { body } = await server.command(who, name, { ...of, ...input });
      return [name, body.code];
    };
    const named = 'Visit Dean Stroud';
    for (const [who, name, input] of [
      ...([[CALDER, 'task.reword', { title: named }]] as const),
      ...([[CALDER, 'task.reword', { title: 'Visit', detail: named }]] as const),
      ...([[CALDER, 'task.split', part(named)]] as const),
      ...([[CALDER, 'task.withdraw', { reason: named }]] as const),
      ...([[SANDHU, 'task.progress', { note: named }]] as const),
      ...([[SANDHU, 'task.block', { reason: named }]] as const),
      ...([[SANDHU, 'task.comment', { text: named }]] as const),
      ...([[SANDHU, 'task.decline', { reason: named }]] as const),
      ...([[SANDHU, 'task.askTime', { dueOn: '2027-03-12', reason: named }]] as const),
      ...([[SANDHU, 'task.complete', { outcome: named }]] as const),
    ])
      expect(await says(who, name, input)).toEqual([name, 'names-a-person']);
    await done(CALDER, 'task.split', { ...of, ...part('Stand by') });
    const ofPart = { taskId: 'part-1', text: named };
    expect((await server.command(NADEEM, 'task.comment', ofPart)).body.code).toBe('names-a-person');
  });

  it('is refused for HMRC without a gateway, and warns of Good Friday', async () => {
    const refused = await give('Look at the VAT returns');
    expect(refused.body.code).toBe('gateway-needed');
    expect(await found('Look at the VAT returns')).toMatchObject({ state: 'undecided' });
    const { body } = await give('Look at the VAT returns', { ...underGateway, dueOn: '2027-03-26' });
    const { body: task } = await server.query(BIRKETT, 'tasks.get', { taskId: body.task.id });
    expect(task.dueWarning).toBe('This is a bank holiday: Good Friday.');
    // Told of no people: a refusal would tell of them.
    await done(BIRKETT, 'task.comment', { taskId: body.task.id, text: 'Is it a Stroud firm?' });
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
    const today = async (who: string) =>
      (await server.query(who, 'today.lines')).body.items.filter(({ key }: Json) => key.startsWith('opportunities:'));
    const text = '1 opportunity of Larchfield waits for a decision';
    expect(await today(NADEEM)).toMatchObject([{ text, place: 'groups?group=nm-ocg-031', waits: true }]);
    expect([await today(HESKETH), (await today(CALDER)).length]).toEqual([[], 1]);
  });
});

describe('the round table at a meeting', () => {
  const [FALK_ID, table] = ['jo-falk', { meetingId: 'M2', itemId: '' }];
  const get = (who: string) => server.query(who, 'roundTable.get', table);
  const run = (step: object) => done(CALDER, 'meeting.step', { meetingId: 'M2', stepId: randomUUID(), step });
  beforeAll(async () => {
    const { agenda } = await done(REEVE, 'agenda.putGroup', { meetingId: 'M2', ...group });
    table.itemId = agenda.find(({ groupId }: Json) => groupId === group.groupId).id;
    await server.moveClock('2027-03-10T10:00:00.000Z');
    await run({ kind: 'start' });
    for (const memberId of ['priya-sandhu', 'tom-hesketh', 'joanne-birkett', 'hannah-doyle', FALK_ID])
      await done(REEVE, 'attendance.mark', { meetingId: 'M2', memberId, present: true });
    await run({ kind: 'goTo', itemId: table.itemId });
  });

  it('offers each agency its own powers, those that fit the group first, and tells who has answered and whose turn it is', async () => {
    const { body } = await get(SANDHU);
    expect(body.own.agencyName).toBe('Environment Agency');
    expect(body.own.powers.map(({ id }: Json) => id)).toContain('ENV-01');
    expect(body.own.powers.every(({ id }: Json) => id.startsWith('ENV-'))).toBe(true);
    const names = ['Environment Agency', 'HM Revenue and Customs', 'Northmoor Constabulary'];
    // Of the police's thirteen these speak of waste and of vehicles, which is what the group is about.
    const { powers } = (await get(NADEEM)).body.own;
    expect(powers.slice(0, 2).map(({ id }: Json) => id)).toEqual(['POL-08', 'POL-11']);
    expect(powers.length).toBeGreaterThan(10);
    // Who has no agreement, and who looks on, sit at no table.
    expect(body.agencies.map(({ name }: Json) => name)).toEqual([...names, 'Northmoor Council: trading standards']);
    expect(body.turnOf).toBe('ea');
    expect((await get(HESKETH)).body.own.powers.map(({ id }: Json) => id)).toContain('TSS-01');
    expect([(await get(FALK)).status, (await get('Hannah Doyle')).status]).toEqual([403, 403]);
  });

  it('goes on once an agency has offered something, or has nothing', async () => {
    const could = { ...group, agencyId: 'ea', what: 'Stop the skips', powerId: 'ENV-02', opportunityId: randomUUID() };
    await done(SANDHU, 'opportunity.raise', { ...could, ...table });
    expect((await get(CALDER)).body).toMatchObject({ turnOf: 'hmrc', undecided: 2, may: { decide: true } });
    await done(BIRKETT, 'attendance.answerFloor', { ...table, answer: 'nothing' });
    const { agencies, turnOf } = (await get(CALDER)).body;
    expect(turnOf).toBe('police');
    expect(agencies.slice(0, 2)).toMatchObject([{ raised: 1 }, { said: 'nothing' }]);
  });

  it('has its task given on the item, and is closed to whoever leaves for it', async () => {
    const { body } = await give('Stop the skips', table);
    const { body: task } = await server.query(SANDHU, 'tasks.get', { taskId: body.task.id });
    expect(task.originText).toBe('Given at M2');
    const own = { taskId: randomUUID(), agencyId: 'ea', ownerId: 'priya-sandhu', dueOn: '2027-03-24' };
    const named = await server.command(CALDER, 'meeting.giveTask', { ...own, ...table, title: 'Visit Dean Stroud' });
    expect(named.body.code).toBe('names-a-person');
    const interest = { ...table, text: 'My tenant' };
    await done(HESKETH, 'attendance.declareInterest', { ...interest, recused: true });
    expect((await get(HESKETH)).body.code).toBe('item-gone');
    const at = { ...table, ...(await refTo('Stop the skips')), reason: 'No' };
    for (const hidden of [{}, { groupId: 'none' }])
      expect((await server.command(HESKETH, 'opportunity.reject', { ...at, ...hidden })).body.code).toBe('not-found');
    await done(HESKETH, 'attendance.declareInterest', { ...interest, recused: false });
  });

  it('leaves nothing undecided: the close says how much it parks until the next meeting', async () => {
    const { body } = await server.query(CALDER, 'opportunities.leftAt', { meetingId: 'M2' });
    expect(body.items).toEqual([{ ...group, operation: 'Larchfield', undecided: 1 }]);
    await done(CALDER, 'meeting.close', { meetingId: 'M2', stepId: randomUUID() });
    const { undecided, parked } = await columns();
    expect([undecided?.length, parked?.length]).toEqual([0, 1]);
    expect(parked?.[0]).toMatchObject({ until: '2027-05-12', reason: 'Left undecided at M2', waits: false });
    const { items } = (await server.query(CALDER, 'opportunities.leftAt', { meetingId: 'M2' })).body;
    expect(items).toEqual([]);
  });
});

describe('twenty agencies at the table', () => {
  const MOST_MS = 1000;
  const more = ['Ashby', 'Birch', 'Cedar', 'Dale', 'Elm', 'Fern'];
  const [like] = northmoor.agencies.filter(({ name }) => name === 'Environment Agency');
  const [seat] = northmoor.members.filter(({ name }) => name === SANDHU);
  const grown = {
    ...northmoor,
    agencies: [...northmoor.agencies, ...more.map((name) => ({ ...like, id: name.toLowerCase(), name }))],
    members: [
      ...northmoor.members,
      ...more.map((name) => ({
        ...seat,
        name: `Ada ${name}`,
        agency: name.toLowerCase(),
        email: `${name.toLowerCase()}@gov.example`,
      })),
    ],
  };

  it('are answered within a second, by as many reads as two', async () => {
    const counts: ReadCount[] = [];
    const [, start] = countedStores[0] ?? [];
    const place = await start?.();
    if (place === undefined) throw new Error('There is no store');
    const store = await place.open((count) => counts.push(count));
    const stand = await openOutboxStand('', { store, panel: grown });
    try {
      const meeting = { meetingId: 'M2', ...group };
      await stand.command('callum-reeve', 'meeting.move', { meetingId: 'M2', on: '2027-02-02' });
      await stand.command('callum-reeve', 'agenda.putGroup', meeting);
      const { agenda } = await stand.ask('ruth-calder', 'meetings.get', { meetingId: 'M2' });
      const itemId = agenda.find((item) => item.groupId === group.groupId)?.id;
      await stand.command('ruth-calder', 'agenda.decideLate', { meetingId: 'M2', itemId, accept: true });
      const step = (kind: object) =>
        stand.command('ruth-calder', 'meeting.step', { meetingId: 'M2', stepId: randomUUID(), step: kind });
      await step({ kind: 'start' });
      await step({ kind: 'goTo', itemId });
      const come = (memberId: string) =>
        stand.command('callum-reeve', 'attendance.mark', { meetingId: 'M2', memberId, present: true });
      const table = async (who = 'ruth-calder') => {
        counts.splice(0);
        const began = performance.now();
        const answer = await stand.ask(who, 'roundTable.get', { meetingId: 'M2', itemId });
        return { answer, tookMs: performance.now() - began, reads: counts.length };
      };
      await come('priya-sandhu');
      const two = await table();
      const { items } = await stand.ask('ruth-calder', 'members.list', {});
      for (const { id, role } of items) if (!['auditor', 'administrator'].includes(role)) await come(id);
      for (let number = 1; number <= 40; number++)
        await stand.command('ruth-calder', 'opportunity.raise', {
          ...{
            ...group,
            opportunityId: `o-${number}`,
            what: `Visit gate ${number}`,
            agencyId: 'ea',
            powerId: 'ENV-01',
          },
        });
      const many = await table();
      expect(many.answer.agencies.length).toBeGreaterThanOrEqual(20);
      expect(many.answer.opportunities).toHaveLength(40);
      expect(many.reads).toBe(two.reads);
      expect(many.tookMs).toBeLessThan(MOST_MS);
      // Whether anything has changed; what the table is drawn from is read once for all who sit at it.
      expect((await table('priya-sandhu')).reads).toBe(1);
    } finally {
      await stand.close();
      await place.close();
    }
  }, 60_000);
});
