import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { given } from '../../bot/domain/given';
import northmoor from '../../bot/panels/northmoor.json';
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

const numberOf = (meeting: Json): number => Number(meeting?.reference.slice(1));

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

  it.each([
    ['partner.step', { agencyId: 'ea', step: 'visited', on: '2027-01-20' }, { on: null }],
    ['partner.present', { agencyId: 'ea', on: '2027-01-20', audience: 40 }, { given: false }],
    ['member.end', { memberId: 'dan-ives', endsOn: '2027-06-30' }, { endsOn: undefined }],
  ])('take nothing of each other’s back untold: %s', async (name, done, taken) => {
    const [query, undoing] = 'memberId' in done ? ['people.get', 'member.return'] : ['partners.get', name];
    const { memberId, agencyId } = { memberId: undefined, agencyId: undefined, ...done };
    const kept = async (): Promise<Json> => (await server.query(REEVE, query, given({ memberId, agencyId }))).body;
    const undo = (version: string) => server.command(REEVE, undoing, { ...done, ...taken, version });
    const { version } = await kept();
    await server.command(ADMIN, name, { ...done, version });
    const stands = await kept();
    expect(stands.version).not.toBe(version);
    expect(await undo(version)).toMatchObject({ status: 409, body: { message: expect.stringContaining(ADMIN) } });
    expect(await kept()).toEqual(stands);
    expect((await undo(stands.version)).status).toBe(200);
  });
});

describe('the rule of the series', () => {
  const rule = async (changes: object = {}): Promise<Json> => ({ ...(await settings()).series.rule, ...changes });
  const meetings = async (): Promise<Json[]> => (await server.query(REEVE, 'meetings.list')).body.items;
  const previewed = async (changes: object): Promise<Json> =>
    (await server.query(CALDER, 'settings.seriesPreview', await rule(changes))).body;

  it('shows the next six days before anything happens, with a warning of bank holidays, and what stays', async () => {
    const before = await meetings();
    const preview = await previewed({ weekday: 'Monday', weekOfMonth: 1, firstMeetingOn: '2027-02-01' });
    expect(preview.stand.map(({ reference }: Json) => reference)).toContain('M2');
    expect(preview.next).toHaveLength(6);
    expect(preview.next[0]).toMatchObject({ reference: `M${before.length + 1}` });
    const may = await previewed({ weekday: 'Monday', weekOfMonth: 1, firstMeetingOn: '2027-02-01', everyMonths: 1 });
    expect(may.next.flatMap(({ warning }: Json) => warning ?? []).join(' ')).toMatch(/a bank holiday/);
    expect(await meetings()).toEqual(before);
  });

  it('is that of the meetings planned from then on; those that stand keep their day, time and place', async () => {
    const before = await meetings();
    const monthly = {
      everyMonths: 1,
      weekday: 'Tuesday',
      weekOfMonth: 3,
      firstMeetingOn: '2027-03-16',
      startsAt: '14:00',
    };
    const { next } = await previewed(monthly);
    const { version } = (await settings()).series;
    const saved = await change(REEVE, { part: 'series', version, series: await rule(monthly) });
    expect(saved.body.series.rule).toMatchObject(monthly);
    expect(await meetings()).toEqual(before);
    await server.command(REEVE, 'meeting.planSeries', { count: 2 });
    const planned = (await meetings()).slice(before.length);
    const days = next.slice(0, 2).map(({ dayText }: Json) => dayText);
    expect(planned.map(({ dayText }) => dayText.split(',')[0])).toEqual(days);
    expect(planned[0]?.startsAt).toBe('14:00');
    const last = before.at(-1)?.on;
    expect(planned.every(({ on }) => on > last)).toBe(true);
  });

  it('is refused where its first day is not its own, which is named', async () => {
    const { version } = (await settings()).series;
    const wrong = { part: 'series', version, series: await rule({ firstMeetingOn: '2027-03-18' }) };
    const { status, body } = await change(REEVE, wrong);
    expect([status, body.issues[0].path]).toEqual([400, 'series.firstMeetingOn']);
    expect(body.issues[0].message).toContain('2027-03-16');
  });

  it('is refused where its first day is none at all', async () => {
    const { version } = (await settings()).series;
    for (const firstMeetingOn of ['2027-02-30', '2027-99-99', 'soon']) {
      const { status, body } = await change(REEVE, { part: 'series', version, series: await rule({ firstMeetingOn }) });
      expect([status, body.issues[0].path]).toEqual([400, 'series.firstMeetingOn']);
    }
  });

  it('takes a first day of years ago, and makes no meeting for the days gone by', async () => {
    const { next } = await previewed({
      ...{ everyMonths: 2, weekday: 'Wednesday', weekOfMonth: 2, firstMeetingOn: '2010-01-13' },
    });
    const last = (await meetings()).at(-1);
    expect(next[0].reference).toBe(`M${numberOf(last) + 1}`);
    expect(next.every(({ dayText }: Json) => /Wed .* 20(2[7-9])/.test(dayText))).toBe(true);
  });
});

