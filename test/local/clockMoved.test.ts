import { readLive } from '../support/liveReader';
import { startTestServer } from '../support/sentinel';
import { waitFor } from '../support/runningServer';

it('whoever moves the clock moves it in every open tab: times, days and what is due are read again', async () => {
  const server = await startTestServer();
  const reader = await readLive(server, 'Priya Sandhu');
  await waitFor('the stream', () => Promise.resolve(reader.events.length > 0 || undefined));
  await server.moveClock('2027-03-10T10:30:00.000Z');
  await waitFor('the word', () => Promise.resolve(reader.events.some(({ event }) => event === 'reset') || undefined));
  reader.close();
  await server.close();
});
