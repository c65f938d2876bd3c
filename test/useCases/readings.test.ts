import { send, startTestServer, type TestServer, until } from '../support/sentinel';
import { bothStores } from '../support/bothStores';
import { underGateway } from '../support/gateway';
import { readLive } from '../support/liveReader';
import type { Json } from '../support/runningServer';

const secret = 'The cash goes out through the back of the vape shop';
const audience = { kind: 'named', agencyIds: ['hmrc'], memberIds: [] };

describe.each(bothStores)('the log of readings on %s', (_store, open) => {
  let store: Awaited<ReturnType<typeof open>>;
  let server: TestServer;
  beforeAll(async () => {
    store = await open();
    server = await startTestServer(store.settings);
    await server.moveClock('2027-02-02T09:14:00.000Z');
    await raise('kept-close', secret);
    await server.command('Callum Reeve', 'issue.triage', { issueId: 'kept-close', audience, ...underGateway });
    await raise('open', 'Fly-tipping behind the depot');
    const task = { title: 'Look at the books', agencyId: 'hmrc', ownerId: 'joanne-birkett', dueOn: '2027-02-19' };
    await raise('tasked', 'Two sets of books');
    await server.command('Callum Reeve', 'issue.triage', { issueId: 'tasked', audience, ...underGateway });
    const made = { issueId: 'tasked', task: { taskId: 'books', ...task, ...underGateway } };
    expect((await server.command('Ruth Calder', 'issue.makeTask', made)).status).toBe(200);
  });
  afterAll(async () => {
    await server.close();
    await store.close();
  });

  const raise = (issueId: string, text: string) => server.command('Tom Hesketh', 'issue.raise', { issueId, text });
  const logOf = async (): Promise<Json[]> => {
    const { body } = await server.query('Callum Reeve', 'log.list', { limit: '500' });
    return body.items;
  };
  /** What is read by `work`, as the log has it. */
  const logged = async (work: () => Promise<unknown>): Promise<Json[]> => {
    const before = (await logOf()).length;
    await work();
    return (await logOf()).slice(before).filter(({ action }) => /-(opened|listed|exported)$/.test(action));
  };
  const openSecret = (member: string) => server.query(member, 'issues.get', { issueId: 'kept-close' });

  it('opening a restricted issue is in it before the words are given, once an hour for each person', async () => {
    const entries = await logged(async () => {
      expect((await openSecret('Joanne Birkett')).body.text).toBe(secret);
      await openSecret('Joanne Birkett');
      await Promise.all([openSecret('Ruth Calder'), openSecret('Ruth Calder')]);
    });
    expect(entries).toMatchObject([
      {
        action: 'issue-opened',
        kind: 'consultation',
        byName: 'Joanne Birkett',
        subject: { type: 'issue', id: 'kept-close' },
      },
      { action: 'issue-opened', kind: 'consultation', byName: 'Ruth Calder' },
    ]);
    await server.moveClock('2027-02-02T10:20:00.000Z');
    expect(await logged(() => openSecret('Joanne Birkett'))).toMatchObject([{ byName: 'Joanne Birkett' }]);
  });

  it('what is restricted is logged from a list and as a task too; what is for the panel is read without an entry', async () => {
    const list = await logged(() => server.query('Siobhan Kerr', 'issues.list', { open: 'any' }));
    expect(list).toEqual([]);
    const task = await logged(() => server.query('Joanne Birkett', 'tasks.list', { mine: 'true' }));
    expect(task).toMatchObject([{ action: 'record-listed', subject: { type: 'task', id: 'books' } }]);
    expect(task[0].did).toBe('saw, in a list,');
    const own = await logged(() => server.query('Joanne Birkett', 'tasks.get', { taskId: 'books' }));
    expect(own).toMatchObject([{ action: 'task-opened', subject: { type: 'task', id: 'books' } }]);
    expect(await logged(() => server.query('Joanne Birkett', 'issues.get', { issueId: 'open' }))).toEqual([]);
  });

  it('whoever opens one by itself says why, once an hour, whatever a list gave them; its owner and its raiser are not asked', async () => {
    await server.moveClock('2027-02-02T12:00:00.000Z');
    const ask = (member: string, more: object = {}) =>
      server.ask(member, 'issues.get', { issueId: 'kept-close', ...more });
    const reason = 'Preparing for the meeting';
    const entries = await logged(async () => {
      await server.query('Ruth Calder', 'issues.list', { open: 'any' });
      const asked = await ask('Ruth Calder');
      expect(asked.body).toMatchObject({ code: 'reason-needed', reasons: expect.arrayContaining([reason]) });
      expect(JSON.stringify(asked.body)).not.toContain(secret);
      for (const kept of ['SECRET STRAP', 'CHIS told us', 'our informant said', 'To see the Chis Hill'])
        expect((await ask('Ruth Calder', { reason: kept })).status).toBe(422);
      expect((await ask('Ruth Calder', { reason })).body.text).toBe(secret);
      expect((await ask('Ruth Calder')).body.text).toBe(secret);
    });
    const [listed, ...others] = entries.filter(({ subject }) => subject.id === 'kept-close');
    // Asked why, and gone without an answer, they have opened nothing.
    expect(listed).toMatchObject({ action: 'record-listed', byName: 'Ruth Calder' });
    expect(others).toMatchObject([{ action: 'issue-opened', byName: 'Ruth Calder', note: reason }]);
    expect((await ask('Tom Hesketh')).body.text).toBe(secret);
    expect((await server.ask('Joanne Birkett', 'tasks.get', { taskId: 'books' })).status).toBe(200);
    expect((await ask('Siobhan Kerr')).status).toBe(404);
  });

  it('an answer that is logged is never kept: no ETag, no store, no 304', async () => {
    const address = (name: string) => `${server.url}/api/queries/${name}`;
    const bearer = { Authorization: `Bearer ${await server.token('Joanne Birkett')}` };
    const open = await send(address('issues.get?issueId=open'), 'GET', bearer);
    expect(open.headers.get('etag')).toBeTruthy();
    const restricted = await send(address('issues.get?issueId=kept-close'), 'GET', bearer);
    expect([restricted.headers.get('etag'), restricted.headers.get('cache-control')]).toEqual([null, 'no-store']);
  });

  it('a reading raises the log’s number and nothing else: ETags stand, no tab hears of it, the log is whole', async () => {
    const url = `${server.url}/api/queries/meetings.list`;
    const bearer = { Authorization: `Bearer ${await server.token('Siobhan Kerr')}` };
    // Whoever listens hears of a moved clock.
    await server.moveClock('2027-02-02T11:40:00.000Z');
    const etag = (await send(url, 'GET', bearer)).headers.get('etag') ?? '';
    const tabs = await Promise.all(Array.from({ length: 8 }, () => readLive(server, 'Callum Reeve')));
    await until('all listen', () => tabs.every(({ events }) => events.length > 0));
    expect(await logged(() => openSecret('Joanne Birkett'))).toHaveLength(1);
    expect((await send(url, 'GET', { ...bearer, 'If-None-Match': etag })).status).toBe(304);
    await raise('after', 'Something new');
    await until('all hear what came after', () => tabs.every(({ events }) => events.length > 1));
    for (const tab of tabs) {
      expect(tab.events.slice(1).map(({ data }) => data.subject.id)).toEqual(['after']);
      tab.close();
    }
    expect((await server.query('Callum Reeve', 'log.check')).body).toMatchObject({ intact: true, faults: [] });
  });

  it('a file that is taken away is logged each time: who, what, how many rows', async () => {
    const take = () => server.query('Joanne Birkett', 'tasks.export', { open: 'any' });
    const pack = () => server.query('Ruth Calder', 'meetings.agendaPack', { meetingId: 'M1', format: 'docx' });
    const entries = await logged(async () => {
      await take();
      expect((await take()).headers.get('etag')).toBeNull();
      await pack();
    });
    const csv = {
      action: 'tasks-exported',
      byName: 'Joanne Birkett',
      note: 'rows: 1',
      reference: 'action-log-2027-02-02.csv',
    };
    const docx = { action: 'agenda-exported', subject: { type: 'meeting', id: 'M1' }, reference: 'M1-agenda.docx' };
    expect(entries).toMatchObject([csv, csv, docx]);
  });

  it('a command that changes nothing shows the record all the same: that is a reading', async () => {
    await server.moveClock('2027-02-02T13:00:00.000Z');
    const entries = await logged(() => server.command('Callum Reeve', 'issue.triage', { issueId: 'kept-close' }));
    expect(entries.map(({ action }) => action)).toEqual(['issue-opened']);
  });
});
