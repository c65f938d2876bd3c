import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { MemberId } from '../../bot/domain/ids';
import { lookAtPanel } from '../../bot/wiring/lookAtPanel';
import { openOutboxStand } from '../delivery/outboxStand';
import { deedsAt } from '../support/deeds';
import { ownFolder } from '../support/runningServer';
import { startTestServer, type TestServer } from '../support/sentinel';

const CALDER = 'Ruth Calder';
const REEVE = 'Callum Reeve';
const HESKETH = 'Tom Hesketh';
const SANDHU = 'Priya Sandhu';
const group = { groupId: 'nm-ocg-031' };

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
  await server.moveClock('2027-03-01T10:00:00.000Z');
}, 60_000);
afterEach(() => server.close());

const { done } = deedsAt(() => server);

function step(meetingId: string, what: object) {
  return done(CALDER, 'meeting.step', { meetingId, stepId: randomUUID(), step: what });
}

async function anIssue(text: string) {
  const issueId = randomUUID();
  await done(SANDHU, 'issue.raise', { issueId, text });
  return { issueId, itemId: `issue-${issueId}` };
}

function leave(meetingId: string, itemId: string, recused = true) {
  return done(HESKETH, 'attendance.declareInterest', { meetingId, itemId, text: 'My brother owns it', recused });
}

function record(meetingId: string, itemId: string, text: string) {
  return done(CALDER, 'meeting.record', { meetingId, entryId: randomUUID(), itemId, kind: 'decision', text });
}

async function allOf(who: string, meetingId: string): Promise<string> {
  const ofMeeting = ['meetings.record', 'meetings.minutes', 'meetings.attendance'];
  const answers = [
    ...ofMeeting.map((name) => server.query(who, name, { meetingId })),
    ...['tasks.list', 'issues.list'].map((name) => server.query(who, name, { open: 'any', limit: '200' })),
  ];
  return JSON.stringify((await Promise.all(answers)).map(({ body }) => body));
}

function toBeGiven(title: string) {
  return { taskId: randomUUID(), title, agencyId: 'ea', ownerId: 'priya-sandhu', dueOn: '2027-06-24' };
}

