import { connect } from 'node:net';
import { FakeTeams } from '../support/fakeTeams';
import type { Json } from '../support/runningServer';
import { send, startTestServer, type TestServer } from '../support/sentinel';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.moveClock('2027-02-02T09:14:00.000Z');
});
afterAll(() => server.close());

const visit = { title: 'Visit', agencyId: 'ea', ownerId: 'priya-sandhu', dueOn: '2027-02-19' };

/** Sends bytes as they are and gives the first line of the answer. */
function raw(text: string): Promise<string> {
  const { hostname, port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(text));
    socket.once('data', (data) => {
      resolve(data.toString().split('\r\n')[0] ?? '');
      socket.destroy();
    });
    socket.once('error', reject);
    socket.once('close', () => resolve('closed'));
  });
}

describe('a command over HTTP', () => {
  it.each([
    ['a name nobody knows', 'task.burn', {}, 404, 'no-such-command'],
    ['a name that every object has', 'constructor', {}, 404, 'no-such-command'],
    ['a task that is not there', 'task.withdraw', { taskId: 'none', reason: 'x' }, 404, 'not-found'],
    ['an agency that is not there', 'task.allocate', { taskId: 'd-1', ...visit, agencyId: 'nobody' }, 404, 'not-found'],
    [
      'an owner of another agency',
      'task.allocate',
      { taskId: 'd-2', ...visit, agencyId: 'ts' },
      422,
      'owner-not-in-agency',
    ],
    [
      'a due date in the past',
      'task.allocate',
      { taskId: 'd-3', ...visit, dueOn: '2027-02-01' },
      422,
      'due-date-passed',
    ],
    [
      'a marking above OFFICIAL',
      'task.allocate',
      { taskId: 'd-4', ...visit, title: 'TOP SECRET visit' },
      422,
      'marking-too-high',
    ],
    [
      'an observer as owner',
      'task.allocate',
      { taskId: 'd-5', ...visit, agencyId: 'eastvale', ownerId: 'jo-falk' },
      422,
      'owner-cannot-answer',
    ],
  ])('with %s is answered %s', async (_what, name, input, status, code) => {
    const answer = await server.command('Ruth Calder', name, input);
    expect(answer).toMatchObject({ status, body: { code } });
    expect(answer.body.message).toMatch(/\.$/);
    expect(answer.body.requestId).not.toBe('');
  });

  it('that does not fit says which fields, and what to do', async () => {
    const { status, body } = await server.command('Ruth Calder', 'task.allocate', { title: ' ', dueOn: '2027-02-30' });
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'invalid-input' });
    const paths = body.issues.map((issue: { path: string }) => issue.path);
    expect(paths).toEqual(expect.arrayContaining(['taskId', 'title', 'agencyId', 'ownerId', 'dueOn']));
  });

  it('sent twice with the same id makes one task with one number', async () => {
    const [first, second] = await Promise.all(
      [1, 2].map(() => server.command('Ruth Calder', 'task.allocate', { taskId: 'twice', ...visit })),
    );
    expect(first?.body.reference).toBe(second?.body.reference);
    const other = await server.command('Owen Pryce', 'task.allocate', { taskId: 'twice', ...visit });
    expect(other).toMatchObject({ status: 409, body: { code: 'id-taken' } });
  });

  it('is read only as JSON, and only up to 256 KB', async () => {
    const token = await server.token('Ruth Calder');
    const url = `${server.url}/api/commands/issue.raise`;
    const bearer = { Authorization: `Bearer ${token}` };
    const broken = await send(url, 'POST', { ...bearer, 'Content-Type': 'application/json' }, '{"text":');
    expect(broken).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
    const form = await send(url, 'POST', { ...bearer, 'Content-Type': 'text/csv' }, 'text=hello');
    expect(form).toMatchObject({ status: 415, body: { code: 'unsupported-type' } });
    const large = await send(url, 'POST', bearer, { issueId: 'large', text: 'x'.repeat(300 * 1024) });
    expect(large).toMatchObject({ status: 413, body: { code: 'too-large' } });
  });
});

