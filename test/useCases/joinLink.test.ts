import { FakeGraph } from '../support/fakeGraph';
import { startTestServer, type TestServer } from '../support/sentinel';

const ORGANISER = '5c0f2f3e-8a5d-4f0b-9a3e-0d6b1c2e3f40';
const REEVE = 'Callum Reeve';

let graph: FakeGraph;
let server: TestServer;
beforeEach(async () => {
  graph = await FakeGraph.start();
  server = await startTestServer({ GRAPH_ORGANISER: ORGANISER, GRAPH_URL: graph.url });
  await server.moveClock('2027-01-04T09:00:00.000Z');
});
afterEach(async () => {
  await server.close();
  await graph.close();
});

const link = (meetingId = 'M3', of = server) => of.command(REEVE, 'meeting.link', { meetingId });
const joinLink = async () => (await server.query(REEVE, 'meetings.get', { meetingId: 'M3' })).body.joinLink;

it('Teams makes the join link, with number and name alone, at the hour of the panel’s zone', async () => {
  expect((await link()).status).toBe(200);
  expect(await joinLink()).toBe('https://teams.microsoft.com/l/meetup-join/1');
  expect(graph.asked).toMatchObject([
    {
      path: `/v1.0/users/${ORGANISER}/onlineMeetings/createOrGet`,
      body: { subject: expect.stringMatching(/Northmoor, meeting M3$/), startDateTime: '2027-05-12T09:00:00.000Z' },
    },
  ]);
});

it('asked twice, also at once, it is the same link, and calendars are told once', async () => {
  await Promise.all([link(), link()]);
  await link();
  expect(await joinLink()).toBe('https://teams.microsoft.com/l/meetup-join/1');
  const { body } = await server.query(REEVE, 'meetings.invitation', { meetingId: 'M3' });
  expect(body.text).toContain('SEQUENCE:1\r\n');
});

it('a meeting in a room gets none', async () => {
  expect((await link('M2')).body.code).toBe('room-has-no-link');
  expect(graph.asked).toEqual([]);
});

it.each([
  [403, 422, 'graph-no-consent'],
  [503, 503, 'graph-unavailable'],
  ['nonsense', 503, 'graph-unavailable'],
  ['hangUp', 503, 'graph-unavailable'],
] as const)(
  'where Graph answers %s nothing is changed, and the person is told what to do',
  async (answer, status, code) => {
    graph.answer = answer;
    expect(await link()).toMatchObject({ status, body: { code } });
    expect(await joinLink()).toBeUndefined();
    graph.answer = 'ok';
    expect((await link()).status).toBe(200);
  },
);

it('without an organiser everything else works, and nobody is offered it', async () => {
  const plain = await startTestServer();
  expect((await link('M3', plain)).body.code).toBe('graph-off');
  expect((await plain.query(REEVE, 'meetings.get', { meetingId: 'M3' })).body.may).toMatchObject({
    link: false,
    plan: true,
  });
  await plain.close();
});
