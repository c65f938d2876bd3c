import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { lackText, readinessOf } from '../../bot/domain/readiness';
import { LocalDate } from '../../bot/domain/time';
import northmoor from '../../bot/panels/northmoor.json';
import { forHmrcAlone, underGateway } from '../support/gateway';
import type { Json } from '../support/runningServer';
import { startTestServer, type TestServer, until } from '../support/sentinel';

const also = (name: string, role: string, email: string) => ({ name, title: role, role, agency: 'police', email });
const noor = also('Noor Hale', 'auditor', 'hale@police.example');
const added = [noor, also('Sam Orme', 'administrator', 'orme@police.example')];
const folder = mkdtempSync(path.join(tmpdir(), 'today-'));
const PANEL_FILE = path.join(folder, 'panel.json');
writeFileSync(PANEL_FILE, JSON.stringify({ ...northmoor, members: [...northmoor.members, ...added] }));
afterAll(() => rmSync(folder, { recursive: true }));

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer({ PANEL_FILE });
  await server.moveClock('2027-02-02T09:14:00.000Z');
});
afterEach(() => server.close());
const [CALDER, REEVE, SANDHU, HESKETH] = ['Ruth Calder', 'Callum Reeve', 'Priya Sandhu', 'Tom Hesketh'];

async function lines(who: string, query = 'today.lines', asked: Record<string, string> = {}): Promise<Json[]> {
  return (await server.query(who, query, asked)).body.items;
}

const entriesFor = (who: string) => lines(who, 'log.list', { limit: '500' });

/** "SEN-27-001 Check the permit · Do you take it on?" */
function sentence({ reference, title, text }: Json): string {
  return [reference, title, title === undefined ? undefined : '·', text].filter((each) => each !== undefined).join(' ');
}

const waiting = async (who: string, query?: string) =>
  (await lines(who, query)).filter(({ waits }) => waits).map(sentence);

async function allocate(input: object = {}): Promise<Json> {
  const task = { taskId: randomUUID(), title: 'Check the permit', agencyId: 'ea', ownerId: 'priya-sandhu' };
  return (await server.command(REEVE, 'task.allocate', { ...task, dueOn: '2027-02-19', ...input })).body;
}

const raise = (text: string, more: object = {}): Promise<{ body: Json }> =>
  server.command(HESKETH, 'issue.raise', { issueId: randomUUID(), text, ...more });

describe('a member’s Today', () => {
  it('asks first what waits for their answer, with the answer in place, then tells what they hold', async () => {
    const task = await allocate();
    const other = await allocate({ title: 'Visit the yard', dueOn: '2027-02-10' });
    await server.command(SANDHU, 'task.acknowledge', { taskId: other.id });
    const [first, ...rest] = await lines(SANDHU);
    expect(first).toMatchObject({
      ...{ reference: task.reference, title: 'Check the permit', waits: true, isLate: false },
      ...{ text: 'Do you take it on? Due Fri 19 Feb, in 17 days', lateText: expect.stringMatching(/answer was/) },
      act: { kind: 'acknowledge', taskId: task.id },
      place: `action-log?task=${task.id}`,
    });
    expect(rest.map(sentence)).toContain(`${other.reference} Visit the yard · Due Wed 10 Feb, in 8 days`);
    await server.command(SANDHU, 'task.acknowledge', { taskId: task.id });
    expect((await lines(SANDHU)).map(({ kind }) => kind)).not.toContain('taskToAnswer');
  });

  it('says what is overdue before what is not, and stays within eight of a kind', async () => {
    const late = await allocate({ title: 'Late one', dueOn: '2027-02-03' });
    await server.command(SANDHU, 'task.acknowledge', { taskId: late.id });
    await allocate({ title: 'Late to answer', dueOn: '2027-02-04' });
    for (let number = 1; number <= 9; number += 1) await allocate({ title: `Look ${number}` });
    await server.moveClock('2027-02-05T09:14:00.000Z');
    const own = (await lines(SANDHU)).filter(({ kind }) => /^task/.test(kind));
    expect(own.map(({ kind }) => kind)).toEqual(['taskLate', ...Array(9).fill('taskToAnswer')]);
    const more = { text: '2 more tasks wait for your answer', count: 2, waits: true, isLate: false };
    expect(own[9]).toMatchObject(more);
    expect(sentence(own[0])).toBe(`${late.reference} Late one · Was due Wed 3 Feb, 2 days ago`);
    expect(own[1]).toMatchObject({ text: 'Do you take it on? It was due Thu 4 Feb, yesterday', isLate: true });
  });

  it('asks whether they come to the next meeting until they have said so', async () => {
    const asked = async () => (await lines(HESKETH)).find(({ kind }) => kind === 'reply' || kind === 'meeting');
    await server.moveClock('2027-03-01T09:14:00.000Z');
    expect(await asked()).toMatchObject({ kind: 'reply', waits: true, act: { kind: 'reply', meetingId: 'M2' } });
    await server.command(HESKETH, 'attendance.reply', { meetingId: 'M2', answer: 'apology' });
    const told = await asked();
    expect(told?.kind).toBe('meeting');
    expect(sentence(told ?? {})).toMatch(/^M2 is on Wed 10 Mar, in 9 days, 10:00 to 12:00, .*\. You sent apologies$/);
  });

  it('tells what became of what they raised, to them alone', async () => {
    const { body: issue } = await raise('New vape shops');
    await server.command(REEVE, 'issue.close', { issueId: issue.id, answer: 'Licensing has it' });
    const own = (await lines(HESKETH)).filter(({ kind }) => kind === 'issueDecided').map(sentence);
    const told = /^I-27-001 New vape shops · Closed 09:1\d by Callum Reeve: “Licensing has it”$/;
    expect(own).toEqual([expect.stringMatching(told)]);
    // Whoever was away is told it once, in the same words.
    const since = (await server.query(HESKETH, 'today.since', { asOf: '1' })).body.items;
    expect(since.map(sentence)).toEqual(own);
    expect((await lines(SANDHU)).map(sentence).join()).not.toContain('vape');
  });

  it('says of a restricted task that it is one, and not what it is about', async () => {
    const { body: issue } = await raise('Cash through the back door');
    const audience = { kind: 'named', agencyIds: ['ea'], memberIds: [] };
    await server.command(REEVE, 'issue.triage', { issueId: issue.id, audience, ...underGateway });
    const given = { taskId: randomUUID(), title: 'Watch the back door', agencyId: 'ea', ownerId: 'priya-sandhu' };
    await server.command(REEVE, 'issue.makeTask', { issueId: issue.id, task: { ...given, dueOn: '2027-02-19' } });
    // What falls due meanwhile is an entry too.
    const readings = async () => (await entriesFor(REEVE)).filter(({ kind }) => kind === 'consultation');
    const before = await readings();
    const [line] = await lines(SANDHU);
    expect(line).toMatchObject({ reference: 'SEN-27-001', title: 'Restricted' });
    expect(await readings()).toEqual(before);
  });
});

