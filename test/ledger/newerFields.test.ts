import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  acknowledge,
  block,
  close,
  complete,
  decline,
  progress,
  reallocate,
  unblock,
} from '../../bot/domain/taskSteps';
import { Member } from '../../bot/domain/member';
import { Refusal } from '../../bot/domain/refusal';
import type { Task } from '../../bot/domain/task';
import { TaskId } from '../../bot/domain/ids';
import type { PanelStore } from '../../bot/ledger/store';
import { openCosmosStore } from '../../bot/store/cosmosStore';
import { openSqliteStore } from '../../bot/store/sqliteStore';
import { startCosmos } from '../support/cosmosEmulator';
import { aLedger, ledgerNow } from '../support/ledgerTasks';
import { aPanelId, creates, type StorePlace } from '../support/storeDocuments';

const folder = mkdtempSync(path.join(tmpdir(), 'sentinel-newer-'));
afterAll(() => rmSync(folder, { recursive: true }));

const stamp = { by: 'ruth-calder', at: ledgerNow };
const context = {
  by: Member.shape.id.parse('priya-sandhu'),
  now: ledgerNow,
  timeZone: 'Europe/London',
  holidays: new Set<string>(),
};

/** A task as the next version writes it: it knows more of the task, of its disclosure, its origin, its allocation. */
const newerTask = {
  ...{ id: 't1', number: 1, reference: 'SEN-27-001', title: 'Visit the scrapyard', state: 'allocated', urgent: false },
  ...{ agencyId: 'ea', ownerId: 'priya-sandhu', dueOn: '2027-04-01', created: stamp, changed: stamp },
  audience: { kind: 'named', agencyIds: ['ea'], memberIds: [], until: '2027-06-01' },
  origin: { kind: 'meeting', meetingId: 'M1', itemId: 'item-3', minute: 7 },
  disclosure: { gateway: 'Crime and Disorder Act 1998, s.115', purpose: 'Prevention', reviewOn: '2027-05-01' },
  allocated: { ...stamp, ackDueAt: ledgerNow, by2: 'card' },
  weights: [{ agencyId: 'ea', share: 1 }],
  harm: 'high',
};

function describeNewerFields(name: string, start: () => Promise<StorePlace>): void {
  describe(`what a newer version wrote, on ${name}`, () => {
    let place: StorePlace;
    let store: PanelStore;
    beforeAll(async () => {
      place = await start();
      store = await place.open();
    });
    afterAll(async () => {
      await store.close();
      await place.close();
    });

    async function withTask(form: number) {
      const panelId = aPanelId();
      const value = { ...newerTask, panelId };
      await store.commit(
        panelId,
        creates([{ id: 'task:t1', panelId, type: 'task', form, keys: { number: 1 }, value }]),
      );
      const take = (step: (task: Task) => Task) =>
        aLedger(store).change(panelId, ledgerNow, async (draft) => {
          const task = await draft.read('task', TaskId.parse('t1'));
          if (task === undefined) throw new Error('There is no task');
          draft.put('task', step(task));
          const subject = { type: 'task', id: 't1', reference: 'SEN-27-001' } as const;
          draft.log({ action: 'task-progressed', by: context.by, subject, readers: ['*'] });
          return task;
        });
      return { panelId, take, stored: async () => (await store.read(panelId, 'task:t1'))?.value };
    }

    it('survives every step of a task at every depth, while what left with a state does not come back', async () => {
      const { take, stored } = await withTask(1);
      const owner = Member.parse({
        ...{ id: 'priya-sandhu', panelId: 'p', agencyId: 'ea', name: 'Priya Sandhu', title: '', role: 'member' },
        email: 'priya@ea.example',
      });
      const kept = {
        ...{ harm: 'high', weights: [{ agencyId: 'ea', share: 1 }], origin: { minute: 7 } },
        ...{ disclosure: newerTask.disclosure, audience: { until: '2027-06-01' } },
      };
      const steps: readonly ((task: Task) => Task)[] = [
        (task) => acknowledge(task, context),
        (task) => progress(task, 'Began', context),
        (task) => block(task, 'No gate key', context),
        (task) => unblock(task, context),
        (task) => decline(task, 'Not ours', context),
        (task) => reallocate(task, { owner }, context),
        (task) => complete(task, { outcome: 'Done' }, context),
        (task) => close(task, { fourP: 'Prevent' }, context),
      ];
      for (const step of steps) {
        await take(step);
        expect(await stored()).toMatchObject(kept);
      }
      const task = await stored();
      expect(task).not.toHaveProperty('reason');
      expect(task).not.toHaveProperty('lastNote');
      // It belonged to the former allocation.
      expect(task).not.toHaveProperty('allocated.by2');
    });

    it('is not seen by anything here: not in JSON, not in a copy', async () => {
      const { take } = await withTask(1);
      const task = await take((each) => acknowledge(each, context));
      expect(JSON.parse(JSON.stringify({ ...task }))).not.toHaveProperty('harm');
      expect(Object.keys(task.disclosure ?? {})).toEqual(['gateway', 'purpose']);
    });

    it('in a form that is not known here is refused in words, and nothing is written over it', async () => {
      const { take, stored } = await withTask(2);
      const before = await stored();
      await expect(take((task) => acknowledge(task, context))).rejects.toEqual(new Refusal('newer-data'));
      expect(await stored()).toEqual(before);
    });
  });
}

describeNewerFields('SQLite', async () => ({
  open: async () => openSqliteStore(path.join(folder, 'newer.db')),
  close: async () => {},
}));

describeNewerFields('Cosmos (emulated)', async () => {
  const cosmos = await startCosmos();
  const account = { endpoint: cosmos.endpoint, key: cosmos.key, database: 'd', container: 'c' };
  return { open: () => openCosmosStore(account), close: () => cosmos.close() };
});