it('whoever leaves for an item has left for it at the meeting to which it is carried', async () => {
  const { issueId, itemId } = await anIssue('Barrels in the yard');
  await done(REEVE, 'issue.putOnAgenda', { issueId, meetingId: 'M2' });
  await server.moveClock('2027-03-10T10:00:00.000Z');
  await step('M2', { kind: 'start' });
  await leave('M2', itemId);
  await done(CALDER, 'meeting.close', { meetingId: 'M2', stepId: randomUUID() });

  await server.moveClock('2027-05-12T09:00:00.000Z');
  await step('M3', { kind: 'start' });
  await record('M3', itemId, 'The yard is looked into');
  await done(CALDER, 'meeting.giveTask', { meetingId: 'M3', itemId, ...toBeGiven('Count the barrels') });
  await step('M3', { kind: 'goTo', itemId });
  expect(await allOf(SANDHU, 'M3')).toMatch(/looked into.*Count the barrels/s);
  expect(await allOf(HESKETH, 'M3')).not.toMatch(/looked into|barrels/i);

  await done(CALDER, 'meeting.close', { meetingId: 'M3', stepId: randomUUID() });
  await done(CALDER, 'minutes.confirm', { meetingId: 'M3' });
  const { body: minutes } = await server.query(SANDHU, 'meetings.minutes', { meetingId: 'M3' });
  expect(JSON.stringify(minutes)).toMatch(/looked into/);
  expect(JSON.stringify(minutes)).toMatch(/Tom Hesketh [^"]*My brother owns it; left for this item/);
  expect(await allOf(HESKETH, 'M3')).not.toMatch(/looked into|barrels/i);
});

it('an issue, the task made of it and what it goes on to are hidden from whoever left for its item', async () => {
  const { issueId, itemId } = await anIssue('Barrels in the yard');
  await done(REEVE, 'issue.putOnAgenda', { issueId, meetingId: 'M2' });
  expect(await allOf(HESKETH, 'M2')).toMatch(/Barrels in the yard/);
  await leave('M2', itemId);
  expect(await allOf(HESKETH, 'M2')).not.toMatch(/Barrels/);
  expect(await server.query(HESKETH, 'issues.get', { issueId })).toMatchObject({ status: 404 });

  await done(REEVE, 'issue.putOnAgenda', { issueId, meetingId: 'M3' });
  const { body: own } = await server.query(HESKETH, 'meetings.ownAttendance', { meetingId: 'M3' });
  expect(own.interests).toMatchObject([{ itemId, recused: true }]);

  const task = toBeGiven('Count the barrels');
  const forHim = { ...task, agencyId: 'ts', ownerId: 'tom-hesketh' };
  const refused = await server.command(REEVE, 'issue.makeTask', { issueId, task: forHim });
  const message = expect.stringMatching(/^Tom Hesketh stays out of this item for an interest/);
  expect(refused).toMatchObject({ status: 422, body: { code: 'owner-recused', message } });
  await done(REEVE, 'issue.makeTask', { issueId, task });
  expect(await server.query(HESKETH, 'tasks.get', { taskId: task.taskId })).toMatchObject({ status: 404 });
  expect(await allOf(HESKETH, 'M2')).not.toMatch(/barrels/i);
  expect(await allOf(SANDHU, 'M2')).toMatch(/Count the barrels/);
  const handed = { taskId: task.taskId, ownerId: 'tom-hesketh' };
  expect(await server.command(CALDER, 'task.reassign', handed)).toMatchObject({
    body: { code: 'owner-recused' },
  });
});

it('whoever left for an issue is no deputy on the task made of it; its history says that they left', async () => {
  const { issueId, itemId } = await anIssue('Barrels in the yard');
  await done(REEVE, 'issue.putOnAgenda', { issueId, meetingId: 'M2' });
  const left = { meetingId: 'M2', itemId, text: 'My brother owns it', recused: true };
  await done('Zoe Grant', 'attendance.declareInterest', left);
  const task = { ...toBeGiven('Count the barrels'), deputyId: 'zoe-grant' };
  const message = expect.stringMatching(/^Zoe Grant stays out of this item for an interest, so cannot hold its task/);
  const refused = await server.command(REEVE, 'issue.makeTask', { issueId, task });
  expect(refused).toMatchObject({ status: 422, body: { code: 'owner-recused', message } });
  const { body } = await server.query(SANDHU, 'issues.get', { issueId });
  expect(body.history).toContainEqual(
    expect.objectContaining({ byName: 'Zoe Grant', text: 'Hidden from whoever left for its item' }),
  );
});

it('a task made of an issue is hidden from whoever leaves for the item afterwards', async () => {
  const { issueId, itemId } = await anIssue('Barrels in the yard');
  await done(REEVE, 'issue.putOnAgenda', { issueId, meetingId: 'M2' });
  const task = toBeGiven('Count the barrels');
  await server.moveClock('2027-03-10T10:00:00.000Z');
  await step('M2', { kind: 'start' });
  await done(REEVE, 'issue.makeTask', { issueId, task });
  expect(await allOf(HESKETH, 'M2')).toMatch(/Count the barrels/);
  await leave('M2', itemId);
  expect(await allOf(HESKETH, 'M2')).not.toMatch(/barrels/i);
});

it('whoever left for an issue has left for the one that it was merged into', async () => {
  const [one, other] = [await anIssue('Barrels in the yard'), await anIssue('Drums in the yard')];
  await done(REEVE, 'issue.putOnAgenda', { issueId: one.issueId, meetingId: 'M2' });
  await leave('M2', one.itemId);
  await done(REEVE, 'issue.merge', { issueId: one.issueId, intoId: other.issueId });
  await done(REEVE, 'issue.putOnAgenda', { issueId: other.issueId, meetingId: 'M3' });
  expect(await allOf(HESKETH, 'M3')).not.toMatch(/Barrels|Drums/);
  const { body: own } = await server.query(HESKETH, 'meetings.ownAttendance', { meetingId: 'M3' });
  expect(own.interests).toMatchObject([{ itemId: other.itemId, recused: true }]);
});

it('whoever says that they do not leave after all sees the issue again', async () => {
  const { issueId, itemId } = await anIssue('Barrels in the yard');
  await done(REEVE, 'issue.putOnAgenda', { issueId, meetingId: 'M2' });
  await leave('M2', itemId);
  await leave('M2', itemId, false);
  expect(await server.query(HESKETH, 'issues.get', { issueId })).toMatchObject({ status: 200 });
});

it('whoever leaves for an item has left for it in another seat too, moved or added anew', async () => {
  const { issueId, itemId } = await anIssue('Barrels in the yard');
  await done(REEVE, 'issue.putOnAgenda', { issueId, meetingId: 'M2' });
  await server.moveClock('2027-03-10T10:00:00.000Z');
  await step('M2', { kind: 'start' });
  await leave('M2', itemId);
  await record('M2', itemId, 'Drain it by night');
  await done(CALDER, 'meeting.giveTask', { meetingId: 'M2', itemId, ...toBeGiven('Guard the tap') });
  const hidden = async () => expect(await allOf(HESKETH, 'M2')).not.toMatch(/Drain it by night|Guard the tap/);
  await hidden();
  const { items } = (await server.query(REEVE, 'people.list')).body;
  const seat = items.find(({ name }: { name: string }) => name === HESKETH);
  const moved = { memberId: seat.id, newMemberId: 'tom-at-ea', agencyId: 'ea' };
  await done(REEVE, 'member.move', { ...moved, version: seat.version });
  await hidden();
  const again = (await server.query(REEVE, 'people.list')).body.items.find(
    ({ id }: { id: string }) => id === 'tom-at-ea',
  );
  await done(REEVE, 'member.end', { memberId: 'tom-at-ea', version: again.version, endsOn: '2027-03-09' });
  await done(REEVE, 'member.add', {
    ...{ memberId: 'tom-back', agencyId: 'ts', name: HESKETH, role: 'member', email: seat.email },
  });
  await hidden();
  const owned = { ...toBeGiven('Ask the brother'), agencyId: 'ts', ownerId: 'tom-back' };
  expect((await server.command(CALDER, 'meeting.giveTask', { meetingId: 'M2', itemId, ...owned })).body.code).toBe(
    'owner-recused',
  );
});

it('what was given for a group between meetings is hidden with it from whoever leaves, parts included, until they come back', async () => {
  const { agenda } = await done(REEVE, 'agenda.putGroup', { meetingId: 'M2', ...group });
  const { id: itemId } = agenda.find(({ groupId }: { groupId?: string }) => groupId === group.groupId);
  const [raised, whole, part] = [
    { ...group, opportunityId: randomUUID(), agencyId: 'ea' },
    toBeGiven('Refuse the permit'),
    { ...toBeGiven('Copy the permit'), ownerId: 'zoe-grant' },
  ];
  await done(CALDER, 'opportunity.raise', { ...raised, what: 'Refuse the permit' });
  await done(CALDER, 'opportunity.task', { ...raised, ...whole });
  await done(CALDER, 'task.split', { taskId: whole.taskId, parts: [part] });
  const read = async () => {
    const answers = [
      ...['tasks.list', 'tasks.export'].map((name) => server.query(HESKETH, name, { open: 'any' })),
      server.query(HESKETH, 'search.find', { text: 'permit' }),
    ];
    return (await Promise.all(answers)).map(({ body }) => /the permit/.test(JSON.stringify(body)));
  };
  const opened = () =>
    Promise.all([whole, part].map(async ({ taskId }) => (await server.query(HESKETH, 'tasks.get', { taskId })).status));
  expect([await read(), await opened()]).toEqual([
    [true, true, true],
    [200, 200],
  ]);
  await leave('M2', itemId);
  expect([await read(), await opened()]).toEqual([
    [false, false, false],
    [404, 404],
  ]);
  await leave('M2', itemId, false);
  expect([await read(), await opened()]).toEqual([
    [true, true, true],
    [200, 200],
  ]);
});

it('what was given for a group, more than one batch of it, is hidden where a version of before hid the group alone', async () => {
  const stand = await openOutboxStand(path.join(ownFolder(), 'before.db'));
  try {
    for (let number = 1; number <= 16; number++) {
      const [opportunityId, title] = [randomUUID(), `Visit yard ${number}`];
      await stand.command('ruth-calder', 'opportunity.raise', { ...group, opportunityId, what: title, agencyId: 'ea' });
      const given = { taskId: `of-before-${number}`, agencyId: 'ea', ownerId: 'priya-sandhu', dueOn: '2027-03-10' };
      await stand.command('ruth-calder', 'opportunity.task', { ...group, opportunityId, title, ...given });
    }
    await stand.ledger.change(stand.panelId, stand.now(), async (draft) => {
      const before = await draft.read('group', group.groupId);
      if (before === undefined) throw new Error('There is no group');
      draft.put('group', { ...before, recusedIds: [MemberId.parse('tom-hesketh')] });
      const subject = { type: 'group', id: before.id, reference: before.reference } as const;
      draft.log({ action: 'group-hidden', by: 'system', subject, readers: ['*'] });
    });
    const visits = async () => {
      const { items } = await stand.ask('tom-hesketh', 'tasks.list', { limit: '100' });
      return items.filter(({ title }) => title.startsWith('Visit yard')).length;
    };
    expect(await visits()).toBe(16);
    await lookAtPanel(stand.panelId, stand.contexts, () => {});
    expect(await visits()).toBe(0);
  } finally {
    await stand.close();
  }
});
