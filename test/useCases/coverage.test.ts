import { deedsAt } from '../support/deeds';
import type { Json } from '../support/runningServer';
import { startTestServer, type TestServer } from '../support/sentinel';

const [CALDER, REEVE, NADEEM, SANDHU] = ['Ruth Calder', 'Callum Reeve', 'Amira Nadeem', 'Priya Sandhu'];
const [LARCHFIELD, KITTIWAKE, SALTMARSH] = ['nm-ocg-031', 'nm-ocg-036', 'nm-ocg-040'];
const dueOn = '2027-04-01';

let server: TestServer;
const { done } = deedsAt(() => server);
beforeAll(async () => {
  server = await startTestServer();
  await server.moveClock('2027-01-13T10:00:00.000Z');
  await done(REEVE, 'agenda.putGroup', { meetingId: 'M1', groupId: SALTMARSH });
  await offer(LARCHFIELD, 'permit', 'ea', 'ENV-01');
  await task(LARCHFIELD, 'permit', 'ea', 'priya-sandhu');
  // The police’s own: the group stays without a partner.
  await offer(SALTMARSH, 'account', 'police', 'POL-02');
  await task(SALTMARSH, 'account', 'police', 'amira-nadeem');
  await offer(SALTMARSH, 'labels', 'ts', 'TSS-01');
}, 60_000);
afterAll(() => server.close());

const offer = (groupId: string, what: string, agencyId: string, powerId: string) =>
  done(CALDER, 'opportunity.raise', { groupId, opportunityId: what, what, agencyId, powerId });
const task = (groupId: string, what: string, agencyId: string, ownerId: string) =>
  done(CALDER, 'opportunity.task', {
    ...{ groupId, opportunityId: what, taskId: what, title: what, agencyId, ownerId, dueOn },
  });

const covered = async (who: string): Promise<Json> => (await server.query(who, 'coverage.get')).body;
/** Of the three parts: groups as they are called, and who of a few stands in the others. */
const told = ({ groups, powers, agencies }: Json) => {
  const among = ({ items }: Json, ids: string[]) => ids.filter((each) => items.some(({ id }: Json) => id === each));
  return {
    groups: groups.items.map(({ operation }: Json) => operation),
    powers: among(powers, ['ENV-01', 'POL-02', 'TSS-01', 'FRS-01']),
    agencies: among(agencies, ['ea', 'police', 'ts', 'frs', 'eastvale']),
  };
};
const textOf = ({ items }: Json, named: string) => items.find(({ id }: Json) => id === named)?.text;

it('names the groups without a partner’s task, powers never used, agencies never asked, each with what comes next', async () => {
  const all = await covered(REEVE);
  expect(told(all)).toEqual({
    ...{ groups: ['Kittiwake', 'Saltmarsh'], powers: ['TSS-01', 'FRS-01'], agencies: ['ts', 'frs'] },
  });
  expect([all.groups.of, all.agencies.of]).toEqual([3, 15]);
  expect(textOf(all.groups, KITTIWAKE)).toBe(
    'Nobody has said what could be done: ask each agency, or hold a round table',
  );
  expect(textOf(all.groups, SALTMARSH)).toBe('1 opportunity waits to be decided');
  expect(textOf(all.powers, 'TSS-01')).toBe('Offered, not yet a task. Northmoor Council: trading standards can use it');
  expect(all.powers.items.at(-1)).toMatchObject({ isHeld: false, text: expect.stringMatching(/^Nobody on the panel/) });
  expect(all.agencies.items.find(({ id }: Json) => id === 'frs')).toMatchObject({ place: 'partners?partner=frs' });
  // Whoever leads a group may not open the partners.
  expect((await covered(NADEEM)).agencies.items.find(({ id }: Json) => id === 'frs').place).toBeUndefined();
  expect((await server.query(SANDHU, 'coverage.get')).status).toBe(403);
});

it('counts a partner’s task that was given on the group’s item at a meeting, until it is withdrawn', async () => {
  await done(CALDER, 'meeting.step', { meetingId: 'M1', stepId: 'begin-the-meeting', step: { kind: 'start' } });
  const on = { meetingId: 'M1', itemId: `group-${SALTMARSH}` };
  const given = { taskId: 'loans', title: 'Look at the loans', agencyId: 'planning', ownerId: 'dan-ives', dueOn };
  await done(CALDER, 'meeting.giveTask', { ...on, ...given });
  expect(told(await covered(REEVE)).groups).toEqual(['Kittiwake']);
  await done(REEVE, 'task.withdraw', { taskId: 'loans', reason: 'Not needed' });
  expect(told(await covered(REEVE)).groups).toEqual(['Kittiwake', 'Saltmarsh']);
});

it('knows nothing of a group that is hidden from whoever asks: what was done for it alone was never done', async () => {
  const about = { type: 'group', groupId: KITTIWAKE };
  const audience = { kind: 'named', agencyIds: [], memberIds: ['lena-hart'] };
  await done(CALDER, 'restriction.set', { about, audience, reason: 'An arrest is near' });
  await offer(KITTIWAKE, 'doors', 'frs', 'FRS-01');
  await task(KITTIWAKE, 'doors', 'frs', 'dafydd-moss');
  expect(told(await covered(CALDER))).toEqual({
    ...{ groups: ['Saltmarsh'], powers: ['TSS-01'], agencies: ['ts'] },
  });
  const hers = await covered(NADEEM);
  expect(told(hers)).toEqual({ groups: ['Saltmarsh'], powers: ['TSS-01', 'FRS-01'], agencies: ['ts', 'frs'] });
  expect([hers.groups.of, JSON.stringify(hers).match(/Kittiwake|036/)]).toEqual([2, null]);
});