describe('the coordinator’s Today', () => {
  it('puts what is urgent, and nobody has taken in hand, above all else, with one click to take it', async () => {
    await raise('A van without plates', {});
    expect((await lines(REEVE)).map(({ go, place }) => `${go} ${place}`)).toContain('Look at it issues?state=raised');
    const { body: urgent } = await raise('Threat to life at the yard', { urgent: true });
    const found = await lines(REEVE);
    expect(found[0]).toMatchObject({
      ...{ kind: 'urgentIssue', reference: urgent.reference, title: 'Threat to life at the yard', isLate: true },
      act: { kind: 'takeInHand', issueId: urgent.id },
    });
    expect(found.map(sentence)).toContain('2 issues wait to be looked at');
    const raisers = async () => (await lines(HESKETH)).find(({ reference }) => reference === urgent.reference)?.text;
    expect(await raisers()).toMatch(/^Urgent, and not yet in anybody’s hand; deadline 1\d:1\d$/);
    await server.command(CALDER, 'issue.acknowledge', { issueId: urgent.id });
    expect(await raisers()).toBe('Urgent, and in the hand of Ruth Calder');
    expect((await lines(REEVE)).map(({ kind }) => kind)).not.toContain('urgentIssue');
  });

  it('counts what stands in the lists, each line a link to its own, and shows no zero', async () => {
    const declined = await allocate();
    await server.command(SANDHU, 'task.decline', { taskId: declined.id, reason: 'No key' });
    await allocate({ title: 'Late one', dueOn: '2027-02-03' });
    await server.moveClock('2027-02-05T09:14:00.000Z');
    const found = (await lines(REEVE)).filter(({ place }) => /^action-log\?(state|overdue|flag)/.test(place));
    expect(found.map((each) => [sentence(each), each.go, each.place, each.count])).toEqual([
      [`${declined.reference} Check the permit · was declined`, 'Give it out', expect.stringMatching(declined.id), 1],
      ['1 task is overdue: Environment Agency 1', 'See them', 'action-log?overdue=true', 1],
    ]);
    for (const { place, count } of found) {
      const [, filter = ''] = place.replace(/&task=.*/, '').split('?');
      const { items } = (await server.query(REEVE, 'tasks.list', Object.fromEntries(new URLSearchParams(filter)))).body;
      expect(items).toHaveLength(count);
    }
    expect(await waiting(REEVE, 'today.watched')).toContain('1 task has had no answer in time');
  });

  it('says how much too long the next agenda is, and when it freezes', async () => {
    await server.moveClock('2027-02-22T09:14:00.000Z');
    const item = { title: 'Fly-tipping', minutes: 50, kind: 'standing', purpose: 'discuss' };
    await server.command(REEVE, 'agenda.addItem', { meetingId: 'M2', itemId: randomUUID(), ...item });
    expect(await waiting(REEVE)).toContain('M2 is 50 minutes too long and freezes on Wed 3 Mar, in 9 days');
  });
});

