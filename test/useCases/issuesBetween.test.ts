import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { openSqlite } from '../../bot/wiring/sqlite';
import { itemUnderGateway, underGateway } from '../support/gateway';
import { type Answer, startTestServer, type TestServer } from '../support/sentinel';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
  await server.moveClock('2027-02-20T22:10:00.000Z');
});
afterEach(() => server.close());

const PRYCE = 'Owen Pryce';
const REEVE = 'Callum Reeve';
const MOSS = 'Dafydd Moss';
const MENON = 'Ravi Menon';

async function raise(who: string, text: string, urgent = false): Promise<string> {
  const issueId = randomUUID();
  await server.command(who, 'issue.raise', { issueId, text, urgent });
  return issueId;
}

it('is the same issue where it is sent twice, and refused in words where the words are others', async () => {
  const first = { issueId: randomUUID(), text: 'Parcels at the mill' };
  await server.command('Tom Hesketh', 'issue.raise', first);
  expect((await server.command('Tom Hesketh', 'issue.raise', first)).status).toBe(200);
  const { status, body } = await server.command('Tom Hesketh', 'issue.raise', { ...first, text: 'Vans at night' });
  expect({ status, code: body.code }).toEqual({ status: 409, code: 'raised-already' });
  expect(body.message).toMatch(/^I-27-\d+ was raised with this form, in other words/);
});

const issue = async (issueId: string, who = REEVE) => (await server.query(who, 'issues.get', { issueId })).body;

interface Line {
  readonly text: string;
  readonly note?: string;
  readonly reference?: string;
}
const lines = async (issueId: string, who = REEVE) =>
  (await issue(issueId, who)).history.map(({ reference = '', text, note = '' }: Line) =>
    [reference, text, note].filter((part) => part !== '').join(': '),
  );

describe('issues about the same', () => {
  const similar = async (who: string, text: string) =>
    (await server.query(who, 'issues.similar', { text })).body.items.map(
      ({ reference }: { reference: string }) => reference,
    );

  beforeEach(async () => {
    await raise('Tom Hesketh', 'Three new vape shops on Mill Street, same landlord, cash only');
    await raise('Joanne Birkett', 'Cash deposits from a shop in Mill Street, the landlord is known to us');
    await raise(MOSS, 'Blocked fire exits at the Fellgate Yard units');
  });

  it('are suggested by words and place before raising, the most alike first', async () => {
    expect(await similar(MENON, 'Another vape shop has opened on Mill Street')).toEqual(['I-27-001', 'I-27-002']);
    expect(await similar(MENON, 'FELLGATE YARD: fire risk')).toEqual(['I-27-003']);
    expect(await similar(MENON, 'Dogs kept in a barn near Oakley')).toEqual([]);
  });

  it('are not suggested to whoever may not see them', async () => {
    const { items } = (await server.query(REEVE, 'issues.list')).body;
    const audience = { kind: 'named', agencyIds: ['hmrc'], memberIds: [] };
    for (const { id } of items) await server.command(REEVE, 'issue.triage', { issueId: id, audience, ...underGateway });
    expect(await similar(MENON, 'Another vape shop has opened on Mill Street')).toEqual([]);
  });
});

describe('an issue that is merged', () => {
  it('goes on in the other, with its history and that of what had been merged into it', async () => {
    const [dogs, kennels, barn] = [
      await raise(MOSS, 'Dogs in a barn'),
      await raise('Imogen Clay', 'Kennels without licence'),
      await raise('Tom Hesketh', 'Noise from a barn'),
    ];
    await server.command(REEVE, 'issue.merge', { issueId: dogs, intoId: kennels });
    const merge = { issueId: kennels, intoId: barn };
    for (let time = 1; time <= 2; time += 1) await server.command(REEVE, 'issue.merge', merge);
    expect(await lines(barn)).toEqual([
      'Raised',
      'Took in: I-27-002',
      'I-27-002: Raised: Kennels without licence',
      'I-27-002: Took in: I-27-001',
      'I-27-002: Merged',
      'I-27-001: Raised: Dogs in a barn',
      'I-27-001: Merged',
    ]);
    expect(await lines(dogs)).toEqual(['Raised', 'Merged']);
  });

  it('shows its history to nobody who may not see it, nor that there is one', async () => {
    const [secret, open] = [await raise(PRYCE, 'A name to keep'), await raise(MOSS, 'Dogs in a barn')];
    const audience = { kind: 'named', agencyIds: ['hmrc'], memberIds: [] };
    await server.command(REEVE, 'issue.triage', { issueId: secret, audience, ...underGateway });
    await server.command(REEVE, 'issue.merge', { issueId: secret, intoId: open });
    expect(await lines(open, MOSS)).toEqual(['Raised']);
    expect(await lines(open)).toContain('I-27-001: Raised: A name to keep');
  });
});

