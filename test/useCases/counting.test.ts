import { randomUUID } from 'node:crypto';
import { Counter } from '../../bot/ledger/counter';
import { recordOf } from '../../bot/ledger/records';
import type { PanelStore } from '../../bot/ledger/store';
import { bothStores } from '../support/bothStores';
import { chanceOf } from '../support/chance';
import { deedsAt } from '../support/deeds';
import { underGateway } from '../support/gateway';
import { countedAndRecounted, openBeside } from '../support/recounted';
import { startTestServer, type TestServer } from '../support/sentinel';

const [CALDER, REEVE, BIRKETT] = ['Ruth Calder', 'Callum Reeve', 'Joanne Birkett'];
const [SANDHU, HESKETH] = ['Priya Sandhu', 'Tom Hesketh'];

describe.each(bothStores)('what is counted with each change, kept in %s', (_store, open) => {
  let place: Awaited<ReturnType<typeof open>>;
  let server: TestServer;
  let beside: PanelStore;
  beforeAll(async () => {
    place = await open();
    server = await startTestServer(place.settings);
    beside = await openBeside(place.settings, server.dataDir);
  }, 60_000);
  afterAll(async () => {
    await beside.close();
    await server.close();
    await place.close();
  });
  const { attempt } = deedsAt(() => server);

  it('is what the records come to when they are counted from nothing, whatever is done and hidden and opened', async () => {
    const { below: roll } = chanceOf(13);
    const tasks: string[] = [];
    const issues: string[] = [];
    const one = (ids: string[]) => ids[roll(ids.length)] ?? 'none';
    const holders = [
      ['ea', 'priya-sandhu', SANDHU],
      ['hmrc', 'joanne-birkett', BIRKETT],
    ] as const;
    const audiences = [
      { kind: 'panel' },
      { kind: 'named', agencyIds: ['ea'], memberIds: [] },
      { kind: 'named', agencyIds: [], memberIds: ['tom-hesketh'] },
    ];
    const acts: (() => Promise<unknown>)[] = [
      () => {
        const [agencyId, ownerId] = holders[roll(2)] ?? holders[0];
        const taskId = randomUUID();
        tasks.push(taskId);
        const dueOn = `2027-0${1 + roll(4)}-1${roll(9)}`;
        const audience = audiences[roll(6)] ?? audiences[0];
        return attempt(REEVE, 'task.allocate', {
          ...{ taskId, title: 'Visit the yard', agencyId, ownerId, dueOn, audience },
          ...underGateway,
        });
      },
      () => attempt(holders[roll(2)]?.[2] ?? SANDHU, 'task.acknowledge', { taskId: one(tasks) }),
      () => attempt(holders[roll(2)]?.[2] ?? SANDHU, 'task.complete', { taskId: one(tasks), outcome: 'Done' }),
      () => attempt(holders[roll(2)]?.[2] ?? SANDHU, 'task.decline', { taskId: one(tasks), reason: 'Not ours' }),
      () => attempt(REEVE, 'task.withdraw', { taskId: one(tasks), reason: 'No need' }),
      () => attempt(REEVE, 'task.close', { taskId: one(tasks), fourP: 'Pursue' }),
      () => attempt(REEVE, 'task.close', { taskId: one(tasks), fourP: 'Prevent' }),
      () =>
        attempt(REEVE, 'restriction.set', {
          about: { type: 'task', taskId: one(tasks) },
          audience: audiences[roll(3)],
          reason: 'An arrest is near',
          ...underGateway,
        }),
      () => {
        const issueId = randomUUID();
        issues.push(issueId);
        return attempt([HESKETH, CALDER][roll(2)] ?? CALDER, 'issue.raise', {
          issueId,
          text: `Cash in the Grill ${roll(99)}`,
        });
      },
      () =>
        attempt(REEVE, 'restriction.set', {
          about: { type: 'issue', issueId: one(issues) },
          audience: audiences[roll(3)],
          reason: 'An arrest is near',
          ...underGateway,
        }),
      () => attempt(REEVE, 'issue.close', { issueId: one(issues), answer: 'Known already' }),
      () => attempt(HESKETH, 'issue.withdraw', { issueId: one(issues) }),
      () => server.moveClock(`2027-0${1 + roll(3)}-${10 + roll(18)}T1${roll(6)}:00:00.000Z`),
    ];
    for (let step = 0; step < 12; step++) await acts[step === 0 ? 0 : roll(2) * 8]?.();
    for (let step = 0; step < 14; step++) {
      await Promise.all([acts[roll(acts.length)]?.(), acts[roll(acts.length)]?.(), acts[roll(acts.length)]?.()]);
    }
    const [counted, recounted] = await countedAndRecounted(beside);
    expect(Object.keys(recounted).length).toBeGreaterThan(1);
    expect(JSON.stringify(recounted)).toContain('readers');
    expect(counted).toEqual(recounted);
  }, 60_000);

  it('comes to the same when records of before are counted while others go on changing them', async () => {
    const [head] = await beside.queryEverywhere({ type: 'head', limit: 1 });
    const panelId = recordOf('head', head ?? { id: 'head', value: undefined }).panelId;
    const round = async () => recordOf('head', (await beside.read(panelId, 'head')) ?? { id: '', value: 0 }).counting;
    const before = await round();
    // One that is ended in the middle, and three at once from where it was. The server itself may be one of them; where it
    // was at the end before anybody looked, it is begun anew.
    let begun = 0;
    for (let reached: string | undefined; reached === undefined; reached = (await round())?.reached) {
      begun += 1;
      await new Counter(beside).beginUnless(panelId, () => false);
      let steps = 0;
      await new Counter(beside).count(panelId, () => ++steps > 2);
    }
    const given = (nth: number) => {
      const task = { taskId: randomUUID(), title: `Visit ${nth}`, agencyId: 'ea', ownerId: 'priya-sandhu' };
      return attempt(REEVE, 'task.allocate', { ...task, dueOn: '2027-04-20' });
    };
    await Promise.all([
      new Counter(beside).count(panelId, () => false),
      new Counter(beside).count(panelId, () => false),
      ...[1, 2, 3, 4].map(given),
    ]);
    expect(await round()).toEqual({ round: (before?.round ?? 0) + begun });
    const [counted, recounted] = await countedAndRecounted(beside);
    expect(counted).toEqual(recounted);
    expect((await server.query(REEVE, 'measures.get')).body).toMatchObject({ beingCounted: false });
  }, 60_000);
});
