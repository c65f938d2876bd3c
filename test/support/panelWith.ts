import { createHash, randomUUID } from 'node:crypto';
import { noAnchors } from '../../bot/ledger/anchors';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { wholePanel } from '../../bot/domain/audience';
import { AgencyId, MemberId, type PanelId, TaskId } from '../../bot/domain/ids';
import type { Task } from '../../bot/domain/task';
import { addDays, Instant, LocalDate } from '../../bot/domain/time';
import { documents } from '../../bot/documents/documentMaker';
import northmoor from '../../bot/panels/northmoor.json';
import { openSqliteStore } from '../../bot/store/sqliteStore';
import { Contexts } from '../../bot/ledger/context';
import { Ledger } from '../../bot/ledger/ledger';
import { foundPanel } from '../../bot/useCases/settings/foundPanel';
import { readPanelFile } from '../../bot/useCases/settings/panelFile';
import type { PanelStore } from '../../bot/ledger/store';
import { documentOf } from '../../bot/ledger/records';
import { Rosters } from '../../bot/ledger/roster';
import { doors } from '../../bot/useCases/doors';
import { ReadingBook } from '../../bot/useCases/log/readingBook';

const now = Instant.parse('2027-02-02T09:14:00.000Z');
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

export interface Reads {
  operations: number;
  documents: number;
}

export interface Filled {
  readonly count: number;
  readonly openOf: number;
  /** When they were given; just now unless told. */
  readonly at?: Instant;
}

/** Of `count` tasks one in `openOf` is open; nothing but the people has been read at their change yet. */
export async function panelWith({ count, openOf, at = now }: Filled) {
  const reads: Reads = { operations: 0, documents: 0 };
  const { file, panelId } = await copyOf({ count, openOf, at });
  const store = openSqliteStore(file, {
    onRead: ({ documents }) => {
      reads.operations += 1;
      reads.documents += documents;
    },
  });
  const ledger = ledgerOf(store);
  const services = {
    store,
    ledger,
    documents,
    calendar: { holidays: new Map() },
    sha256,
    readings: new ReadingBook(ledger),
    doors,
    anchors: noAnchors,
    tabLink: (place: string) => place,
    drawMessage: async () => undefined,
  };
  const contexts = new Contexts(services, new Rosters(store), () => now);
  const asked = (who: string) => contexts.of(panelId, MemberId.parse(who));
  const { roster } = await asked('callum-reeve');

  reads.operations = 0;
  reads.documents = 0;
  return { reads, asked, people: [...roster.members.keys()], close: () => store.close() };
}

const ledgerOf = (store: PanelStore) => new Ledger(store, { announce: () => undefined }, sha256, randomUUID);

interface Standing {
  readonly file: string;
  readonly panelId: PanelId;
}

const filled = new Map<string, Promise<Standing>>();
const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A panel of its own for each who asks; thousands of tasks are written once for all who ask for as many. */
async function copyOf(wanted: Required<Filled>): Promise<Standing> {
  const name = JSON.stringify(wanted);
  const original = filled.get(name) ?? founded(wanted);
  filled.set(name, original);
  const { file: from, panelId } = await original;
  const file = newFile();
  copyFileSync(from, file);
  return { file, panelId };
}

async function founded(wanted: Required<Filled>): Promise<Standing> {
  const file = newFile();
  const store = openSqliteStore(file);
  const panelId = await foundPanel(readPanelFile(panelOfSixty()), ledgerOf(store), now);
  await fill(store, panelId, wanted);
  // Nothing is left beside its one file.
  await store.purge();
  await store.close();
  return { file, panelId };
}

function newFile(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'long-'));
  folders.push(folder);
  return path.join(folder, 'sentinel.db');
}

function panelOfSixty(): unknown {
  const more = Array.from({ length: 60 - northmoor.members.length }, (_, index) => ({
    name: `Member Number${index}`,
    agency: 'ea',
    role: 'member',
    email: `member${index}@ea.example`,
    accepted: northmoor.members[0]?.accepted,
  }));
  return { ...northmoor, members: [...northmoor.members, ...more] };
}

async function fill(store: PanelStore, panelId: PanelId, { count, openOf, at }: Required<Filled>): Promise<void> {
  const tasks = Array.from({ length: count }, (_, index) => aTask(panelId, index + 1, openOf, at));
  for (let from = 0; from < tasks.length; from += 100) {
    const writes = tasks
      .slice(from, from + 100)
      .map((task) => ({ kind: 'create', document: documentOf('task', panelId, task) }) as const);
    await store.commit(panelId, writes);
  }
}

function aTask(panelId: PanelId, number: number, openOf: number, at: Instant): Task {
  const stamp = { by: MemberId.parse('ruth-calder'), at };
  const core = {
    id: TaskId.parse(`task-${number}`),
    panelId,
    number,
    reference: `SEN-27-${String(number).padStart(3, '0')}`,
    title: `Visit number ${number}`,
    agencyId: AgencyId.parse('ea'),
    ownerId: MemberId.parse('priya-sandhu'),
    ...(number % 1_000 === 0 ? { deputyId: MemberId.parse('member-number5') } : {}),
    dueOn: addDays(LocalDate.parse('2027-01-01'), number % 300),
    urgent: false,
    origin: { kind: 'panel' } as const,
    audience: wholePanel,
    created: stamp,
    changed: stamp,
  };
  const allocated = { ...stamp, ackDueAt: now };
  if (number % openOf === 0) return { ...core, state: 'allocated', allocated };
  const done = { acknowledged: stamp, completed: stamp, closed: stamp, outcome: 'Done', fourP: 'Pursue' as const };
  return { ...core, state: 'closed', allocated, ...done };
}
