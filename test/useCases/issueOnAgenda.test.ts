import { randomUUID } from 'node:crypto';
import { underGateway } from '../support/gateway';
import { floorParts, type Placed } from '../../bot/domain/sections';
import type { Json } from '../support/runningServer';
import { startTestServer, type TestServer } from '../support/sentinel';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.moveClock('2027-02-02T09:14:00.000Z');
  await server.command('Tom Hesketh', 'issue.raise', { issueId: 'grill', text: 'Cash at the grill' });
  await server.command('Callum Reeve', 'issue.putOnAgenda', { issueId: 'grill', meetingId: 'M2' });
});
afterAll(() => server.close());

async function issueOfItem(who: string): Promise<unknown> {
  const { body } = await server.query(who, 'meetings.get', { meetingId: 'M2' });
  const item = body.agenda.find(({ title }: Json) => title.startsWith('I-27-001'));
  return [item.title, item.issueId];
}

it('an item names its issue to whoever may ask for it, and to nobody who would be refused', async () => {
  const title = expect.stringContaining('I-27-001');
  expect(await issueOfItem('Priya Sandhu')).toEqual([title, 'grill']);
  expect(await issueOfItem('Jo Falk')).toEqual([title, undefined]);
  const { body } = await server.query('Priya Sandhu', 'meetings.get', { meetingId: 'M2' });
  const { id: itemId } = body.agenda.find(({ issueId }: Json) => issueId === 'grill');
  const interest = { meetingId: 'M2', itemId, text: 'My cousin owns it', recused: true };
  expect(await server.command('Priya Sandhu', 'attendance.declareInterest', interest)).toMatchObject({ status: 200 });
  expect(await issueOfItem('Priya Sandhu')).toEqual([title, undefined]);
  expect(await issueOfItem('Tom Hesketh')).toEqual([title, 'grill']);
});

it('an observer reckons the same times, without being told which items are issues', async () => {
  const partsOf = async (who: string) => {
    const { agenda } = (await server.query(who, 'meetings.get', { meetingId: 'M2' })).body;
    return floorParts<Placed>(agenda).map(({ item: { id }, minutes, afterMinutes }) => [id, minutes, afterMinutes]);
  };
  expect(await partsOf('Jo Falk')).toEqual(await partsOf('Tom Hesketh'));
});

it('nothing that a stage asks for holds the words of an issue; the chair alone shows them', async () => {
  await server.moveClock('2027-03-10T10:00:00.000Z');
  const step = (taken: object) =>
    server.command('Ruth Calder', 'meeting.step', { meetingId: 'M2', stepId: randomUUID(), step: taken });
  await step({ kind: 'start' });
  const { agenda } = (await server.query('Ruth Calder', 'meetings.get', { meetingId: 'M2' })).body;
  const { id: itemId } = agenda.find(({ issueId }: Json) => issueId === 'grill');
  await step({ kind: 'goTo', itemId });
  for (const query of ['session', 'meetings.get', 'meetings.record']) {
    const { body } = await server.query('Ruth Calder', query, { meetingId: 'M2' });
    expect(JSON.stringify(body)).not.toContain('Cash at the grill');
  }
  const revealed = async () => {
    const { run } = (await server.query('Tom Hesketh', 'meetings.get', { meetingId: 'M2' })).body;
    return run.items.find((item: Json) => item.itemId === itemId)?.revealed;
  };
  expect(await revealed()).toBeUndefined();
  expect((await server.command('Tom Hesketh', 'meeting.step', aReveal(itemId))).status).toBe(403);
  await step({ kind: 'reveal', itemId });
  expect(await revealed()).toBe(true);
  await step({ kind: 'conceal', itemId });
  expect(await revealed()).toBe(false);
});