describe('everybody’s Today', () => {
  it('tells what others did to what is theirs since they last looked, and nothing that they did themselves', async () => {
    const { asOf } = (await server.query(SANDHU, 'today.lines')).body;
    const since = async (who: string) =>
      (await server.query(who, 'today.since', { asOf: String(asOf) })).body.items.map(sentence);
    expect(await since(SANDHU)).toEqual([]);
    const task = await allocate();
    const { body: issue } = await raise('Vans without plates');
    await server.command(REEVE, 'issue.triage', { issueId: issue.id });
    expect(await since(SANDHU)).toEqual([
      expect.stringMatching(/^SEN-27-001 Check the permit · Allocated 09:1\d by Callum Reeve$/),
    ]);
    expect(await since(HESKETH)).toEqual([
      expect.stringMatching(/^I-27-001 Vans .* · Looked at 09:1\d by Callum Reeve$/),
    ]);
    await server.command(SANDHU, 'task.acknowledge', { taskId: task.id });
    expect(await since(REEVE)).toEqual([
      expect.stringMatching(/^SEN-27-001 Check the permit · Acknowledged .* by Priya Sandhu$/),
      expect.stringMatching(/^I-27-001 Vans without plates · Raised .* by Tom Hesketh$/),
    ]);
  });

  it('is unchanged until something changes, and costs nothing then', async () => {
    const token = await server.token(REEVE);
    const ask = (etag?: string) =>
      fetch(`${server.url}/api/queries/today.lines`, {
        headers: { Authorization: `Bearer ${token}`, ...(etag === undefined ? {} : { 'If-None-Match': etag }) },
      });
    const etag = (await ask()).headers.get('etag') ?? '';
    expect((await ask(etag)).status).toBe(304);
    await allocate();
    expect((await ask(etag)).status).toBe(200);
  });

  it('tells whoever leads a group where it is spoken of next', async () => {
    const groups = async () => (await lines('Amira Nadeem')).filter(({ kind }) => kind === 'group');
    const [first] = await groups();
    expect(first).toMatchObject({
      title: expect.stringMatching(/^Operation /),
      text: 'You lead it; it is on no coming agenda',
    });
    const { items } = (await server.query(REEVE, 'groups.list')).body;
    const { id } = items.find(({ reference }: Json) => reference === first?.reference);
    await server.command(REEVE, 'agenda.putGroup', { meetingId: 'M2', groupId: id });
    expect((await groups()).map(({ text }) => text)).toContain('You lead it; it is on the agenda of M2');
    // Whatever their role.
    expect((await lines('Lena Hart')).filter(({ kind }) => kind === 'group')).toHaveLength(1);
  });

  it('tells whoever leads a group of no agenda on which it is hidden from them, or not yet', async () => {
    const amiras = async () =>
      (await lines('Amira Nadeem')).filter(({ kind }) => kind === 'group').map(({ text }) => text);
    const before = await amiras();
    await server.command(REEVE, 'agenda.putGroup', { meetingId: 'M2', groupId: 'nm-ocg-031' });
    const told = await amiras();
    expect(told).toContain('You lead it; it is on the agenda of M2');
    const restricted = { meetingId: 'M2', itemId: 'group-nm-ocg-031', ...forHmrcAlone };
    expect(await server.command(REEVE, 'agenda.changeItem', restricted)).toMatchObject({ status: 200 });
    expect(await amiras()).toEqual(before);
    await server.moveClock('2027-03-04T09:14:00.000Z');
    const late = await server.command(REEVE, 'agenda.putGroup', { meetingId: 'M2', groupId: 'nm-ocg-040' });
    expect(late).toMatchObject({ status: 200 });
    expect(await amiras()).toEqual(before);
    await server.command(CALDER, 'agenda.decideLate', { meetingId: 'M2', itemId: 'group-nm-ocg-040', accept: true });
    expect(await amiras()).toContain('You lead it; it is on the agenda of M2');
  });

  it('keeps a meeting that nobody closed before those who run the panel until it is closed or cancelled', async () => {
    const unclosed = async (who: string) =>
      (await lines(who)).filter(({ kind }) => kind === 'meetingRuns').map(sentence);
    for (const who of [CALDER, REEVE]) {
      expect(await unclosed(who)).toEqual(['M1 was on Wed 13 Jan, 20 days ago, and was neither held nor cancelled']);
    }
    expect(await unclosed(SANDHU)).toEqual([]);
    const start = { meetingId: 'M1', stepId: randomUUID(), step: { kind: 'start' } };
    await server.command(CALDER, 'meeting.step', start);
    expect(await unclosed(REEVE)).toEqual(['M1 was on Wed 13 Jan, 20 days ago, and is not closed']);
    await server.command(CALDER, 'meeting.close', { meetingId: 'M1', stepId: randomUUID() });
    expect(await unclosed(REEVE)).toEqual([]);
  });

  it('gives the chair the first of the list that stands beside the agenda and counts the rest, the coordinator what they put right', async () => {
    const draft = { meetingId: 'M1', stepId: randomUUID() };
    await server.command(CALDER, 'meeting.step', { ...draft, step: { kind: 'start' } });
    await server.command(CALDER, 'meeting.close', draft);
    await server.moveClock('2027-03-01T09:14:00.000Z');
    await raise('Cash at the grill', { issueId: 'grill' });
    await server.command(REEVE, 'issue.putOnAgenda', { issueId: 'grill', meetingId: 'M2' });
    await server.command(HESKETH, 'attendance.reply', { meetingId: 'M2', answer: 'apology' });
    const meeting = (await server.query(CALDER, 'meetings.get', { meetingId: 'M2' })).body;
    const { people } = (await server.query(CALDER, 'meetings.attendance', { meetingId: 'M2' })).body;
    const beside = readinessOf(meeting, people, LocalDate.parse('2027-03-01')).map(lackText);
    expect(beside.join()).toMatch(/has the minutes of M1.*has 1 apology, .*no answer from \d+ of \d+ people/);
    const chairs = (await lines(CALDER)).filter(({ reference, waits }) => reference === 'M2' && waits);
    const [first, ...rest] = beside;
    const text = `${first}; ${rest.length} more things are not ready`;
    const place = 'meeting?meeting=M2&part=readiness';
    expect(chairs.find(({ kind }) => kind === 'readiness')).toMatchObject({ text, place, go: 'See all' });
    expect(chairs.filter(({ text }) => /published/.test(text))).toHaveLength(1);
    expect((await lines(SANDHU)).map(({ kind }) => kind)).not.toContain('readiness');
    expect(await waiting(REEVE)).toContain(`M2 ${beside.find((words) => words.includes('published'))}`);
  });

  it('gives the auditor the log, of which the last entries are listed by themselves', async () => {
    await server.close();
    server = await startTestServer({ PANEL_FILE, ANCHOR_FILE: path.join(folder, 'nowhere-yet.ndjson') });
    await server.moveClock('2027-02-02T09:14:00.000Z');
    await allocate();
    const sent = ['reminder-sent', 'task-notified'];
    const has = async (wanted: string) => (await entriesFor('Noor Hale')).some(({ action }) => action === wanted);
    await until('what is sent by then is in it', async () => (await Promise.all(sent.map(has))).every(Boolean));
    const all = await entriesFor('Noor Hale');
    expect((await server.query('Noor Hale', 'log.list', { newest: '2' })).body.items).toEqual(all.slice(-2));
    expect((await lines('Noor Hale', 'today.watched')).map(sentence)).toEqual([
      expect.stringMatching(`^The log holds ${all.length} entries, the last of 09:1\\d$`),
      expect.stringMatching(/^A copy of where the log ends was .* for Tue 2 Feb, today: entry \d+; the log was/),
    ]);
  });

  it('tells the administrator, who sees no people, how many and not who', async () => {
    const told = (await lines('Sam Orme', 'today.watched')).map(sentence);
    expect(told).toContainEqual(expect.stringMatching(/^\d+ people have not opened Sentinel yet: invite them$/));
    for (const { name } of northmoor.members) expect(told.join()).not.toContain(name);
    const todo = (await lines('Sam Orme', 'today.watched')).filter(({ kind }) => kind === 'setUp');
    expect(todo.filter(({ place, go }) => place === undefined || go === undefined)).toEqual([]);
    expect(todo[0]).toMatchObject({ place: 'settings?part=people&view=account', go: 'Invite them' });
    const isa = { place: 'partners?show=no-agreement', text: '1 agency has no information sharing agreement' };
    expect(todo.find(({ key }) => key === 'setUp:isa')).toMatchObject(isa);
  });

  it.each([
    ['auditor', 'Noor Hale', ['log']],
    ['administrator', 'Sam Orme', ['setUp', 'health']],
    ['observer', 'Jo Falk', ['reply', 'agenda', 'confidentiality']],
  ])('has something to do for the %s', async (_role, name, kinds) => {
    const found = [...(await lines(name)), ...(await lines(name, 'today.watched'))].map(({ kind }) => kind);
    expect([...new Set(found)]).toEqual(kinds);
  });
});
