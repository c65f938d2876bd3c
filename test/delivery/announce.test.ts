import type { ChatPoster } from '../../bot/useCases/messages/chatPoster';
import type { Message } from '../../bot/domain/message';
import { idOfChat } from '../support/approvedChats';
import { cardOf, type TeamsChat, textsOf } from '../support/fakeTeams';
import { until } from '../support/sentinel';
import type { OutboxStand } from './outboxStand';
import { allDone, leaseOf, outcomes, PlayedOutbox } from './playedOutbox';

const group: TeamsChat = { id: '19:panel@thread.v2', type: 'groupChat' };
const channel: TeamsChat = { id: '19:general@thread.tacv2', type: 'channel' };
const later: TeamsChat = { id: '19:later@thread.v2', type: 'groupChat' };

let played: PlayedOutbox;
let stand: OutboxStand;

beforeEach(() => {
  played = new PlayedOutbox();
});
afterEach(() => played.close());

/** The bot is in a group chat and a channel, and the coordinator publishes the agenda of M2. */
async function publish(poster: (real: ChatPoster) => ChatPoster = (real) => real): Promise<void> {
  stand = await played.open({ poster });
  await played.join(stand, group, channel);
  await stand.command('callum-reeve', 'agenda.publish', { meetingId: 'M2' });
}

function standing(chat: TeamsChat): string[] {
  return played.teams.in(chat).map((post) => textsOf(cardOf(post)));
}

function fault(chat: TeamsChat, status: number, options: { times?: number; headers?: Record<string, string> } = {}) {
  played.teams.fault(new RegExp(`conversations/${chat.id}/activities`), status, options);
}

function requestsTo(chat: TeamsChat): number {
  return played.teams.requests.filter(({ path }) => path.includes(chat.id)).length;
}

async function theMessage(): Promise<Message> {
  const [message] = await stand.messages();
  if (message === undefined) throw new Error('Nothing was announced');
  return message;
}

/** The other process's lease is over. */
async function letGo(): Promise<void> {
  const message = await theMessage();
  await stand.rewrite({ ...message, lease: leaseOf('one that died', -1), dueAt: message.createdAt });
}

describe('what is announced', () => {
  it('stands in every chat of many once, and what became of each is kept', async () => {
    await publish();
    stand.kick();
    const [message] = await allDone(stand);
    for (const chat of [group, channel]) expect(standing(chat)).toEqual([expect.stringContaining('M2')]);
    expect(message?.deliveries).toMatchObject([
      { state: 'sent', recipient: { kind: 'chat' } },
      { state: 'sent', recipient: { kind: 'chat' } },
    ]);
    stand.kick();
    await stand.outbox.stop();
    expect(played.teams.posts).toHaveLength(2);
  });

  it('comes to the chat of its own meeting, and to no chat of another or of none that is known', async () => {
    stand = await played.open();
    const inLocalMode = { id: '19:meeting_M2@thread.v2', type: 'groupChat' } as const;
    const linked = { id: '19:meeting_MmU4-Zt@thread.v2', type: 'groupChat' } as const;
    const others = ['19:meeting_M1@thread.v2', '19:meeting_Mm@thread.v2'].map(
      (id) => ({ id, type: 'groupChat' }) as const,
    );
    await played.join(stand, group, inLocalMode, linked, ...others);
    const joinLink = `https://teams.microsoft.com/l/meetup-join/${encodeURIComponent(linked.id).replace('%3A', '%3a')}/0?context=%7b%7d`;
    await stand.command('callum-reeve', 'meeting.place', { meetingId: 'M2', mode: 'teams', joinLink });
    await stand.command('callum-reeve', 'agenda.publish', { meetingId: 'M2' });
    stand.kick();
    await allDone(stand);
    for (const chat of [group, inLocalMode, linked]) expect(standing(chat)).toHaveLength(1);
    for (const chat of others) expect(standing(chat)).toEqual([]);
  });

  it('is posted once by two processes on one store', async () => {
    await publish();
    const second = await played.open({ processId: 'second' });
    stand.kick();
    second.kick();
    await allDone(stand);
    expect(played.teams.posts).toHaveLength(2);
  });

  it('is settled where the bot is in no chat of many', async () => {
    stand = await played.open();
    await stand.command('callum-reeve', 'agenda.publish', { meetingId: 'M2' });
    stand.kick();
    expect(outcomes(await allDone(stand))).toEqual([[]]);
  });

  it('does not come to a chat to which the bot is added afterwards', async () => {
    await publish();
    fault(channel, 429, { headers: { 'Retry-After': '1' } });
    stand.kick();
    await until('the group has it', () => standing(group).length > 0);
    await played.join(stand, later);
    await allDone(stand);
    stand.kick();
    await stand.outbox.stop();
    expect(standing(channel)).toHaveLength(1);
    expect(standing(later)).toEqual([]);
  });

  it('is not posted where the approval is taken back while it waits, and says so', async () => {
    await publish();
    fault(channel, 429, { headers: { 'Retry-After': '1' } });
    stand.kick();
    await until('the group has it', () => standing(group).length > 0);
    await stand.command('callum-reeve', 'chat.revoke', { chatId: idOfChat(channel) });
    const announced = (await allDone(stand)).filter(({ task }) => task === 'announce');
    expect(outcomes(announced).map((each) => each.sort())).toEqual([['failed: notApproved', 'sent']]);
    expect(standing(channel)).toEqual([]);
  });

  it('is blanked where the approval is taken back, though Teams has no time for it at first', async () => {
    await publish();
    stand.kick();
    await allDone(stand);
    fault(channel, 429, { headers: { 'Retry-After': '1' } });
    await stand.command('callum-reeve', 'chat.revoke', { chatId: idOfChat(channel) });
    stand.kick();
    await allDone(stand);
    expect(standing(channel)).toEqual([expect.stringContaining('no longer belongs to the panel')]);
    expect(standing(group)).toEqual([expect.stringContaining('M2')]);
  });

  it('is no private view, and is drawn anew for those whom the bot has met', async () => {
    stand = await played.open();
    await played.meet(stand, 'priya-sandhu', 'tom-hesketh');
    await played.join(stand, group);
    await stand.command('callum-reeve', 'agenda.publish', { meetingId: 'M2' });
    stand.kick();
    await allDone(stand);
    const card = cardOf(played.teams.in(group)[0]);
    const userIds = ['priya-sandhu', 'tom-hesketh'].map((id) => played.user(id).id);
    expect(card['refresh']).toMatchObject({ userIds: expect.arrayContaining(userIds) });
    expect(textsOf(card)).not.toContain('Coming');
  });
});

