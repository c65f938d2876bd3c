import { randomUUID } from 'node:crypto';
import { readLive } from '../support/liveReader';
import { startTestServer, type TestServer, until } from '../support/sentinel';
import type { Json } from '../support/runningServer';

const CALDER = 'Ruth Calder';
const FALK = 'Jo Falk';
const DOYLE = 'Hannah Doyle';
const meetingId = 'M1';
const itemId = 'open';
const INTEREST = 'My brother works there';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.moveClock('2027-01-13T10:00:00.000Z');
  await done(CALDER, 'agenda.addItem', { meetingId, itemId, title: 'The yard', minutes: 5 });
  await done(CALDER, 'meeting.step', { meetingId, stepId: randomUUID(), step: { kind: 'start' } });
});
afterAll(() => server.close());

async function done(who: string, name: string, input: object): Promise<void> {
  expect(await server.command(who, name, input)).toMatchObject({ status: 200 });
}

const declare = (who: string, text: string) =>
  done(who, 'attendance.declareInterest', { meetingId, itemId, text, recused: false });
const attendance = async (who: string): Promise<string> =>
  JSON.stringify((await server.query(who, 'meetings.attendance', { meetingId })).body);

describe('whoever sees the agenda and may not read what is recorded', () => {
  it('reads no interest of others on an item that is for everybody, and their own', async () => {
    await declare('Joanne Birkett', INTEREST);
    await declare(FALK, 'I drove past it');
    expect(await attendance('Lena Hart')).toContain(INTEREST);
    expect(await attendance(FALK)).not.toContain(INTEREST);
    expect(await attendance(FALK)).toContain('I drove past it');
    const own = await server.query(FALK, 'meetings.ownAttendance', { meetingId });
    expect(own.body.interests).toMatchObject([{ text: 'I drove past it' }]);
  });

  it('hears of the meeting, and neither how often something is recorded nor that others declare something', async () => {
    const tabs = await Promise.all([DOYLE, FALK, 'Lena Hart'].map((who) => readLive(server, who)));
    await until('all listen', () => tabs.every(({ events }) => events.length > 0));
    const recorded = { meetingId, itemId, kind: 'decision', text: 'The yard is visited' };
    await done(CALDER, 'meeting.record', { ...recorded, entryId: randomUUID() });
    await declare('Marek Zielinski', 'My cousin rents it');
    const extend = { kind: 'extend', itemId, minutes: 5 };
    await done(CALDER, 'meeting.step', { meetingId, stepId: randomUUID(), step: extend });
    const heard = ({ events }: { events: readonly Json[] }) => events.slice(1).map(({ data }) => data.action);
    await until('all hear of the meeting', () => tabs.every((tab) => heard(tab).includes('meeting-item-extended')));
    expect(tabs.map(heard)).toEqual([
      ['meeting-item-extended'],
      ['meeting-item-extended'],
      ['meeting-recorded', 'attendance-interest-declared', 'meeting-item-extended'],
    ]);
    tabs.forEach((tab) => tab.close());
  });

  it('hears in another window of theirs that they declared something themselves', async () => {
    const tab = await readLive(server, DOYLE);
    await until('she listens', () => tab.events.length > 0);
    await declare(DOYLE, 'I live beside it');
    await until('she hears of it', () => tab.events.some(({ data }) => data.action === 'attendance-interest-declared'));
    tab.close();
  });
});

it('nobody else hears that something is said on an item for few: neither a hand, an interest, nor one that goes along', async () => {
  const few = { kind: 'named', agencyIds: ['ts'], memberIds: [] };
  const addTo = (at: string, id: string, audience?: object) =>
    done(CALDER, 'agenda.addItem', { meetingId: at, itemId: id, title: 'Few', minutes: 5, audience });
  await addTo(meetingId, 'few', few);
  await addTo('M2', 'few-later', few);
  await done(CALDER, 'meeting.step', { meetingId, stepId: randomUUID(), step: { kind: 'goTo', itemId: 'few' } });
  const tabs = await Promise.all([FALK, DOYLE, 'Lena Hart', 'Tom Hesketh', CALDER].map((who) => readLive(server, who)));
  await until('all listen', () => tabs.every(({ events }) => events.length > 0));
  await done('Tom Hesketh', 'attendance.answerFloor', { meetingId, itemId: 'few', answer: 'share' });
  await done('Tom Hesketh', 'attendance.declareInterest', {
    meetingId,
    itemId: 'few',
    text: 'A cousin',
    recused: false,
  });
  const later = { meetingId: 'M2', itemId: 'few-later' };
  await done('Tom Hesketh', 'attendance.declareInterest', { ...later, text: 'An aunt', recused: true });
  await done(CALDER, 'agenda.carryOn', later);
  await addTo('M4', 'for-all');
  const heard = ({ events }: { events: readonly Json[] }) => events.slice(1).map(({ data }) => data.action);
  await until('all hear of what is for all', () => tabs.every((tab) => heard(tab).includes('meeting-item-added')));
  const [falk, doyle, lena, tom, calder] = tabs.map(heard);
  expect([falk, doyle, lena]).toEqual([['meeting-item-added'], ['meeting-item-added'], ['meeting-item-added']]);
  const interest = 'attendance-interest-declared';
  for (const those of [tom, calder])
    expect(those).toEqual(expect.arrayContaining(['attendance-floor-answered', interest, interest, interest]));
  tabs.forEach((tab) => tab.close());
});
