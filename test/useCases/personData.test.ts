import path from 'node:path';
import { MemberId } from '../../bot/domain/ids';
import { openSqliteStore } from '../../bot/store/sqliteStore';
import { aLedger, ledgerNow } from '../support/ledgerTasks';
import type { Json } from '../support/runningServer';
import { startTestServer, type TestServer } from '../support/sentinel';

const [CALDER, REEVE, SANDHU, HESKETH] = ['Ruth Calder', 'Callum Reeve', 'Priya Sandhu', 'Tom Hesketh'];
const words = 'His sister keeps the books at Mill Street';

describe('what is held about somebody on the panel', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
    await server.moveClock('2027-01-05T10:00:00.000Z');
  }, 60_000);
  afterAll(() => server.close());

  async function done(who: string, name: string, input: object): Promise<void> {
    expect(await server.command(who, name, input)).toMatchObject({ status: 200 });
  }
  const own = async (who: string): Promise<string> =>
    (await server.query(who, 'person.own', { format: 'json' })).body.text;

  it('is given to them, and to whoever they ask for it as a disclosure that the log tells', async () => {
    await done(HESKETH, 'issue.raise', { issueId: 'two', text: words });
    await done(HESKETH, 'issue.raise', { issueId: 'few', text: 'The grill', restricted: true });
    await done(CALDER, 'task.allocate', {
      ...{ taskId: 'yard', title: 'Look at the yard', detail: words },
      ...{ agencyId: 'ea', ownerId: 'priya-sandhu', dueOn: '2027-01-20' },
    });
    for (const issueId of ['few', 'never'])
      expect((await server.query(SANDHU, 'issues.get', { issueId })).status).toBe(404);
    await done(SANDHU, 'access.ask', { requestId: 'hers', reference: 'I-27-002', why: 'I look after that yard' });
    const text = await own(SANDHU);
    expect(text).toMatch(/What they asked to see[^\]]*I-27-002: I look after that yard/);
    expect(text).toContain('Name: Priya Sandhu');
    // What is hidden reads as what never was.
    expect(text.match(/: Was refused something that is not there for them/g)).toHaveLength(2);
    expect(text).not.toMatch(/Refused/);
    expect(text).toMatch(/SEN-27-\d+: Allocated/);
    expect(text).not.toContain(HESKETH);
    const asked = { memberId: 'tom-hesketh', to: 'Himself', why: 'He asked what is held', format: 'json' };
    for (const kept of [{ why: 'CHIS told us' }, { to: 'Our informant said so' }, { why: 'Of the Chis Hill' }])
      expect(await server.query(REEVE, 'person.held', { ...asked, ...kept })).toMatchObject({ status: 422 });
    const held = (await server.query(REEVE, 'person.held', asked)).body;
    expect(held.text).toContain(`: ${words}`);
    expect(held.text).not.toContain('Priya Sandhu');
    expect((await server.query(CALDER, 'person.held', asked)).status).toBe(403);
    const [last] = (await server.query(REEVE, 'log.list', { newest: '2' })).body.items.filter(
      ({ action }: Json) => action === 'person-disclosed',
    );
    expect(last).toMatchObject({ kind: 'disclosure', note: 'To Himself. He asked what is held' });
  });

  it('is told whole, however much it is, with no note of more', async () => {
    const store = openSqliteStore(path.join(server.dataDir, 'sentinel.db'));
    const [head] = await store.queryEverywhere({ type: 'head', limit: 1 });
    if (head === undefined) throw new Error('There is no panel');
    const by = MemberId.parse('priya-sandhu');
    const reading = { action: 'person-read-own', by, readers: [] } as const;
    for (let time = 0; time < 26; time++)
      await aLedger(store).change(head.panelId, ledgerNow, async (draft) => {
        for (let each = 0; each < 20; each++)
          draft.log({ ...reading, subject: { type: 'member', id: by, reference: SANDHU } });
      });
    await store.close();
    const text = await own(SANDHU);
    const [done, read] = text.split('What they read');
    for (const part of [done, read]) expect(part?.match(/: Read own/g)?.length).toBeGreaterThanOrEqual(520);
    expect(text).not.toContain('There may be more');
  }, 60_000);

  it('says nothing of the case for which their seat is held', async () => {
    const hold = { of: { type: 'member', id: 'priya-sandhu' }, reach: 'record', reason: 'A complaint' };
    await done(REEVE, 'hold.set', { ...hold, caseReference: 'IOPC/77' });
    expect(await own(SANDHU)).not.toMatch(/IOPC|complaint|: Set/);
  });
});
