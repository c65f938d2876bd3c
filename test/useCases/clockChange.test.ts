import { randomUUID } from 'node:crypto';
import { startTestServer, type TestServer } from '../support/sentinel';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
  await server.moveClock('2027-01-04T09:00:00.000Z');
});
afterEach(() => server.close());

const CALDER = 'Ruth Calder';

// In London 01:00 GMT becomes 02:00 BST on 28 March 2027, and 02:00 BST becomes 01:00 GMT on 31 October 2027.
const nights = [
  {
    ...{ on: '2027-03-28', starts: '2027-03-28T00:30:00.000Z', ends: '2027-03-28T02:30:00.000Z', endsAt: '03:30' },
    // 40 minutes into the meeting the clock on the wall has jumped.
    ...{ fourth: '00:55', fifth: '02:10', late: '2027-03-28T02:34:30.000Z' },
  },
  {
    ...{ on: '2027-10-31', starts: '2027-10-30T23:30:00.000Z', ends: '2027-10-31T01:30:00.000Z', endsAt: '01:30' },
    ...{ fourth: '00:55', fifth: '01:10', late: '2027-10-31T01:34:30.000Z' },
  },
];

describe.each(nights)('a meeting in the night of $on', ({ on, starts, ends, endsAt, fourth, fifth, late }) => {
  it('lasts two hours, shows the times of the clock on the wall, and counts what was really spent', async () => {
    const { body } = await server.command(CALDER, 'meeting.add', { on, mode: 'teams', startsAt: '00:30' });
    const meetingId: string = body.items[0].id;
    const step = (what: object) =>
      server.command(CALDER, 'meeting.step', { meetingId, stepId: randomUUID(), step: what });
    const planned = (await server.query(CALDER, 'meetings.get', { meetingId })).body;
    expect(planned).toMatchObject({ endsAtInstant: ends, endsAt });
    expect([planned.agenda[3].startsAt, planned.agenda[4].startsAt]).toEqual([fourth, fifth]);

    await server.moveClock(starts);
    await step({ kind: 'start' });
    await server.moveClock(late);
    const after = (await step({ kind: 'goTo', itemId: 'item-2' })).body;
    expect(Math.round(after.run.items[0].spentMs / 6_000) / 10).toBe(124.5);
    const over = await server.command(CALDER, 'meeting.close', { meetingId, stepId: randomUUID() });
    expect(over.body.overrunMinutes).toBe(4);
  });
});
