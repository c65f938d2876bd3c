import { MemberId } from '../../bot/domain/ids';
import { graphInstaller } from '../../bot/teams/graph/appInstaller';
import { graphAt } from '../../bot/teams/graph/graphClient';
import type { Message } from '../../bot/domain/message';
import type { AppInstaller } from '../../bot/useCases/ports';
import { runQuery } from '../../bot/useCases/queries';
import { FakeGraph } from '../support/fakeGraph';
import { until } from '../support/sentinel';
import { OFFSET_MS, type OutboxStand } from './outboxStand';
import { PlayedMail } from './playedMail';
import { allDone, giveTask, PlayedOutbox, ways } from './playedOutbox';

const reeve = MemberId.parse('callum-reeve');

const APP = '7d1f0c52-6c1b-4b57-9a53-0f3c2f0f9a11';
const SECONDS_31 = 31_000;
const DAY_MS = 24 * 60 * 60_000;
const SANDHU = 'priya.sandhu@ea.example';

let played: PlayedOutbox;
let mail: PlayedMail;
let graph: FakeGraph;
let stand: OutboxStand;

beforeEach(async () => {
  played = new PlayedOutbox();
  mail = new PlayedMail();
  graph = await FakeGraph.start();
  stand = await played.open({ mail, installer: installer() });
});
afterEach(async () => {
  await played.close();
  await graph.close();
});

function installer(answerWithinMs = 10_000): AppInstaller {
  const token = async () => 'played';
  return graphInstaller(graphAt({ graphUrl: graph.url, token, log: () => {}, answerWithinMs }), APP);
}

/** The same panel so much later, in another process. */
async function later(ms: number): Promise<OutboxStand> {
  await stand.outbox.stop();
  return played.open({ mail, installer: installer(), offsetMs: OFFSET_MS + ms });
}

/** Sends until every message is either settled or waits for Teams to tell of somebody. */
async function sentOrAwaited(on = stand): Promise<Message[]> {
  on.kick();
  return until('everything is sent or waits for a contact', async () => {
    const messages = await on.messages();
    const isSettled = ({ lease, deliveries }: Message) =>
      lease === undefined && deliveries.every((each) => each.state !== 'queued' || each.contactBy !== undefined);
    return messages.every(isSettled) && messages;
  });
}

