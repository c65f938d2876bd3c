import type { PanelId } from '../domain/ids';
import { logIdOf, logNumberOf } from './logPages';
import type { LogWalk } from './logWalk';
import type { FoundRecords } from './recordCheck';
import type { Head } from './head';
import { recordOf } from './records';
import type { PanelStore } from './store';

interface Place {
  readonly store: PanelStore;
  readonly panelId: PanelId;
}

/** Undefined where there is none that can be read. */
export async function loadHead({ store, panelId }: Place): Promise<Head | undefined> {
  const found = await store.read(panelId, 'head');
  try {
    return found === undefined ? undefined : recordOf('head', found);
  } catch {
    return undefined;
  }
}

interface Looking {
  /** Before the records were looked at, and after. */
  readonly first: Head | undefined;
  readonly last: Head | undefined;
  readonly walk: LogWalk;
  readonly found: FoundRecords;
  readonly place: Place;
}

/** What the head says besides number and hash, against the log and the records; and whether anything stands beyond it. */
export async function checkHead({ first, last, walk, found, place }: Looking): Promise<void> {
  if (first === undefined || last === undefined) {
    if (walk.at.number > 0) walk.note({ kind: 'head-unreadable' });
    return;
  }
  const note = (what: string) => walk.note({ kind: 'head-altered', what });
  if (![walk.lastChange, walk.lastUnreadable].includes(last.changeNumber)) note('the number of the last change');
  if (last.rosterAsOf < walk.lastOfRoster || last.rosterAsOf > last.logNumber) note('when people last changed');
  // Of a record that is gone or unreadable nobody knows the number, and that it is has been told.
  const isMissed = walk.faults.some(({ kind }) => kind === 'record-missing' || kind === 'record-unreadable');
  for (const counter of wrongCounters(isMissed ? undefined : first, last, found)) note(`the counter ${counter}`);
  if (!(await areRunning(last, found, place))) note('which meetings run');
  if (!areShapes(last, walk.lastForm, found)) note('in which forms records are');
  await checkBeyond(walk, place);
}

/** While others write, a counter lies between what it was before the records were looked at and what it is after. */
function wrongCounters(first: Head | undefined, last: Head, { numbers }: FoundRecords): string[] {
  const names = new Set([...numbers.keys(), ...Object.keys(last.counters)]);
  return [...names].filter((name) => {
    const number = numbers.get(name) ?? 0;
    return (last.counters[name] ?? 0) < number || (first?.counters[name] ?? 0) > number;
  });
}

/** More often than a meeting begins and ends while it is looked at. */
const MOST_LOOKS = 3;

async function areRunning(last: Head, { runningMeetingIds }: FoundRecords, place: Place): Promise<boolean> {
  const told = new Set(last.runningMeetingIds);
  const differing = [...new Set([...told, ...runningMeetingIds])].filter(
    (id) => told.has(id) !== runningMeetingIds.has(id),
  );
  for (const id of differing) if (!(await isRunningAsTold(id, place))) return false;
  return true;
}

async function isRunningAsTold(id: string, place: Place): Promise<boolean> {
  for (let look = 1; look <= MOST_LOOKS; look++) {
    const meeting = await place.store.read(place.panelId, id);
    const head = await loadHead(place);
    if ((meeting?.keys['state'] === 'running') === head?.runningMeetingIds.includes(id)) return true;
  }
  return false;
}

/** By `newest` versions know whether they can keep the panel, by `settled` whether their lists are whole. */
function areShapes({ shapes }: Head, lastForm: number, { forms }: FoundRecords): boolean {
  const { settled = {}, unwalked = [], newest = {} } = shapes ?? {};
  return [...forms, ['log', { least: 1, most: lastForm }] as const].every(([type, { least, most }]) => {
    const isKnown = (newest[type] ?? 1) >= most;
    return isKnown && (unwalked.includes(type) || (settled[type]?.form ?? 1) <= least);
  });
}

/** An entry and the head that tells of it come together: what stands beyond a head that was read after it is of neither. */
async function checkBeyond(walk: LogWalk, place: Place): Promise<void> {
  const { store, panelId } = place;
  const beyond = await store.walk(panelId, { type: 'log', after: logIdOf(walk.at.number), limit: 100 });
  const head = await loadHead(place);
  for (const document of beyond) {
    const number = logNumberOf(document);
    if (Number.isNaN(number)) walk.note({ kind: 'record-unlogged', record: document.id });
    else if (number > (head?.logNumber ?? 0)) walk.note({ kind: 'beyond', number });
  }
}
