import { readLive } from '../support/liveReader';
import type { Json } from '../support/runningServer';
import { startTestServer, type TestServer, until } from '../support/sentinel';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
  await server.moveClock('2027-02-02T09:14:00.000Z');
});
afterAll(() => server.close());

async function allocated(taskId: string): Promise<number> {
  const task = { taskId, title: 'Visit', agencyId: 'ea', ownerId: 'priya-sandhu', dueOn: '2027-02-19' };
  const { headers } = await server.command('Ruth Calder', 'task.allocate', task);
  return Number(headers.get('sentinel-wrote'));
}

describe('what a command answers', () => {
  it('is the record as it left it, with the lines that it added to the history', async () => {
    await allocated('answered');
    const taken = await server.command('Priya Sandhu', 'task.acknowledge', { taskId: 'answered' });
    const { added, ...task } = taken.body;
    // Its parts and what stands beside it are other records: the screen keeps what it has of them.
    const {
      history,
      parts: _,
      beside: __,
      ...read
    } = (await server.query('Priya Sandhu', 'tasks.get', { taskId: 'answered' })).body;
    expect(task).toEqual(read);
    expect(added).toEqual([history.at(-1)]);
    expect(added[0].text).toBe('Acknowledged');
    const again = await server.command('Priya Sandhu', 'task.acknowledge', { taskId: 'answered' });
    expect([again.body.added, again.headers.get('sentinel-wrote')]).toEqual([[], '']);
  });

  it('names the changes that open tabs hear of, and what is read after them says that it holds them', async () => {
    const tab = await readLive(server, 'Ruth Calder');
    await until('it has said hello', () => tab.events.length > 0);
    const own = await allocated('heard');
    const told = await until('the change', () => tab.events.find(({ event }) => event === 'change'));
    expect([told.data.number, told.data.subject.id]).toEqual([own, 'heard']);
    const list = await server.query('Ruth Calder', 'tasks.list');
    // That the task has reached its owner may be written meanwhile.
    expect(Number(list.headers.get('sentinel-as-of'))).toBeGreaterThanOrEqual(own);
    expect(list.body.items.map(({ id }: Json) => id)).toContain('heard');
    tab.close();
  });

  it('of a list says from where the live stream tells what it lacks, though that is opened later', async () => {
    const list = await server.query('Ruth Calder', 'tasks.list');
    const between = await allocated('between');
    const tab = await readLive(server, 'Ruth Calder', Number(list.headers.get('sentinel-as-of')));
    // That another task has reached its owner may be told first.
    const told = await until('the change', () => tab.events.find(({ data }) => data.number === between));
    expect([told.event, told.data.subject.id]).toEqual(['change', 'between']);
    tab.close();
  });

  it('of many at once names each its own alone', async () => {
    const numbers = await Promise.all(['one', 'two', 'three'].map(allocated));
    expect(new Set(numbers).size).toBe(3);
    const read = await server.query('Ruth Calder', 'tasks.list');
    expect(Number(read.headers.get('sentinel-as-of'))).toBeGreaterThanOrEqual(Math.max(...numbers));
  });

  it('of an issue has its history’s new line, with the text that was written over', async () => {
    await server.command('Tom Hesketh', 'issue.raise', { issueId: 'edited', text: 'Lorries by night' });
    const { body } = await server.command('Tom Hesketh', 'issue.edit', { issueId: 'edited', text: 'Vans by night' });
    const read = await server.query('Tom Hesketh', 'issues.get', { issueId: 'edited' });
    expect(body.added).toEqual([read.body.history.at(-1)]);
    expect(body.added[0].former).toBe('Lorries by night');
  });
});
