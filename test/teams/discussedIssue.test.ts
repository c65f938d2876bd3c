import { randomUUID } from 'node:crypto';
import { cardOf, FakeTeams, textsOf } from '../support/fakeTeams';
import { startTestServer, type TestServer, until } from '../support/sentinel';

let server: TestServer;
let teams: FakeTeams;

beforeAll(async () => {
  teams = await new FakeTeams().start();
  server = await startTestServer();
});
afterAll(async () => {
  await server.close();
  await teams.stop();
});

it('whoever raised an issue hears in chat what came of it when the meeting closes', async () => {
  await server.moveClock('2027-01-13T10:00:00.000Z');
  const hesketh = teams.user('Tom Hesketh', 'tom.hesketh@northmoor.gov.example');
  await teams.say(server.url, teams.personal(hesketh), hesketh, 'hi');
  const issueId = randomUUID();
  const onItem = { meetingId: 'M1', itemId: `issue-${issueId}` };
  const step = (what: object) =>
    server.command('Ruth Calder', 'meeting.step', { meetingId: 'M1', stepId: randomUUID(), step: what });
  await server.command('Tom Hesketh', 'issue.raise', { issueId, text: 'Three new vape shops on Mill Street' });
  await server.command('Ruth Calder', 'issue.putOnAgenda', { issueId, meetingId: 'M1' });
  await step({ kind: 'start' });
  await step({ kind: 'goTo', itemId: onItem.itemId });
  const entry = { ...onItem, kind: 'decision', text: 'Joint visits', entryId: randomUUID() };
  await server.command('Ruth Calder', 'meeting.record', entry);
  await server.command('Ruth Calder', 'meeting.close', { meetingId: 'M1', stepId: randomUUID() });

  await until('he hears', () =>
    teams.in(teams.personal(hesketh)).some((post) => textsOf(cardOf(post)).includes('Discussed at M1: 1 decision')),
  );
});
