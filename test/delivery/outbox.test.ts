import { underGateway } from '../support/gateway';
import { until } from '../support/sentinel';
import type { OutboxStand } from './outboxStand';
import { allDone, disclosure, giveTask, outcomes, PlayedOutbox } from './playedOutbox';

let played: PlayedOutbox;
let stand: OutboxStand;

beforeEach(async () => {
  played = new PlayedOutbox();
  stand = await played.open();
});
afterEach(() => played.close());

describe('a message to somebody whom the bot has not met', () => {
  it('is kept as not reached, and delivered once when they are first met', async () => {
    await giveTask(stand, 'task-1');
    stand.kick();
    expect(outcomes(await allDone(stand))).toEqual([['failed: noContact']]);
    expect(played.requests('priya-sandhu')).toEqual([]);

    await played.meet(stand, 'priya-sandhu');
    await until('it arrives', () => played.chat('priya-sandhu').length > 0);
    expect(outcomes(await allDone(stand))).toEqual([['sent']]);
    expect(played.texts('priya-sandhu')).toEqual([expect.stringContaining('SEN-27-001')]);
  });

  it('leaves the others their copies, and does not send these again', async () => {
    await played.meet(stand, 'zoe-grant');
    await giveTask(stand, 'task-1', { deputyId: 'zoe-grant' });
    stand.kick();
    expect(outcomes(await allDone(stand))).toEqual([['failed: noContact', 'sent']]);
    await played.meet(stand, 'priya-sandhu');
    await until('it arrives', () => played.chat('priya-sandhu').length > 0);
    expect(outcomes(await allDone(stand))).toEqual([['sent', 'sent']]);
    expect(played.chat('zoe-grant')).toHaveLength(1);
  });

  it('is drawn as the record is when it goes out, not as it was when it was written', async () => {
    await giveTask(stand, 'task-1', { deputyId: 'zoe-grant' });
    await stand.command('zoe-grant', 'task.acknowledge', { taskId: 'task-1' });
    await stand.command('callum-reeve', 'task.withdraw', { taskId: 'task-1', reason: 'Fire service went instead' });
    await played.meet(stand, 'priya-sandhu');
    stand.kick();
    await until('it arrives', () => played.chat('priya-sandhu').length > 0);
    expect(played.texts('priya-sandhu')).toEqual([expect.stringMatching(/Withdrawn \d\d:\d\d by Callum Reeve/)]);
  });

  it('shows no detail to a member who may no longer see the record', async () => {
    await stand.command('tom-hesketh', 'issue.raise', { issueId: 'issue-1', text: 'Phoenix firms at Fellgate Yard' });
    const audience = { kind: 'named', agencyIds: ['hmrc'], memberIds: [] };
    await stand.command('callum-reeve', 'issue.triage', { issueId: 'issue-1', audience, ...underGateway });
    const task = { taskId: 'task-1', title: 'Visit Fellgate Yard', agencyId: 'ea', ownerId: 'priya-sandhu' };
    await stand.command('callum-reeve', 'issue.makeTask', {
      issueId: 'issue-1',
      task: { ...task, dueOn: '2027-02-19' },
    });
    await stand.command('ruth-calder', 'task.reassign', { taskId: 'task-1', ownerId: 'joanne-birkett', ...disclosure });
    await played.meet(stand, 'priya-sandhu', 'joanne-birkett');
    stand.kick();
    await allDone(stand);

    expect(played.texts('joanne-birkett')).toEqual([expect.stringContaining('Visit Fellgate Yard')]);
    const seen = JSON.stringify(played.chat('priya-sandhu').map(({ activity }) => activity));
    expect(played.texts('priya-sandhu')).toEqual([expect.stringContaining('not shared with you')]);
    expect(seen).not.toMatch(/Fellgate|SEN-27-001|Birkett/);
  });
});