it('nobody shows the words of a restricted issue, nor opens its item to more, nor shows those of an item without an issue', async () => {
  const few = { kind: 'named', agencyIds: ['licensing'], memberIds: [] };
  await server.command('Tom Hesketh', 'issue.raise', { issueId: 'gecko', text: 'Few may know' });
  const restricted = { issueId: 'gecko', audience: few, ...underGateway };
  expect(await server.command('Callum Reeve', 'issue.triage', restricted)).toMatchObject({ status: 200 });
  await server.command('Ruth Calder', 'issue.putOnAgenda', { issueId: 'gecko', meetingId: 'M2' });
  const reveal = async (itemId: string) => {
    const { body } = await server.command('Ruth Calder', 'meeting.step', aReveal(itemId));
    return body.code ?? body.run.items.find((item: Json) => item.itemId === itemId).revealed;
  };
  expect(await reveal('issue-gecko')).toBe('no-open-words');
  const opened = { meetingId: 'M2', itemId: 'issue-gecko', audience: { kind: 'panel' } };
  const wider = { status: 409, body: { code: 'wider-than-its-record' } };
  expect(await server.command('Ruth Calder', 'agenda.changeItem', opened)).toMatchObject(wider);
  expect(await reveal('item-1')).toBe('no-open-words');
  expect(await reveal('issue-grill')).toBe(true);
});

it('words are shown by whoever has the floor and did not leave for the item, and not again once they were restricted', async () => {
  const reveal = async (who: string) => (await server.command(who, 'meeting.step', aReveal('issue-grill'))).body;
  const step = (taken: object) =>
    server.command('Ruth Calder', 'meeting.step', { meetingId: 'M2', stepId: randomUUID(), step: taken });
  const shown = async () => {
    const { run } = (await server.query('Tom Hesketh', 'meetings.get', { meetingId: 'M2' })).body;
    return run.items.find(({ itemId }: Json) => itemId === 'issue-grill')?.revealed ?? false;
  };
  const restrict = (audience: object) =>
    server.command('Callum Reeve', 'agenda.changeItem', { meetingId: 'M2', itemId: 'issue-grill', audience });
  expect(await shown()).toBe(true);
  expect((await server.query('Priya Sandhu', 'issues.card', { issueId: 'grill' })).status).toBe(404);
  expect((await restrict({ kind: 'named', agencyIds: ['ts'], memberIds: [] })).status).toBe(200);
  expect((await restrict({ kind: 'panel' })).status).toBe(200);
  expect(await shown()).toBe(false);
  expect(await reveal('Callum Reeve')).toMatchObject({ code: 'not-the-chair' });
  expect(await shown()).toBe(false);
  await step({ kind: 'handOver', memberId: 'callum-reeve' });
  expect(await reveal('Ruth Calder')).toMatchObject({ code: 'not-the-chair' });
  await reveal('Callum Reeve');
  expect(await shown()).toBe(true);
  await step({ kind: 'conceal', itemId: 'issue-grill' });
  const left = { meetingId: 'M2', itemId: 'issue-grill', text: 'My neighbour', recused: true };
  expect((await server.command('Callum Reeve', 'attendance.declareInterest', left)).status).toBe(200);
  expect(await reveal('Callum Reeve')).toMatchObject({ code: 'item-gone' });
});

it('words on the stage are off it once their issue is restricted, and do not come back when it is opened again', async () => {
  await server.command('Tom Hesketh', 'issue.raise', { issueId: 'shed', text: 'Drums in the shed' });
  await server.command('Ruth Calder', 'issue.putOnAgenda', { issueId: 'shed', meetingId: 'M2' });
  await server.command('Callum Reeve', 'meeting.step', aReveal('issue-shed'));
  const revealed = async () => {
    const { run } = (await server.query('Callum Reeve', 'meetings.get', { meetingId: 'M2' })).body;
    return run.items.find(({ itemId }: Json) => itemId === 'issue-shed')?.revealed;
  };
  expect(await revealed()).toBe(true);
  const restrict = (audience: object) =>
    server.command('Callum Reeve', 'issue.triage', { issueId: 'shed', audience, ...underGateway });
  expect((await restrict({ kind: 'named', agencyIds: ['licensing'], memberIds: [] })).status).toBe(200);
  expect(await revealed()).toBe(false);
  expect((await restrict({ kind: 'panel' })).status).toBe(200);
  expect(await revealed()).toBe(false);
});

function aReveal(itemId: string): object {
  return { meetingId: 'M2', stepId: randomUUID(), step: { kind: 'reveal', itemId } };
}
