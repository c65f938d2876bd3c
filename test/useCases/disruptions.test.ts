import { randomUUID } from 'node:crypto';
import type { Json } from '../support/runningServer';
import { startTestServer, type TestServer } from '../support/sentinel';

const [CALDER, REEVE, PRYCE, SANDHU, HESKETH] = [
  ...['Ruth Calder', 'Callum Reeve', 'Owen Pryce', 'Priya Sandhu', 'Tom Hesketh'],
] as const;
const [HART, BIRKETT, FALK] = ['Lena Hart', 'Joanne Birkett', 'Jo Falk'];

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.moveClock('2027-02-02T09:14:00.000Z');
});
afterAll(() => server.close());

const larchfield = { groupId: 'nm-ocg-031' };
const said = { what: 'The shop on Mill Street was shut for three months', on: '2027-02-01', fourP: 'Prevent' };
const propose = (who: string, more: object = {}) =>
  server.command(who, 'disruption.propose', {
    ...{ disruptionId: randomUUID(), ...larchfield, ...said, grade: 'moderate', agencyIds: ['ea'] },
    ...more,
  });
const list = async (who: string, filter: Record<string, string> = {}): Promise<Json[]> =>
  (await server.query(who, 'disruptions.list', filter)).body.items;
const one = async (id: string, who = REEVE): Promise<Json> => (await list(who)).find((each) => each.id === id);
const proposed = async (who: string, more: object = {}): Promise<Json> => (await propose(who, more)).body;
const grade = (who: string, { id: disruptionId, version }: Json, input: object) =>
  server.command(who, 'disruption.moderate', { disruptionId, version, ...input });

describe('a disruption', () => {
  it('is proposed by whoever may see the group, in the panel’s own numbering, and a second click is the same one', async () => {
    const disruptionId = randomUUID();
    const first = await propose(SANDHU, { disruptionId });
    expect(first.body).toMatchObject({
      ...{ reference: 'D-27-001', ...said, operation: 'Larchfield', groupReference: 'NM-OCG-031', waits: true },
      ...{ proposed: { grade: 'moderate', text: 'Proposed 09:14 by Priya Sandhu' } },
      ...{
        agencies: [{ id: 'ea', name: 'Environment Agency' }],
        may: { moderate: false, correct: true, withdraw: true },
      },
    });
    expect((await propose(SANDHU, { disruptionId })).body).toEqual(first.body);
    expect((await propose(SANDHU, { disruptionId, what: 'Another one' })).body.code).toBe('id-taken');
    expect((await propose(SANDHU, { on: '2027-02-03' })).body.code).toBe('day-to-come');
    expect((await propose(SANDHU, { groupId: undefined })).body.code).toBe('of-nothing');
    expect((await propose(FALK)).status).toBe(403);
    expect((await proposed(HART)).reference).toBe('D-27-002');
  });

  it('is graded by somebody else who runs the panel, who says why where the grade is another', async () => {
    const mine = await proposed(REEVE, { grade: 'major' });
    const own = await grade(REEVE, mine, { grade: 'major' });
    expect([own.status, own.body.code]).toEqual([403, 'own-grade']);
    expect((await grade(SANDHU, mine, { grade: 'major' })).status).toBe(403);
    const why = await grade(CALDER, mine, { grade: 'minor' });
    expect(why.body).toMatchObject({ code: 'other-grade-why', message: expect.stringMatching(/^Major was proposed/) });
    const { body } = await grade(CALDER, mine, { grade: 'minor', reason: 'It opened again' });
    expect(body).toMatchObject({
      ...{ waits: false, proposed: { grade: 'major' } },
      moderated: { grade: 'minor', reason: 'It opened again', text: 'Graded 09:14 by Ruth Calder' },
    });
    expect((await grade(CALDER, mine, { grade: 'minor', reason: 'It opened again' })).body).toEqual(body);
    const late = await grade(PRYCE, mine, { grade: 'major' });
    expect(late.body).toMatchObject({ code: 'changed-meanwhile', message: expect.stringMatching(/^Ruth Calder/) });
    expect((await one(mine.id, REEVE)).may).toMatchObject({ moderate: false, correct: true, withdraw: true });
  });

  it('is put right by who proposed it; what it said stays in the log, which names it and none of its words', async () => {
    const { id: disruptionId, version } = await proposed(SANDHU, { what: 'The yard was fenced' });
    const facts = { ...said, what: 'The yard was fenced and gated', agencyIds: ['ea', 'ts'], apmisReference: 'AP-1' };
    const correct = (who: string) => server.command(who, 'disruption.correct', { disruptionId, version, ...facts });
    expect((await correct(HESKETH)).status).toBe(403);
    const { body } = await correct(SANDHU);
    expect(body).toMatchObject({ what: facts.what, apmisReference: 'AP-1', proposed: { grade: 'moderate' } });
    expect((await correct(SANDHU)).body).toEqual(body);
    const { items } = (await server.query(REEVE, 'log.list', { limit: '100' })).body;
    const entries = items.filter(({ subject }: Json) => subject.id === `nm-ocg-031.disruption.${disruptionId}`);
    const [made, corrected] = entries;
    expect(entries).toHaveLength(2);
    expect(JSON.stringify(made)).not.toContain('fenced');
    expect(JSON.stringify(corrected)).not.toContain('fenced');
    expect(JSON.stringify(made)).toContain(`NM-OCG-031, disruption ${body.reference}`);
  });

  it('names nobody of its group, and carries no marking above the ceiling', async () => {
    for (const what of ['Stroud was arrested', 'Str\u200Boud was arrested'])
      expect((await propose(REEVE, { what })).body.code).toBe('names-a-person');
    expect((await propose(REEVE, { what: 'TOP SECRET//STRAP' })).body.code).toBe('marking-too-high');
  });

  it('that is taken back counts no more, and is not graded', async () => {
    const mine = await proposed(SANDHU);
    const back = await server.command(SANDHU, 'disruption.withdraw', {
      disruptionId: mine.id,
      reason: 'Counted twice',
    });
    expect(back.body).toMatchObject({ waits: false, withdrawnText: 'Taken back 09:14 by Priya Sandhu: Counted twice' });
    expect(await one(mine.id)).toBeUndefined();
    expect((await grade(CALDER, back.body, { grade: 'moderate' })).body.code).toBe('taken-back');
    const { items } = (await server.query(REEVE, 'disruptions.ofGroup', larchfield)).body;
    expect(items.map(({ id }: Json) => id)).toContain(mine.id);
  });
});

