import { createHash } from 'node:crypto';
import northmoor from '../../bot/panels/northmoor.json';
import { MemberId, slugOf, TaskId } from '../../bot/domain/ids';
import { openCosmosStore } from '../../bot/store/cosmosStore';
import { keepCardCopy } from '../../bot/useCases/messages/cardCopies';
import { startCosmos } from '../support/cosmosEmulator';
import { cardOf, type Posted, type TeamsChat, textsOf } from '../support/fakeTeams';
import { until } from '../support/sentinel';
import type { OutboxStand, StandOptions } from './outboxStand';
import { allDone, giveTask, PlayedOutbox } from './playedOutbox';

const taskId = TaskId.parse('task-1');
/** They go out at 46 a second at the most. */
const PATIENCE_MS = 25_000;

const people = northmoor.members.slice(0, 20).map(({ name }) => slugOf(name));
const shared = Array.from({ length: 10 }, (_, at): TeamsChat => ({ id: `19:chat-${at}@thread.v2`, type: 'groupChat' }));
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

interface Opened {
  readonly options: Pick<StandOptions, 'store'>;
  close(): Promise<void>;
}
/** More of them than a page holds: three pages, and two where the played Cosmos is slow. */
const stores: [string, number, () => Promise<Opened>][] = [
  ['the embedded store', 150, async () => ({ options: {}, close: async () => {} })],
  [
    'Cosmos',
    60,
    async () => {
      const cosmos = await startCosmos();
      const account = { endpoint: cosmos.endpoint, key: cosmos.key, database: 'd', container: 'c' };
      return { options: { store: await openCosmosStore(account) }, close: () => cosmos.close() };
    },
  ],
];

describe.each(stores)('the cards of one task, on %s (%d of them)', (_name, copies, openStore) => {
  let played: PlayedOutbox;
  let opened: Opened;
  let stand: OutboxStand;
  let cards: Posted[];
  /** The cards that this process shows the truth on before it comes to nothing. */
  let diesAfter = Infinity;
  let shown = 0;
  let bury: () => void;

  beforeEach(async () => {
    [diesAfter, shown] = [Infinity, 0];
    const buried = new Promise<void>((resolve) => (bury = resolve));
    opened = await openStore();
    played = new PlayedOutbox();
    stand = await played.open({
      ...opened.options,
      poster: (connector) => ({
        post: (...of) => connector.post(...of),
        update: (...of) => (++shown > diesAfter ? buried : connector.update(...of)),
      }),
    });
    await giveTask(stand, taskId);
    stand.kick();
    await allDone(stand);
    await played.join(stand, ...shared);
    cards = await Promise.all(Array.from({ length: copies }, (_, at) => standing(at)));
    await stand.command('priya-sandhu', 'task.acknowledge', { taskId });
  });
  afterEach(async () => {
    bury();
    await played.close();
    await opened.close();
  });

  /** A card that was posted some time ago, in turn to each person and each chat of many. */
  async function standing(at: number): Promise<Posted> {
    const memberId = people[at % (people.length + shared.length)];
    const chat = memberId === undefined ? shared[at % shared.length] : played.teams.personal(played.user(memberId));
    const card: Posted = { id: `earlier-${at}`, chat: chat?.id ?? '', activity: {}, updates: 0, isTargeted: false };
    played.teams.posts.push(card);
    const copy = {
      shows: { kind: 'task', taskId } as const,
      address: { serviceUrl: played.teams.url, conversationId: card.chat, botId: '28:sentinel' },
      activityId: card.id,
      memberId: memberId === undefined ? undefined : MemberId.parse(memberId),
      userIds: [],
      at: stand.now(),
    };
    await keepCardCopy(stand.store, stand.panelId, copy, sha256);
    return card;
  }

  const former = () =>
    cards.filter(({ activity, ...card }) => {
      const isAsPosted = activity.attachments === undefined;
      return isAsPosted || !textsOf(cardOf({ ...card, activity })).includes('Acknowledged');
    });

  it('all show what it has become, each told once', async () => {
    stand.kick();
    await allDone(stand, PATIENCE_MS);
    expect(former().map(({ id }) => id)).toEqual([]);
    expect(new Set(cards.map(({ updates }) => updates))).toEqual(new Set([1]));
  });

  it('all show it too where the process that began comes to nothing on the way', async () => {
    diesAfter = copies / 2;
    stand.kick();
    await until('it has begun', () => shown > diesAfter);
    const second = await played.open({ ...opened.options, processId: 'second' });
    second.kick();
    await allDone(second, PATIENCE_MS);
    expect(former().map(({ id }) => id)).toEqual([]);
  });
});