describe('an issue on the agenda of a meeting that has not begun', () => {
  const agenda = async (meetingId: string): Promise<{ id: string; minutes: number; title: string }[]> =>
    (await server.query(REEVE, 'meetings.get', { meetingId })).body.agenda;
  const issues = async (meetingId: string) => (await agenda(meetingId)).filter(({ id }) => id.includes('issue-'));
  const status = async (issueId: string) => (await issue(issueId)).statusText;
  const act = async (name: string, input: object) =>
    expect(await server.command(REEVE, `issue.${name}`, input)).toMatchObject({ status: 200 });
  const put = (issueId: string, meetingId: string) => act('putOnAgenda', { issueId, meetingId, minutes: 7 });

  it('gives its place to the one that it is merged into, with its time, unless that has one', async () => {
    const [dogs, kennels, barn] = [
      await raise(MOSS, 'Dogs in a barn'),
      await raise('Imogen Clay', 'Kennels without licence'),
      await raise('Tom Hesketh', 'Noise from a barn'),
    ];
    await put(dogs, 'M2');
    const before = (await agenda('M2')).map(({ id }) => id);
    const declared = { meetingId: 'M2', itemId: `issue-${dogs}`, text: 'My uncle keeps them', recused: true };
    await server.command('Priya Sandhu', 'attendance.declareInterest', declared);
    await act('merge', { issueId: dogs, intoId: kennels });
    const instead = (id: string) => (id === `issue-${dogs}` ? `issue-${kennels}` : id);
    expect((await agenda('M2')).map(({ id }) => id)).toEqual(before.map(instead));
    expect(await issues('M2')).toMatchObject([{ minutes: 7, title: expect.stringContaining('I-27-002') }]);
    expect(await status(kennels)).toBe('On the agenda of M2');
    expect(await lines(kennels)).toContain('Put on agenda: M2');
    const own = (await server.query('Priya Sandhu', 'meetings.ownAttendance', { meetingId: 'M2' })).body.interests;
    expect(own).toContainEqual(expect.objectContaining({ itemId: `issue-${kennels}`, recused: true }));
    await put(barn, 'M3');
    await act('merge', { issueId: kennels, intoId: barn });
    expect(await issues('M2')).toEqual([]);
    expect(await status(barn)).toBe('On the agenda of M3');
    expect(await issues('M3')).toHaveLength(1);
  });

  it('is off it once it is closed or became a task, and one that closes while its meeting runs is carried nowhere', async () => {
    const [dogs, barn, late] = [await raise(MOSS, 'Dogs'), await raise(MOSS, 'A barn'), await raise(MOSS, 'Noise')];
    for (const issueId of [dogs, barn, late]) await put(issueId, 'M2');
    await act('close', { issueId: dogs, answer: 'Dealt with by the dog warden' });
    const task = { title: 'Visit the barn', agencyId: 'ts', ownerId: 'tom-hesketh', dueOn: '2027-04-01' };
    await act('makeTask', { issueId: barn, task: { ...task, taskId: randomUUID() } });
    expect((await issues('M2')).map(({ id }) => id)).toEqual([`issue-${late}`]);
    await server.moveClock('2027-03-10T10:00:00.000Z');
    const step = { meetingId: 'M2', stepId: randomUUID() };
    await server.command('Ruth Calder', 'meeting.step', { ...step, step: { kind: 'start' } });
    await act('close', { issueId: late, answer: 'Quiet again' });
    expect(await issues('M2')).toMatchObject([{ id: `issue-${late}`, dealtWith: true }]);
    await server.command('Ruth Calder', 'meeting.close', { ...step, stepId: randomUUID() });
    expect(await issues('M3')).toEqual([]);
    expect(await issues('M2')).toMatchObject([{ id: `issue-${late}`, dealtWith: true }]);
    const { sections } = (await server.query(REEVE, 'meetings.minutes', { meetingId: 'M2' })).body;
    expect(sections.find(({ itemId }: { itemId: string }) => itemId === `issue-${late}`).outcome).toBe('dealtWith');
  });

  it('is off it though an earlier version left it there, with the next change for good', async () => {
    const [dogs, barn] = [await raise(MOSS, 'Dogs'), await raise(MOSS, 'A barn')];
    for (const issueId of [dogs, barn]) await put(issueId, 'M2');
    const db = openSqlite(path.join(server.dataDir, 'sentinel.db'));
    const kept = "documents WHERE id = 'meeting:M2'";
    const stored = () => String(Object(db.prepare(`SELECT value FROM ${kept}`).get()).value);
    const left = stored();
    await act('close', { issueId: dogs, answer: 'Dealt with by the dog warden' });
    db.prepare(`UPDATE documents SET value = ? WHERE id = 'meeting:M2'`).run(left);
    expect((await issues('M2')).map(({ id }) => id)).toEqual([`issue-${barn}`]);
    expect(stored()).toContain(`issue-${dogs}`);
    const added = { meetingId: 'M2', itemId: 'tea', title: 'Tea', minutes: 5 };
    for (let time = 0; time < 2; time++)
      await server.command(REEVE, 'agenda.addItem', { ...added, ...itemUnderGateway });
    expect(stored()).not.toContain(`issue-${dogs}`);
    db.close();
    const { items } = (await server.query(REEVE, 'log.list', { limit: '50' })).body;
    const removed = items.filter(({ action }: { action: string }) => action === 'meeting-item-removed');
    expect(removed.map(({ byName }: { byName: string }) => byName)).toEqual([REEVE, 'Sentinel']);
  });
});

