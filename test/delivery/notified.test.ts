import { MemberId, TaskId } from '../../bot/domain/ids';
import { instantOf, LocalDate } from '../../bot/domain/time';
import { recordOf } from '../../bot/ledger/records';
import { noteReached } from '../../bot/useCases/messages/notified';
import type { OutboxStand } from './outboxStand';
import { PlayedMail } from './playedMail';
import { allDone, giveTask, PlayedOutbox } from './playedOutbox';

let played: PlayedOutbox;
let stand: OutboxStand;

beforeEach(async () => {
  played = new PlayedOutbox();
  stand = await played.open();
});
afterEach(() => played.close());

async function deliver(on = stand): Promise<void> {
  on.kick();
  await allDone(on);
  await on.outbox.stop();
}

async function notifiedAt(type: 'task' | 'issue', id: string): Promise<string | undefined> {
  const found = await stand.store.read(stand.panelId, `${type}:${id}`);
  if (found === undefined) throw new Error(`There is no ${type} ${id}`);
  return recordOf(type, found).notifiedAt;
}

async function logged(action: string): Promise<number> {
  const found = await stand.store.query(stand.panelId, { type: 'log', limit: 500 });
  return found.map((document) => recordOf('log', document)).filter((entry) => entry.action === action).length;
}

/** Whoever has left for an item sees nothing of its tasks. */
async function hide(id: string, memberId: MemberId): Promise<void> {
  await stand.ledger.change(stand.panelId, instantOf(new Date()), async (draft) => {
    const task = await draft.read('task', id);
    if (task === undefined) throw new Error(`There is no task ${id}`);
    draft.put('task', { ...task, recusedIds: [memberId] });
    const subject = { type: 'task', id, reference: task.reference } as const;
    draft.log({ action: 'task-chased', by: 'system', subject, readers: [] });
  });
}

describe('the time to acknowledge a task', () => {
  it('runs from when the card first reached its owner, and from no later message', async () => {
    await played.meet(stand, 'priya-sandhu');
    await giveTask(stand, 'task-1');
    expect(await notifiedAt('task', 'task-1')).toBeUndefined();
    await deliver();
    const first = await notifiedAt('task', 'task-1');
    const [message] = await stand.messages();
    expect(message?.deliveries).toMatchObject([{ state: 'sent', at: first }]);

    const again = await played.open();
    await again.command('callum-reeve', 'task.chase', { taskIds: ['task-1'] });
    await deliver(again);
    expect(await again.messages()).toHaveLength(2);
    expect(await notifiedAt('task', 'task-1')).toBe(first);
    expect(await logged('task-notified')).toBe(1);
  });

  it('does not run for whoever only stands in', async () => {
    await played.meet(stand, 'zoe-grant');
    await giveTask(stand, 'task-1', { deputyId: 'zoe-grant' });
    await deliver();
    expect(await notifiedAt('task', 'task-1')).toBeUndefined();
  });

  it('runs from the e-mail where that is what reached them', async () => {
    const mailed = await played.open({ mail: new PlayedMail() });
    await giveTask(mailed, 'task-1');
    await deliver(mailed);
    expect(await notifiedAt('task', 'task-1')).toBeDefined();
  });

  it('does not begin after the acknowledgement', async () => {
    await played.meet(stand, 'priya-sandhu');
    await giveTask(stand, 'task-1');
    await stand.command('priya-sandhu', 'task.acknowledge', { taskId: 'task-1' });
    await new Promise((resume) => setTimeout(resume, 5));
    await deliver();
    expect(await notifiedAt('task', 'task-1')).toBeUndefined();
  });

  it('stays on the acknowledged task, and begins anew for the next owner', async () => {
    await played.meet(stand, 'priya-sandhu');
    await giveTask(stand, 'task-1');
    await deliver();
    const first = await notifiedAt('task', 'task-1');
    await stand.command('priya-sandhu', 'task.acknowledge', { taskId: 'task-1' });
    expect(await notifiedAt('task', 'task-1')).toBe(first);
    await stand.command('priya-sandhu', 'task.reassign', { taskId: 'task-1', ownerId: 'zoe-grant' });
    expect(await notifiedAt('task', 'task-1')).toBeUndefined();
  });
});

describe('a list of what fell due', () => {
  it('starts the time of what its reader may see in it, however long it is, and of nothing that is hidden', async () => {
    const ids = Array.from({ length: 60 }, (_, index) => `task-${index}`);
    for (const id of ids) await giveTask(stand, id);
    const parts = ids.map((id) => ({ kind: 'task' as const, taskId: TaskId.parse(id) }));
    const content = { kind: 'due', messageId: 'list', on: LocalDate.parse('2027-02-12'), parts } as const;
    const at = instantOf(new Date());
    const memberId = MemberId.parse('priya-sandhu');
    await hide('task-59', memberId);
    await noteReached(stand.panelId, { content, memberId, at }, stand.ledger, at);
    const noted = await Promise.all(ids.map((id) => notifiedAt('task', id)));
    expect(noted.map((each) => each !== undefined)).toEqual(ids.map((id) => id !== 'task-59'));
  });
});

it('an urgent issue keeps when it first reached one of those who are told, an ordinary one does not', async () => {
  await played.meet(stand, 'callum-reeve', 'ruth-calder');
  await stand.command('tom-hesketh', 'issue.raise', { issueId: 'now', text: 'Vans at Fellgate Yard', urgent: true });
  await stand.command('tom-hesketh', 'issue.raise', { issueId: 'later', text: 'New vape shops' });
  await deliver();
  expect(await notifiedAt('issue', 'now')).toBeDefined();
  expect(await notifiedAt('issue', 'later')).toBeUndefined();
  expect(await logged('issue-notified')).toBe(1);
});