describe('an announcement that Teams turns down', () => {
  it.each([
    ['slows it down, with the time to wait', 429, { headers: { 'Retry-After': '1' } }],
    ['is not there', 503, {}],
    ['loses the answer', 500, {}],
  ])('in one chat, where it %s, is tried again there alone', async (_what, status, options) => {
    await publish();
    fault(group, status, options);
    stand.kick();
    expect(outcomes(await allDone(stand))).toEqual([['sent', 'sent']]);
    expect(standing(group)).toHaveLength(1);
    expect(requestsTo(group)).toBe(2);
    expect(requestsTo(channel)).toBe(1);
  });

  it('says so where it is sent again because the answer was lost', async () => {
    await publish();
    fault(group, 504);
    stand.kick();
    await allDone(stand);
    expect(played.teams.in(group)[0]?.activity.summary).toContain('sent again, you may have it twice');
    expect(textsOf(cardOf(played.teams.in(group)[0]))).toContain('Sent again, you may have it twice');
    expect(played.teams.in(channel)[0]?.activity.summary).not.toContain('again');
  });

  it.each([
    ['blocks the bot', 403, 'blocked'],
    ['is gone', 404, 'notInstalled'],
  ])('by a chat that %s is not tried again there, and says so', async (_what, status, reason) => {
    await publish();
    fault(group, status, { times: 9 });
    stand.kick();
    expect(outcomes(await allDone(stand)).map((each) => each.sort())).toEqual([[`failed: ${reason}`, 'sent']]);
    expect(requestsTo(group)).toBe(1);
    expect(standing(channel)).toHaveLength(1);
  });
});

describe('a server that ends between two chats', () => {
  /** The first chat gets its copy; then `atSecond` happens. */
  function firstOnly(atSecond: () => Promise<void>): (real: ChatPoster) => ChatPoster {
    let posts = 0;
    return (real) => ({
      post: async (...of) => {
        posts += 1;
        if (posts > 1) await atSecond();
        return real.post(...of);
      },
      update: (...of) => real.update(...of),
    });
  }

  it('leaves the other one to whoever comes next, when it dies', async () => {
    const died = firstOnly(async () => {
      throw new Error('The process died');
    });
    await publish(died);
    stand.kick();
    await until('the first copy is marked', async () =>
      outcomes([await theMessage()])
        .flat()
        .includes('sent'),
    );
    await stand.outbox.stop();
    expect(played.teams.posts).toHaveLength(1);

    await letGo();
    (await played.open({ processId: 'next' })).kick();
    expect(outcomes(await allDone(stand))).toEqual([['sent', 'sent']]);
    for (const chat of [group, channel]) expect(standing(chat)).toHaveLength(1);
  });

  it('leaves the other one to its next start, when it is asked to end', async () => {
    let open: () => void = () => {};
    const opened = new Promise<void>((resolve) => (open = resolve));
    let held = false;
    await publish((real) => ({
      post: async (...of) => {
        held = true;
        await opened;
        return real.post(...of);
      },
      update: (...of) => real.update(...of),
    }));
    stand.kick();
    await until('the first copy is on its way', () => held);
    const ended = stand.outbox.stop();
    open();
    await ended;
    expect(played.teams.posts).toHaveLength(1);
    expect(outcomes([await theMessage()])).toEqual([['sent', 'queued']]);

    (await played.open({ processId: 'next' })).kick();
    await allDone(stand);
    for (const chat of [group, channel]) expect(standing(chat)).toHaveLength(1);
  });
});
