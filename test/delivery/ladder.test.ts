import { MemberId, TaskId } from '../../bot/domain/ids';
import { Message, type MessageContent } from '../../bot/domain/message';
import { LocalDate } from '../../bot/domain/time';
import { runQuery } from '../../bot/useCases/queries';
import { idOfChat } from '../support/approvedChats';
import type { TeamsChat } from '../support/fakeTeams';
import { until } from '../support/sentinel';
import { OFFSET_MS, type OutboxStand } from './outboxStand';
import { PlayedMail } from './playedMail';
import { allDone, giveTask, leaseOf, PlayedOutbox, ways } from './playedOutbox';

const reeve = MemberId.parse('callum-reeve');

const panelChat: TeamsChat = { id: '19:panel@thread.v2', type: 'groupChat' };
const laterChat: TeamsChat = { id: '19:later@thread.v2', type: 'groupChat' };
const DAY_MS = 24 * 60 * 60_000;

let played: PlayedOutbox;
let mail: PlayedMail;
let stand: OutboxStand;

beforeEach(async () => {
  played = new PlayedOutbox();
  mail = new PlayedMail();
  stand = await played.open({ mail });
});
afterEach(() => played.close());

/** Priya Sandhu has met the bot and then blocked it; the bot is in the panel's chat. */
async function blocked(on = stand): Promise<void> {
  await played.meet(on, 'priya-sandhu');
  await played.join(on, panelChat);
  played.fault('priya-sandhu', 403, { times: 99 });
}

async function delivered(on = stand): Promise<string[]> {
  on.kick();
  return ways(await allDone(on));
}

function mentions(): string[] {
  return played.teams.in(panelChat).map(({ activity }) => activity.text ?? '');
}

/** Something of this kind is owed to somebody. */
async function owe(content: MessageContent, memberId: string): Promise<void> {
  await stand.ledger.change(stand.panelId, stand.now(), async (draft) => {
    draft.send({ task: 'post', content, to: [MemberId.parse(memberId)] });
    const subject = { type: 'reminder', id: 'played', reference: 'played' } as const;
    draft.log({ action: 'reminder-sent', by: 'system', subject, readers: [] });
  });
}

describe('a task for somebody who has blocked the bot', () => {
  beforeEach(() => blocked());

  it('is mentioned in the panel’s chat and then e-mailed, each once, whoever looks again', async () => {
    await giveTask(stand, 'task-1');
    expect(await delivered()).toEqual(['sent by email; card: blocked, mention']);
    const second = await played.open({ processId: 'second', mail });
    for (const each of [stand, second]) {
      each.kick();
      await each.outbox.stop();
    }
    expect(mentions()).toHaveLength(1);
    expect(mail.arrived.map(({ to }) => to)).toEqual(['priya-sandhu@northmoor.example']);
    expect(played.requests('priya-sandhu')).toEqual(['POST']);
  });

  it('is not told in front of everybody: the mention says that something waits, and calls her', async () => {
    await giveTask(stand, 'task-1', { title: 'Visit Fellgate Yard' });
    await delivered();
    const [post] = played.teams.in(panelChat);
    const { id } = played.user('priya-sandhu');
    const words = 'something in Sentinel waits for you and I cannot write to you.';
    expect(post?.activity).toEqual({
      type: 'message',
      text: `<at>Priya Sandhu</at>, ${words} Please open Sentinel, or look at your e-mail.`,
      summary: `${words} Please open Sentinel, or look at your e-mail.`,
      entities: [{ type: 'mention', mentioned: { id, name: 'Priya Sandhu' }, text: '<at>Priya Sandhu</at>' }],
    });
  });

  it('calls her once a day, however much waits, and e-mails each of them', async () => {
    for (const taskId of ['task-1', 'task-2', 'task-3']) await giveTask(stand, taskId);
    await delivered();
    expect(mentions()).toHaveLength(1);
    expect(mail.arrived).toHaveLength(3);
    await stand.outbox.stop();

    const tomorrow = await played.open({ offsetMs: OFFSET_MS + DAY_MS, mail });
    await giveTask(tomorrow, 'task-4');
    await delivered(tomorrow);
    expect(mentions()).toHaveLength(2);
  });

  it('calls her in the chat that the bot was added to first', async () => {
    await played.join(stand, laterChat);
    await giveTask(stand, 'task-1');
    await delivered();
    expect(mentions()).toHaveLength(1);
    expect(played.teams.in(laterChat)).toEqual([]);
  });

  it('calls her in no chat whose approval was taken back', async () => {
    await stand.command('callum-reeve', 'chat.revoke', { chatId: idOfChat(panelChat) });
    await giveTask(stand, 'task-1');
    expect(await delivered()).toEqual(['sent by email; card: blocked']);
    expect(mentions()).toEqual([]);
  });

  it('reaches her by mention alone where no e-mail is sent, which then is not spoken of', async () => {
    const without = await played.open();
    await giveTask(without, 'task-1');
    expect(await delivered(without)).toEqual(['sent by mention; card: blocked']);
    expect(mentions()).toEqual([expect.stringMatching(/Please open Sentinel\.$/)]);
    // She has been called today: of the next one she knows nothing.
    await giveTask(without, 'task-2');
    expect((await delivered(without)).sort()).toEqual([
      'failed: blocked; card: blocked',
      'sent by mention; card: blocked',
    ]);
    expect(mentions()).toHaveLength(1);
  });

  it('calls her for nothing that no longer waits for her', async () => {
    await giveTask(stand, 'task-1');
    await stand.command('callum-reeve', 'task.withdraw', { taskId: 'task-1', reason: 'Fire service went instead' });
    expect(await delivered()).toContain('sent by email; card: blocked');
    expect(mentions()).toEqual([]);
  });

  it('is e-mailed also where the chat of many turns the bot away', async () => {
    played.teams.fault(/conversations\/19:panel/, 404);
    await giveTask(stand, 'task-1');
    expect(await delivered()).toEqual(['sent by email; card: blocked, mention: notInstalled']);
  });
});