describe('the list of disruptions', () => {
  it('is narrowed by each of its filters, and goes on page by page', async () => {
    const mine = await proposed(HART, { on: '2027-01-15', fourP: 'Protect', grade: 'minor', agencyIds: ['rspca'] });
    await grade(CALDER, mine, { grade: 'minor' });
    for (const filter of [
      { proposed: 'minor', fourP: 'Protect' },
      { moderated: 'minor', fourP: 'Protect' },
      { agencyId: 'rspca' },
      { from: '2027-01-15', to: '2027-01-15' },
    ]) {
      expect([filter, (await list(REEVE, filter)).map(({ id }) => id)]).toEqual([filter, [mine.id]]);
    }
    expect((await list(REEVE, { waits: 'true' })).map(({ id }) => id)).not.toContain(mine.id);
    expect(await list(REEVE, { groupId: 'nm-ocg-040' })).toEqual([]);
    const all = await list(REEVE);
    const first = (await server.query(REEVE, 'disruptions.list', { limit: '2' })).body;
    const rest = await list(REEVE, { cursor: first.cursor });
    expect([...first.items, ...rest]).toEqual(all);
  });

  it('holds none of a group that is for others, or for which somebody left, nor of a task that is for few', async () => {
    const few = { kind: 'named', agencyIds: ['hmrc'], memberIds: [] };
    const given = { taskId: 'for-few', title: 'Look', agencyId: 'ea', ownerId: 'priya-sandhu', dueOn: '2027-03-24' };
    await server.command(REEVE, 'task.allocate', { ...given, audience: { ...few, agencyIds: ['ea'] } });
    const ofTask = await proposed(SANDHU, { groupId: undefined, taskId: 'for-few' });
    const ofGroup = await proposed(REEVE, { groupId: 'nm-ocg-040' });
    const seen = async (who: string) =>
      (await list(who)).map(({ id }) => id).filter((id) => id === ofTask.id || id === ofGroup.id);
    expect(await seen(HESKETH)).toEqual([ofGroup.id]);
    expect((await seen(SANDHU)).sort()).toEqual([ofTask.id, ofGroup.id].sort());
    const about = { type: 'group', groupId: 'nm-ocg-040' };
    const why = { gateway: 'Crime and Disorder Act 1998, s.115', purpose: 'A search' };
    const set = await server.command(REEVE, 'restriction.set', {
      about,
      audience: few,
      reason: 'A live search',
      ...why,
    });
    expect(set.status).toBe(200);
    expect([await seen(HESKETH), await seen(SANDHU), await seen(BIRKETT)]).toEqual([[], [ofTask.id], [ofGroup.id]]);
    expect((await server.query(HESKETH, 'disruptions.ofGroup', { groupId: 'nm-ocg-040' })).status).toBe(404);
    const task = { type: 'task', taskId: 'for-few' };
    await server.command(REEVE, 'restriction.set', { about: task, audience: few, reason: 'A live search', ...why });
    expect(await seen(BIRKETT)).toHaveLength(2);
  });
});

