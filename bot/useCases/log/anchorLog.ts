import { queuedFor, newMessage } from '../../domain/message';
import { decentHour, morningOf } from '../../domain/reminder';
import { addDays, dayText, type Instant } from '../../domain/time';
import { anchorLine, type LastAnchor, type LogAnchor } from '../../ledger/anchors';
import { changeBeside } from '../../ledger/beside';
import { recordOf } from '../../ledger/records';
import { membersInRole } from '../../ledger/roster';
import type { Onlooking } from '../ports';
import { findMissed } from './missedAnchor';

/**
 * Once a day: holds the log against the points of before, and, where it has gone on since the last time, says outside the
 * store where it stands. Safe to run twice, at once, and after a crash: the day's point is decided once, what was missed
 * stands beside it, and each way that either goes is taken once.
 *
 * @returns when the next day's is due
 */
export async function anchorLog(ctx: Onlooking, log: (message: string, details: object) => void): Promise<Instant> {
  const anchor = await pointOfToday(ctx);
  if (anchor?.missed?.isTold === false) await tellMissed(anchor.missed, log, ctx);
  if (anchor !== undefined && !anchor.isKept) {
    await ctx.anchors.keep(anchor);
    await tellAuditors(`anchor-${anchor.on}`, wordsOf(anchor), ctx);
    await changeBeside(ctx.store, placeIn(ctx), (known) =>
      known?.on === anchor.on && !known.isKept ? { ...known, isKept: true } : known,
    );
  }
  return nextDay(ctx);
}

/** The last point, where the log has not gone on from it, or has one of today already. */
async function pointOfToday(ctx: Onlooking): Promise<LastAnchor | undefined> {
  const { store, today, roster } = ctx;
  const panelId = roster.panel.id;
  const head = await store.read(panelId, 'head');
  const end = head && recordOf('head', head);
  const { after } = await changeBeside(store, placeIn(ctx), async (last) => {
    const goesOn = end !== undefined && (last === undefined || (last.on < today && last.number !== end.logNumber));
    const point = goesOn
      ? { ...last, panelId, number: end.logNumber, hash: end.lastHash, on: today, isKept: false }
      : last;
    if (last?.heldOn === today) return point;
    const missed = await findMissed(last, ctx);
    ctx.logChecked?.(missed === undefined);
    return held(point, missed, ctx);
  });
  return after;
}

/** What is not told yet is told before anything else that is missed. */
function held(point: LastAnchor | undefined, missed: LogAnchor | undefined, { today }: Onlooking) {
  const heldOn = today;
  if (missed === undefined) return point && { ...point, heldOn };
  const base = point ?? { ...missed, on: missed.on ?? today, isKept: true };
  const isNews = base.missed === undefined || (base.missed.isTold && !isSame(base.missed, missed));
  return isNews ? { ...base, heldOn, missed: { ...missed, isTold: false } } : { ...base, heldOn };
}

function isSame(a: LogAnchor, b: LogAnchor): boolean {
  return a.number === b.number && a.hash === b.hash;
}

type Missed = NonNullable<LastAnchor['missed']>;

async function tellMissed(
  { isTold: _, ...missed }: Missed,
  log: (message: string, details: object) => void,
  ctx: Onlooking,
): Promise<void> {
  log('The log is not what was anchored: it was cut, rewritten or put back', missed);
  await tellAuditors(`anchor-missed-${missed.number}-${missed.hash.slice(0, 16)}`, missedWords(missed, ctx), ctx);
  await changeBeside(ctx.store, placeIn(ctx), (known) =>
    known?.missed !== undefined && isSame(known.missed, missed) && !known.missed.isTold
      ? { ...known, missed: { ...missed, isTold: true } }
      : known,
  );
}

function placeIn({ roster }: Onlooking) {
  return { panelId: roster.panel.id, type: 'lastAnchor', key: '' } as const;
}

/** In a mail, which nobody who rewrites the store can take back. Numbers alone: auditors see no content. */
async function tellAuditors(id: string, said: string, ctx: Onlooking): Promise<void> {
  const auditors = membersInRole(ctx.roster, 'auditor');
  if (auditors.length === 0) return;
  const dueAt = decentHour(ctx.now, ctx.roster.panel, ctx.calendar.holidays);
  const message = newMessage({
    ...{ id, task: 'post', createdAt: ctx.now, dueAt },
    content: { kind: 'notice', about: 'log', said, inMail: true },
    deliveries: auditors.map((memberId) => queuedFor({ kind: 'member', memberId }, 'email')),
  });
  const place = { panelId: ctx.roster.panel.id, type: 'message', key: message.id } as const;
  await changeBeside(ctx.store, place, (known) => known ?? message);
}

/** Within the 400 letters of a notice, for a panel's id of up to 64. */
function wordsOf(anchor: LastAnchor): string {
  return [
    // Entries of the same day may follow: the year is said too, for these mails are kept.
    `By the morning of ${dayText(anchor.on, anchor.on)} ${anchor.on.slice(0, 4)} the panel’s log had reached entry ${anchor.number}`,
    anchorLine(anchor),
    'Keep this mail: it shows later whether the log was rewritten or cut. Give number and hash on the Log screen, or the line to npm run verify-log.',
  ].join('\n');
}

function missedWords(missed: LogAnchor, { today }: Onlooking): string {
  const on = missed.on === undefined ? '' : ` on ${dayText(missed.on, today)}`;
  return [
    `The panel’s log is not what was anchored${on}: entry ${missed.number} is another one, or gone`,
    anchorLine(missed),
    'It was cut, rewritten or put back. Check it on the Log screen; ask whoever runs the deployment.',
  ].join('\n');
}

function nextDay({ now, today, roster }: Onlooking): Instant {
  const morning = morningOf(today, roster.panel);
  return morning > now ? morning : morningOf(addDays(today, 1), roster.panel);
}
