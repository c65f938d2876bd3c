import { MemberId } from '../../bot/domain/ids';
import type { FailureReason, Message } from '../../bot/domain/message';
import { SignIn } from '../../bot/teams/door/signIn';
import { runQuery } from '../../bot/useCases/queries';
import { FakeSignIn } from '../support/fakeSignIn';
import type { TeamsChat } from '../support/fakeTeams';
import { until } from '../support/sentinel';
import type { OutboxStand } from './outboxStand';
import { PlayedMail } from './playedMail';
import { allDone, giveTask, PlayedOutbox, ways } from './playedOutbox';

const reeve = MemberId.parse('callum-reeve');

const panelChat: TeamsChat = { id: '19:panel@thread.v2', type: 'groupChat' };
const LAST_TRY = 7;

let played: PlayedOutbox;
let signIn: FakeSignIn;
let mail: PlayedMail;
let logged: { message: string; details: object }[];

beforeEach(async () => {
  played = new PlayedOutbox();
  signIn = await new FakeSignIn().start();
  mail = new PlayedMail();
  logged = [];
});
afterEach(async () => {
  await played.close();
  await signIn.stop();
});

async function open(options: { mail?: PlayedMail } = {}): Promise<OutboxStand> {
  const log = (message: string, details: object) => void logged.push({ message, details });
  const stand = await played.open({ token: signIn.token, log, ...options });
  await played.meet(stand, 'priya-sandhu', 'zoe-grant', 'tom-hesketh');
  await played.join(stand, panelChat);
  return stand;
}

/** As if all tries but the last had been made, which takes two minutes. */
async function upToTheLastTry(stand: OutboxStand): Promise<void> {
  for (const message of await stand.messages()) {
    if (message.state === 'done') continue;
    const deliveries = message.deliveries.map((each) =>
      each.state === 'queued' ? { ...each, failures: LAST_TRY } : each,
    );
    await stand.rewrite({ ...message, deliveries });
  }
}

function reasonsOf(messages: readonly Message[]): (FailureReason | undefined)[] {
  return messages.flatMap(({ deliveries }) =>
    deliveries.map((each) => (each.state === 'sent' ? undefined : each.reason)),
  );
}

function cards(): number[] {
  return ['priya-sandhu', 'zoe-grant', 'tom-hesketh'].map((memberId) => played.chat(memberId).length);
}