describe('a task that is closed with a grade', () => {
  const task = async (
    taskId: string,
    completed: object,
    owner: string = SANDHU,
    ownerId = 'priya-sandhu',
    agencyId = 'ea',
  ) => {
    const given = { taskId, title: 'Visit the yard', agencyId, ownerId, dueOn: '2027-03-24' };
    await server.command(REEVE, 'task.allocate', given);
    await server.command(owner, 'task.complete', { taskId, outcome: 'The yard is shut', ...completed });
  };
  const close = (who: string, taskId: string, more: object = {}) =>
    server.command(who, 'task.close', { taskId, fourP: 'Pursue', ...more });
  const ofTask = async (id: string): Promise<Json[]> => (await list(REEVE)).filter(({ taskId }) => taskId === id);

  it('is a disruption once: moderate was proposed by who did it, minor is moderated beside it by who closes', async () => {
    await task('both', { proposedGrade: 'moderate' });
    expect(await ofTask('both')).toEqual([]);
    const { body } = await close(CALDER, 'both', { moderatedGrade: 'minor' });
    await close(CALDER, 'both', { moderatedGrade: 'minor' });
    expect(await ofTask('both')).toMatchObject([
      {
        ...{ what: 'The yard is shut', fourP: 'Pursue', taskReference: body.reference, on: '2027-02-02', waits: false },
        ...{ agencies: [{ id: 'ea' }], proposed: { grade: 'moderate', text: 'Proposed 09:14 by Priya Sandhu' } },
        moderated: { grade: 'minor', text: 'Graded 09:14 by Ruth Calder' },
      },
    ]);
    expect(await list(REEVE, { proposed: 'moderate', moderated: 'minor', agencyId: 'ea' })).toHaveLength(1);
  });

  it('waits for somebody else where nobody graded it, or whoever closes it did so alone', async () => {
    await task('ungraded', { proposedGrade: 'major' });
    await task('by-closer', {});
    await task('own', { proposedGrade: 'major' }, REEVE, 'callum-reeve', 'police');
    await close(CALDER, 'ungraded');
    await close(REEVE, 'by-closer', { moderatedGrade: 'minor' });
    await close(REEVE, 'own', { moderatedGrade: 'moderate' });
    const grades = async (id: string) =>
      (await ofTask(id)).map(({ proposed: before, moderated, waits }) => [before.grade, moderated?.grade, waits]);
    expect([await grades('ungraded'), await grades('by-closer'), await grades('own')]).toEqual([
      ...[[['major', undefined, true]], [['minor', undefined, true]], [['moderate', undefined, true]]],
    ]);
    const [mine] = await ofTask('own');
    expect((await grade(REEVE, mine, { grade: 'moderate' })).body.code).toBe('own-grade');
    await grade(CALDER, mine, { grade: 'moderate' });
    const { body } = await server.query(REEVE, 'tasks.get', { taskId: 'own' });
    expect(body).toMatchObject({ proposedGrade: 'moderate', moderatedGrade: 'moderate' });
  });

  it('is one of each that are closed together, and none where nobody said a grade', async () => {
    await task('first', { proposedGrade: 'minor' });
    await task('second', {});
    const closures = ['first', 'second'].map((taskId) => ({ taskId, fourP: 'Protect' }));
    await server.command(CALDER, 'task.closeSeveral', { closures });
    expect([(await ofTask('first')).length, (await ofTask('second')).length]).toEqual([1, 0]);
  });
});

