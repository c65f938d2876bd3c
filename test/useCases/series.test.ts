import { sync } from 'node-ical';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import northmoor from '../../bot/panels/northmoor.json';
import { startTestServer, type TestServer } from '../support/sentinel';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
  await server.moveClock('2027-01-04T09:00:00.000Z');
});
afterEach(() => server.close());

const REEVE = 'Callum Reeve';

interface Listed {
  id: string;
  on: string;
  mode: string;
  state: string;
  placeText: string;
  joinLink?: string;
}

async function meetings(of = server): Promise<Listed[]> {
  return (await of.query(REEVE, 'meetings.list')).body.items;
}

/** The file as another calendar reads it. */
async function invitation(meetingId: string) {
  const { body } = await server.query('Tom Hesketh', 'meetings.invitation', { meetingId });
  const text = String(body.text);
  const [event] = Object.values(sync.parseICS(text)).filter(({ type }) => type === 'VEVENT');
  if (event?.type !== 'VEVENT') throw new Error('No event');
  return { text, event, line: (name: string) => new RegExp(`^${name}[:;](.*)$`, 'm').exec(text)?.[1]?.trim() };
}

describe('the series', () => {
  it('alternates between Teams and the room, every second Wednesday of two months', async () => {
    expect((await meetings()).slice(0, 4)).toMatchObject([
      { id: 'M1', on: '2027-01-13', mode: 'teams', placeText: 'Microsoft Teams' },
      { id: 'M2', on: '2027-03-10', mode: 'inPerson', placeText: 'Castle Lane HQ, Room 2' },
      { id: 'M3', on: '2027-05-12', mode: 'teams' },
      { id: 'M4', on: '2027-07-14', mode: 'inPerson' },
    ]);
  });

  it('goes on by the rule when more are planned, and an extra meeting does not disturb it', async () => {
    const before = await meetings();
    const { body } = await server.command(REEVE, 'meeting.add', { on: '2027-02-03', mode: 'teams' });
    const added = body.items[0];
    await server.command(REEVE, 'meeting.planSeries', { count: 2 });
    const after = await meetings();
    expect(after).toHaveLength(before.length + 3);
    expect(added).toMatchObject({ on: '2027-02-03', extra: true });
    const last = after.at(-1);
    expect(last?.mode).toBe(before.length % 2 === 0 ? 'inPerson' : 'teams');
    expect(new Set(after.map(({ id }) => id)).size).toBe(after.length);
  });

  it('under the rule by slot loses nothing but the cancelled meeting', async () => {
    await server.command(REEVE, 'meeting.cancel', { meetingId: 'M3', reason: 'The hall is flooded' });
    expect((await meetings()).slice(2, 4)).toMatchObject([
      { id: 'M3', state: 'cancelled' },
      { id: 'M4', mode: 'inPerson' },
    ]);
  });

  it('under the rule by held gives the lost mode to the next meeting, and so on', async () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'panel-')), 'panel.json');
    const { panel } = northmoor;
    writeFileSync(
      file,
      JSON.stringify({ ...northmoor, panel: { ...panel, series: { ...panel.series, rule: 'byHeld' } } }),
    );
    const held = await startTestServer({ PANEL_FILE: file });
    await held.moveClock('2027-01-04T09:00:00.000Z');
    await held.command(REEVE, 'meeting.cancel', { meetingId: 'M3', reason: 'The hall is flooded' });
    const [, , m3, m4, m5] = await meetings(held);
    expect(m3).toMatchObject({ state: 'cancelled' });
    expect(m4).toMatchObject({ mode: 'teams', placeText: 'Microsoft Teams' });
    expect(m5).toMatchObject({ mode: 'inPerson', placeText: 'Castle Lane HQ, Room 2' });
    // What is planned later goes on from the last one held, not from its place in the series.
    const before = await meetings(held);
    await held.command(REEVE, 'meeting.planSeries', { count: 2 });
    const [one, two] = (await meetings(held)).slice(-2);
    expect([one?.mode, two?.mode]).toEqual(
      before.at(-1)?.mode === 'teams' ? ['inPerson', 'teams'] : ['teams', 'inPerson'],
    );
    await held.close();
  });
});

