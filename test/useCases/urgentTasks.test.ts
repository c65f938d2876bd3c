import { randomUUID } from 'node:crypto';
import { bothStores } from '../support/bothStores';
import type { Json } from '../support/runningServer';
import { startTestServer, type TestServer } from '../support/sentinel';

const [CALDER, REEVE, SANDHU] = ['Ruth Calder', 'Callum Reeve', 'Priya Sandhu'];

describe.each(bothStores)('an urgent task, kept in %s', (_store, open) => {
  let store: Awaited<ReturnType<typeof open>>;
  let server: TestServer;
  beforeAll(async () => {
    store = await open();
    server = await startTestServer(store.settings);
    await server.moveClock('2027-02-02T09:14:00.000Z');
  }, 60_000);
  afterAll(async () => {
    await server.close();
    await store.close();
  });

  async function given(dueOn: string, urgent: boolean): Promise<string> {
    const taskId = randomUUID();
    const task = { taskId, title: 'Visit the yard', agencyId: 'ea', ownerId: 'priya-sandhu', dueOn, urgent };
    expect((await server.command(CALDER, 'task.allocate', task)).status).toBe(200);
    return taskId;
  }
  async function listed(
    input: Record<string, string> = {},
  ): Promise<{ items: Json[]; ids: string[]; cursor?: string }> {
    const { body } = await server.query(REEVE, 'tasks.list', { urgentFirst: 'true', ...input });
    return { items: body.items, ids: body.items.map(({ id }: Json) => id), cursor: body.cursor };
  }

  it('stands first in the action log with its deadline until it is acknowledged, and once on all its pages', async () => {
    const [soon, sooner] = [await given('2027-02-10', false), await given('2027-02-09', false)];
    const urgent = await given('2027-03-01', true);
    const { items, ids } = await listed();
    expect(ids).toEqual([urgent, sooner, soon]);
    expect(items[0]).toMatchObject({
      urgentText: 'Acknowledge by 13:14',
      answerDueAt: expect.stringMatching(/^2027-02-02T13:14/),
    });
    expect(items[1]).not.toHaveProperty('urgentText');
    expect((await listed({ sort: 'number', direction: 'ascending' })).ids).toEqual([urgent, soon, sooner]);

    const first = await listed({ limit: '2' });
    const rest = await listed({ limit: '2', cursor: first.cursor ?? '' });
    expect([...first.ids, ...rest.ids]).toEqual([urgent, sooner, soon]);

    await server.command(SANDHU, 'task.acknowledge', { taskId: urgent });
    const after = await listed();
    expect(after.ids).toEqual([sooner, soon, urgent]);
    expect(after.items[2]).not.toHaveProperty('answerDueAt');
  });

  it('is first only among those that a filter shows', async () => {
    const urgent = await given('2027-03-01', true);
    expect((await listed({ ownerId: 'tom-hesketh' })).ids).not.toContain(urgent);
    expect((await listed({ state: 'acknowledged' })).ids).not.toContain(urgent);
    expect((await listed({ state: 'allocated' })).ids[0]).toBe(urgent);
  });
});
