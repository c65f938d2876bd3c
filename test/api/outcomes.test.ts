import { type MailStand, openMailStand } from '../mail/mailStand';
import { type Cosmos, startCosmos } from '../support/cosmosEmulator';
import { isBatch } from '../support/cosmosProxy';
import { send } from '../support/sentinel';

let cosmos: Cosmos;
let stand: MailStand;

beforeAll(async () => {
  cosmos = await startCosmos();
  stand = await openMailStand(undefined, { COSMOS_ENDPOINT: cosmos.endpoint, COSMOS_KEY: cosmos.key });
});
afterEach(() => cosmos.proxy.clearFaults());
afterAll(async () => {
  await stand.close();
  await cosmos.close();
});

/** The store keeps silent about each batch that holds these words, whether or not it took it. */
function sayNothingOf(words: string, act: 'resetBefore' | 'resetAfter' = 'resetBefore'): void {
  cosmos.proxy.addFault({ match: (each) => isBatch(each) && each.body.includes(words), act, times: 100 });
}

/** Cosmos takes the next change that writes `words`, and answers no reading after it. */
function readNothingAfter(words: string): void {
  const from = cosmos.proxy.seen.length;
  const isDone = () => cosmos.proxy.seen.slice(from).some((each) => isBatch(each) && each.body.includes(words));
  cosmos.proxy.addFault({ match: (request) => !isBatch(request) && isDone(), act: 400, times: 1000 });
}

const unknown = /It is not known whether this was done\. Open it to see where it stands before you send it again\./;
const stateOf = async (taskId: string) => (await stand.server.query('Ruth Calder', 'tasks.get', { taskId })).body.state;

describe('a command whose answer the store lost', () => {
  it('is said over HTTP to be unknown, with a status that nobody sends again by itself', async () => {
    await stand.giveTask('silent');
    sayNothingOf('task-acknowledged');
    const { status, body, headers } = await stand.server.command('Neil Farrow', 'task.acknowledge', {
      taskId: 'silent',
    });
    expect([status, body.code, headers.get('retry-after')]).toEqual([500, 'outcome-unknown', null]);
    expect(body.message).toMatch(unknown);
    expect(body.requestId).toBeTruthy();
    cosmos.proxy.clearFaults();
    expect(await stateOf('silent')).toBe('allocated');
  });

  it('is said on the page of a mail, which shows where the record stands', async () => {
    const { reader } = await stand.enter(await stand.giveTask('silent-mail'));
    sayNothingOf('task-acknowledged');
    const page = await reader.press('acknowledge');
    expect(page.status).toBe(500);
    expect(page.text).toMatch(unknown);
    expect(page.text).toMatch(/Status Allocated/);
    cosmos.proxy.clearFaults();
    expect((await reader.press('acknowledge')).text).toMatch(/Status Acknowledged/);
  });

  it('is said to be unknown where the record cannot be read either', async () => {
    const { reader } = await stand.enter(await stand.giveTask('silent-all'));
    sayNothingOf('task-acknowledged');
    readNothingAfter('task-acknowledged');
    const page = await reader.press('acknowledge');
    expect(page.status).toBe(500);
    expect(page.text).toMatch(unknown);
  });
});

it('who only asks, by POST too, is not told that something may have been done', async () => {
  const audience = { kind: 'named', agencyIds: ['ea'], memberIds: [] };
  await stand.server.command('Priya Sandhu', 'issue.raise', { issueId: 'asked', text: 'Lorries by day' });
  await stand.server.command('Ruth Calder', 'issue.triage', { issueId: 'asked', audience });
  sayNothingOf('record-listed');
  const headers = { Authorization: `Bearer ${await stand.server.token('Callum Reeve')}` };
  const asked = await send(`${stand.server.url}/api/queries/issues.list`, 'POST', headers, {
    search: 'Lorries by day',
  });
  expect([asked.status, asked.body.code]).toEqual([500, 'unexpected']);
});

describe('a command that was done, and cannot be shown', () => {
  const done = /It was done, but I could not show it here\. Do not send it again/;

  it('is said over HTTP to be done: noting that a restricted record was read failed', async () => {
    const audience = { kind: 'named', agencyIds: ['ea'], memberIds: [] };
    await stand.server.command('Priya Sandhu', 'issue.raise', { issueId: 'noted', text: 'Lorries at night' });
    cosmos.proxy.addFault({ match: (each) => isBatch(each) && each.body.includes('issue-opened'), act: 400, times: 9 });
    const answer = await stand.server.command('Ruth Calder', 'issue.triage', { issueId: 'noted', audience });
    expect([answer.status, answer.body.code]).toEqual([500, 'not-shown']);
    expect(answer.body.message).toMatch(done);
    cosmos.proxy.clearFaults();
    const { body } = await stand.server.query('Ruth Calder', 'issues.get', { issueId: 'noted' });
    expect(body).toMatchObject({ state: 'triaged', restricted: true });
  });

  it('is said on the page of a mail', async () => {
    const { reader } = await stand.enter(await stand.giveTask('shown-never'));
    readNothingAfter('task-acknowledged');
    const page = await reader.press('acknowledge');
    expect(page.status).toBe(500);
    expect(page.text).toMatch(done);
    cosmos.proxy.clearFaults();
    expect(await stateOf('shown-never')).toBe('acknowledged');
  });
});
