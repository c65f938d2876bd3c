import { startTestServer, type TestServer, until } from '../support/sentinel';
import { keptIn, leftBy, opened } from './corpusStores';

const REEVE = 'Callum Reeve';

/** What the coordinator is told. */
const OF_BEFORE = /\d chats of before wait for you under Settings, Chats/;

const leftByA1a9838 = () => leftBy('a1a9838');

/** What an agenda of before says. */
const WORDS = /Three vans behind|Waste is being burnt/;

function saysTooMuch(dataDir: string): boolean {
  const titled = keptIn(dataDir).filter(({ type }) => type === 'meeting' || type === 'minutes');
  return WORDS.test(JSON.stringify(titled.map(({ value }) => value)));
}

describe('a store that version a1a9838 left', () => {
  const dataDir = leftByA1a9838();
  let server: TestServer;
  beforeAll(async () => {
    server = await opened(dataDir);
  });
  afterAll(() => server.close());

  it('has the words of issues in no agenda and no minutes any more, and its log says so and is whole', async () => {
    expect(saysTooMuch(leftByA1a9838())).toBe(true);
    expect(saysTooMuch(dataDir)).toBe(false);
    const meetings = keptIn(dataDir, 'meeting');
    expect(JSON.stringify(meetings)).toContain('"title":"I-27-005"');
    const { body } = await server.query(REEVE, 'log.list', { after: '284', limit: '500' });
    expect(body.items.map(({ action }: { action: string }) => action)).toContain('record-upgraded');
    const { body: check } = await server.query(REEVE, 'log.check');
    expect(check).toMatchObject({ intact: true, faults: [] });
  });

  it('has its chats of many listed; each can be approved or refused, and the coordinator is told once', async () => {
    const chats = async () => (await server.query(REEVE, 'chats.list')).body.items;
    const left = keptIn(dataDir, 'sharedChat');
    expect(left.length).toBeGreaterThan(5);
    const waiting = await chats();
    expect(waiting.map(({ state, may }: { state: string; may: object }) => [state, may])).toEqual(
      left.map(() => ['waiting', { approve: true, revoke: true }]),
    );
    expect(waiting[0].stateText).toMatch(/^The bot is in it since /);
    const notices = () => keptIn(dataDir, 'message').filter(({ value }) => OF_BEFORE.test(JSON.stringify(value)));
    await until('the coordinator is told', () => notices().length > 0);
    await server.moveClock('2027-05-14T09:00:00.000Z');
    const [first, second] = waiting.map(({ id }: { id: string }) => ({ chatId: id }));
    expect((await server.command(REEVE, 'chat.approve', first)).body.state).toBe('approved');
    expect((await server.command(REEVE, 'chat.revoke', second)).body.state).toBe('revoked');
    // Its name nobody kept: the coordinator gives it one, and that approves nothing.
    const [, , third] = waiting;
    expect(third.named).toBe(false);
    const named = await server.command(REEVE, 'chat.name', { chatId: third.id, name: 'The yard' });
    expect(named.body).toMatchObject({ name: 'The yard', named: true, state: 'waiting' });
    expect((await chats()).find(({ id }: { id: string }) => id === third.id).name).toBe('The yard');
    // Teams on one machine may have added the bot to one more meeting since.
    const ofBefore = new Set(left.map(({ value }) => value['id']));
    const states = (await chats()).flatMap(({ id, state }: Record<'id' | 'state', string>) =>
      ofBefore.has(id) ? [state] : [],
    );
    expect(states.sort()).toEqual(['approved', 'revoked', ...left.slice(2).map(() => 'waiting')]);
    expect(notices()).toHaveLength(1);
  });
});

it('a server that ends in the middle goes on at its next start, and a third start finds nothing to do', async () => {
  const dataDir = leftByA1a9838();
  const first = await startTestServer({ DATA_DIR: dataDir });
  await first.close();
  const second = await opened(dataDir);
  const upgrades = async (server: TestServer) => {
    const { body } = await server.query(REEVE, 'log.list', { after: '284', limit: '500' });
    return body.items.filter(({ action }: { action: string }) => action === 'record-upgraded').length;
  };
  const found = await upgrades(second);
  expect(found).toBeGreaterThan(0);
  await second.close();
  const third = await opened(dataDir);
  expect(await upgrades(third)).toBe(found);
  await third.close();
});
