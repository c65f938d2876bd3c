import { readConfig } from '../../bot/config';
import { PanelId } from '../../bot/domain/ids';
import { recordOf } from '../../bot/ledger/records';
import { openStore } from '../../bot/store/openStore';
import { readLive } from '../support/liveReader';
import type { Json } from '../support/runningServer';
import { startTestServer, type TestServer, until } from '../support/sentinel';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.moveClock('2027-02-02T09:14:00.000Z');
});
afterAll(() => server.close());

const meetingId = 'M1';
const step = (stepId: string, what: object) =>
  server.command('Ruth Calder', 'meeting.step', { meetingId, stepId, step: what });
const record = { meetingId, entryId: 'freeze', itemId: 'item-1', kind: 'decision', text: 'Freeze the account' };
const audience = { kind: 'named', agencyIds: ['police'], memberIds: [] };

/** What is done at a meeting, and what the log says that it was done to. */
const deeds: [string, () => Promise<{ status: number }>, string, string][] = [
  [
    'a reply',
    () => server.command('Tom Hesketh', 'attendance.reply', { meetingId, answer: 'coming' }),
    'attendance',
    'M1.tom-hesketh',
  ],
  [
    'an item that is put on',
    () =>
      server.command('Callum Reeve', 'agenda.addItem', {
        meetingId,
        itemId: 'books',
        title: 'Books',
        minutes: 5,
        audience,
      }),
    'agendaItem',
    'M1.books',
  ],
  ['the start', () => step('step-start', { kind: 'start' }), 'meeting', 'M1'],
  ['an item that is begun', () => step('step-two', { kind: 'goTo', itemId: 'item-2' }), 'agendaItem', 'M1.item-2'],
  ['a decision', () => server.command('Ruth Calder', 'meeting.record', record), 'minuteEntry', 'freeze'],
];

async function logOf(): Promise<Json[]> {
  return (await server.query('Callum Reeve', 'log.list', { limit: '500' })).body.items;
}

describe('the subject of an entry of the log', () => {
  it.each(deeds)('is what it happened to: %s', async (_what, act, type, id) => {
    const before = (await logOf()).length;
    expect((await act()).status).toBe(200);
    // Whoever starts it is signed in first.
    const entry = (await logOf()).slice(before).find(({ action }) => action !== 'attendance-signed-in');
    expect(entry?.subject).toEqual({ type, id });
  });

  it('is called as people call it, never by an id that no screen shows', async () => {
    const called = (await logOf()).map(({ reference }) => reference);
    expect(called).toEqual(
      expect.arrayContaining(['M1, attendance of Tom Hesketh', 'M1, an added item', 'M1, item 2']),
    );
  });

  it('is the minutes and the wish for reminders by the same rule', async () => {
    await server.command('Ruth Calder', 'meeting.close', { meetingId, stepId: 'step-close' });
    await server.command('Callum Reeve', 'minutes.edit', { meetingId, itemId: 'item-1', text: 'As said' });
    await server.command('Tom Hesketh', 'reminder.prefer', { muted: true });
    const subjects = (await logOf()).map(({ action, subject }) => [action, subject.type, subject.id]);
    expect(subjects).toEqual(
      expect.arrayContaining([
        ['minutes-drafted', 'minutes', 'M1.1'],
        ['minutes-edited', 'minutes', 'M1.1'],
        ['reminder-preferred', 'reminderPreference', 'tom-hesketh'],
      ]),
    );
    expect((await server.query('Callum Reeve', 'log.check')).body).toMatchObject({ intact: true, faults: [] });
  });

  it('is found in the history of its meeting, which has lost nothing by it', async () => {
    const store = await openStore(readConfig({ DATA_DIR: server.dataDir }), () =>
      Promise.reject(new Error('No Cosmos')),
    );
    const panelId = PanelId.parse('operation-sentinel-northmoor');
    const where = [{ key: 'subjectId', is: 'M1' }];
    const order = { key: 'number', direction: 'ascending' } as const;
    const found = await store.query(panelId, { type: 'log', where, order, limit: 200 });
    await store.close();
    expect(found.map((document) => recordOf('log', document).action)).toEqual([
      ...['attendance-replied', 'meeting-item-added', 'attendance-signed-in', 'meeting-started'],
      ...['meeting-item-begun', 'meeting-recorded', 'meeting-closed', 'minutes-drafted', 'minutes-edited'],
    ]);
  });

  it('tells an open tab of the meeting alone, not of whom or what of it', async () => {
    const tab = await readLive(server, 'Tom Hesketh');
    await until('it listens', () => tab.events.length > 0);
    await server.command('Joanne Birkett', 'attendance.reply', { meetingId: 'M2', answer: 'coming' });
    await until('it hears', () => tab.events.length > 1);
    expect(tab.events.at(-1)?.data.subject).toEqual({ type: 'meeting', id: 'M2' });
    tab.close();
  });
});
