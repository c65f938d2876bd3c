import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { wholePanel } from '../../bot/domain/audience';
import { AgencyId, MemberId, TaskId } from '../../bot/domain/ids';
import { Task } from '../../bot/domain/task';
import { addDays, addMinutes, instantOf, localDateOf } from '../../bot/domain/time';
import northmoor from '../../bot/panels/northmoor.json';
import { openSqliteStore } from '../../bot/store/sqliteStore';
import { Ledger } from '../../bot/ledger/ledger';
import { foundPanel } from '../../bot/useCases/settings/foundPanel';
import { readPanelFile } from '../../bot/useCases/settings/panelFile';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/**
 * A data folder with Northmoor in it, `tasks` tasks of Priya Sandhu's ("task-0" …) that nobody has answered, and
 * `logRows` further entries in the log. No cards stand in chats.
 */
export async function seed(dataDir: string, { tasks, logRows }: { tasks: number; logRows: number }): Promise<void> {
  mkdirSync(dataDir, { recursive: true });
  const store = openSqliteStore(path.join(dataDir, 'sentinel.db'));
  const ledger = new Ledger(store, { announce: () => {} }, sha256, randomUUID);
  const now = instantOf(new Date());
  const panelId = await foundPanel(readPanelFile(northmoor), ledger, now);
  const stamp = { by: MemberId.parse('ruth-calder'), at: now };
  const log = (id: string) =>
    ({ by: stamp.by, subject: { type: 'task', id, reference: 'SEN-27-001' }, readers: ['*'] }) as const;

  const given = Array.from({ length: tasks }, (_, index) =>
    ledger.change(panelId, now, async (draft) => {
      const number = draft.nextNumber('task-27');
      const task = Task.parse({
        ...{ id: TaskId.parse(`task-${index}`), panelId, number, reference: `SEN-27-${number}` },
        ...{ title: `Visit number ${index}`, state: 'allocated', urgent: false, origin: { kind: 'panel' } },
        ...{ agencyId: AgencyId.parse('ea'), ownerId: MemberId.parse('priya-sandhu'), audience: wholePanel },
        dueOn: addDays(localDateOf(now, 'Europe/London'), 30),
        ...{ created: stamp, changed: stamp, allocated: { ...stamp, ackDueAt: addMinutes(now, 2_880) } },
      });
      draft.put('task', task);
      draft.log({ action: 'task-allocated', ...log(task.id) });
    }),
  );
  const said = Array.from({ length: logRows }, (_, index) =>
    ledger.change(panelId, now, async (draft) => draft.log({ action: 'task-progressed', ...log(`old-${index}`) })),
  );
  await Promise.all([...given, ...said]);
  await store.close();
}
