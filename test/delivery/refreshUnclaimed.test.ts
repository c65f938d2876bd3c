import type { ChatPoster } from '../../bot/useCases/messages/chatPoster';
import { until } from '../support/sentinel';
import type { OutboxStand } from './outboxStand';
import { allDone, giveTask, PlayedOutbox } from './playedOutbox';

let played: PlayedOutbox;
let first: OutboxStand;
let updating = 0;
let release: () => void;

beforeEach(async () => {
  played = new PlayedOutbox();
  updating = 0;
  const released = new Promise<void>((resume) => (release = resume));
  const slow = (poster: ChatPoster): ChatPoster => ({
    post: (...of) => poster.post(...of),
    update: async (...of) => {
      updating += 1;
      await released;
      return poster.update(...of);
    },
  });
  first = await played.open({ poster: slow });
  await played.meet(first, 'priya-sandhu');
  await giveTask(first, 'task-1');
  first.kick();
  await allDone(first);
  await first.command('priya-sandhu', 'task.acknowledge', { taskId: 'task-1' });
});
afterEach(async () => {
  release();
  await played.close();
});

describe('a change that is being shown on its card', () => {
  it('is shown by another process, where the one that began does not come to an end', async () => {
    first.kick();
    await until('the first is at it', () => updating === 1);
    const second = await played.open({ processId: 'second' });
    second.kick();
    await allDone(second);
    expect(played.texts('priya-sandhu')).toEqual([expect.stringMatching(/Acknowledged \d\d:\d\d by Priya Sandhu/)]);
  });

  it('is not begun once more by the same process, however often it is told to look', async () => {
    first.kick();
    await until('it is at it', () => updating === 1);
    for (let look = 0; look < 5; look++) first.kick();
    await giveTask(first, 'task-2');
    first.kick();
    await until('what else is due goes out meanwhile', () => played.chat('priya-sandhu').length === 2);
    expect(updating).toBe(1);
    release();
    const messages = await allDone(first);
    expect(messages.filter(({ task }) => task === 'refresh').map(({ attempts }) => attempts)).toEqual([1]);
    expect(updating).toBe(1);
  });
});
