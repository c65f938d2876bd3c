import { itemUnderGateway } from '../support/gateway';
import type { Json } from '../support/runningServer';
import { startTestServer, type TestServer } from '../support/sentinel';

const REEVE = 'Callum Reeve';
const LAPSED = 'No agreement is in force with Crimestoppers: this would not be seen there. ';
const NAME_OTHERS = 'Nothing was changed. Name others, or renew the agreement first.';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
  await server.moveClock('2027-01-05T09:00:00.000Z');
  await server.command('Tom Hesketh', 'issue.raise', { issueId: 'shops', text: 'Vape shops' });
});
afterEach(() => server.close());

const named = (agencyIds: string[], memberIds: string[] = []) => ({ kind: 'named', agencyIds, memberIds });
const triage = (audience: object) => server.command(REEVE, 'issue.triage', { issueId: 'shops', audience });
const issue = async () => (await server.query(REEVE, 'issues.get', { issueId: 'shops' })).body;
const lastEntry = async (action: string): Promise<Json> => {
  const { items } = (await server.query(REEVE, 'log.list', { limit: '500' })).body;
  return items.filter((each: Json) => each.action === action).at(-1);
};

describe('whoever would not see what is restricted is not named for it', () => {
  it.each<[string, object, string]>([
    ['an agency without an agreement', named(['crimestoppers', 'ea']), LAPSED + NAME_OTHERS],
    [
      'one of its people',
      named([], ['hannah-doyle']),
      `No agreement is in force with Crimestoppers (Hannah Doyle): this would not be seen there. ${NAME_OTHERS}`,
    ],
    [
      'an observer’s force',
      named(['eastvale']),
      'Those who only observe, audit or administer would not see this: Eastvale Police. Nothing was changed. Name others.',
    ],
    [
      'both',
      named(['eastvale', 'crimestoppers']),
      `${LAPSED}Those who only observe, audit or administer would not see this: Eastvale Police. ${NAME_OTHERS}`,
    ],
  ])('%s: on an issue, on a new item and on one that stands', async (_who, audience, message) => {
    const item = { meetingId: 'M1', itemId: 'few', title: 'For few', minutes: 5 };
    const refused = { status: 422, body: { message } };
    expect(await triage(audience)).toMatchObject(refused);
    expect(await server.command(REEVE, 'agenda.addItem', { ...item, audience, ...itemUnderGateway })).toMatchObject(
      refused,
    );
    await server.command(REEVE, 'agenda.addItem', { ...item, ...itemUnderGateway });
    const change = { meetingId: 'M1', itemId: 'few', audience };
    expect(await server.command(REEVE, 'agenda.changeItem', { ...change, ...itemUnderGateway })).toMatchObject(refused);
    expect(await issue()).toMatchObject({ restricted: false, state: 'raised' });
  });
});

describe('an agency whose agreement ends after it was named', () => {
  const AFTER = '2027-04-02T09:00:00.000Z';

  beforeEach(async () => {
    expect((await triage(named(['sia']))).status).toBe(200);
    await server.moveClock(AFTER);
  });

  it('is said to see it no longer, and can be left in its place, and is not told again', async () => {
    const ended = 'Security Industry Authority (no agreement in force)';
    expect(await issue()).toMatchObject({
      restrictedText: `Restricted to ${ended}, Tom Hesketh and those who run the panel`,
      sharedText: `Shared with ${ended} after 0 min`,
    });
    expect((await triage(named(['sia', 'planning']))).status).toBe(200);
    expect(await lastEntry('issue-restricted')).toMatchObject({ to: ['planning'] });
    expect((await triage({ kind: 'panel' })).status).toBe(200);
    expect((await triage(named(['sia']))).status).toBe(422);
  });
});

describe('a restricted issue that is opened to the whole panel', () => {
  const history = async (who: string): Promise<string[]> => {
    const { body } = await server.query(who, 'issues.get', { issueId: 'shops' });
    return body.history.map(({ text }: Json) => text);
  };

  it('is disclosed to every agency that reads it now and did not before, and the history says so', async () => {
    await triage(named(['planning'], ['lena-hart']));
    expect((await triage({ kind: 'panel' })).status).toBe(200);
    const entry = await lastEntry('issue-widened');
    expect(entry).toMatchObject({ kind: 'disclosure', text: 'Opened to the whole panel' });
    // Nobody else sits for trading standards and planning; of the police some had not been named.
    const told = [
      'police',
      'ea',
      'licensing',
      'hmrc',
      'dwp',
      'fwa',
      'frs',
      'hse',
      'hmpps',
      'imlt',
      'rspca',
      'sia',
      'ie',
    ];
    expect(new Set(entry['to'])).toEqual(new Set(told));
    expect(await history(REEVE)).toEqual(['Raised', 'Restricted', 'Opened to the whole panel']);
    expect(await history('Ravi Menon')).toEqual(['Raised', 'Opened to the whole panel']);
  });

  it('is not thereby told to an agency by name: the time until it is shared goes on', async () => {
    await triage(named([], ['tom-hesketh']));
    await triage({ kind: 'panel' });
    expect((await issue()).sharedText).toBeUndefined();
    // Nobody reads it now who did not before.
    await triage({ kind: 'panel' });
    const { items } = (await server.query(REEVE, 'log.list', { limit: '500' })).body;
    expect(items.filter(({ action }: Json) => action === 'issue-widened')).toHaveLength(1);
  });

  it('is only looked at where it was open before', async () => {
    await triage({ kind: 'panel' });
    expect(await history(REEVE)).toEqual(['Raised', 'Looked at']);
    expect(await lastEntry('issue-widened')).toBeUndefined();
  });
});