describe('a card for somebody whom the bot has not met', () => {
  it('waits while the app is installed for them, and is sent once Teams tells of them', async () => {
    await giveTask(stand, 'task-1');
    await sentOrAwaited();
    expect(graph.installs).toEqual([{ user: SANDHU, app: `${graph.url}/v1.0/appCatalogs/teamsApps/${APP}` }]);
    expect(mail.attempts).toBe(0);

    await played.meet(stand, 'priya-sandhu');
    expect(ways(await allDone(stand))).toEqual(['sent by card']);
    expect(played.requests('priya-sandhu')).toEqual(['POST']);
    expect(graph.installs).toHaveLength(1);
  });

  it('goes on to e-mail where Teams has not told of them half a minute later', async () => {
    await giveTask(stand, 'task-1');
    await sentOrAwaited();
    const next = await later(SECONDS_31);
    next.kick();
    expect(ways(await allDone(next))).toEqual(['sent by email; card: noContact']);
    expect(graph.installs).toHaveLength(1);
  });

  it('is asked of Graph by their account where it is known', async () => {
    const account = { tenantId: 't-1', objectId: '5c0f2f3e-8a5d-4f0b-9a3e-0d6b1c2e3f40' };
    await stand.ledger.change(stand.panelId, stand.now(), async (draft) => {
      const member = await draft.findMember(MemberId.parse('priya-sandhu'));
      if (member === undefined) throw new Error('Nobody is called priya-sandhu');
      draft.put('member', { ...member, account });
      const subject = { type: 'member', id: member.id, reference: member.name } as const;
      draft.log({ action: 'member-contacted', by: 'system', subject, readers: ['*'] });
    });
    await giveTask(stand, 'task-1');
    await sentOrAwaited();
    expect(graph.users).toEqual([account.objectId]);
  });

  it.each([
    [404, 'noAccount', 'Has no Teams account here.'],
    [403, 'policy', 'Teams’ policy does not allow the app for them.'],
  ] as const)('goes on at once where Graph answers %s, and says why', async (status, reason, words) => {
    graph.reply(SANDHU, status);
    await giveTask(stand, 'task-1');
    stand.kick();
    expect(ways(await allDone(stand))).toEqual([`sent by email; card: ${reason}`]);

    // What came of it holds for the day.
    mail.fail('refused');
    await giveTask(stand, 'task-2');
    stand.kick();
    expect(ways(await allDone(stand))).toContain(`failed: ${reason}; card: ${reason}, email: mailRefused`);
    expect(graph.installs).toHaveLength(1);
    const { items } = await runQuery('reminders.notReached', {}, await stand.contexts.of(stand.panelId, reeve));
    expect(items).toMatchObject([{ name: 'Priya Sandhu', reasonText: words }]);

    // Met all the same, by adding the app herself.
    await played.meet(stand, 'priya-sandhu');
    await until('it arrives', async () => ways(await allDone(stand)).includes('sent by card'));
  });

  it('waits for them too where they have the app already', async () => {
    graph.reply(SANDHU, 409);
    await giveTask(stand, 'task-1');
    await sentOrAwaited();
    await played.meet(stand, 'priya-sandhu');
    expect(ways(await allDone(stand))).toEqual(['sent by card']);
  });

  it('asks again where Graph did not answer, or nothing that makes sense', async () => {
    const owners = [
      { ownerId: 'siobhan-kerr', agencyId: 'hse', reply: 503 },
      { ownerId: 'ravi-menon', agencyId: 'sia', reply: 'nonsense' },
      { ownerId: 'imogen-clay', agencyId: 'rspca', reply: 'hangUp' },
      { ownerId: 'tom-hesketh', agencyId: 'ts', reply: { status: 429, after: 1 } },
    ] as const;
    for (const { reply, ...owner } of owners) {
      graph.reply(played.user(owner.ownerId).email, reply);
      await giveTask(stand, `task-${owner.agencyId}`, owner);
    }
    await sentOrAwaited();
    for (const { ownerId } of owners) {
      const { email } = played.user(ownerId);
      expect(graph.users.filter((user) => user === email)).toHaveLength(2);
    }
    await played.meet(stand, ...owners.map(({ ownerId }) => ownerId));
    expect(ways(await allDone(stand))).toEqual(owners.map(() => 'sent by card'));
  });

  it('goes on to e-mail where Graph wants to be left alone for long, and the next one may ask again', async () => {
    graph.reply(SANDHU, { status: 429, after: 120 });
    await giveTask(stand, 'task-1');
    stand.kick();
    expect(ways(await allDone(stand))).toEqual(['sent by email; card: noContact']);
    expect(graph.installs).toHaveLength(1);

    const next = await later(SECONDS_31);
    await giveTask(next, 'task-2');
    await sentOrAwaited(next);
    expect(graph.installs).toHaveLength(2);
  });

  it('does not wait for a Graph that keeps silent', async () => {
    graph.reply(SANDHU, 'silence');
    const { viewer } = await stand.contexts.of(stand.panelId, MemberId.parse('priya-sandhu'));
    expect(await installer(100).install(viewer.member)).toEqual({ kind: 'unavailable' });
  });
});

it('the app is installed for somebody once a day, whatever waits', async () => {
  for (const taskId of ['task-1', 'task-2', 'task-3']) await giveTask(stand, taskId);
  await sentOrAwaited();
  expect([graph.installs.length, mail.attempts]).toEqual([1, 0]);

  const next = await later(SECONDS_31);
  await giveTask(next, 'task-4');
  next.kick();
  expect(ways(await allDone(next))).toEqual(Array.from({ length: 4 }, () => 'sent by email; card: noContact'));
  expect(graph.installs).toHaveLength(1);
  await next.outbox.stop();

  const tomorrow = await later(DAY_MS);
  await giveTask(tomorrow, 'task-5');
  await sentOrAwaited(tomorrow);
  expect(graph.installs).toHaveLength(2);
});

it('one who is awaited keeps nobody else waiting', async () => {
  await played.meet(stand, 'siobhan-kerr');
  await stand.ledger.change(stand.panelId, stand.now(), async (draft) => {
    const to = ['priya-sandhu', 'siobhan-kerr'].map((id) => MemberId.parse(id));
    draft.send({ task: 'post', content: { kind: 'notice', said: 'The venue has changed.' }, to });
    const subject = { type: 'reminder', id: 'played', reference: 'played' } as const;
    draft.log({ action: 'reminder-sent', by: 'system', subject, readers: [] });
  });
  expect(ways(await sentOrAwaited())).toEqual(['queued by card', 'sent by card']);
});