describe('somebody who has blocked the bot', () => {
  it('is e-mailed where the bot is in no chat of many', async () => {
    await played.meet(stand, 'priya-sandhu');
    played.fault('priya-sandhu', 403, { times: 9 });
    await giveTask(stand, 'task-1');
    expect(await delivered()).toEqual(['sent by email; card: blocked']);
    const { items } = await runQuery('reminders.notReached', {}, await stand.contexts.of(stand.panelId, reeve));
    const reachedText = expect.stringMatching(/^Reached by e-mail 09:1\d$/);
    expect(items).toMatchObject([{ name: 'Priya Sandhu', reasonText: 'Has blocked the bot.', count: 0, reachedText }]);
  });

  it('is not reached where there is neither such a chat nor e-mail, and stands there with the reason', async () => {
    const without = await played.open();
    await played.meet(without, 'priya-sandhu');
    played.fault('priya-sandhu', 403, { times: 9 });
    await giveTask(without, 'task-1');
    expect(await delivered(without)).toEqual(['failed: blocked; card: blocked']);
    const ctx = await without.contexts.of(without.panelId, reeve);
    const { items } = await runQuery('reminders.notReached', {}, ctx);
    expect(items).toMatchObject([{ name: 'Priya Sandhu', reasonText: 'Has blocked the bot.' }]);
  });

  it('is not called in front of everybody for what asks nothing of them', async () => {
    await blocked();
    await owe({ kind: 'digest' }, 'priya-sandhu');
    expect(await delivered()).toEqual(['sent by email; card: blocked']);
    expect(mentions()).toEqual([]);
  });

  it('is not called for a list in which nothing waits any more, whatever stands beside it', async () => {
    await blocked();
    const parts = [{ kind: 'task' as const, taskId: TaskId.parse('task-1') }, { kind: 'digest' as const }];
    await owe({ kind: 'due', messageId: 'list', on: LocalDate.parse('2027-02-02'), parts }, 'priya-sandhu');
    await delivered();
    expect(mentions()).toEqual([]);
  });
});

describe('somebody whom the bot has never met', () => {
  it('is e-mailed, and does not get it again when they are met', async () => {
    await played.join(stand, panelChat);
    await giveTask(stand, 'task-1');
    expect(await delivered()).toEqual(['sent by email; card: noContact']);
    await played.meet(stand, 'priya-sandhu');
    stand.kick();
    await stand.outbox.stop();
    expect(played.requests('priya-sandhu')).toEqual([]);
    expect([mentions(), mail.attempts]).toEqual([[], 1]);
  });

  it('gets the card after all where the e-mail was refused', async () => {
    mail.fail('refused');
    await giveTask(stand, 'task-1');
    expect(await delivered()).toEqual(['failed: noContact; card: noContact, email: mailRefused']);
    await played.meet(stand, 'priya-sandhu');
    await until('it arrives', () => played.chat('priya-sandhu').length > 0);
    expect(ways(await allDone(stand))).toEqual(['sent by card']);
  });
});