describe('one meeting', () => {
  it('moves and keeps its calendar entry, and the next stays as it is', async () => {
    const before = await invitation('M2');
    expect((await server.command(REEVE, 'meeting.move', { meetingId: 'M2', on: '2027-03-17' })).status).toBe(200);
    const after = await invitation('M2');
    expect(after.event.uid).toBe(before.event.uid);
    expect([before, after].map(({ line }) => line('SEQUENCE'))).toEqual(['0', '1']);
    expect(after.event.start.toISOString()).toBe('2027-03-17T10:00:00.000Z');
    expect((await meetings())[2]).toMatchObject({ id: 'M3', mode: 'teams', on: '2027-05-12' });
  });

  it('moved to where it is changes nothing', async () => {
    const moved = await server.command(REEVE, 'meeting.move', { meetingId: 'M2', on: '2027-03-10' });
    expect(moved.body.items).toEqual([]);
    expect((await invitation('M2')).line('SEQUENCE')).toBe('0');
  });

  it.each([
    ['a bank holiday', '2027-03-26', /bank holiday \(Good Friday\)\. The next working day is Tue 30 Mar/],
    ['a weekend', '2027-03-13', /a weekend\. The next working day is Mon 15 Mar/],
  ])('moved to %s is moved, with a warning', async (_what, on, warning) => {
    const { body } = await server.command(REEVE, 'meeting.move', { meetingId: 'M2', on });
    expect(body.items[0].dayWarning).toMatch(warning);
  });

  it.each([
    ['the day of another meeting', { meetingId: 'M2', on: '2027-05-12' }, 409, 'day-taken'],
    ['a day gone by', { meetingId: 'M2', on: '2027-01-02' }, 422, 'due-date-passed'],
    ['a meeting that is not there', { meetingId: 'M99', on: '2027-03-17' }, 404, 'not-found'],
  ])('is not moved to %s', async (_what, input, status, code) => {
    expect(await server.command(REEVE, 'meeting.move', input)).toMatchObject({ status, body: { code } });
  });

  it('once cancelled is neither moved nor cancelled again', async () => {
    await server.command(REEVE, 'meeting.cancel', { meetingId: 'M2', reason: 'The hall is flooded' });
    const again = await server.command(REEVE, 'meeting.cancel', { meetingId: 'M2', reason: 'The hall is flooded' });
    expect(again).toMatchObject({ status: 200, body: { items: [] } });
    const moved = await server.command(REEVE, 'meeting.move', { meetingId: 'M2', on: '2027-03-17' });
    expect(moved.body.code).toBe('meeting-not-planned');
  });

  it('that is cancelled says before whom it is told to and where its items go, and tells them why', async () => {
    const { body: draft } = await server.query(REEVE, 'meetings.get', { meetingId: 'M4' });
    expect(draft.cancelling).toEqual({ told: 0, items: 0 });
    await server.command(REEVE, 'agenda.addItem', { meetingId: 'M4', itemId: 'vape', title: 'Vape shops', minutes: 5 });
    await server.command(REEVE, 'agenda.publish', { meetingId: 'M4' });
    const { cancelling }: { cancelling: { told: number } } = (
      await server.query(REEVE, 'meetings.get', { meetingId: 'M4' })
    ).body;
    expect(cancelling).toEqual({ told: expect.any(Number), items: 1, goTo: 'M5' });
    expect((await server.query('Tom Hesketh', 'meetings.get', { meetingId: 'M4' })).body.cancelling).toBeUndefined();
    const notices = async (): Promise<{ to: string }[]> => {
      const { body } = await server.query(REEVE, 'reminders.deliveries', { limit: '100' });
      return body.items.filter(({ what }: { what: string }) => what === 'Notice');
    };
    const most = (await notices()).length + cancelling.told;
    const unreasoned = await server.command(REEVE, 'meeting.cancel', { meetingId: 'M4' });
    expect(unreasoned.status).toBe(400);
    await server.command(REEVE, 'meeting.cancel', { meetingId: 'M4', reason: 'The hall is flooded' });
    const told = (await notices()).slice(0, cancelling.told);
    expect(await notices()).toHaveLength(most);
    expect(told.map(({ to }: { to: string }) => to)).toContain('Tom Hesketh');
    await server.command(REEVE, 'meeting.cancel', { meetingId: 'M5', reason: 'Nobody can come' });
    expect(await notices()).toHaveLength(most);
  });

  it('is planned by those who run the panel alone', async () => {
    const answer = await server.command('Tom Hesketh', 'meeting.cancel', {
      meetingId: 'M2',
      reason: 'The hall is flooded',
    });
    expect(answer).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
  });

  it('two people plan at once: both find their meetings', async () => {
    const before = (await meetings()).length;
    const dates = ['2027-02-03', '2027-02-04', '2027-02-05'];
    await Promise.all(dates.map((on) => server.command(REEVE, 'meeting.add', { on, mode: 'teams' })));
    expect((await meetings()).length).toBe(before + 3);
  });
});

