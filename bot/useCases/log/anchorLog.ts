import { queuedFor, newMessage } from '../../domain/message';
import { isDecentHour, morningOf, nextMorning } from '../../domain/reminder';
import { addDays, dayText, type Instant } from '../../domain/time';
import { anchorLine, type LastAnchor } from '../../ledger/anchors';
import { changeBeside } from '../../ledger/beside';
import { recordOf } from '../../ledger/records';
import { membersInRole } from '../../ledger/roster';
import type { Onlooking } from '../ports';

/**
 * Once a day, where the log has gone on since the last time: says outside the store where it stands. Safe to run twice,
 * at once, and after a crash: the day's point is decided once, and each way that it goes is taken once.
 *
 * @returns when the next day's is due
 */
export async function anchorLog(ctx: Onlooking): Promise<Instant> {
  const anchor = await pointOfToday(ctx);
  if (anchor !== undefined && !anchor.isKept) {
    const { isKept: _, ...point } = anchor;
    await ctx.anchors.keep(point);
    await tellAuditors(anchor, ctx);
    await changeBeside(ctx.store, placeIn(ctx), (known) =>
      known?.on === anchor.on && !known.isKept ? { ...known, isKept: true } : known,
    );
  }
  return nextDay(ctx);
}

/** The last point, where the log has not gone on from it, or has one of today already. */
async function pointOfToday(ctx: Onlooking): Promise<LastAnchor | undefined> {
  const panelId = ctx.roster.panel.id;
  const found = await ctx.store.read(panelId, 'head');
  if (found === undefined) return undefined;
  const { logNumber: number, lastHash: hash } = recordOf('head', found);
  const today: LastAnchor = { panelId, number, hash, on: ctx.today, isKept: false };
  const { after } = await changeBeside(ctx.store, placeIn(ctx), (last) =>
    last !== undefined && (last.on >= today.on || last.number === number) ? last : today,
  );
  return after;
}

function placeIn({ roster }: Onlooking) {
  return { panelId: roster.panel.id, type: 'lastAnchor', key: '' } as const;
}

/** In a mail, which nobody who rewrites the store can take back. Numbers alone: auditors see no content. */
async function tellAuditors(anchor: LastAnchor, ctx: Onlooking): Promise<void> {
  const auditors = membersInRole(ctx.roster, 'auditor');
  if (auditors.length === 0) return;
  const { timeZone } = ctx.roster.panel;
  const { holidays } = ctx.calendar;
  const dueAt = isDecentHour(ctx.now, timeZone, holidays) ? ctx.now : nextMorning(ctx.now, timeZone, holidays);
  const message = newMessage({
    ...{ id: `anchor-${anchor.on}`, task: 'post', createdAt: ctx.now, dueAt },
    content: { kind: 'notice', about: 'log', said: wordsOf(anchor, ctx), inMail: true },
    deliveries: auditors.map((memberId) => queuedFor({ kind: 'member', memberId }, 'email')),
  });
  const place = { panelId: ctx.roster.panel.id, type: 'message', key: message.id } as const;
  await changeBeside(ctx.store, place, (known) => known ?? message);
}

function wordsOf(anchor: LastAnchor, { today }: Onlooking): string {
  return [
    `On ${dayText(anchor.on, today)} the panel’s log ended with entry ${anchor.number}`,
    anchorLine(anchor),
    'Please keep this mail: with it anybody can see later whether the log was rewritten or cut. Give the number and the hash on the Log screen, or the line above to npm run verify-log.',
  ].join('\n');
}

function nextDay({ now, today, roster }: Onlooking): Instant {
  const { timeZone } = roster.panel;
  const morning = morningOf(today, timeZone);
  return morning > now ? morning : morningOf(addDays(today, 1), timeZone);
}
