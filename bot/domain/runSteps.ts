import { REMEMBERED_STEPS, type Floor, type ItemRun, type Run, type RunStep } from './run';
import { itemOf, withItemMoved } from './agendaOrder';
import type { AgendaItemId, MemberId } from './ids';
import { darkened } from './presented';
import { Refusal } from './refusal';
import { floorParts, type Placed } from './sections';
import type { Instant } from './time';

interface Progress<Item extends Placed> {
  readonly agenda: readonly Item[];
  readonly run?: Run | undefined;
}

export interface TakenStep {
  /** Chosen by the caller: the same step sent again changes nothing. */
  readonly stepId: string;
  readonly step: RunStep;
  readonly at: Instant;
  readonly by: MemberId;
}

/**
 * One step further. Gives the very same progress when nothing changes: a second click, a step sent again.
 * The tab takes the same steps by itself while it is offline.
 *
 * @throws Refusal `meeting-not-running`, `item-gone`, `item-over`
 */
export function takeStep<Item extends Placed>(progress: Progress<Item>, taken: TakenStep): Progress<Item> {
  const { agenda, run } = progress;
  const { step, stepId } = taken;
  if (run?.stepIds.includes(stepId) === true) return progress;
  if (step.kind === 'move') return moved(progress, step, stepId);
  if (run === undefined) {
    if (step.kind === 'start') return { agenda, run: begun(agenda, taken) };
    throw new Refusal('meeting-not-running');
  }
  // A step that waited offline happened when it was taken, but never before the one that came in last.
  const at = taken.at < run.lastStepAt ? run.lastStepAt : taken.at;
  const next = stepped(agenda, run, step, at);
  if (next === run) return progress;
  return { agenda, run: { ...darkOnceMoved(run, next), stepIds: remembered(run, stepId), lastStepAt: at } };
}

/** Nobody stays large on the stage once the floor rests, is another item's, or somebody else's. */
function darkOnceMoved(before: Run, after: Run): Run {
  return before.floor === after.floor && before.chairId === after.chairId ? after : darkened(after);
}

/** Also before the start; from then on it is remembered, so that sent again it does not undo somebody else's move. */
function moved<Item extends Placed>(
  progress: Progress<Item>,
  { itemId, beforeId }: Extract<RunStep, { kind: 'move' }>,
  stepId: string,
): Progress<Item> {
  const { agenda, run } = progress;
  const next = withItemMoved(agenda, itemId, beforeId);
  if (next === agenda) return progress;
  return run === undefined ? { agenda: next } : { agenda: next, run: { ...run, stepIds: remembered(run, stepId) } };
}

function remembered({ stepIds }: Run, stepId: string): string[] {
  return [...stepIds, stepId].slice(-REMEMBERED_STEPS);
}

function begun(agenda: readonly Placed[], { stepId, at, by }: TakenStep): Run {
  const first = floorParts(agenda).find(({ comesUp }) => comesUp)?.item;
  const floor: Floor =
    first === undefined ? { kind: 'finished', since: at } : { kind: 'running', itemId: first.id, since: at };
  return { startedAt: at, chairId: by, floor, items: [], stepIds: [stepId], lastStepAt: at };
}

type FloorStep = Exclude<RunStep, { kind: 'move' }>;

function stepped(agenda: readonly Placed[], run: Run, step: FloorStep, at: Instant): Run {
  switch (step.kind) {
    case 'start':
      return run;
    case 'pause':
      return paused(run, at);
    case 'resume':
      return resumed(run, at);
    case 'goTo':
      return wentTo(agenda, run, step, at);
    case 'finish':
      return finished(run, at);
    case 'extend':
      return extended(agenda, run, step);
    case 'defer':
      return deferred(agenda, run, step.itemId, at);
    case 'restore':
      return restored(agenda, run, step.itemId);
    case 'handOver':
      return handedOver(run, step.memberId);
    case 'reveal':
    case 'conceal':
      return shown(agenda, run, step);
  }
}

