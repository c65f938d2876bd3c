import { postCopy } from '../../bot/delivery/posting';
import type { OutboxParts } from '../../bot/delivery/outboxParts';
import type { ChatAddress } from '../../bot/domain/contact';
import { MemberId } from '../../bot/domain/ids';
import { type Delivery, type Message, newMessage, queuedFor } from '../../bot/domain/message';
import { documentOf } from '../../bot/ledger/records';
import { MailFailure, type MailFailureKind } from '../../bot/useCases/messages/mailer';
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

/** What a way takes at the most: eight tries, each after twice as long, or as long as Teams asks. */
const WAY_MINUTES = 4;

type Failing = (memberId: string) => Partial<OutboxParts>;

/** All that Teams is asked for one person fails so. */
function teams(status: number, headers: Record<string, string> = {}): Failing {
  return (memberId) => {
    played.fault(memberId, status, { times: 99, headers });
    return {};
  };
}

/** Teams turns them away, and the e-mail fails too. */
function byMail(fails: Partial<OutboxParts['mail']>): Failing {
  return (memberId) => ({ ...teams(403)(memberId), mail: { draw: mail.draw, send: mail.send, ...fails } });
}

const mailFails = (kind: MailFailureKind) => byMail({ send: () => Promise.reject(new MailFailure(kind)) });

/** What is wrong, for whom; how it ended, as the coordinator may read it: "why; what was tried, each with its reason". */
const failures: readonly [string, string, Failing, string][] = [
  ['they blocked the bot', 'priya-sandhu', teams(403), 'blocked; card: blocked'],
  ['the app is not there', 'zoe-grant', teams(404), 'notInstalled; card: notInstalled'],
  ['Teams will never take it', 'tom-hesketh', teams(413), 'refused; card: refused'],
  ['slowed down, and so on', 'ruth-calder', teams(429), 'gaveUp; card: gaveUp'],
  ['slowed down by half minutes', 'owen-pryce', teams(429, { 'Retry-After': '30' }), 'gaveUp; card: gaveUp'],
  ['slowed down by an hour', 'amira-nadeem', teams(429, { 'Retry-After': '3600' }), 'gaveUp; card: gaveUp'],
  ['Teams is away', 'lena-hart', teams(503), 'gaveUp; card: gaveUp'],
  ['answers are lost', 'beth-lowther', teams(504), 'unknown; card: unknown'],
  ['no token holds', 'dan-ives', teams(401), 'notSignedIn; card: notSignedIn'],
  ['a drawing throws', 'kofi-mensah', () => ({ draw: stumble }), 'fault; card: fault'],
  ['what paces it stumbles', 'joanne-birkett', () => ({ pace: { wait: stumble } }), 'fault; card: fault'],
  ['the e-mail is refused', 'leanne-osei', mailFails('refused'), 'blocked; card: blocked, email: mailRefused'],
  ['the mail server is away', 'marek-zielinski', mailFails('unavailable'), 'blocked; card: blocked, email: mailGaveUp'],
  ['its answers are lost', 'dafydd-moss', mailFails('unknown'), 'blocked; card: blocked, email: mailGaveUp'],
  ['the mail cannot be drawn', 'siobhan-kerr', byMail({ draw: stumble }), 'blocked; card: blocked, email: fault'],
  ['sending it stumbles', 'neil-farrow', byMail({ send: stumble }), 'blocked; card: blocked, email: fault'],
  ['there is no address', 'grace-adeyemi', byMail({ draw: async () => undefined }), 'blocked; card: blocked'],
  ['never met, and no e-mail', 'imogen-clay', () => ({}), 'noContact; card: noContact'],
];

/** Takes every way until there is none, without waiting; what waiting there would be is added up. */
async function climbed(stand: OutboxStand, message: Message, parts: OutboxParts): Promise<[Delivery, number]> {
  let [delivery] = message.deliveries;
  let waitedMs = 0;
  while (delivery?.state === 'queued') {
    const posted = await postCopy(parts, stand.panelId, message, delivery);
    waitedMs += posted.wait ?? 0;
    delivery = posted.delivery;
  }
  if (delivery === undefined) throw new Error('Nothing was left to say');
  return [delivery, waitedMs / 60_000];
}

it('whatever goes wrong, the coordinator reads of it with its reason once its ways are taken, and the log says which message', async () => {
  const log = (message: string, details: object) => void logged.push({ message, details });
  const stand = await played.open({ log });
  const seen: [string, string, string][] = [];
  for (const [what, memberId, failing] of failures) {
    if (memberId !== 'imogen-clay') await played.meet(stand, memberId);
    const at = stand.now();
    const content = { kind: 'notice', said: 'Something waits for you' } as const;
    const deliveries = [queuedFor({ kind: 'member', memberId: MemberId.parse(memberId) })];
    const message = newMessage({ id: what, task: 'post', content, deliveries, createdAt: at, dueAt: at });
    const [delivery, minutes] = await climbed(stand, message, { ...stand.parts, ...failing(memberId) });
    expect(minutes).toBeLessThanOrEqual(WAY_MINUTES * delivery.tried.length);
    const document = documentOf('message', stand.panelId, { ...message, deliveries: [delivery], state: 'done' });
    await stand.store.commit(stand.panelId, [{ kind: 'create', document }]);
    seen.push([what, memberId, ways([{ ...message, deliveries: [delivery] }]).join()]);
    const told = logged.filter(({ details }) => 'message' in details && details.message === what).at(-1)?.details;
    expect(told).toMatchObject({
      message: what,
      ...delivery.tried.map(({ rung, reason }) => ({ rung, reason })).at(-1),
    });
  }
  expect(seen).toEqual(failures.map(([what, memberId, , ended]) => [what, memberId, `failed: ${ended}`]));
  const { items } = await stand.ask('callum-reeve', 'reminders.notReached');
  const met = failures.map(([, memberId]) => memberId).sort();
  expect(items.map(({ memberId }) => memberId).sort()).toEqual(met);
  const { items: lines } = await stand.ask('callum-reeve', 'today.watched');
  expect(lines.filter(({ kind }) => kind === 'notReached')).toMatchObject([
    { waits: true, isLate: true, count: met.length },
  ]);
});
