import type { ChatAddress } from '../../bot/domain/contact';
import type { ChatPoster } from '../../bot/useCases/messages/chatPoster';
import { until } from '../support/sentinel';
import type { OutboxStand } from './outboxStand';
import { PlayedMail } from './playedMail';
import { allDone, giveTask, PlayedOutbox, ways } from './playedOutbox';

let played: PlayedOutbox;
let mail: PlayedMail;
let logged: { message: string; details: object }[];

beforeEach(() => {
  played = new PlayedOutbox();
  mail = new PlayedMail();
  logged = [];
});
afterEach(() => played.close());

/** Whatever concerns Priya Sandhu's chat meets a fault of ours. */
async function open(fault: (poster: ChatPoster, isHers: (to: ChatAddress) => boolean) => ChatPoster) {
  const { id } = played.teams.personal(played.user('priya-sandhu'));
  const stand = await played.open({
    mail,
    log: (message, details) => void logged.push({ message, details }),
    poster: (connector) => fault(connector, ({ conversationId }) => conversationId === id),
  });
  await played.meet(stand, 'priya-sandhu', 'zoe-grant');
  return stand;
}

const stumble = () => Promise.reject(new TypeError('Nobody foresaw this'));

async function delivered(stand: OutboxStand): Promise<string[]> {
  stand.kick();
  return ways(await allDone(stand));
}

describe('a fault that nobody foresaw', () => {
  it('with one recipient leaves the others of the message theirs, and that one the next way', async () => {
    const stand = await open((poster, isHers) => ({
      post: (to, post) => (isHers(to) ? stumble() : poster.post(to, post)),
      update: (...of) => poster.update(...of),
    }));
    await giveTask(stand, 'task-1', { deputyId: 'zoe-grant' });
    expect((await delivered(stand)).sort()).toEqual(['sent by card', 'sent by email; card: fault']);
    expect(played.chat('zoe-grant')).toHaveLength(1);
    const [message] = await stand.messages();
    expect(logged).toContainEqual({
      message: 'A message was not delivered',
      details: { panelId: stand.panelId, message: message?.id, rung: 'card', reason: 'fault' },
    });
  });

  it('before anything has left is tried again, and nobody is told that they may have it twice', async () => {
    const stand = await open((poster) => poster);
    const read = stand.store.read.bind(stand.store);
    let faults = 0;
    stand.store.read = async (panelId, id) =>
      id === 'contact:priya-sandhu' && (faults += 1) === 1 ? stumble() : read(panelId, id);
    await giveTask(stand, 'task-1', { deputyId: 'zoe-grant' });
    expect(await delivered(stand)).toEqual(['sent by card', 'sent by card']);
    expect(JSON.stringify(played.teams.posts)).not.toContain('sent again');
  });

  it('with one copy of a card leaves the others the truth', async () => {
    const stand = await open((poster, isHers) => ({
      post: (...of) => poster.post(...of),
      update: (to, ...of) => (isHers(to) ? stumble() : poster.update(to, ...of)),
    }));
    await giveTask(stand, 'task-1', { deputyId: 'zoe-grant' });
    await delivered(stand);
    await stand.command('zoe-grant', 'task.acknowledge', { taskId: 'task-1' });
    stand.kick();
    await until('the other copy shows it', () => played.texts('zoe-grant')[0]?.includes('by Zoe Grant') === true);
    expect(played.texts('priya-sandhu')).toEqual([expect.not.stringContaining('by Zoe Grant')]);
  });

  it('with a message that cannot be read leaves the other messages', async () => {
    const stand = await open((poster) => poster);
    await giveTask(stand, 'task-1', { ownerId: 'zoe-grant' });
    const [message] = await stand.store.query(stand.panelId, { type: 'message', limit: 1 });
    if (message === undefined) throw new Error('The message is gone');
    const document = { ...message, value: { kind: 'of another version' } };
    await stand.store.commit(stand.panelId, [{ kind: 'replace', document, version: message.version }]);
    await giveTask(stand, 'task-2');
    stand.kick();
    await until('the other message arrives', () => played.chat('priya-sandhu').length === 1);
    await stand.outbox.stop();
    expect(logged).toMatchObject([
      { message: 'A message could not be taken in hand', details: { message: message.id } },
    ]);
  });
});