it('what the panel means by each grade is its own text, goes with its configuration, and is changed by who keeps the settings', async () => {
  const meant = async (who: string) => (await server.query(who, 'disruptions.grades')).body;
  const { grades } = (await server.query(REEVE, 'settings.get')).body;
  expect(await meant(SANDHU)).toEqual(grades.gradeTexts);
  expect(grades.gradeTexts.minor).toBe('It is hindered for a while, or made to change how it works');
  const gradeTexts = { ...grades.gradeTexts, minor: 'A nuisance to them' };
  const change = { part: 'grades', version: grades.version, gradeTexts };
  expect((await server.command(CALDER, 'panel.change', change)).status).toBe(403);
  expect((await server.command(REEVE, 'panel.change', change)).status).toBe(200);
  expect((await meant(SANDHU)).minor).toBe('A nuisance to them');
  const file = (await server.query(REEVE, 'settings.configuration')).body;
  expect(JSON.stringify(file)).toContain('A nuisance to them');
});

describe('on Today', () => {
  const lines = async (who: string, kind: string): Promise<Json[]> =>
    (await server.query(who, 'today.lines')).body.items.filter((each: Json) => each.kind === kind);

  it('who runs the panel is told how many wait for a grade that they did not propose themselves', async () => {
    const count = async (who: string) => (await lines(who, 'disruptions'))[0]?.count ?? 0;
    const before = await Promise.all([count(REEVE), count(CALDER)]);
    await proposed(REEVE);
    expect(await Promise.all([count(REEVE), count(CALDER), count(SANDHU)])).toEqual([
      before[0],
      Number(before[1]) + 1,
      0,
    ]);
    expect((await lines(CALDER, 'disruptions'))[0].place).toBe('groups?show=disruptions&waits=true');
  });

  it('whoever proposed what was to last, or leads the group, is asked on the day whether it does, and says so', async () => {
    const control = { what: 'The closure of the shop on Mill Street', recheckOn: '2027-02-10' };
    const past = await propose(SANDHU, { control: { ...control, recheckOn: '2027-02-02' } });
    expect(past.body.code).toBe('review-day-over');
    const { id: disruptionId } = await proposed(SANDHU, { control });
    expect(await lines(SANDHU, 'control')).toEqual([]);
    await server.moveClock('2027-02-10T09:14:00.000Z');
    const [asked] = await lines(SANDHU, 'control');
    expect(asked).toMatchObject({ title: control.what, place: 'groups?group=nm-ocg-031' });
    expect(asked.text).toMatch(/^Is it still in place\?/);
    expect(await lines(HESKETH, 'control')).toEqual([]);
    const check = (who: string, said: object) => server.command(who, 'disruption.check', { disruptionId, ...said });
    expect((await check(HESKETH, { holds: true, recheckOn: '2027-04-01' })).status).toBe(403);
    const yes = await check(SANDHU, { holds: true, recheckOn: '2027-04-01' });
    expect(yes.body.control).toMatchObject({
      text: 'In place 09:14 by Priya Sandhu; looked at again Thu 1 Apr',
      recheckOn: '2027-04-01',
    });
    expect(await lines(SANDHU, 'control')).toEqual([]);
    const no = await check(SANDHU, { holds: false, text: 'The landlord opened it again' });
    expect(no.body).toMatchObject({
      may: { check: false },
      control: { text: expect.stringMatching(/opened it again$/) },
    });
    const { items } = (await server.query(REEVE, 'log.list', { limit: '200' })).body;
    expect(items.filter(({ action }: Json) => action === 'disruption-control-checked')).toHaveLength(2);
  });
});
