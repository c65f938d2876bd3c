import { recordOf } from '../../bot/ledger/records';
import { until } from '../support/sentinel';
import type { OutboxStand } from './outboxStand';
import { allDone, leaseOf, PlayedOutbox } from './playedOutbox';

let played: PlayedOutbox;
let stand: OutboxStand;
beforeEach(async () => {
  played = new PlayedOutbox();
  stand = await played.open();
  await played.meet(stand, 'tom-hesketh');
  await stand.command('tom-hesketh', 'issue.raise', { issueId: 'burning', text: 'Waste is burnt' });
  const audience = { kind: 'named', agencyIds: ['ts'], memberIds: [] };
  await stand.command('ruth-calder', 'issue.triage', { issueId: 'burning', audience });
  const task = {
    taskId: 'look',
    title: 'Look at the ashes',
    agencyId: 'ts',
    ownerId: 'tom-hesketh',
    dueOn: '2027-02-19',
  };
  await stand.command('ruth-calder', 'issue.makeTask', { issueId: 'burning', task });
});
afterEach(() => played.close());

async function told(): Promise<string[]> {
  const found = await stand.store.query(stand.panelId, { type: 'log', limit: 500 });
  const entries = found.map((document) => recordOf('log', document)).filter(({ action }) => action === 'card-sent');
  return entries.flatMap((entry) => (entry.form === 1 ? [] : Object.keys(entry.records ?? {}))).sort();
}

const owner = 'told:task:look:tom-hesketh';

async function deliver(on: OutboxStand): Promise<void> {
  on.kick();
  await allDone(on);
  await on.outbox.stop();
}

it('who takes over from a process that died before it marked a sending logs it, and does not log it again', async () => {
  await deliver(stand);
  const first = await told();
  expect(first).toContain(owner);
  const [died] = (await stand.messages()).filter(({ content }) => content.kind === 'task');
  if (died === undefined) throw new Error('Nothing was sent');
  const queued = died.deliveries.map(({ recipient }) => ({
    ...{ state: 'queued' as const, recipient, rung: 'card' as const, tried: [], failures: 0 },
  }));
  await stand.rewrite({ ...died, state: 'waiting', deliveries: queued, lease: leaseOf('dead', -1) });
  const cards = played.chat('tom-hesketh').length;
  await deliver(await played.open());
  expect(played.chat('tom-hesketh').length).toBeGreaterThan(cards);
  expect(await told()).toEqual(first);
});

it('whoever Teams lets no card come to is not told', async () => {
  played.fault('tom-hesketh', 403, { times: 100 });
  stand.kick();
  await until('the owner is given up', async () =>
    (await stand.messages()).some(({ deliveries }) => deliveries.some(({ state }) => state === 'failed')),
  );
  await stand.outbox.stop();
  expect(await told()).not.toContain(owner);
});