it('the agenda template is that of the next meeting planned; those that stand keep theirs', async () => {
  const titles = async (meetingId: string): Promise<string[]> => {
    const { agenda } = (await server.query(REEVE, 'meetings.get', { meetingId })).body;
    return agenda.map(({ title }: Json) => title);
  };
  const before = await titles('M3');
  const { version, lines } = (await settings()).agenda;
  const agendaTemplate = [...lines.slice(1), { title: 'Any good news', minutes: 5, kind: 'standing', purpose: 'note' }];
  await change(REEVE, { part: 'agenda', version, agendaTemplate });
  expect(await titles('M3')).toEqual(before);
  const planned = (await server.command(REEVE, 'meeting.planSeries', { count: 1 })).body.items[0];
  expect(await titles(planned.id)).toEqual(agendaTemplate.map(({ title }) => title));
});

it('a panel that has met since 2010 is founded with its next meetings alone, by their own numbers', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'old-'));
  const file = path.join(folder, 'panel.json');
  const series = { ...northmoor.panel.series, firstMeetingOn: '2010-01-13' };
  writeFileSync(file, JSON.stringify({ ...northmoor, panel: { ...northmoor.panel, series } }));
  const old = await startTestServer({ PANEL_FILE: file });
  const listed = async (): Promise<Json[]> => (await old.query(REEVE, 'meetings.list')).body.items;
  const founded = await listed();
  const today = new Date().toISOString().slice(0, 10);
  expect(founded.every((each) => each.on >= today && numberOf(each) > 90)).toBe(true);
  await old.command(REEVE, 'meeting.planSeries', { count: 1 });
  await old.command(REEVE, 'meeting.add', { on: '2029-02-06', mode: 'teams' });
  const added = (await listed()).slice(founded.length).sort((a, b) => numberOf(a) - numberOf(b));
  const lastNumber = numberOf(founded.at(-1));
  expect(added.map(numberOf)).toEqual([lastNumber + 1, lastNumber + 2]);
  const [next] = added;
  const months = (on: string) => Number(on.slice(0, 4)) * 12 + Number(on.slice(5, 7));
  expect(months(next?.on ?? '') - months(founded.at(-1)?.on ?? '')).toBe(2);
  await old.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('reminders, quiet hours and targets', () => {
  const of = async (part: string): Promise<string> => (await settings())[part].version;

  it('a target is that of the tasks given from then on; those given keep their time', async () => {
    const give = async (): Promise<Json> => {
      const taskId = randomUUID();
      const task = {
        taskId,
        agencyId: 'ea',
        ownerId: 'priya-sandhu',
        dueOn: '2027-02-26',
        title: 'Look',
        urgent: true,
      };
      await server.command(REEVE, 'task.allocate', task);
      return taskId;
    };
    const dueBy = async (taskId: Json): Promise<string> =>
      (await server.query(REEVE, 'tasks.get', { taskId })).body.urgentText;
    const [before] = [await give()];
    expect(await dueBy(before)).toBe('Acknowledge by 13:14');
    const targets = { ackWorkingDays: 5, urgentHours: 2 };
    expect((await change(REEVE, { part: 'targets', version: await of('targets'), targets })).status).toBe(200);
    expect(await dueBy(await give())).toBe('Acknowledge by 11:14');
    expect(await dueBy(before)).toBe('Acknowledge by 13:14');
  });

  it('quiet hours end before they begin; what is previewed for a day goes out when they end', async () => {
    const version = await of('hours');
    const wrong = await change(REEVE, { part: 'hours', version, quietHours: { from: '08:00', until: '18:00' } });
    expect([wrong.status, wrong.body.issues[0].path]).toEqual([400, 'quietHours.until']);
    const right = await change(REEVE, { part: 'hours', version, quietHours: { from: '17:00', until: '09:30' } });
    expect(right.body.hours.quietHours).toEqual({ from: '17:00', until: '09:30' });
  });

  it('a rule is added and speaks; two of the same day are refused; one that stands keeps its id', async () => {
    const version = await of('rules');
    const known = (await settings()).rules.rules.map(({ text: _, ...rule }: Json) => rule);
    const twice = [...known, { about: 'task', days: -7, to: ['chair'] }];
    const refused = await change(REEVE, { part: 'rules', version, reminderRules: twice });
    expect(refused.body.issues[0].path).toBe(`reminderRules.${known.length}.days`);
    const ownerless = [...known, { about: 'meeting', days: -3, to: ['members', 'owner'] }];
    const { issues } = (await change(REEVE, { part: 'rules', version, reminderRules: ownerless })).body;
    expect(issues).toEqual([
      { path: `reminderRules.${known.length}.to`, message: 'Of a meeting only members can be told: take out owner.' },
    ]);
    const more = [...known, { about: 'task', days: -5, to: ['owner', 'coordinator'] }];
    const { body } = await change(REEVE, { part: 'rules', version, reminderRules: more });
    expect(body.rules.rules.at(-1)).toMatchObject({ text: '5 days before a task is due' });
    const upcoming = (await server.query(REEVE, 'reminders.upcoming')).body.items;
    expect(upcoming.map(({ key }: Json) => key.split('.')[0])).toEqual(
      expect.arrayContaining(['task-5-before', 'task-7-before']),
    );
  });
});
