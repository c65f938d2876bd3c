import { MemberId } from '../../bot/domain/ids';
import type { ChatPoster } from '../../bot/useCases/messages/chatPoster';
import { markSeen } from '../../bot/useCases/messages/deliveries';
import { OutcomeUnknown, type PanelStore } from '../../bot/ledger/store';
import { until } from '../support/sentinel';
import type { OutboxStand } from './outboxStand';
import { allDone, giveTask, outcomes, PlayedOutbox } from './playedOutbox';

const reeve = MemberId.parse('callum-reeve');

/** Holds posts back until it is opened, as a slow Teams does. */
class Gate {
  private open: () => void = () => {};
  private readonly opened = new Promise<void>((resolve) => (this.open = resolve));
  held = 0;

  before(poster: ChatPoster): ChatPoster {
    return {
      post: async (...of) => {
        this.held += 1;
        await this.opened;
        return poster.post(...of);
      },
      update: (...of) => poster.update(...of),
    };
  }

  release(): void {
    this.open();
  }
}

let played: PlayedOutbox;
let stand: OutboxStand;
let gate: Gate;

beforeEach(async () => {
  played = new PlayedOutbox();
  gate = new Gate();
  stand = await played.open({ poster: (connector) => gate.before(connector) });
  await played.meet(stand, 'zoe-grant');
});
afterEach(async () => {
  gate.release();
  await played.close();
});

describe('somebody first met while a message to them and another is going out', () => {
  it('gets it all the same', async () => {
    await giveTask(stand, 'task-1', { deputyId: 'zoe-grant' });
    stand.kick();
    await until('the other copy is on its way', () => gate.held === 1);
    await played.meet(stand, 'priya-sandhu');
    gate.release();
    await until(
      'both have theirs',
      () => played.chat('priya-sandhu').length > 0 && played.chat('zoe-grant').length > 0,
    );
    expect(outcomes(await allDone(stand))).toEqual([['sent', 'sent']]);
  });

  it('does not make the other get it twice', async () => {
    played.fault('zoe-grant', 429, { headers: { 'Retry-After': '1' } });
    await giveTask(stand, 'task-1', { deputyId: 'zoe-grant' });
    gate.release();
    stand.kick();
    await until('Teams has slowed the other copy down', async () => {
      const [message] = await stand.messages();
      return message?.attempts === 1 && message.lease === undefined;
    });
    const [waiting] = await stand.messages();
    if (waiting === undefined) throw new Error('The message is gone');
    expect(outcomes([waiting])).toEqual([['failed: noContact', 'queued']]);
    await stand.outbox.stop();

    const slow = new Gate();
    const other = await played.open({ poster: (connector) => slow.before(connector) });
    const again = setInterval(other.kick, 50);
    await until('the second attempt is on its way', () => slow.held === 1);
    clearInterval(again);
    await played.meet(other, 'priya-sandhu');
    slow.release();
    await until('the other copy arrives', () => played.chat('zoe-grant').length > 0);
    await other.outbox.stop();
    const [message] = await stand.messages();
    expect(message?.deliveries[1]).toMatchObject({ recipient: { memberId: 'zoe-grant' }, state: 'sent' });
  });
});

it('who has seen their card while the others’ are still going out has seen it for good', async () => {
  const slow = new Gate();
  const other = await played.open({
    poster: (connector) => ({
      post: (address, post) =>
        (played.requests('priya-sandhu').length === 0 ? connector : slow.before(connector)).post(address, post),
      update: (...of) => connector.update(...of),
    }),
  });
  await played.meet(other, 'priya-sandhu');
  await giveTask(other, 'task-1', { deputyId: 'zoe-grant' });
  other.kick();
  await until('the other copy is on its way', () => slow.held === 1);
  const [message] = await other.messages();
  const seen = { messageId: message?.id ?? '', memberId: MemberId.parse('priya-sandhu'), at: other.now() };
  expect(await markSeen(seen, await other.contexts.of(other.panelId, reeve))).toBe(true);
  slow.release();
  const [settled] = await allDone(other);
  expect(settled?.deliveries).toMatchObject([{ state: 'sent', seenAt: seen.at }, { state: 'sent' }]);
  const later = { ...seen, at: other.now() };
  expect(await markSeen(later, await other.contexts.of(other.panelId, reeve))).toBe(true);
  expect((await other.messages())[0]?.deliveries[0]).toMatchObject({ seenAt: seen.at });
});

it('a card that arrived counts as sent even when the store could not remember the copy', async () => {
  gate.release();
  failOnce(stand.store, 'cardCopy');
  await giveTask(stand, 'task-1', { ownerId: 'zoe-grant' });
  stand.kick();
  await until('it arrives', () => played.chat('zoe-grant').length > 0);
  await stand.outbox.stop();
  expect(outcomes(await stand.messages())).toEqual([['sent']]);
});

/** The next batch that writes this type loses its answer, as Cosmos may. */
function failOnce(store: PanelStore, type: string): void {
  const commit = store.commit.bind(store);
  let isLost = false;
  store.commit = async (panelId, writes) => {
    const writesIt = writes.some((write) => write.kind !== 'delete' && write.document.type === type);
    if (!writesIt || isLost) return commit(panelId, writes);
    isLost = true;
    throw new OutcomeUnknown('The answer to a batch was lost');
  };
}
