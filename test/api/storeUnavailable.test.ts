import path from 'node:path';
import type * as Sqlite from '../../bot/wiring/sqlite';
import type { SqliteDatabase } from '../../bot/wiring/sqlite';
import { type MailStand, openMailStand } from '../mail/mailStand';
import { heldByAnother } from '../support/heldByAnother';
import type { TeamsUser } from '../support/fakeTeams';
import type { Json } from '../support/runningServer';

const opened: { file: string; database: SqliteDatabase }[] = [];
// The real one: only so that the test can fill the disk of the connection that the server writes by.
jest.mock('../../bot/wiring/sqlite', () => {
  const real = jest.requireActual<typeof Sqlite>('../../bot/wiring/sqlite');
  const openSqlite: typeof real.openSqlite = (...asked) => {
    const database = real.openSqlite(...asked);
    opened.push({ file: asked[0], database });
    return database;
  };
  return { ...real, openSqlite };
});

let stand: MailStand;
let sandhu: TeamsUser;

beforeAll(async () => {
  stand = await openMailStand();
  sandhu = stand.teams.user('Priya Sandhu', 'priya.sandhu@ea.example');
  await stand.teams.say(stand.server.url, stand.teams.personal(sandhu), sandhu, 'hi');
});
afterAll(() => stand.close());

const words = /Nothing can be stored just now\. Nothing was changed\. Please try again in a minute\./;
const issue = 'Lorries at the quarry by night';
const raise = (issueId: string) => stand.server.command('Tom Hesketh', 'issue.raise', { issueId, text: issue });
const issues = async (): Promise<Json[]> => (await stand.server.query('Ruth Calder', 'issues.list')).body.items;

async function saidInChat(): Promise<string | undefined> {
  const chat = stand.teams.personal(sandhu);
  await stand.teams.say(stand.server.url, chat, sandhu, `issue ${issue}`);
  return stand.teams.answerIn(chat)?.activity.text;
}

describe('while another process holds the database for longer than is waited', () => {
  it('every door says that nothing was changed, reading goes on, and afterwards all is as before', async () => {
    const { reader } = await stand.enter(await stand.giveTask('held'));
    const letGo = await heldByAnother(path.join(stand.server.dataDir, 'sentinel.db'));
    const refused = Promise.all([raise('i-held'), saidInChat(), reader.press('acknowledge')]);
    const readAt = performance.now();
    expect(await issues()).toEqual([]);
    expect(performance.now() - readAt).toBeLessThan(2_000);
    const [api, chat, page] = await refused;
    expect([api.status, api.body.code, api.headers.get('retry-after')]).toEqual([503, 'store-unavailable', '10']);
    expect(api.body.message).toMatch(words);
    expect(chat).toMatch(words);
    expect([page.status, page.headers.get('retry-after')]).toEqual([503, '10']);
    expect(page.text).toMatch(words);
    await letGo();
    expect((await raise('i-held')).status).toBe(200);
    expect((await reader.press('acknowledge')).text).toContain('Acknowledged');
    expect(await issues()).toHaveLength(1);
  });
});

describe('while the disk is full', () => {
  it('nothing is changed and the answer says so; with room again the same is done', async () => {
    const [{ database } = { database: undefined }] = opened.filter(({ file }) => file.startsWith(stand.server.dataDir));
    const { page_count } = Object(database?.prepare('PRAGMA page_count').get());
    const before = (await issues()).length;
    database?.exec(`PRAGMA max_page_count = ${page_count}`);
    const answers = [];
    for (let times = 0; times < 40 && answers.at(-1)?.status !== 503; times++) answers.push(await raise(`i-${times}`));
    expect(answers.at(-1)).toMatchObject({ status: 503, body: { code: 'store-unavailable' } });
    expect(await issues()).toHaveLength(before + answers.length - 1);
    database?.exec('PRAGMA max_page_count = 1000000');
    expect((await raise(`i-${answers.length - 1}`)).status).toBe(200);
    expect((await stand.server.query('Callum Reeve', 'log.check')).body).toMatchObject({ intact: true });
  });
});
