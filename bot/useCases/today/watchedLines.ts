import { hasRight } from '../../access/rights';
import { dueText, type LocalDate, momentText } from '../../domain/time';
import { logIdOf } from '../../ledger/logPages';
import { recordOf } from '../../ledger/records';
import { zoneOf } from '../../ledger/roster';
import { listTurnedAway } from '../members/linking';
import { listNotReached } from '../messages/deliveries';
import type { Context } from '../ports';
import { openTasks } from './openWork';
import { openLine, someOf } from './panelLines';
import { counted, countLine, line } from './todayLine';
import type { TodayLineView } from './todayViews';

/** What Teams did not bring, and who may not yet come in: for the coordinator. */
export async function reachLines(ctx: Context): Promise<TodayLineView[]> {
  return (await Promise.all([notReachedLines(ctx), signInLines(ctx), pastTargetLines(ctx)])).flat();
}

async function notReachedLines(ctx: Context): Promise<TodayLineView[]> {
  if (!hasRight(ctx.viewer, 'reminder.plan')) return [];
  const { items } = await listNotReached({}, ctx);
  const names = items.filter(({ reachedText }) => reachedText === undefined).map(({ name }) => name);
  return countLine(names.length, {
    ...{ kind: 'notReached', waits: true, isLate: true, place: 'messages', go: 'See why' },
    text: `Not reached: ${someOf(names)}`,
  });
}

async function signInLines(ctx: Context): Promise<TodayLineView[]> {
  if (!hasRight(ctx.viewer, 'member.link')) return [];
  const { items } = await listTurnedAway({}, ctx);
  return countLine(items.length, {
    ...{ kind: 'signIns', waits: true, place: 'messages', go: 'Look at them' },
    text: `${counted(items.length, 'person cannot', 'people cannot')} come in until you link them to their seat`,
  });
}

/** The target passes though nothing is written. */
async function pastTargetLines(ctx: Context): Promise<TodayLineView[]> {
  if (!hasRight(ctx.viewer, 'task.direct')) return [];
  const late = await openTasks([{ key: 'ackDueAt', below: ctx.now }], ctx);
  return openLine(late, ['task has had no answer in time', 'tasks have had no answer in time'], {
    ...{ kind: 'pastTarget', waits: true, forOthers: true, isLate: true },
    ...{ place: 'action-log?unacknowledged=true', go: 'See them' },
  });
}

/** For the auditor: how the log stands, and what is done with it. */
export async function logLines(ctx: Context): Promise<TodayLineView[]> {
  if (!hasRight(ctx.viewer, 'log.read') || hasRight(ctx.viewer, 'agenda.see')) return [];
  const { store, roster, today } = ctx;
  const [head, anchor] = await Promise.all([
    store.read(roster.panel.id, 'head'),
    store.read(roster.panel.id, 'lastAnchor'),
  ]);
  const entries = head === undefined ? 0 : recordOf('head', head).logNumber;
  const newest = await store.read(roster.panel.id, logIdOf(entries));
  const at = newest === undefined ? undefined : recordOf('log', newest).at;
  const last = anchor === undefined ? undefined : recordOf('lastAnchor', anchor);
  const kept =
    last === undefined
      ? 'No copy of where the log ends has been put in a safe place yet'
      : `A copy of where the log ends was last put in a safe place for ${dueText(last.on, today)}: entry ${last.number}${comparedText(last.heldOn, ctx)}`;
  const about = { place: 'log' };
  return [
    ...(last?.missed === undefined
      ? []
      : [
          line({
            ...{ ...about, kind: 'logMissed', waits: true, isLate: true, go: 'Check the log' },
            text: `The log no longer fits the copy of its entry ${last.missed.number} that was put in a safe place`,
          }),
        ]),
    line({
      ...{ ...about, key: 'log:entries', kind: 'log', go: 'Read the log' },
      text: `The log holds ${counted(entries, 'entry', 'entries')}${at === undefined ? '' : `, the last of ${momentText(at, today, zoneOf(ctx))}`}`,
    }),
    line({ ...about, key: 'log:kept', kind: 'log', text: kept, go: 'Check the log' }),
  ];
}

function comparedText(heldOn: LocalDate | undefined, ctx: Context): string {
  return heldOn === undefined ? '' : `; the log was last compared with it ${dueText(heldOn, ctx.today)}`;
}
