import { hasRight } from '../../access/rights';
import { type Agency, isPartnerOn } from '../../domain/agency';
import { isObserving } from '../../domain/partnership';
import { dueText, type Instant, type LocalDate, momentText } from '../../domain/time';
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

/** More than any panel has. */
const MOST = 1000;

/** For the administrator, who sees no content: what is still to be set up, then whether things arrive. */
export async function setUpLines(ctx: Context): Promise<TodayLineView[]> {
  const { store, roster, viewer } = ctx;
  if (viewer.role !== 'administrator') return [];
  const { id } = roster.panel;
  const [contacts, chats, failed] = await Promise.all([
    store.query(id, { type: 'contact', limit: MOST }),
    store.query(id, { type: 'chat', where: [{ key: 'state', is: 'approved' }], limit: 1 }),
    store.query(id, {
      ...{ type: 'message', where: [{ key: 'failed', is: 'yes' }], limit: 50 },
      order: { key: 'createdAt', direction: 'descending' },
    }),
  ]);
  const met = new Set(contacts.map((each) => recordOf('contact', each).memberId));
  const members = [...roster.members.values()];
  const todo = [
    ...toDo(
      'signedIn',
      members.filter(({ account }) => account === undefined).length,
      'person has not opened Sentinel yet',
      'people have not opened Sentinel yet',
      people,
    ),
    ...toDo(
      'met',
      members.filter((member) => !met.has(member.id)).length,
      'person has not met the bot: nothing reaches them in chat',
      'people have not met the bot: nothing reaches them in chat',
      people,
    ),
    ...toDo(
      'isa',
      [...roster.agencies.values()].filter((agency) => lacksAgreement(agency, ctx)).length,
      'agency has no information sharing agreement',
      'agencies have no information sharing agreement',
      { place: 'partners?show=no-agreement', go: 'See them' },
    ),
    ...(chats.length > 0
      ? []
      : [setUp('chat', 'Sentinel may speak in no chat of the panel yet: the coordinator approves them', help)]),
    ...(ctx.onlineMeetings === undefined
      ? [setUp('graph', 'Join links are entered by hand: the deployment makes no Teams meetings', help)]
      : []),
  ];
  return [
    ...todo,
    healthLine(
      failed.map((each) => recordOf('message', each).createdAt),
      ctx,
    ),
  ];
}

/** As the list of partners counts: a visiting force has a dated invitation instead. */
function lacksAgreement(agency: Agency, { today }: Context): boolean {
  return agency.isa === null && isPartnerOn(agency, today) && !isObserving(agency);
}

/** Where it is put right, or where it says how. */
type Remedy = Pick<TodayLineView, 'place' | 'go'>;
const people: Remedy = { place: 'settings?part=people', go: 'See the people' };
const help: Remedy = { place: 'help', go: 'Read how' };

function setUp(key: string, text: string, remedy: Remedy): TodayLineView {
  return line({ key: `setUp:${key}`, kind: 'setUp', text, waits: true, ...remedy });
}

/** How many, and not who: whoever sees no people hears of none. */
function toDo(key: string, count: number, one: string, many: string, remedy: Remedy): TodayLineView[] {
  return count === 0 ? [] : [setUp(key, counted(count, one, many), remedy)];
}

function healthLine(failedAt: readonly Instant[], ctx: Context): TodayLineView {
  const [last] = failedAt;
  if (last === undefined) return line({ kind: 'health', text: 'Every message has been delivered' });
  const text = `${counted(failedAt.length, 'message was', 'messages were')} not delivered, the last of ${momentText(last, ctx.today, zoneOf(ctx))}`;
  return line({ kind: 'health', text, isLate: true });
}