describe('a message that Teams turns down', () => {
  beforeEach(async () => {
    await played.meet(stand, 'priya-sandhu');
    await giveTask(stand, 'task-1');
  });

  it.each([
    ['is slowed down, with the time to wait', 429, { headers: { 'Retry-After': '1' } }],
    ['is slowed down, without a word of when', 429, {}],
    ['meets a precondition that failed', 412, {}],
    ['meets a service that is not there', 503, {}],
    ['loses the answer', 500, {}],
  ])('is tried again when it %s, and arrives once', async (_what, status, options) => {
    played.fault('priya-sandhu', status, options);
    const began = Date.now();
    stand.kick();
    const [message] = await allDone(stand);
    expect(message).toMatchObject({ attempts: 2, deliveries: [{ state: 'sent' }] });
    expect(played.requests('priya-sandhu')).toEqual(['POST', 'POST']);
    expect(played.chat('priya-sandhu')).toHaveLength(1);
    if ('headers' in options) expect(Date.now() - began).toBeGreaterThanOrEqual(1_000);
  });

  it.each([
    ['the person blocked the bot', 403, 'blocked'],
    ['the app is not installed', 404, 'notInstalled'],
    ['Teams will never take it', 413, 'refused'],
  ])('is not tried again when %s, and says so', async (_what, status, reason) => {
    played.fault('priya-sandhu', status, { times: 9 });
    stand.kick();
    const [message] = await allDone(stand);
    expect(message).toMatchObject({
      attempts: 1,
      deliveries: [{ state: 'failed', recipient: { memberId: 'priya-sandhu' }, reason }],
    });
    stand.kick();
    await giveTask(stand, 'task-2', { ownerId: 'zoe-grant' });
    stand.kick();
    await allDone(stand);
    expect(played.requests('priya-sandhu')).toEqual(['POST']);
  });

  // product.md: "where Teams' own answer was lost, it is sent again once, saying so".
  it('is sent again only once when the answers are lost, since each may have arrived', async () => {
    played.fault('priya-sandhu', 500, { times: 9 });
    stand.kick();
    await until('the second attempt', () => played.requests('priya-sandhu').length >= 2);
    await new Promise((resume) => setTimeout(resume, 3_500));
    expect(played.requests('priya-sandhu')).toEqual(['POST', 'POST']);
    expect(outcomes(await stand.messages())).toEqual([['failed: unknown']]);
  });

  it('holds up nobody else', async () => {
    played.fault('priya-sandhu', 429, { headers: { 'Retry-After': '2' } });
    await played.meet(stand, 'tom-hesketh');
    await giveTask(stand, 'task-2', { agencyId: 'ts', ownerId: 'tom-hesketh' });
    stand.kick();
    await until('the other one arrives', () => played.chat('tom-hesketh').length > 0);
    expect(played.chat('priya-sandhu')).toEqual([]);
    await allDone(stand);
    expect(played.chat('priya-sandhu')).toHaveLength(1);
  });
});

describe('a change to a record whose card stands in chats', () => {
  beforeEach(async () => {
    await played.meet(stand, 'priya-sandhu', 'zoe-grant');
    await giveTask(stand, 'task-1', { deputyId: 'zoe-grant' });
    stand.kick();
    await allDone(stand);
  });

  const copies = async () => (await stand.store.query(stand.panelId, { type: 'cardCopy', limit: 9 })).length;

  it('is shown on every copy', async () => {
    await stand.command('zoe-grant', 'task.acknowledge', { taskId: 'task-1' });
    stand.kick();
    await allDone(stand);
    for (const memberId of ['priya-sandhu', 'zoe-grant']) {
      expect(played.texts(memberId)).toEqual([expect.stringMatching(/Acknowledged \d\d:\d\d by Zoe Grant/)]);
    }
  });

  it('forgets a copy that is gone, and still shows it on the others', async () => {
    const [gone] = played.chat('priya-sandhu');
    played.teams.posts.splice(0, played.teams.posts.length, ...played.teams.posts.filter((post) => post !== gone));
    expect(await copies()).toBe(2);
    await stand.command('zoe-grant', 'task.acknowledge', { taskId: 'task-1' });
    stand.kick();
    await allDone(stand);
    expect(await copies()).toBe(1);
    expect(played.texts('zoe-grant')).toEqual([expect.stringContaining('by Zoe Grant')]);

    await stand.command('zoe-grant', 'task.progress', { taskId: 'task-1', note: 'Rang them' });
    stand.kick();
    await allDone(stand);
    expect(played.requests('priya-sandhu')).toEqual(['POST', 'PUT']);
    expect(played.requests('zoe-grant')).toEqual(['POST', 'PUT', 'PUT']);
  });

  it('is shown once Teams answers again', async () => {
    played.fault('priya-sandhu', 503);
    await stand.command('zoe-grant', 'task.acknowledge', { taskId: 'task-1' });
    stand.kick();
    await allDone(stand);
    expect(played.texts('priya-sandhu')).toEqual([expect.stringContaining('by Zoe Grant')]);
    expect(await copies()).toBe(2);
  });
});
