import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { panelFile } from '../looks/panel';
import type { Json } from '../support/runningServer';
import { startTestServer, type TestServer } from '../support/sentinel';

const [CALDER, REEVE, SANDHU, ADMIN] = ['Ruth Calder', 'Callum Reeve', 'Priya Sandhu', 'Colin Marsh'];

const dir = mkdtempSync(path.join(tmpdir(), 'settings-'));
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ PANEL_FILE: panelFile(dir, { long: false }) });
  await server.moveClock('2027-02-02T09:14:00.000Z');
});
afterAll(async () => {
  await server.close();
  rmSync(dir, { recursive: true, force: true });
});

const settings = async (who = REEVE): Promise<Json> => (await server.query(who, 'settings.get')).body;
const change = (who: string, input: object) => server.command(who, 'panel.change', input);

async function panelForm(changes: object = {}): Promise<object> {
  return { part: 'panel', ...(await settings()).panel, ...changes };
}

describe('what a panel is called and marked', () => {
  it('is changed by coordinator and administrator, seen by those who run the panel, and nobody else’s', async () => {
    const form = await panelForm({ venue: 'Guildhall, Room 4' });
    expect((await change(CALDER, form)).status).toBe(403);
    expect((await change(SANDHU, form)).status).toBe(403);
    expect((await server.query(SANDHU, 'settings.get')).status).toBe(403);
    const { body } = await change(ADMIN, form);
    expect(body.panel).toMatchObject({ venue: 'Guildhall, Room 4', changedText: `${ADMIN} changed the venue, 09:14` });
    expect((await settings(CALDER)).panel.venue).toBe('Guildhall, Room 4');
  });

  it('stands in the log with what was there before, and a second click writes nothing', async () => {
    const form = await panelForm({ name: 'Northmoor North' });
    await change(REEVE, form);
    await change(REEVE, form);
    const { items } = (await server.query(REEVE, 'log.list', { limit: '50' })).body;
    const changed = items.filter(
      ({ action, note }: Json) => action === 'panel-changed' && note?.startsWith('the name'),
    );
    expect(changed).toMatchObject([
      { byName: REEVE, note: 'the name: Operation Sentinel – Northmoor → Northmoor North' },
    ]);
  });

  it('gives new tasks the new prefix; references given stay as they are', async () => {
    const give = async (): Promise<string> => {
      const task = { taskId: randomUUID(), agencyId: 'ea', ownerId: 'priya-sandhu', dueOn: '2027-02-19' };
      return (await server.command(REEVE, 'task.allocate', { ...task, title: 'Visit the yard' })).body.reference;
    };
    const before = await give();
    await change(REEVE, await panelForm({ referencePrefix: 'NMP' }));
    expect(await give()).toBe(before.replace('SEN-27-001', 'NMP-27-002'));
    const { items } = (await server.query(REEVE, 'tasks.list', { limit: '100' })).body;
    expect(items.map(({ reference }: Json) => reference)).toContain(before);
  });

  it('moves no meeting that stands: the new venue is that of the next one planned', async () => {
    const places = async (): Promise<string[]> => {
      const { items } = (await server.query(REEVE, 'meetings.list')).body;
      return items.map(({ placeText }: Json) => placeText);
    };
    const before = await places();
    await change(REEVE, await panelForm({ venue: 'Fire station' }));
    expect(await places()).toEqual(before);
    await server.command(REEVE, 'meeting.planSeries', { count: 2 });
    expect((await places()).slice(before.length)).toContain('Fire station');
  });

  it('is kept to what fits, with a word for each field that does not', async () => {
    const { status, body } = await change(REEVE, await panelForm({ referencePrefix: 'x', name: ' ' }));
    expect(status).toBe(400);
    expect(body.issues.map(({ path }: Json) => path).sort()).toEqual(['name', 'referencePrefix']);
    expect((await change(REEVE, await panelForm({ name: 'SECRET panel' }))).body.code).toBe('marking-too-high');
  });
});

describe('two who change the same', () => {
  it('are told who changed what, nothing is written over, and what is saved then has been seen', async () => {
    const form = await panelForm({ venue: 'Library' });
    await change(ADMIN, await panelForm({ venue: 'Corn Exchange', force: 'Northmoor Police' }));
    const late = await change(REEVE, form);
    expect(late).toMatchObject({ status: 409, body: { code: 'changed-meanwhile' } });
    expect(late.body.message).toContain(
      `${ADMIN} changed the force and the venue at 09:14, after you had opened this.`,
    );
    expect((await settings()).panel.venue).toBe('Corn Exchange');
    expect((await change(REEVE, await panelForm({ venue: 'Library' }))).body.panel).toMatchObject({
      ...{ venue: 'Library', force: 'Northmoor Police' },
    });
  });
});
