import { randomUUID } from 'node:crypto';
import { type Cosmos, startCosmos } from '../support/cosmosEmulator';
import { readLive } from '../support/liveReader';
import { startTestServer, type TestServer, until } from '../support/sentinel';

let cosmos: Cosmos;
let one: TestServer;
let other: TestServer;
beforeEach(async () => {
  cosmos = await startCosmos();
  const settings = { COSMOS_ENDPOINT: cosmos.endpoint, COSMOS_KEY: cosmos.key };
  one = await startTestServer(settings);
  other = await startTestServer(settings);
});
afterEach(async () => {
  await Promise.all([one.close(), other.close()]);
  await cosmos.close();
});

it('a tab at one process follows the meeting that the chair runs at another', async () => {
  const step = (what: object) =>
    one.command('Ruth Calder', 'meeting.step', { meetingId: 'M1', stepId: randomUUID(), step: what });
  // A meeting starts on its day.
  for (const server of [one, other]) await server.moveClock('2027-01-13T10:00:00.000Z');
  await step({ kind: 'start' });
  const tab = await readLive(other, 'Tom Hesketh');
  for (let number = 2; number <= 6; number++) await step({ kind: 'goTo', itemId: `item-${number}` });
  // Without a running meeting the other process would look again only after fifteen seconds: longer than this waits.
  const heard = () => tab.events.filter(({ data }) => data.action === 'meeting-item-begun').length === 5;
  await until('five changes heard at the other process', heard);
  const { body } = await other.query('Tom Hesketh', 'meetings.get', { meetingId: 'M1' });
  expect(body.run.floor.itemId).toBe('item-6');
  tab.close();
});