describe('while the bot cannot sign in to Teams', () => {
  it.each(['fails', 'hangs'] as const)(
    'messages wait, and arrive once each when sign-in that %s works again',
    async (state) => {
      const stand = await open();
      signIn.state = state;
      await giveTask(stand, 'task-1', { deputyId: 'zoe-grant' });
      await giveTask(stand, 'task-2', { agencyId: 'ts', ownerId: 'tom-hesketh' });
      stand.kick();
      await until('all of them wait', async () =>
        reasonsOf(await stand.messages()).every((reason) => reason === 'notSignedIn'),
      );
      expect(played.teams.requests).toEqual([]);
      signIn.state = 'works';
      const messages = await allDone(stand);
      expect(ways(messages)).toEqual(['sent by card', 'sent by card', 'sent by card']);
      expect(cards()).toEqual([1, 1, 1]);
      expect(played.teams.requests.map(({ authorization }) => authorization)).toEqual(
        Array(3).fill('Bearer the-bots-own'),
      );
      // Nothing was accepted, so nobody is told that they may have it twice.
      expect(JSON.stringify(played.teams.posts)).not.toContain('sent again');
    },
  );

  it('Entra is asked for a token once, however many messages wait for it, and not again in the next moment', async () => {
    signIn.state = 'hangs';
    const bot = new SignIn(signIn.token, { withinMs: 100 });
    const many = await Promise.allSettled(Array.from({ length: 40 }, () => bot.token()));
    expect(new Set(many.map(({ status }) => status))).toEqual(new Set(['rejected']));
    await expect(bot.token()).rejects.toMatchObject({ kind: 'notSignedIn' });
    expect(signIn.asked).toBe(1);
  });

  it('the coordinator and the log are told why, by the message and without a name', async () => {
    const stand = await open();
    signIn.state = 'fails';
    await giveTask(stand, 'task-1');
    stand.kick();
    await until('it waits', async () => reasonsOf(await stand.messages())[0] === 'notSignedIn');
    const { items } = await runQuery('reminders.deliveries', {}, await stand.contexts.of(stand.panelId, reeve));
    const reasonText = 'Teams could not be reached: sign-in of the bot failed.';
    expect(items).toMatchObject([{ to: 'Priya Sandhu', state: 'queued', reasonText }]);
    const [message] = await stand.messages();
    const details = { panelId: stand.panelId, message: message?.id, rung: 'card', reason: 'notSignedIn' };
    expect(logged).toEqual([{ message: 'A message is tried again', details }]);
    signIn.state = 'works';
    await allDone(stand);
  });

  it('e-mail carries it after two minutes, no mention is tried, and nothing comes again later', async () => {
    const stand = await open({ mail });
    signIn.state = 'fails';
    await giveTask(stand, 'task-1');
    await upToTheLastTry(stand);
    stand.kick();
    expect(ways(await allDone(stand))).toEqual(['sent by email; card: notSignedIn']);
    const { items } = await runQuery('reminders.notReached', {}, await stand.contexts.of(stand.panelId, reeve));
    const reachedText = expect.stringMatching(/^Reached by e-mail/);
    expect(items).toMatchObject([
      { name: 'Priya Sandhu', reasonText: 'Teams could not be reached: sign-in of the bot failed.', reachedText },
    ]);

    signIn.state = 'works';
    await giveTask(stand, 'task-2', { ownerId: 'zoe-grant' });
    stand.kick();
    await allDone(stand);
    await stand.outbox.stop();
    expect([cards(), mail.arrived.length, played.teams.in(panelChat).length]).toEqual([[0, 1, 0], 1, 0]);
  });

  it('whoever nothing reached is listed, and gets it once without being asked when sign-in works again', async () => {
    const first = await open();
    signIn.state = 'fails';
    await giveTask(first, 'task-1', { deputyId: 'zoe-grant' });
    await upToTheLastTry(first);
    first.kick();
    expect(ways(await allDone(first))).toEqual(Array(2).fill('failed: notSignedIn; card: notSignedIn'));
    const { items } = await runQuery('reminders.notReached', {}, await first.contexts.of(first.panelId, reeve));
    expect(items.map(({ name, reasonText }) => [name, reasonText])).toEqual([
      ['Priya Sandhu', 'Teams could not be reached: sign-in of the bot failed.'],
      ['Zoe Grant', 'Teams could not be reached: sign-in of the bot failed.'],
    ]);
    await first.outbox.stop();

    // Whoever mends it starts the server anew; the first card that arrives says that all is well.
    signIn.state = 'works';
    const next = await played.open({ processId: 'next', token: signIn.token });
    await giveTask(next, 'task-2', { agencyId: 'ts', ownerId: 'tom-hesketh' });
    next.kick();
    await until('all have theirs', () => cards().every((count) => count === 1));
    expect(ways(await allDone(next))).toEqual(Array(3).fill('sent by card'));
    await giveTask(next, 'task-3', { agencyId: 'ts', ownerId: 'tom-hesketh' });
    next.kick();
    await allDone(next);
    await next.outbox.stop();
    expect(cards()).toEqual([1, 1, 2]);
  });
});

it('a token that Teams does not take is a failed sign-in too: nobody has blocked the bot', async () => {
  const stand = await open();
  played.fault('priya-sandhu', 401);
  await giveTask(stand, 'task-1');
  stand.kick();
  expect(ways(await allDone(stand))).toEqual(['sent by card']);
  expect(logged).toMatchObject([{ details: { reason: 'notSignedIn' } }]);
});