it('what a member may not see goes to them by no other way either', async () => {
  const gone = played.teams.user('Gone Away', 'gone.away@northmoor.example');
  const conversationId = played.teams.personal(gone).id;
  await stand.meet('gone-away', { serviceUrl: played.teams.url, conversationId, userId: gone.id });
  await played.join(stand, panelChat);
  await owe({ kind: 'digest' }, 'gone-away');
  expect(await delivered()).toEqual(['failed: refused']);
  expect([mentions(), mail.attempts]).toEqual([[], 0]);
});

describe('an e-mail', () => {
  beforeEach(async () => {
    await blocked();
    await giveTask(stand, 'task-1');
  });

  it('that the mail server puts off is tried again, without another mention', async () => {
    mail.fail('unavailable');
    expect(await delivered()).toEqual(['sent by email; card: blocked, mention']);
    expect([mentions().length, mail.attempts, mail.arrived.length]).toEqual([1, 2, 1]);
    expect(mail.arrived[0]?.subject).not.toContain('again');
  });

  it('whose answer is lost is sent once more, saying so, and no further', async () => {
    mail.fail('unknown', 'unknown');
    expect(await delivered()).toEqual(['sent by mention; card: blocked, email: mailGaveUp']);
    expect(mail.arrived.map(({ subject }) => subject)).toEqual([
      'Something waits for you',
      'Something waits for you (again)',
    ]);
    expect(new Set(mail.arrived.map(({ messageId }) => messageId)).size).toBe(1);
  });

  it('that is still to go out when the server dies is sent by the next one, without another mention', async () => {
    mail.fail(new Error('The process died'));
    stand.kick();
    await until('the mention is out', () => mail.attempts === 1);
    await stand.outbox.stop();
    const [message] = await stand.messages();
    if (message === undefined) throw new Error('The message is gone');
    expect(message.deliveries).toMatchObject([{ state: 'queued', rung: 'email' }]);
    await stand.rewrite({ ...message, lease: leaseOf('one that died', -1), dueAt: message.createdAt });

    const next = await played.open({ processId: 'next', mail });
    expect(await delivered(next)).toEqual(['sent by email; card: blocked, mention']);
    expect([mentions().length, mail.arrived.length]).toEqual([1, 1]);
  });
});

describe('what the coordinator reads of it', () => {
  it('is the way by which it arrived, and what was tried before', async () => {
    await blocked();
    await giveTask(stand, 'task-1');
    await delivered();
    const { items } = await runQuery('reminders.deliveries', {}, await stand.contexts.of(stand.panelId, reeve));
    expect(items).toMatchObject([
      {
        ...{ what: 'Task SEN-27-001', to: 'Priya Sandhu', state: 'sent', by: 'e-mail' },
        triedTexts: [
          expect.stringMatching(/^Card in chat: has blocked the bot, \d\d:\d\d$/),
          expect.stringMatching(/^Mention in the panel’s chat, \d\d:\d\d$/),
        ],
      },
    ]);
  });

  it('names the telephone of whoever was not reached', async () => {
    await stand.ledger.change(stand.panelId, stand.now(), async (draft) => {
      const member = await draft.findMember(MemberId.parse('priya-sandhu'));
      if (member === undefined) throw new Error('Nobody is called priya-sandhu');
      draft.put('member', { ...member, phone: '0161 496 0123' });
      const subject = { type: 'member', id: member.id, reference: member.name } as const;
      draft.log({ action: 'member-contacted', by: 'system', subject, readers: ['*'] });
    });
    mail.fail('refused');
    await giveTask(stand, 'task-1');
    await delivered();
    const ctx = await stand.contexts.of(stand.panelId, reeve);
    const { items } = await runQuery('reminders.notReached', {}, ctx);
    expect(items).toMatchObject([{ name: 'Priya Sandhu', phone: '0161 496 0123' }]);
    expect(JSON.stringify(await runQuery('members.list', {}, ctx))).not.toContain('0161');
  });
});

it('messages of before the ladder are cards that wait at its foot', async () => {
  await giveTask(stand, 'task-1');
  const [message] = await stand.messages();
  const [recipient] = message?.deliveries.map((each) => each.recipient) ?? [];
  const at = stand.now();
  const old = {
    ...message,
    deliveries: [
      { state: 'queued', recipient },
      { state: 'sent', recipient, at },
    ],
  };
  expect(Message.parse(old).deliveries).toEqual([
    { state: 'queued', recipient, rung: 'card', tried: [], failures: 0 },
    { state: 'sent', recipient, rung: 'card', tried: [], at },
  ]);
});
