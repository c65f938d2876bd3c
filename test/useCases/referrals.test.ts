import { startTestServer, type TestServer } from '../support/sentinel';

const [CALDER, REEVE, SANDHU, FALK] = ['Ruth Calder', 'Callum Reeve', 'Priya Sandhu', 'Jo Falk'];
const HART = 'Lena Hart';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.moveClock('2027-02-02T09:14:00.000Z');
});
afterAll(() => server.close());

const larchfield = { groupId: 'nm-ocg-031' };

describe('what outgrows the panel', () => {
  const made = { to: 'regionalUnit', toName: 'North West ROCU', why: 'It reaches into two other forces' };
  const refer = (who: string, more: object) => server.command(who, 'referral.make', { ...made, ...more });
  const listed = async (who: string, of: Record<string, string>) => server.query(who, 'referrals.list', of);

  it('is referred by who runs the panel or leads the group, in its own numbering, and answered under their reference', async () => {
    expect((await refer(SANDHU, { referralId: 'r-1', ...larchfield })).status).toBe(403);
    const { body } = await refer('Amira Nadeem', { referralId: 'r-1', ...larchfield });
    expect(body).toMatchObject({ reference: 'R-27-001', toText: 'Regional unit: North West ROCU' });
    expect((await refer('Amira Nadeem', { referralId: 'r-1', ...larchfield })).body).toEqual(body);
    expect((await refer(REEVE, { referralId: 'r-2', ...larchfield, why: 'Stroud moved there' })).body.code).toBe(
      'names-a-person',
    );
    const said = { referralId: 'r-1', outcome: 'accepted', text: 'They take it on', theirReference: 'NW/7' };
    const answered = await server.command(REEVE, 'referral.answer', said);
    expect((await server.command(REEVE, 'referral.answer', said)).body).toEqual(answered.body);
    expect((await listed(SANDHU, larchfield)).body).toMatchObject({
      items: [{ theirReference: 'NW/7', answer: { outcome: 'accepted', text: 'They take it on' } }],
      may: { refer: false },
    });
    expect((await listed(FALK, larchfield)).status).toBe(403);
  });

  it('of a task that is for few stands with no group that is for more', async () => {
    const few = { audience: { kind: 'named', agencyIds: [], memberIds: [] }, restrictedWhy: 'A search is planned' };
    const given = { taskId: 'for-few', title: 'Look at the books', agencyId: 'ea', ownerId: 'priya-sandhu' };
    await server.command(REEVE, 'task.allocate', { ...given, ...few, dueOn: '2027-03-24' });
    const made = await refer(CALDER, {
      referralId: 'r-few',
      taskId: 'for-few',
      ...larchfield,
      why: 'The books lead abroad',
    });
    expect(made.status).toBe(200);
    const seen = await Promise.all([HART, CALDER].map(async (who) => (await listed(who, larchfield)).body));
    expect(JSON.stringify(seen)).not.toContain('The books lead abroad');
    expect((await listed(HART, { taskId: 'for-few' })).status).toBe(404);
    expect((await listed(CALDER, { taskId: 'for-few' })).body.items).toMatchObject([{ why: 'The books lead abroad' }]);
  });

  it('leaves a task open, which says to whom it was referred, and what came back', async () => {
    const given = {
      taskId: 'too-big',
      title: 'Follow the money',
      agencyId: 'ea',
      ownerId: 'priya-sandhu',
      dueOn: '2027-03-24',
    };
    await server.command(REEVE, 'task.allocate', given);
    await refer(CALDER, { referralId: 'r-3', taskId: 'too-big' });
    const read = async (who = SANDHU) => (await server.query(who, 'tasks.get', { taskId: 'too-big' })).body;
    expect([(await read()).beside, (await read(CALDER)).beside]).toEqual([{ mayRefer: false }, { mayRefer: true }]);
    expect(await read()).toMatchObject({
      state: 'allocated',
      referredText: 'Referred to North West ROCU 09:14 by Ruth Calder',
    });
    await server.command(CALDER, 'referral.answer', { referralId: 'r-3', outcome: 'passedOn', text: 'To HMRC' });
    expect((await read()).referredText).toMatch(/; passed on$/);
    expect((await listed(SANDHU, { taskId: 'too-big' })).body.items).toHaveLength(1);
    expect((await listed(SANDHU, {})).body.code).toBe('of-nothing');
  });
});