describe('an urgent issue', () => {
  let id: string;
  beforeEach(async () => {
    id = await raise(MOSS, 'Fire risk, people sleeping in Fellgate Yard', true);
  });

  it('is to be acknowledged within four hours, night or not; the first answer counts and is timed', async () => {
    expect((await issue(id)).urgentText).toBe('Answer by 02:10 on Sun 21 Feb');
    await server.moveClock('2027-02-20T22:31:00.000Z');
    const answers = await Promise.all(
      [PRYCE, 'Ruth Calder'].map((who) => server.command(who, 'issue.acknowledge', { issueId: id })),
    );
    expect(answers.map(({ status }: Answer) => status)).toEqual([200, 200]);
    expect((await issue(id)).urgentText).toMatch(/^In hand after 21 min: (Owen Pryce|Ruth Calder)$/);
    const { items } = (await server.query(REEVE, 'log.list', { limit: '500' })).body;
    expect(items.filter(({ action }: { action: string }) => action === 'issue-acknowledged')).toHaveLength(1);
  });

  it('stands first wherever issues are listed, until it is in hand', async () => {
    await server.moveClock('2027-02-20T22:20:00.000Z');
    await raise(MOSS, 'Skips left in Castle Lane');
    await raise(MOSS, 'Rubbish fires');
    const listed = async (input = {}) => {
      const { items, cursor } = (await server.query(REEVE, 'issues.list', input)).body;
      const ids: string[] = items.map((each: { id: string }) => each.id);
      return { first: ids[0], ids, cursor };
    };
    expect(await listed()).toMatchObject({ first: id, ids: { length: 3 } });
    const page = await listed({ limit: '2' });
    const rest = await listed({ limit: '2', cursor: page.cursor });
    expect([...page.ids, ...rest.ids].sort()).toEqual((await listed()).ids.sort());
    expect(page.first).toBe(id);
    await server.command(PRYCE, 'issue.acknowledge', { issueId: id });
    const { ids } = await listed();
    expect(ids.at(-1)).toBe(id);
  });

  it('is not acknowledged by whoever was not told', async () => {
    expect((await server.command(MENON, 'issue.acknowledge', { issueId: id })).status).toBe(403);
  });

  it('gets a flash meeting in one click, once, on Teams, beside whatever else is on that day', async () => {
    for (let time = 0; time < 2; time++) await server.command(PRYCE, 'issue.callMeeting', { issueId: id });
    const { items } = (await server.query(REEVE, 'meetings.list')).body;
    const flash = items.filter(({ extra }: { extra: boolean }) => extra);
    expect(flash).toMatchObject([{ on: '2027-02-20', startsAt: '22:40', endsAt: '23:10', mode: 'teams' }]);
    expect(await issue(id)).toMatchObject({ state: 'onAgenda', urgentText: 'In hand after 0 min: Owen Pryce' });
    const { agenda } = (await server.query(MOSS, 'meetings.get', { meetingId: flash[0].id })).body;
    expect(agenda).toMatchObject([{ title: 'I-27-001, Northmoor Fire and Rescue Service', minutes: 30 }]);
  });
});

describe('the time until an issue is shared', () => {
  it('ends when an agency is first told by name, by a task or by a restriction, and the first time counts', async () => {
    const id = await raise('Tom Hesketh', 'Three new vape shops on Mill Street');
    expect((await issue(id)).sharedText).toBeUndefined();
    await server.moveClock('2027-02-21T01:15:00.000Z');
    const named = (agencyIds: string[]) => ({
      issueId: id,
      audience: { kind: 'named', agencyIds, memberIds: [] },
      ...underGateway,
    });
    // The raiser's own agency knows already.
    await server.command(REEVE, 'issue.triage', named(['ts']));
    expect((await issue(id)).sharedText).toBeUndefined();
    await server.command(REEVE, 'issue.triage', named(['ts', 'hmrc']));
    await server.moveClock('2027-02-21T09:00:00.000Z');
    await server.command(REEVE, 'issue.triage', named(['ts', 'hmrc', 'ea']));
    expect((await issue(id)).sharedText).toMatch(/^Shared with HM Revenue.* after 3 h 5 min$/);
  });
});