function handedOver(run: Run, chairId: MemberId): Run {
  return run.chairId === chairId ? run : { ...run, chairId };
}

function paused(run: Run, at: Instant): Run {
  const { floor } = run;
  return floor.kind === 'running' ? { ...left(run, 'open', at), floor: { ...floor, kind: 'paused', since: at } } : run;
}

function resumed(run: Run, at: Instant): Run {
  const { floor } = run;
  return floor.kind === 'paused' ? { ...run, floor: { ...floor, kind: 'running', since: at } } : run;
}

function finished(run: Run, at: Instant): Run {
  return run.floor.kind === 'finished' ? run : { ...left(run, 'done', at), floor: { kind: 'finished', since: at } };
}

function wentTo(
  agenda: readonly Placed[],
  run: Run,
  { itemId, leave }: Extract<RunStep, { kind: 'goTo' }>,
  at: Instant,
): Run {
  itemOf(agenda, itemId);
  if (run.floor.kind === 'running' && run.floor.itemId === itemId) return run;
  const away = floorItemId(run) === itemId ? run : left(run, leave, at);
  return { ...withItemRun(away, itemId, { outcome: 'open' }), floor: { kind: 'running', itemId, since: at } };
}

function extended(agenda: readonly Placed[], run: Run, { itemId, minutes }: Extract<RunStep, { kind: 'extend' }>): Run {
  itemOf(agenda, itemId);
  return withItemRun(run, itemId, { extraMinutes: itemRunOf(run, itemId).extraMinutes + minutes });
}

/** @throws Refusal `item-gone`, `item-over` when it has been dealt with */
function deferred(agenda: readonly Placed[], run: Run, itemId: AgendaItemId, at: Instant): Run {
  itemOf(agenda, itemId);
  const { outcome } = itemRunOf(run, itemId);
  if (outcome === 'deferred') return run;
  if (outcome === 'done') throw new Refusal('item-over');
  if (run.floor.kind === 'finished' || run.floor.itemId !== itemId)
    return withItemRun(run, itemId, { outcome: 'deferred' });
  // What is on the floor gives it to the next item.
  const gone = left(run, 'deferred', at);
  const next = nextItem(agenda, gone, itemId);
  return {
    ...gone,
    floor: next === undefined ? { kind: 'finished', since: at } : { kind: 'running', itemId: next.id, since: at },
  };
}

function restored(agenda: readonly Placed[], run: Run, itemId: AgendaItemId): Run {
  itemOf(agenda, itemId);
  return itemRunOf(run, itemId).outcome === 'deferred' ? withItemRun(run, itemId, { outcome: 'open' }) : run;
}

function shown(
  agenda: readonly Placed[],
  run: Run,
  { kind, itemId }: Extract<RunStep, { kind: 'reveal' | 'conceal' }>,
): Run {
  itemOf(agenda, itemId);
  const revealed = kind === 'reveal';
  return isRevealed(run, itemId) === revealed ? run : withItemRun(run, itemId, { revealed });
}

/** Whether a stage or projector may show the words of its issue: not before the chair says so. */
export function isRevealed(run: Run | undefined, itemId: AgendaItemId): boolean {
  return itemRunOf(run, itemId).revealed === true;
}

/** What few may read from now on leaves the stage, and is not on it again before the chair says so anew. */
export function concealed(run: Run, itemId: AgendaItemId): Run {
  const dark = run.presented?.itemId === itemId ? darkened(run) : run;
  return isRevealed(dark, itemId) ? withItemRun(dark, itemId, { revealed: false }) : dark;
}

/** The floor's item with its stretch counted, and what becomes of it. */
function left(run: Run, outcome: ItemRun['outcome'], at: Instant): Run {
  const { floor } = run;
  if (floor.kind === 'finished') return run;
  const stretch = floor.kind === 'running' ? msBetween(floor.since, at) : 0;
  return withItemRun(run, floor.itemId, { outcome, spentMs: itemRunOf(run, floor.itemId).spentMs + stretch });
}