describe('the invitation', () => {
  it('to the room has the room and no link', async () => {
    const { event, text, line } = await invitation('M2');
    expect(event.location).toBe('Castle Lane HQ, Room 2');
    expect(event.url).toBeUndefined();
    expect(text).not.toContain('https://');
    expect([line('METHOD'), event.status]).toEqual(['REQUEST', 'CONFIRMED']);
    expect(event.summary).toContain('OFFICIAL-SENSITIVE');
  });

  it('to Teams has the link and no room', async () => {
    const joinLink = 'https://teams.microsoft.com/l/meetup-join/19%3ameeting_x';
    await server.command(REEVE, 'meeting.place', { meetingId: 'M3', mode: 'teams', joinLink });
    const { event, text } = await invitation('M3');
    expect(event.url).toBe(joinLink);
    expect(event.location).toBe('Microsoft Teams');
    expect(text).not.toContain('Castle Lane');
  });

  it('is never given both: a room with a link is refused, and so is a link that is none', async () => {
    const both = { meetingId: 'M3', mode: 'inPerson', venue: 'Room 5', joinLink: 'https://teams.microsoft.com/l/x' };
    expect((await server.command(REEVE, 'meeting.place', both)).status).toBe(400);
    const bad = { meetingId: 'M3', mode: 'teams', joinLink: 'javascript:alert(1)' };
    expect((await server.command(REEVE, 'meeting.place', bad)).status).toBe(400);
  });

  it.each([
    ['M2', '2027-03-10T10:00:00.000Z'],
    ['M3', '2027-05-12T09:00:00.000Z'],
  ])('to %s begins at 10:00 in London, which is %s', async (meetingId, instant) => {
    const { event, line } = await invitation(meetingId);
    expect(line('TZID')).toBe('Europe/London');
    expect(line('DTSTART;TZID=Europe/London')).toMatch(/T100000$/);
    expect(event.start.toISOString()).toBe(instant);
    expect(event.end.getTime() - event.start.getTime()).toBe(2 * 60 * 60 * 1000);
  });

  it('to a cancelled meeting takes it out of the calendar', async () => {
    const before = await invitation('M2');
    await server.command(REEVE, 'meeting.cancel', { meetingId: 'M2', reason: 'The hall is flooded' });
    const after = await invitation('M2');
    expect([after.line('METHOD'), after.event.status]).toEqual(['CANCEL', 'CANCELLED']);
    expect(after.event.uid).toBe(before.event.uid);
    expect([before, after].map(({ line }) => line('SEQUENCE'))).toEqual(['0', '1']);
  });
});
