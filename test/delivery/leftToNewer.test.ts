import { Scheduler } from '../../bot/delivery/scheduler';
import { MeetingId, MemberId } from '../../bot/domain/ids';
import { Refusal } from '../../bot/domain/refusal';
import { becomeNextVersion, raiseForm } from '../support/nextVersion';
import { until } from '../support/sentinel';
import type { OutboxStand } from './outboxStand';
import { allDone, giveTask, PlayedOutbox, ways } from './playedOutbox';

/** Those that know tasks in the raised form. */
const nextVersion = { task: { upgrades: [(stored: unknown) => stored] } };
/** More than are taken in hand at once. */
const MANY = 22;
const priya = MemberId.parse('priya-sandhu');

let played: PlayedOutbox;
let stand: OutboxStand;
let told: string[];

beforeEach(async () => {
  played = new PlayedOutbox();
  told = [];
  stand = await played.open({ log: (message) => told.push(message) });
  await played.meet(stand, 'priya-sandhu');
});
afterEach(() => played.close());

/** A look at all that is due, and what came of it. */
async function looked(): Promise<void> {
  stand.kick();
  await until('all that is due was looked at', async () => {
    const messages = await stand.messages();
    return told.length > 0 && messages.every(({ lease }) => lease === undefined);
  });
}

describe('a task that a newer version, which runs beside this one, has written', () => {
  it('is sent by that one, once: here it is neither given up nor held, nor is anything said of it in the chat', async () => {
    await giveTask(stand, 'task-1');
    await raiseForm(stand.store, stand.panelId, 'task');
    await looked();
    const [waiting] = await stand.messages();
    expect(waiting).toMatchObject({ state: 'waiting', deliveries: [{ state: 'queued', rung: 'card', failures: 0 }] });
    expect(played.chat('priya-sandhu')).toEqual([]);

    const undo = becomeNextVersion(nextVersion);
    try {
      const newer = await played.open({ processId: 'newer' });
      newer.kick();
      expect(ways(await allDone(newer))).toEqual(['sent by card']);
    } finally {
      undo();
    }
    expect(played.texts('priya-sandhu')).toEqual([expect.stringContaining('Visit task-1')]);
  });

  it('is spoken of once in the log, however many there are, and holds up nothing that can be sent', async () => {
    for (let each = 1; each <= MANY; each++) await giveTask(stand, `task-${each}`);
    await raiseForm(stand.store, stand.panelId, 'task');
    await looked();
    await stand.ledger.change(stand.panelId, stand.now(), async (draft) => {
      draft.send({ task: 'post', content: { kind: 'agenda', meetingId: MeetingId.parse('M2') }, to: [priya] });
      const subject = { type: 'reminder', id: 'played', reference: 'played' } as const;
      draft.log({ action: 'reminder-sent', by: 'system', subject, readers: [] });
    });
    stand.kick();
    await until('the agenda is there', () => played.chat('priya-sandhu').length === 1);
    stand.kick();
    await stand.outbox.stop();
    expect(told).toEqual(['Work on newer data is left to a newer Sentinel']);
    const waiting = (await stand.messages()).filter(({ state }) => state === 'waiting');
    expect(waiting).toHaveLength(MANY);
    expect(new Set(waiting.map(({ attempts }) => attempts))).toEqual(new Set([1]));
  });
});

it('reminders that only a newer version can look for are looked for by it, at once', async () => {
  const looks: string[] = [];
  const scheduler = (processId: string, look: () => Promise<never>) =>
    new Scheduler({
      ...{ store: stand.store, clock: stand.now, processId },
      look: async () => {
        looks.push(processId);
        return look();
      },
      log: (message) => told.push(message),
    });
  const older = scheduler('older', async () => {
    throw new Refusal('newer-data');
  });
  await older.begin(stand.panelId);
  await older.run();
  await older.run();
  const newer = scheduler('newer', async () => {
    throw new Error('Looked');
  });
  await newer.run();
  expect(looks).toEqual(['older', 'newer']);
  expect(told).toEqual([
    'Work on newer data is left to a newer Sentinel',
    expect.stringMatching(/^Reminders were not/),
  ]);
});
