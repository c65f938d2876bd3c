import { bothStores } from '../support/bothStores';
import { itemUnderGateway, underGateway } from '../support/gateway';
import type { Json } from '../support/runningServer';
import { startTestServer, type TestServer } from '../support/sentinel';

const [REEVE, CALDER, BIRKETT] = ['Callum Reeve', 'Ruth Calder', 'Joanne Birkett'];
const audience = { kind: 'named', agencyIds: ['hmrc'], memberIds: [] };

describe.each(bothStores)('who has opened a record, asked of the log on %s', (_store, open) => {
  let store: Awaited<ReturnType<typeof open>>;
  let server: TestServer;
  const done = async (member: string, name: string, input: object): Promise<Json> => {
    const { status, body } = await server.command(member, name, input);
    expect([name, status]).toEqual([name, 200]);
    return body;
  };
  const about = (reference: string, more: Record<string, string> = {}) =>
    server.query(REEVE, 'log.list', { about: reference, ...more });
  const linesAbout = async (reference: string): Promise<string[]> => {
    const { body } = await about(reference);
    return body.items.map(({ byName, text }: Json) => `${byName}: ${text}`);
  };

  beforeAll(async () => {
    store = await open();
    server = await startTestServer(store.settings);
    await server.moveClock('2027-02-02T09:14:00.000Z');
    for (const issueId of ['kept-close', 'other']) {
      await done('Tom Hesketh', 'issue.raise', { issueId, text: `Two sets of books, ${issueId}` });
      await done(REEVE, 'issue.triage', { issueId, audience, ...underGateway });
    }
  });
  afterAll(async () => {
    await server.close();
    await store.close();
  });

  it('an issue: who raised and restricted it, who opened it and who was turned away, in order, and of no other', async () => {
    await server.query(BIRKETT, 'issues.get', { issueId: 'kept-close' });
    expect((await server.query('Siobhan Kerr', 'issues.get', { issueId: 'kept-close' })).status).toBe(404);
    await server.query(BIRKETT, 'issues.get', { issueId: 'other' });
    const { body } = await about('i-27-001');
    expect(new Set(body.items.map(({ subject }: Json) => subject.id))).toEqual(new Set(['kept-close']));
    expect(await linesAbout('I-27-001')).toEqual(
      expect.arrayContaining([`${BIRKETT}: Opened`, 'Siobhan Kerr: Refused', 'Tom Hesketh: Raised']),
    );
    const numbers = body.items.map(({ number }: Json) => number);
    expect(numbers).toEqual([...numbers].sort((a: number, b: number) => a - b));
    const [opening] = body.items.filter(({ action }: Json) => action === 'issue-opened');
    expect(opening).toMatchObject({ kind: 'consultation', reference: 'I-27-001', atText: expect.any(String) });
  });

  it('a task, with the agency that it was disclosed to by name', async () => {
    const task = { taskId: 'books', title: 'Look at them', agencyId: 'hmrc', ownerId: 'joanne-birkett' };
    const made = { issueId: 'kept-close', task: { ...task, dueOn: '2027-02-19', ...underGateway } };
    await done(CALDER, 'issue.makeTask', made);
    await server.query(BIRKETT, 'tasks.list', { mine: 'true' });
    expect(await linesAbout('SEN-27-001')).toEqual(
      expect.arrayContaining([`${CALDER}: Allocated`, `${BIRKETT}: Seen in a list`]),
    );
    const { body } = await about('SEN-27-001');
    const names = body.items.flatMap(({ toText }: Json) => (toText === undefined ? [] : [toText]));
    expect(names).toContain('HM Revenue and Customs');
  });

  it('a meeting, with its items, what was recorded on them, its minutes and its papers', async () => {
    const meetingId = 'M1';
    const police = { kind: 'named', agencyIds: ['police'], memberIds: [] };
    const item = { itemId: 'books', title: 'Books', minutes: 5, audience: police };
    await done(REEVE, 'agenda.addItem', { meetingId, ...item, ...itemUnderGateway });
    await server.query(CALDER, 'meetings.agendaPack', { meetingId, format: 'docx' });
    await server.command(CALDER, 'agenda.decideLate', { meetingId, itemId: 'books', accept: true });
    await done(CALDER, 'meeting.step', { meetingId, stepId: 'step-start', step: { kind: 'start' } });
    await done(CALDER, 'meeting.step', { meetingId, stepId: 'step-books', step: { kind: 'goTo', itemId: 'books' } });
    const entry = { entryId: 'freeze', itemId: 'books', kind: 'decision', text: 'Freeze the account' };
    await done(CALDER, 'meeting.record', { meetingId, ...entry });
    await server.query(REEVE, 'meetings.record', { meetingId });
    await done(CALDER, 'meeting.close', { meetingId, stepId: 'step-close' });
    expect((await server.query(CALDER, 'meetings.minutes', { meetingId })).body.hasAnnex).toBe(true);
    expect((await server.query(CALDER, 'meetings.minutesPaper', { meetingId, format: 'docx' })).status).toBe(200);
    const { body } = await about('M1');
    const found = body.items.map(({ action, byName, subject }: Json) => `${byName} ${action} ${subject.id}`);
    expect(found).toEqual(
      expect.arrayContaining([
        ...[`${CALDER} agenda-exported M1`, `${CALDER} meeting-started M1`, `${CALDER} item-opened M1.books`],
        ...[`${REEVE} entry-opened freeze`, `${CALDER} minutes-opened M1.1`, `${CALDER} minutes-exported M1.1`],
      ]),
    );
    expect((await server.query(REEVE, 'log.check')).body).toMatchObject({ intact: true, faults: [] });
  });

  it('a group, by the force’s number', async () => {
    const { body: groups } = await server.query(REEVE, 'groups.list');
    const { id: groupId, reference } = groups.items[0];
    expect((await about(reference)).status).toBe(200);
    await server.command('Kofi Mensah', 'agenda.putGroup', { meetingId: 'M2', groupId });
    expect((await about(reference)).body.items).toMatchObject([{ action: 'access-refused', byName: 'Kofi Mensah' }]);
  });

  it('a page at a time, which together are what one page holds', async () => {
    const { body: whole } = await about('I-27-001');
    expect(whole.cursor).toBeUndefined();
    const pages: Json[] = [];
    let after: string | undefined = '0';
    while (after !== undefined) {
      const { body }: Json = await about('I-27-001', { after, limit: '2' });
      expect(body.items.length).toBeLessThanOrEqual(2);
      pages.push(...body.items);
      after = body.cursor;
    }
    expect(pages).toEqual(whole.items);
    expect(pages.length).toBeGreaterThan(4);
  });

  it('only whoever reads the log may ask; a reference that nothing bears is said to be none, and no refusal of access', async () => {
    expect((await server.query(BIRKETT, 'log.list', { about: 'I-27-001' })).status).toBe(403);
    const { body: before } = await server.query(REEVE, 'log.list', { limit: '500' });
    for (const wrong of ['I-27-099', 'I-28-001', 'M99', 'books', '']) {
      const { status, body } = await about(wrong);
      expect([status, body.code]).toEqual([422, 'no-such-reference']);
    }
    const { body: after } = await server.query(REEVE, 'log.list', { limit: '500' });
    expect(after.items).toHaveLength(before.items.length);
  });
});
