import { randomUUID } from 'node:crypto';
import type { Json } from '../support/runningServer';
import { startTestServer, type TestServer } from '../support/sentinel';

const [CALDER, REEVE, HART] = ['Ruth Calder', 'Callum Reeve', 'Lena Hart'];

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.moveClock('2027-02-02T09:14:00.000Z');
});
afterAll(() => server.close());

const larchfield = { groupId: 'nm-ocg-031' };
const list = async (who: string): Promise<Json[]> => (await server.query(who, 'disruptions.list')).body.items;

describe('a disruption recorded at a meeting', () => {
  const entry = {
    meetingId: 'M1',
    entryId: randomUUID(),
    itemId: '',
    kind: 'disruption',
    text: 'Two vans were seized',
  };
  const record = (more: object = {}) => server.command(CALDER, 'meeting.record', { ...entry, ...more });
  const recorded = async (who: string = REEVE): Promise<Json[]> =>
    (await list(who)).filter(({ entryId }) => entryId === entry.entryId);
  beforeAll(async () => {
    const { agenda } = (await server.command(REEVE, 'agenda.putGroup', { meetingId: 'M1', ...larchfield })).body;
    entry.itemId = agenda.find(({ groupId }: Json) => groupId === larchfield.groupId).id;
    await server.command(CALDER, 'agenda.decideLate', { meetingId: 'M1', itemId: entry.itemId, accept: true });
    const step = { meetingId: 'M1', stepId: randomUUID(), step: { kind: 'start' } };
    expect((await server.command(CALDER, 'meeting.step', step)).status).toBe(200);
  });

  it('is one of the group on the floor, without a grade where none was said, and changes with its entry', async () => {
    expect((await record({ agencyIds: ['ts'] })).status).toBe(200);
    const [first] = await recorded();
    expect(first).toMatchObject({
      ...{ what: 'Two vans were seized', groupId: 'nm-ocg-031', meetingId: 'M1', waits: true },
      agencies: [{ id: 'ts' }],
    });
    expect(first.proposed.grade).toBeUndefined();
    await record({ text: 'Three vans were seized', grade: 'minor', fourP: 'Pursue' });
    const [second] = await recorded();
    expect(second).toMatchObject({
      ...{ id: first.id, reference: first.reference, what: 'Three vans were seized', fourP: 'Pursue' },
      ...{ proposed: { grade: 'minor' }, agencies: [{ id: 'ts' }] },
    });
    await record({ kind: 'note' });
    expect(await recorded()).toEqual([]);
    await record({ grade: 'minor' });
    expect(await recorded()).toHaveLength(1);
  });

  it('says no name of the group’s people, whatever the entry says', async () => {
    await record({ text: 'Stroud lost two vans', grade: 'minor' });
    expect((await recorded())[0].what).toBe('Recorded at M1');
    await record({ text: 'Two vans were seized', grade: 'minor' });
  });

  it('is hidden from whoever leaves for the item', async () => {
    expect(await recorded(HART)).toHaveLength(1);
    const interest = { meetingId: 'M1', itemId: entry.itemId, text: 'My brother', recused: true };
    expect((await server.command(HART, 'attendance.declareInterest', interest)).status).toBe(200);
    expect(await recorded(HART)).toEqual([]);
    expect(await recorded(REEVE)).toHaveLength(1);
  });
});