function withItemRun(run: Run, itemId: AgendaItemId, change: Partial<Omit<ItemRun, 'itemId'>>): Run {
  const changed = { ...itemRunOf(run, itemId), ...change };
  const others = run.items.filter((each) => each.itemId !== itemId);
  return { ...run, items: [...others, changed] };
}

/** The item on the floor; undefined once the agenda is finished. */
export function floorItemId(run: { readonly floor: Floor } | undefined): AgendaItemId | undefined {
  return run === undefined || run.floor.kind === 'finished' ? undefined : run.floor.itemId;
}

export function itemRunOf(run: Run | undefined, itemId: AgendaItemId): ItemRun {
  const found = run?.items.find((each) => each.itemId === itemId);
  return found ?? { itemId, spentMs: 0, extraMinutes: 0, outcome: 'open' };
}

function msBetween(from: Instant, to: Instant): number {
  return Math.max(0, Date.parse(to) - Date.parse(from));
}

/**
 * The item to come after `itemId`: the next open one below it, else the first open one above; undefined at the end.
 * What waits for the chair is passed over, and a line that has given all its time to what stands in it.
 */
export function nextItem<Item extends Placed>(
  agenda: readonly Item[],
  run: Run,
  itemId: AgendaItemId | undefined,
): Item | undefined {
  return itemsToCome(agenda, run, itemId)[0];
}

/** In the order in which each becomes the next. */
export function itemsToCome<Item extends Placed>(
  agenda: readonly Item[],
  run: Run,
  itemId: AgendaItemId | undefined,
): Item[] {
  const at = agenda.findIndex(({ id }) => id === itemId);
  const parts = floorParts(agenda);
  const turn = [...parts.slice(at + 1), ...parts.slice(0, Math.max(0, at))];
  return turn.flatMap(({ item, comesUp }) => (comesUp && itemRunOf(run, item.id).outcome === 'open' ? [item] : []));
}

/** The item right before the one on the floor; the last one when the agenda is finished. */
export function itemBefore<Item extends Placed>(agenda: readonly Item[], run: Run): Item | undefined {
  const onFloor = floorItemId(run);
  const turn = floorParts(agenda).flatMap(({ item, comesUp }) => (comesUp || item.id === onFloor ? [item] : []));
  const at = turn.findIndex(({ id }) => id === onFloor);
  return at < 0 ? turn.at(-1) : turn[at - 1];
}

export interface ItemTimes {
  readonly plannedMs: number;
  readonly spentMs: number;
  /** Negative once it is over its time. */
  readonly leftMs: number;
}

/** Planned and spent of one item of the agenda at `now`, by the server's times alone. */
export function itemTimes(
  agenda: readonly Placed[],
  itemId: AgendaItemId,
  run: Run | undefined,
  now: Instant,
): ItemTimes {
  const part = floorParts(agenda).find(({ item }) => item.id === itemId);
  return timesOf(itemId, part?.minutes ?? 0, run, now);
}

function timesOf(itemId: AgendaItemId, minutes: number, run: Run | undefined, now: Instant): ItemTimes {
  const { spentMs: before, extraMinutes } = itemRunOf(run, itemId);
  const onFloor = run?.floor.kind === 'running' && run.floor.itemId === itemId ? msBetween(run.floor.since, now) : 0;
  const plannedMs = (minutes + extraMinutes) * 60_000;
  const spentMs = before + onFloor;
  return { plannedMs, spentMs, leftMs: plannedMs - spentMs };
}

/** Milliseconds from `now` to the end, if every open item takes what is left of its time. */
export function msToFinish(agenda: readonly Placed[], run: Run, now: Instant): number {
  const open = floorParts(agenda).filter(({ item, comesUp }) => comesUp && itemRunOf(run, item.id).outcome === 'open');
  return open.reduce((sum, { item, minutes }) => sum + Math.max(0, timesOf(item.id, minutes, run, now).leftMs), 0);
}
