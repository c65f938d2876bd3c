import { randomUUID } from 'node:crypto';
import { agendaOn, CALDER, HESKETH, type Item, REEVE, vape } from '../support/agendaStand';
import { readLive } from '../support/liveReader';
import { waitFor } from '../support/runningServer';
import { startTestServer, type TestServer } from '../support/sentinel';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
  await server.moveClock('2027-02-15T09:00:00.000Z');
});
afterEach(() => server.close());

const { agenda, meeting, find } = agendaOn(() => server);

describe('an item that does not fit', () => {
  const few = { kind: 'named', agencyIds: ['ea'], memberIds: [] };
  const order = async (meetingId = 'M2') => (await meeting(REEVE, meetingId)).agenda.map(({ id }: Item) => id);

  /** What Priya Sandhu reads of what she declared, on her own part and in the list of all. */
  const declaredAt = async (meetingId: string): Promise<unknown[]> => {
    const own = (await server.query('Priya Sandhu', 'meetings.ownAttendance', { meetingId })).body.interests;
    const { people } = (await server.query('Priya Sandhu', 'meetings.attendance', { meetingId })).body;
    const inList = people.find(({ memberId }: { memberId: string }) => memberId === 'priya-sandhu').interests;
    expect(inList).toEqual(own);
    return own;
  };

  it('goes to the next meeting beforehand, with its readers and who left for it, and comes back as it was', async () => {
    await agenda('addItem', { ...vape, audience: few, beforeId: 'item-4' });
    const before = await meeting();
    const interest = { meetingId: 'M2', itemId: 'vape', text: 'My cousin owns one', recused: true };
    await server.command('Priya Sandhu', 'attendance.declareInterest', interest);
    await agenda('carryOn', { itemId: 'vape' });
    await agenda('carryOn', { itemId: 'vape' });
    expect(await order()).not.toContain('vape');
    expect(await find('vape', REEVE, 'M3')).toMatchObject({ audience: few, carriedText: 'Carried once, from M2' });
    expect(await find('vape', HESKETH, 'M3')).toBeUndefined();
    expect(await find('vape', 'Priya Sandhu', 'M3')).toMatchObject({ may: { record: false, speak: false } });
    expect([await declaredAt('M2'), (await declaredAt('M3')).length]).toEqual([[], 1]);

    await server.moveClock('2027-03-04T09:00:00.000Z');
    await agenda('carryOn', { itemId: 'vape', back: true, beforeId: 'item-4' });
    expect((await meeting()).agenda).toEqual(before.agenda);
    expect(await order('M3')).not.toContain('vape');
    expect([(await declaredAt('M2')).length, await declaredAt('M3')]).toEqual([1, []]);
  });

  it('takes its issue along, which then waits for that meeting, and no line of the template goes', async () => {
    await server.command(HESKETH, 'issue.raise', { issueId: 'grill', text: 'Cash in the Harbour Grill' });
    await server.command(REEVE, 'issue.putOnAgenda', { issueId: 'grill', meetingId: 'M2' });
    const status = async () => (await server.query(HESKETH, 'issues.get', { issueId: 'grill' })).body.statusText;
    await agenda('carryOn', { itemId: 'issue-grill' });
    expect(await status()).toBe('On the agenda of M3');
    await agenda('carryOn', { itemId: 'issue-grill', back: true });
    expect(await status()).toBe('On the agenda of M2');
    expect(await agenda('carryOn', { itemId: 'item-4' })).toMatchObject({ status: 409, body: { code: 'item-stays' } });
  });

  it('comes late to an agenda that is frozen, and is gone where somebody took it off', async () => {
    await server.moveClock('2027-03-04T09:00:00.000Z');
    await server.command(REEVE, 'meeting.add', { on: '2027-03-09', mode: 'teams' });
    const { items } = (await server.query(REEVE, 'meetings.list')).body;
    const { id: meetingId } = items.find(({ on }: { on: string }) => on === '2027-03-09');
    await agenda('addItem', { ...vape, meetingId }, CALDER);
    await agenda('carryOn', { itemId: 'vape', meetingId });
    expect(await find('vape')).toMatchObject({ late: 'waiting' });
    expect(await agenda('carryOn', { itemId: 'nowhere', meetingId })).toMatchObject({ body: { code: 'item-gone' } });
  });

  it('brings back with it what was declared on it last', async () => {
    await agenda('addItem', vape);
    const declare = (meetingId: string, text: string, recused: boolean) =>
      server.command(HESKETH, 'attendance.declareInterest', { meetingId, itemId: 'vape', text, recused });
    await declare('M2', 'I know them', false);
    await agenda('carryOn', { itemId: 'vape' });
    await server.moveClock('2027-02-15T09:30:00.000Z');
    await declare('M3', 'He is my cousin', true);
    await agenda('carryOn', { itemId: 'vape', back: true });
    const { interests } = (await server.query(HESKETH, 'meetings.ownAttendance', { meetingId: 'M2' })).body;
    expect(JSON.stringify(interests)).toContain('He is my cousin');
  });

  it('is told of by no live update to whom it is hidden from', async () => {
    const [tom, callum] = [await readLive(server, HESKETH), await readLive(server, REEVE)];
    await agenda('addItem', { ...vape, audience: few });
    await agenda('carryOn', { itemId: 'vape' });
    await agenda('addItem', { itemId: 'open', title: 'For all', minutes: 5 });
    const actions = (events: typeof tom.events) => events.flatMap(({ data }) => data['action'] ?? []);
    await waitFor('what is for all', async () => (actions(tom.events).length > 0 ? true : undefined), 5000);
    expect(actions(tom.events)).toEqual(['meeting-item-added']);
    expect(actions(callum.events)).toHaveLength(4);
    tom.close();
    callum.close();
  });

  it('goes on from a cancelled meeting, told of by no live update to whom it is hidden from', async () => {
    await agenda('addItem', { ...vape, audience: few });
    const [tom, callum] = [await readLive(server, HESKETH), await readLive(server, REEVE)];
    await server.command(REEVE, 'meeting.cancel', { meetingId: 'M2', reason: 'The hall is flooded' });
    const actions = (events: typeof tom.events) => events.flatMap(({ data }) => data['action'] ?? []);
    const added = 'meeting-item-added';
    await waitFor('what is for few', async () => (actions(callum.events).includes(added) ? true : undefined), 5000);
    await server.command(REEVE, 'agenda.addItem', { meetingId: 'M4', itemId: 'open', title: 'For all', minutes: 5 });
    await waitFor('what is for all', async () => (actions(tom.events).includes(added) ? true : undefined), 5000);
    const ofM3 = tom.events.filter(({ data }) => data['action'] === added && JSON.stringify(data).includes('M3'));
    expect(ofM3).toEqual([]);
    tom.close();
    callum.close();
  });

  it('stays once its meeting has begun', async () => {
    await agenda('addItem', vape);
    await server.moveClock('2027-03-10T10:00:00.000Z');
    await server.command(CALDER, 'meeting.step', { meetingId: 'M2', stepId: randomUUID(), step: { kind: 'start' } });
    expect((await agenda('carryOn', { itemId: 'vape' })).body.code).toBe('meeting-not-planned');
  });
});
