import { type Cosmos, startCosmos } from '../support/cosmosEmulator';
import type { SeenRequest } from '../support/cosmosRequest';
import { type MailStand, openMailStand } from './mailStand';

let cosmos: Cosmos;
let stand: MailStand;

beforeAll(async () => {
  cosmos = await startCosmos();
  stand = await openMailStand(undefined, { COSMOS_ENDPOINT: cosmos.endpoint, COSMOS_KEY: cosmos.key });
});
afterAll(async () => {
  await stand.close();
  await cosmos.close();
});

async function askedOf<T>(work: () => Promise<T>): Promise<{ given: T; asked: SeenRequest[] }> {
  const from = cosmos.proxy.seen.length;
  const given = await work();
  return { given, asked: cosmos.proxy.seen.slice(from) };
}

/** How often a history was read: the log of one record, and not what was done since in the whole panel. */
function histories(asked: readonly SeenRequest[]): number {
  const ofLog = asked.filter(({ kind, body }) => kind === 'query' && body.includes('"value":"log"'));
  return ofLog.filter(({ body }) => body.includes('subjectId')).length;
}

describe('a mail about a task', () => {
  it('is written, opened and answered without its history being read', async () => {
    const mailed = await askedOf(() => stand.giveTask('unread'));
    expect(histories(mailed.asked)).toBe(0);
    const entered = await askedOf(() => stand.enter(mailed.given));
    expect(histories(entered.asked)).toBe(0);
    const pressed = await askedOf(() => entered.given.reader.press('acknowledge'));
    expect(pressed.given.text).toMatch(/Status Acknowledged/);
    expect(histories(pressed.asked)).toBe(0);
    const read = await askedOf(() => stand.server.query('Neil Farrow', 'tasks.get', { taskId: 'unread' }));
    expect(histories(read.asked)).toBe(1);
  });
});
