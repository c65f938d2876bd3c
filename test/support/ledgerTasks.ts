import { createHash, randomUUID } from 'node:crypto';
import { wholePanel } from '../../bot/domain/audience';
import { AgencyId, MemberId, type PanelId, TaskId } from '../../bot/domain/ids';
import type { LogEntry } from '../../bot/domain/log';
import { Task } from '../../bot/domain/task';
import { Instant, LocalDate } from '../../bot/domain/time';
import type { Draft } from '../../bot/ledger/changeDraft';
import { Ledger } from '../../bot/ledger/ledger';
import type { Announcer, PanelStore } from '../../bot/ledger/store';
import { checkLog } from '../../bot/ledger/logCheck';
import { pagesOfLog } from '../../bot/ledger/logPages';

export const ledgerNow = Instant.parse('2027-03-02T09:30:00.000Z');
const ruth = MemberId.parse('ruth-calder');

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

export function aLedger(store: PanelStore, announcer: Announcer = { announce: () => {} }): Ledger {
  return new Ledger(store, announcer, sha256, randomUUID);
}

/** A task as the panel proposes it, with the next number of the counter "task-27". */
export function proposeTask(draft: Draft, panelId: PanelId, id: string, detail?: string): Task {
  const number = draft.nextNumber('task-27');
  const stamp = { by: ruth, at: ledgerNow };
  const task = Task.parse({
    ...{ id, panelId, number, reference: `SEN-27-${number}`, title: `Task ${id}`, state: 'proposed', detail },
    ...{ agencyId: AgencyId.parse('hmrc'), ownerId: ruth, dueOn: LocalDate.parse('2027-04-01'), urgent: false },
    ...{ origin: { kind: 'panel' }, audience: wholePanel, created: stamp, changed: stamp },
  });
  draft.put('task', task);
  logTask(draft, task, 'task-proposed');
  return task;
}

/** Writes `title` over the task's. */
export async function retitleTask(draft: Draft, id: string, title: string): Promise<Task> {
  const task = await draft.read('task', TaskId.parse(id));
  if (task === undefined) throw new Error(`There is no task ${id}`);
  const next = { ...task, title };
  draft.put('task', next);
  logTask(draft, next, 'task-progressed', title);
  return next;
}

function logTask(draft: Draft, task: Task, action: 'task-proposed' | 'task-progressed', note?: string): void {
  const subject = { type: 'task' as const, id: task.id, reference: task.reference };
  draft.log({ action, by: ruth, subject, readers: ['*'], note });
}

/** The panel's whole log, in order of number. */
export async function readLog(store: PanelStore, panelId: PanelId): Promise<LogEntry[]> {
  const entries: LogEntry[] = [];
  for await (const page of pagesOfLog(store, panelId)) entries.push(...page);
  return entries;
}

/** What the log's check finds, its records included. */
export async function faultsIn(store: PanelStore, panelId: PanelId): Promise<unknown[]> {
  return [...(await checkLog(store, panelId, sha256)).faults];
}
