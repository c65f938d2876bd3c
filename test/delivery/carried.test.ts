import { type Courier, courierAt } from '../../bot/ledger/courier';
import { documentOf, recordOf } from '../../bot/ledger/records';
import { until } from '../support/sentinel';
import type { OutboxStand } from './outboxStand';
import { allDone, giveTask, leaseOf, outcomes, PlayedOutbox } from './playedOutbox';

let played: PlayedOutbox;
beforeEach(() => {
  played = new PlayedOutbox();
});
afterEach(() => played.close());

const carrying = (outbox: Courier) => outbox;
/** Of a process that dies once its change stands. */
const dying = (outbox: Courier): Courier => ({ ...courierAt(() => outbox), carry: () => {} });

/** What the head says is still to be shown. */
async function owed({ store, panelId }: OutboxStand) {
  const head = await store.read(panelId, 'head');
  return head === undefined ? [] : (recordOf('head', head).owed ?? []);
}

/** As a minute later, for whoever looks at the head. */
async function letLeasesEnd({ store, panelId }: OutboxStand): Promise<void> {
  const found = await store.read(panelId, 'head');
  if (found === undefined) throw new Error('The panel has no head');
  const head = recordOf('head', found);
  const over = (head.owed ?? []).map((each) => ({ ...each, until: leaseOf('', -1).until }));
  const document = documentOf('head', panelId, { ...head, owed: over });
  await store.commit(panelId, [{ kind: 'replace', document, version: found.version }]);
}

const acknowledged = /Acknowledged \d\d:\d\d by Priya Sandhu/;
const isShown = () => acknowledged.test(played.texts('priya-sandhu')[0] ?? '');

describe('what a change sends', () => {
  it('is this process’s own as it is written, and goes out once, though others look meanwhile', async () => {
    const stand = await played.open({ processId: 'first', carrying });
    const second = await played.open({ processId: 'second' });
    await played.meet(stand, 'priya-sandhu');
    const looking = setInterval(second.kick, 5);
    for (let index = 0; index < 5; index += 1) await giveTask(stand, `task-${index}`);
    const messages = await allDone(stand);
    clearInterval(looking);
    expect(outcomes(messages)).toEqual(messages.map(() => ['sent']));
    expect(messages.map(({ attempts }) => attempts)).toEqual(messages.map(() => 1));
    expect(played.chat('priya-sandhu')).toHaveLength(5);
  });

  it('beyond what one process has in hand waits its turn, and none of it is lost', async () => {
    const stand = await played.open({ carrying });
    await played.meet(stand, 'priya-sandhu', 'zoe-grant');
    const owner = (index: number) => ({ ownerId: index % 2 === 0 ? 'priya-sandhu' : 'zoe-grant' });
    await Promise.all(Array.from({ length: 26 }, (_, index) => giveTask(stand, `task-${index}`, owner(index))));
    expect(outcomes(await allDone(stand, 15_000)).flat()).toEqual(Array.from({ length: 26 }, () => 'sent'));
    expect(played.chat('priya-sandhu').length + played.chat('zoe-grant').length).toBe(26);
  });

  it('is sent by another, saying that it may be there twice, where the process dies at once', async () => {
    const stand = await played.open({ processId: 'first', carrying: dying });
    await played.meet(stand, 'priya-sandhu');
    await giveTask(stand, 'task-1');
    const [message] = await stand.messages();
    expect(message).toMatchObject({ state: 'waiting', attempts: 1, lease: { by: 'first' } });
    const second = await played.open({ processId: 'second' });
    second.kick();
    await second.outbox.stop();
    expect(played.chat('priya-sandhu')).toHaveLength(0);

    if (message !== undefined)
      await stand.rewrite({ ...message, lease: leaseOf('first', -1), dueAt: message.createdAt });
    const third = await played.open({ processId: 'third' });
    third.kick();
    expect(outcomes(await allDone(third))).toEqual([['sent']]);
    expect(JSON.stringify(played.chat('priya-sandhu').map(({ activity }) => activity))).toContain('sent again');
  });
});

describe('a change that is to be shown on the cards that stand', () => {
  async function acknowledge(with_: typeof carrying): Promise<OutboxStand> {
    const stand = await played.open({ processId: 'first', carrying: with_ });
    await played.meet(stand, 'priya-sandhu');
    await giveTask(stand, 'task-1');
    stand.kick();
    if (with_ === dying) {
      const [message] = await stand.messages();
      if (message !== undefined)
        await stand.rewrite({ ...message, lease: leaseOf('first', -1), dueAt: message.createdAt });
      stand.kick();
    }
    await allDone(stand);
    await stand.command('priya-sandhu', 'task.acknowledge', { taskId: 'task-1' });
    return stand;
  }

  it('is shown without a document of its own, and the next change says no more of it', async () => {
    const stand = await acknowledge(carrying);
    await until('the card shows it', isShown);
    expect((await stand.messages()).filter(({ task }) => task === 'refresh')).toEqual([]);
    expect(await owed(stand)).toMatchObject([{ content: { kind: 'task', taskId: 'task-1' }, by: 'first' }]);
    await stand.outbox.stop();
    await giveTask(stand, 'task-2');
    expect(await owed(stand)).toEqual([]);
  });

  it('is shown by the next process where the one that made it died', async () => {
    const stand = await acknowledge(dying);
    await letLeasesEnd(stand);
    expect(isShown()).toBe(false);
    const next = await played.open({ processId: 'next' });
    next.outbox.begin(next.panelId);
    await until('the card shows it', isShown);
  });

  it('is shown by whoever changes something next, where the one that made it died', async () => {
    const stand = await acknowledge(dying);
    await letLeasesEnd(stand);
    const other = await played.open({ processId: 'other', carrying });
    await giveTask(other, 'task-2');
    await until('the card shows it', isShown);
  });

  it('is tried again as a message where Teams is away', async () => {
    const stand = await played.open({ processId: 'first', carrying });
    await played.meet(stand, 'priya-sandhu');
    await giveTask(stand, 'task-1');
    await allDone(stand);
    played.fault('priya-sandhu', 503, { times: 1 });
    await stand.command('priya-sandhu', 'task.acknowledge', { taskId: 'task-1' });
    await until('the card shows it', isShown);
    const messages = await allDone(stand);
    expect(messages.filter(({ task }) => task === 'refresh')).toMatchObject([{ state: 'done' }]);
  });
});