describe('rights', () => {
  it.each([
    ['Jo Falk (an observer)', 'tasks.list', 403],
    ['Jo Falk (an observer)', 'issues.list', 403],
    ['Jo Falk (an observer)', 'meetings.get', 200],
    ['Hannah Doyle (no agreement)', 'meetings.get', 200],
    ['Hannah Doyle (no agreement)', 'members.list', 403],
    ['Priya Sandhu (a lead)', 'tasks.list', 200],
    ['Priya Sandhu (a lead)', 'log.list', 403],
    ['Callum Reeve (the coordinator)', 'log.list', 200],
  ])('%s asking %s gets %i', async (who, name, status) => {
    expect((await server.query(who.replace(/ \(.*/, ''), name)).status).toBe(status);
  });

  it('only those who run the panel give tasks', async () => {
    for (const who of ['Priya Sandhu', 'Jo Falk', 'Lena Hart', 'Hannah Doyle']) {
      const answer = await server.command(who, 'task.allocate', { taskId: `by-${who.slice(0, 3)}`, ...visit });
      expect(answer).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
    }
  });

  it('an agency without an agreement sees its own tasks and no others, and can tell neither from the other', async () => {
    const gateway = { gateway: 'Crime and Disorder Act 1998, s.115', purpose: 'Preventing crime' };
    const own = { ...visit, ...gateway, agencyId: 'crimestoppers', ownerId: 'hannah-doyle' };
    await server.command('Ruth Calder', 'task.allocate', { taskId: 'doyles', ...own });
    await server.command('Ruth Calder', 'task.allocate', { taskId: 'sandhus', ...visit });
    const { body } = await server.query('Hannah Doyle', 'tasks.list');
    expect(body.items.map((task: { id: string }) => task.id)).toEqual(['doyles']);
    const hidden = await server.query('Hannah Doyle', 'tasks.get', { taskId: 'sandhus' });
    const absent = await server.query('Hannah Doyle', 'tasks.get', { taskId: 'absent' });
    expect({ ...hidden.body, requestId: '' }).toEqual({ ...absent.body, requestId: '' });
  });

  it('the SIA keeps only its own from the day after its agreement ran out', async () => {
    await server.command('Ruth Calder', 'task.allocate', { taskId: 'sia-sees', ...visit, dueOn: '2027-04-09' });
    await server.moveClock('2027-04-01T22:30:00.000Z');
    expect((await server.query('Ravi Menon', 'tasks.get', { taskId: 'sia-sees' })).status).toBe(200);
    await server.moveClock('2027-04-01T23:30:00.000Z');
    expect((await server.query('Ravi Menon', 'tasks.get', { taskId: 'sia-sees' })).status).toBe(404);
    await server.moveClock('2027-02-02T09:14:00.000Z');
  });
});

describe('a query over HTTP', () => {
  it('is answered 304 to whoever has it already, and anew to everybody else and after any change', async () => {
    const url = `${server.url}/api/queries/tasks.list`;
    const bearer = { Authorization: `Bearer ${await server.token('Ruth Calder')}` };
    const first = await send(url, 'GET', bearer);
    const etag = first.headers.get('etag') ?? '';
    expect((await send(url, 'GET', { ...bearer, 'If-None-Match': etag })).status).toBe(304);
    const other = { Authorization: `Bearer ${await server.token('Priya Sandhu')}` };
    expect((await send(url, 'GET', { ...other, 'If-None-Match': etag })).status).toBe(200);
    await server.command('Ruth Calder', 'task.allocate', { taskId: 'etag', ...visit });
    expect((await send(url, 'GET', { ...bearer, 'If-None-Match': etag })).status).toBe(200);
  });

  it('is compressed on the line where it is long, for whoever can read it', async () => {
    for (let n = 0; n < 10; n += 1)
      await server.command('Ruth Calder', 'task.allocate', { taskId: `long-${n}`, ...visit });
    const bearer = { Authorization: `Bearer ${await server.token('Ruth Calder')}` };
    const ask = async (name: string, accepted: string) => {
      const headers = { ...bearer, 'Accept-Encoding': accepted };
      const answer = await fetch(`${server.url}/api/queries/${name}`, { headers });
      return { text: await answer.text(), headers: answer.headers };
    };
    const [plain, short] = [await ask('tasks.list', 'identity'), await ask('tasks.list', 'gzip')];
    expect(short.text).toBe(plain.text);
    expect([plain.headers.get('content-encoding'), short.headers.get('content-encoding')]).toEqual([null, 'gzip']);
    expect(Number(short.headers.get('content-length'))).toBeLessThan(plain.text.length / 5);
    expect(short.headers.get('vary')).toContain('Accept-Encoding');
    expect((await ask('today.watched', 'gzip')).headers.get('content-encoding')).toBeNull();
  });

  it.each(['session', 'reminders.deliveries', 'reminders.notReached', 'reminders.upcoming'])(
    '%s is answered anew each time: it changes without an entry in the log',
    async (name) => {
      const { status, headers } = await server.query('Callum Reeve', name);
      expect([status, headers.get('etag')]).toEqual([200, null]);
    },
  );

  it('refuses a cursor that no list gave, and a filter it does not know', async () => {
    expect((await server.query('Ruth Calder', 'tasks.list', { cursor: 'x' })).status).toBe(400);
    expect((await server.query('Ruth Calder', 'tasks.list', { state: 'burnt' })).status).toBe(400);
  });
});

describe('what nobody should send', () => {
  it.each([
    ['an address that is none', 'GET http://[/ HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['a host that is none', 'GET /health HTTP/1.1\r\nHost: [\r\n\r\n'],
    ['a path that cannot be decoded', 'GET /api/queries/%E0%A4%A HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['a path without a slash', 'GET health HTTP/1.1\r\nHost: x\r\n\r\n'],
  ])('%s is answered 400 and the server lives', async (_what, text) => {
    expect(await raw(text)).toMatch(/^HTTP\/1.1 400|closed/);
    expect((await send(`${server.url}/health`, 'GET', {})).status).toBe(200);
  });

  it('an address that cannot be read is answered as everything else is, with a number to ask about it by', async () => {
    const { body } = await send(`${server.url}/api/queries/%E0%A4%A`, 'GET', {});
    expect(body).toMatchObject({ code: 'invalid-request', requestId: expect.stringMatching(/./) });
  });

  it.each([
    ['nothing', undefined],
    ['an empty object', {}],
    ['a list', []],
    ['an activity without a sender', { type: 'message', channelId: 'msteams', serviceUrl: 'http://127.0.0.1:1/' }],
    ['an activity whose parts are of another kind', { type: 1, from: 'x', conversation: [], serviceUrl: 7 }],
    ['a service URL elsewhere', { ...activity(), serviceUrl: 'http://example.com/' }],
    ['a service URL that only looks local', { ...activity(), serviceUrl: 'http://127.0.0.1.evil.example/' }],
  ])('%s is no activity', async (_what, body) => {
    const answer = await send(`${server.url}/api/messages`, 'POST', {}, body);
    expect([400, 403]).toContain(answer.status);
    expect(JSON.stringify(answer.body)).not.toMatch(/stack|node_modules|Error:/);
  });

  it('an invoke that we do not know is answered, not left hanging', async () => {
    const teams = await new FakeTeams().start();
    const user = teams.user('Tom Hesketh', 'tom.hesketh@northmoor.gov.example');
    const invoke = teams.activity(teams.personal(user), user, { type: 'invoke', name: 'unheard/of', value: {} });
    expect((await teams.post(server.url, invoke)).status).toBe(200);
    const click = await teams.click(server.url, teams.personal(user), user, 'task.burn', {});
    expect(click.body).toMatchObject({ statusCode: 400, type: 'application/vnd.microsoft.error' });
    await teams.stop();
  });
});

function activity() {
  return {
    type: 'message',
    channelId: 'msteams',
    from: { id: '29:x' },
    recipient: { id: '28:b' },
    conversation: { id: 'a:x' },
  };
}

it('GET /api describes both tables as OpenAPI 3.1', async () => {
  const { status, body } = await send(`${server.url}/api`, 'GET', {});
  expect(status).toBe(200);
  expect(body.openapi).toBe('3.1.0');
  expect(Object.keys(body.paths)).toEqual(
    expect.arrayContaining(['/api/commands/task.acknowledge', '/api/queries/tasks.list', '/api/live']),
  );
  const answers = (path: string, method: string) => Object.keys(body.paths[path][method].responses);
  expect(answers('/api/commands/task.acknowledge', 'post')).toEqual(expect.arrayContaining(['413', '415', '429']));
  expect(answers('/api/queries/tasks.list', 'get')).toContain('429');
  expect(answers('/api/live', 'get')).toContain('429');
  const allocate = body.paths['/api/commands/task.allocate'].post.requestBody.content['application/json'].schema;
  expect(allocate.required).toEqual(expect.arrayContaining(['taskId', 'title', 'agencyId', 'ownerId', 'dueOn']));
});

it('words that somebody wrote or typed are asked with in a body, never in an address', async () => {
  const headers = { Authorization: `Bearer ${await server.token('Priya Sandhu')}` };
  for (const asked of ['search.find?text=cash', 'issues.similar?text=cash', 'tasks.list?search=cash']) {
    const { status, body } = await send(`${server.url}/api/queries/${asked}`, 'GET', headers);
    expect([asked, status, body.code]).toEqual([asked, 400, 'invalid-request']);
  }
  const asked = await send(`${server.url}/api/queries/search.find`, 'POST', headers, { text: 'M2' });
  expect([asked.status, asked.headers.get('cache-control')]).toEqual([200, 'no-store']);
  expect(asked.body.items[0].reference).toBe('M2');
  const { paths } = (await send(`${server.url}/api`, 'GET', {})).body;
  const inAddress = Object.values<Json>(paths).flatMap(({ get }) => get?.parameters ?? []);
  // Ids, days and cursors have a form; words have none. A reminder's key is made of ids.
  const free = inAddress.filter(({ schema }) => schema.maxLength !== undefined && schema.pattern === undefined);
  expect(free.map(({ name }) => name)).toEqual(['key']);
  expect(Object.keys(paths['/api/queries/search.find'])).toEqual(['post']);
  expect(Object.keys(paths['/api/queries/tasks.list'])).toEqual(['get', 'post']);
});
