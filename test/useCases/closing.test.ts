import { randomUUID } from 'node:crypto';
import { itemUnderGateway, underGateway } from '../support/gateway';
import { type Answer, startTestServer, type TestServer } from '../support/sentinel';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
  await at('2027-01-13T10:00:00.000Z');
});
afterEach(() => server.close());

const CALDER = 'Ruth Calder';
const REEVE = 'Callum Reeve';
const HESKETH = 'Tom Hesketh';

/** Moves the clock to a moment of the day of M1. */
function at(now: string): Promise<void> {
  return server.moveClock(now);
}

function step(what: object): Promise<Answer> {
  return server.command(CALDER, 'meeting.step', { meetingId: 'M1', stepId: randomUUID(), step: what });
}

async function meeting(who = CALDER, meetingId = 'M1') {
  return (await server.query(who, 'meetings.get', { meetingId })).body;
}

describe('the close', () => {
  async function close(now: string) {
    await at(now);
    return server.command(CALDER, 'meeting.close', { meetingId: 'M1', stepId: randomUUID() });
  }

  it('carries what was not discussed to the next meeting, counts again at the one after, and keeps the overrun', async () => {
    const extra = { meetingId: 'M1', itemId: 'shops', title: 'Vape shops', minutes: 10, kind: 'issue' };
    await server.command(CALDER, 'agenda.addItem', { ...extra, ...itemUnderGateway });
    await step({ kind: 'start' });
    for (let number = 1; number <= 11; number++) await step({ kind: 'goTo', itemId: `item-${number}` });
    await step({ kind: 'defer', itemId: 'shops' });
    const { body } = await close('2027-01-13T12:03:20.000Z');
    expect(body).toMatchObject({ state: 'closed', overrunMinutes: 3 });
    const m2 = await meeting(CALDER, 'M2');
    expect(m2.agenda.find(({ id }: { id: string }) => id === 'shops')).toMatchObject({
      title: 'Vape shops',
      carriedText: 'Carried once, from M1',
    });
    expect(m2.agenda.filter(({ carriedText }: { carriedText?: string }) => carriedText !== undefined)).toHaveLength(1);

    await at('2027-03-10T10:00:00.000Z');
    await server.command(CALDER, 'meeting.step', { meetingId: 'M2', stepId: randomUUID(), step: { kind: 'start' } });
    await at('2027-05-05T10:00:00.000Z');
    await server.command(CALDER, 'meeting.close', { meetingId: 'M2', stepId: randomUUID() });
    const { timesText } = (await server.query(CALDER, 'meetings.minutes', { meetingId: 'M2' })).body;
    expect(timesText).toBe('10:00 to 11:00 on Wed 5 May, 55 days over');
    const again = (await meeting(CALDER, 'M3')).agenda.find(({ id }: { id: string }) => id === 'shops');
    expect(again.carriedText).toBe('Carried twice, from M1');
  });

  it('carries no line of the template: it stands on the next agenda anyway', async () => {
    await step({ kind: 'start' });
    await close('2027-01-13T10:05:00.000Z');
    const m2 = await meeting(CALDER, 'M2');
    expect(m2.agenda).toHaveLength(11);
    expect(m2.agenda.filter(({ carriedText }: { carriedText?: string }) => carriedText !== undefined)).toEqual([]);
    const { sections } = (await server.query(REEVE, 'meetings.minutes', { meetingId: 'M1' })).body;
    expect(sections.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
      'discussed',
      ...Array.from({ length: 10 }, () => 'notReached'),
    ]);
  });

  it('names whoever started the meeting as present', async () => {
    await step({ kind: 'start' });
    await close('2027-01-13T12:00:00.000Z');
    const { present } = (await server.query(REEVE, 'meetings.minutes', { meetingId: 'M1' })).body;
    expect(present).toEqual([{ name: CALDER, agency: 'Northmoor Constabulary' }]);
  });

  it('counts of what came of an issue nothing that was recorded for fewer people than the issue is for', async () => {
    const issueId = randomUUID();
    await server.command(HESKETH, 'issue.raise', { issueId, text: 'Drums behind the mill' });
    await server.command(CALDER, 'issue.putOnAgenda', { issueId, meetingId: 'M1' });
    const onItem = { meetingId: 'M1', itemId: `issue-${issueId}` };
    const audience = { kind: 'named', agencyIds: ['hmrc'], memberIds: [] };
    await server.command(REEVE, 'agenda.changeItem', { ...onItem, audience, ...itemUnderGateway });
    await step({ kind: 'start' });
    await step({ kind: 'goTo', itemId: onItem.itemId });
    const entry = { ...onItem, kind: 'decision', text: 'Joint visits', entryId: randomUUID() };
    await server.command(CALDER, 'meeting.record', entry);
    const owner = { agencyId: 'hmrc', ownerId: 'joanne-birkett', dueOn: '2027-02-19', ...underGateway };
    const task = { ...onItem, ...owner, title: 'Visit the mill', taskId: randomUUID() };
    expect((await server.command(CALDER, 'meeting.giveTask', task)).status).toBe(200);
    await close('2027-01-13T11:00:00.000Z');
    const { body } = await server.query(HESKETH, 'issues.get', { issueId });
    expect(body).toMatchObject({ state: 'discussed', statusText: 'Discussed at M1' });
  });

  it('says also of an issue that became a task while the meeting ran that it was discussed', async () => {
    const issueId = randomUUID();
    await server.command(HESKETH, 'issue.raise', { issueId, text: 'Drums behind the mill' });
    await server.command(CALDER, 'issue.putOnAgenda', { issueId, meetingId: 'M1' });
    const owner = { agencyId: 'ts', ownerId: 'tom-hesketh', dueOn: '2027-02-19' };
    const task = { ...owner, taskId: randomUUID(), title: 'Count the drums' };
    await step({ kind: 'start' });
    await server.command(CALDER, 'issue.makeTask', { issueId, task });
    await step({ kind: 'goTo', itemId: `issue-${issueId}` });
    await close('2027-01-13T11:00:00.000Z');
    const { body } = await server.query(HESKETH, 'issues.get', { issueId });
    expect(body).toMatchObject({ state: 'tasked', statusText: 'Became task SEN-27-001' });
    expect(body.history.at(-1)).toMatchObject({ text: 'Discussed', note: 'M1' });
  });

  it('says of an issue that was discussed what came of it', async () => {
    const issueId = randomUUID();
    await server.command(HESKETH, 'issue.raise', { issueId, text: 'Three new vape shops on Mill Street' });
    await server.command(CALDER, 'issue.putOnAgenda', { issueId, meetingId: 'M1' });
    await step({ kind: 'start' });
    await step({ kind: 'goTo', itemId: `issue-${issueId}` });
    const onItem = { meetingId: 'M1', itemId: `issue-${issueId}` };
    const entry = { ...onItem, kind: 'decision', text: 'Joint visits', entryId: randomUUID() };
    await server.command(CALDER, 'meeting.record', entry);
    const task = { title: 'Visit the shops', agencyId: 'ts', ownerId: 'tom-hesketh', dueOn: '2027-02-19' };
    await server.command(CALDER, 'meeting.giveTask', { ...onItem, ...task, taskId: randomUUID() });
    await close('2027-01-13T11:00:00.000Z');

    const { body } = await server.query(HESKETH, 'issues.get', { issueId });
    expect(body).toMatchObject({ state: 'discussed', statusText: 'Discussed at M1: 1 decision, task SEN-27-001' });
    const { items } = (await server.query(HESKETH, 'issues.list', { open: 'yes' })).body;
    expect(items).toEqual([]);
  });

  it('plans the next meeting where there is none: nothing is lost', async () => {
    for (const id of ['M2', 'M3', 'M4', 'M5', 'M6', 'M7'])
      await server.command(REEVE, 'meeting.cancel', { meetingId: id, reason: 'The hall is flooded' });
    await server.command(CALDER, 'agenda.addItem', { meetingId: 'M1', itemId: 'shops', title: 'Shops', minutes: 10 });
    await step({ kind: 'start' });
    await close('2027-01-13T11:00:00.000Z');
    const { items } = (await server.query(CALDER, 'meetings.list')).body;
    const next = items.find(({ state }: { state: string }) => state === 'planned');
    expect((await meeting(CALDER, next.id)).agenda.find(({ id }: { id: string }) => id === 'shops')).toMatchObject({
      carriedText: 'Carried once, from M1',
    });
  });

  it('drafts minutes that name who declared an interest in an item, and whether they left for it', async () => {
    const declare = (who: string, itemId: string, text: string, recused: boolean) =>
      server.command(who, 'attendance.declareInterest', { meetingId: 'M1', itemId, text, recused });
    await step({ kind: 'start' });
    await declare(HESKETH, 'item-6', 'My brother lets the shop', true);
    await declare('Dan Ives', 'item-6', 'We refused it planning consent.', false);
    await declare(HESKETH, 'item-8', 'I trained the presenter', true);
    await step({ kind: 'goTo', itemId: 'item-6' });
    await close('2027-01-13T12:00:00.000Z');

    const { sections } = (await server.query(REEVE, 'meetings.minutes', { meetingId: 'M1' })).body;
    const declared = sections
      .filter(({ interests }: { interests: string[] }) => interests.length > 0)
      .map(({ itemId, interests }: { itemId: string; interests: string[] }) => [itemId, ...interests]);
    const tom = 'Tom Hesketh (Northmoor Council: trading standards)';
    expect(declared).toEqual([
      [
        'item-6',
        'Dan Ives (Northmoor Council: planning): We refused it planning consent.',
        `${tom}: My brother lets the shop; left for this item.`,
      ],
      ['item-8', `${tom}: I trained the presenter; would leave for this item.`],
    ]);
  });

  it('drafts minutes from the run, which the coordinator edits, the chair confirms and the next meeting agrees', async () => {
    await step({ kind: 'start' });
    await server.command(HESKETH, 'attendance.signIn', { meetingId: 'M1' });
    await step({ kind: 'goTo', itemId: 'item-6' });
    const entry = { meetingId: 'M1', itemId: 'item-6', kind: 'decision', text: 'Larchfield becomes a priority' };
    await server.command(CALDER, 'meeting.record', { ...entry, entryId: randomUUID() });
    const task = {
      taskId: randomUUID(),
      title: 'Check the permit',
      agencyId: 'ea',
      ownerId: 'priya-sandhu',
      dueOn: '2027-02-19',
    };
    await server.command(CALDER, 'meeting.giveTask', { ...task, meetingId: 'M1', itemId: 'item-6' });
    await close('2027-01-13T12:00:00.000Z');

    const minutes = async (who = REEVE) => server.query(who, 'meetings.minutes', { meetingId: 'M1' });
    const draft = (await minutes()).body;
    expect(draft).toMatchObject({
      state: 'draft',
      timesText: '10:00 to 12:00',
      present: [{ name: CALDER }, { name: HESKETH }],
    });
    const section = draft.sections.find(({ itemId }: { itemId: string }) => itemId === 'item-6');
    expect(section).toMatchObject({
      decisions: ['Larchfield becomes a priority'],
      tasks: [{ line: 'SEN-27-001 Check the permit: Environment Agency, Priya Sandhu, due Fri 19 Feb' }],
    });
    // A draft is not yet for everybody.
    expect((await minutes(HESKETH)).status).toBe(404);
    // So that no tab asks for what it would be refused.
    const hasMinutes = async (who: string) =>
      (await server.query(who, 'meetings.get', { meetingId: 'M1' })).body.hasMinutes;
    expect([await hasMinutes(REEVE), await hasMinutes(HESKETH)]).toEqual([true, false]);

    await server.command(REEVE, 'minutes.edit', {
      meetingId: 'M1',
      itemId: 'item-6',
      text: 'Hart presented the group.',
    });
    // Of two who had it open the second is told, and nothing that stands is written over.
    const opened = { meetingId: 'M1', itemId: 'item-6', former: { text: '' } };
    const overtaken = await server.command(CALDER, 'minutes.edit', { ...opened, text: 'Nothing was presented.' });
    expect([overtaken.status, overtaken.body.code]).toEqual([409, 'changed-meanwhile']);
    expect(overtaken.body.message).toMatch(/^Callum Reeve changed the minutes of this item at/);
    expect((await minutes(REEVE)).body.sections[5].text).toBe('Hart presented the group.');
    expect((await server.command(REEVE, 'minutes.confirm', { meetingId: 'M1' })).status).toBe(403);
    await server.command(CALDER, 'minutes.confirm', { meetingId: 'M1' });
    expect((await minutes(HESKETH)).body.state).toBe('confirmed');
    expect([await hasMinutes(HESKETH), await hasMinutes('Jo Falk')]).toEqual([true, false]);
    const agree = { meetingId: 'M1', atMeetingId: 'M2', amendments: ['Item 6: read Saltmarsh for Larchfield'] };
    expect((await server.command(REEVE, 'minutes.agree', agree)).body).toMatchObject({
      state: 'agreed',
      amendments: agree.amendments,
    });
    const late = await server.command(REEVE, 'minutes.edit', { meetingId: 'M1', itemId: 'item-6', text: 'No' });
    expect(late.body.code).toBe('minutes-agreed');
    const reopened = await server.command(REEVE, 'minutes.reopen', { meetingId: 'M1' });
    expect(reopened.body).toMatchObject({ state: 'draft', version: 2 });
    expect((await server.query(HESKETH, 'meetings.minutes', { meetingId: 'M1' })).body).toMatchObject({
      version: 1,
      state: 'agreed',
    });
  });
});
