import { randomUUID } from 'node:crypto';
import { itemUnderGateway, underGateway } from '../support/gateway';
import type { Json } from '../support/runningServer';
import { deedsAt } from '../support/deeds';
import { type Answer, startTestServer, type TestServer } from '../support/sentinel';

const [CALDER, REEVE, BIRKETT, HESKETH] = ['Ruth Calder', 'Callum Reeve', 'Joanne Birkett', 'Tom Hesketh'];
const meetingId = 'M1';
const forHmrc = { kind: 'named', agencyIds: ['hmrc'], memberIds: [] };

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.moveClock('2027-01-13T10:00:00.000Z');
  for (const [itemId, audience] of [['yard', { kind: 'panel' }] as const, ['grill', forHmrc] as const])
    await done(CALDER, 'agenda.addItem', {
      meetingId,
      itemId,
      title: `The ${itemId}`,
      minutes: 5,
      audience,
      ...itemUnderGateway,
    });
  await step({ kind: 'start' });
});
afterAll(() => server.close());

const { done } = deedsAt(() => server);
const step = (what: object) => done(CALDER, 'meeting.step', { meetingId, stepId: randomUUID(), step: what });

async function recorded(itemId: string, text: string): Promise<string> {
  const entryId = randomUUID();
  await done(CALDER, 'meeting.record', { meetingId, itemId, entryId, kind: 'note', text });
  return entryId;
}
function make(itemId: string, from: object | undefined, who = CALDER): Promise<Answer> {
  const task = { taskId: randomUUID(), title: 'Check the books', agencyId: 'hmrc', ownerId: 'joanne-birkett' };
  const given = { ...task, dueOn: '2027-03-10', ...underGateway, meetingId, itemId, ...(from && { from }) };
  return server.command(who, 'meeting.giveTask', given);
}
const seenBy = async (who: string, { id: taskId }: Json) => (await server.query(who, 'tasks.get', { taskId })).status;

it('a task is made of what is recorded on an item, and says where it was given', async () => {
  const entryId = await recorded('yard', 'HMRC checks the books');
  const { status, body } = await make('yard', { kind: 'entry', entryId });
  expect(status).toBe(200);
  expect(body).toMatchObject({ originText: 'Given at M1', restricted: false });
  expect(await seenBy(HESKETH, body)).toBe(200);
});

it('whoever is given a task at an item that is hidden from them is not told by its id which', async () => {
  const to = { agencyId: 'ts', ownerId: 'tom-hesketh', dueOn: '2027-03-10', ...underGateway };
  const given = { taskId: randomUUID(), title: 'Weigh the labels', meetingId, itemId: 'grill', ...to };
  const { id } = await done(CALDER, 'meeting.giveTask', given);
  const lineOf = async (who: string) =>
    (await server.query(who, 'meetings.record', { meetingId })).body.tasks.find((task: Json) => task.id === id);
  expect(await lineOf(HESKETH)).toMatchObject({ title: 'Weigh the labels' });
  expect([(await lineOf(HESKETH)).itemId, (await lineOf(CALDER)).itemId]).toEqual([undefined, 'grill']);
});

it('what was recorded while the item was for few stays for them, though the item is opened since', async () => {
  const entryId = await recorded('grill', 'His sister keeps them');
  await done(CALDER, 'agenda.changeItem', {
    meetingId,
    itemId: 'grill',
    audience: { kind: 'panel' },
    ...itemUnderGateway,
  });
  const { body } = await make('grill', { kind: 'entry', entryId });
  expect(body.restricted).toBe(true);
  expect([await seenBy(HESKETH, body), await seenBy(BIRKETT, body)]).toEqual([404, 200]);
  const { body: open } = await make('grill', undefined);
  expect([open.restricted, await seenBy(HESKETH, open)]).toEqual([false, 200]);
});

it('words that are not there, of another item, or not for whoever asks, are made no task of', async () => {
  const entryId = await recorded('yard', 'Cash only');
  for (const from of [
    { kind: 'entry', entryId: 'no-entry' },
    { kind: 'minutes', version: 1 },
  ])
    expect((await make('yard', from)).body.code).toBe('item-gone');
  expect((await make('grill', { kind: 'entry', entryId })).body.code).toBe('item-gone');
  const hidden = { meetingId, itemId: 'yard', text: 'My brother works there', recused: true };
  await done('Owen Pryce', 'attendance.declareInterest', hidden);
  expect((await make('yard', { kind: 'entry', entryId }, 'Owen Pryce')).body.code).toBe('item-gone');
});

it('whoever left for the item when the words were recorded sees nothing of their task either', async () => {
  const entryId = await recorded('yard', 'The books are in the shed');
  const { body } = await make('yard', { kind: 'entry', entryId });
  expect([await seenBy('Owen Pryce', body), await seenBy(HESKETH, body)]).toEqual([404, 200]);
});

it('a line of the minutes becomes a task after the close, for those alone for whom the section is', async () => {
  await done(CALDER, 'meeting.close', { meetingId, stepId: randomUUID() });
  const from = { kind: 'minutes', version: 1 };
  const { body } = await make('grill', from, REEVE);
  expect(body).toMatchObject({ restricted: true, originText: 'Given at M1' });
  expect(await seenBy(HESKETH, body)).toBe(404);
  expect((await make('yard', from, REEVE)).body.restricted).toBe(false);
  expect((await make('yard', from, HESKETH)).status).toBe(403);
});
