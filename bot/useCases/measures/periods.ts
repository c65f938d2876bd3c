import { z } from 'zod';
import { Refusal } from '../../domain/refusal';
import { addDays, addMonths, daysBetween, dayText, LocalDate } from '../../domain/time';
import { loadMeetings } from '../meetings/meetingLists';
import type { Context } from '../ports';

/** Both days included. */
export const Span = z.object({ from: LocalDate, to: LocalDate });
export type Span = z.infer<typeof Span>;

const names = ['sinceMeeting', 'twoMonths', 'quarter', 'year', 'own'] as const;
export const Period = z.object({
  period: z.enum(names).default('twoMonths'),
  from: LocalDate.optional().describe('Of a period of one’s own'),
  to: LocalDate.optional(),
});

export const MOST_DAYS = 1_200;

/** What is asked for, and what it is compared with: as long, and just before it. */
export interface Asked extends Span {
  readonly before: Span;
  readonly beforeText: string;
}

/** @throws Refusal `not-found` where it is no period */
export async function spanAsked({ period, from, to }: z.infer<typeof Period>, ctx: Context): Promise<Asked> {
  const { today } = ctx;
  if (period === 'own') {
    if (from === undefined || to === undefined || to < from || daysBetween(from, to) > MOST_DAYS)
      throw new Refusal('not-found', { what: 'period' });
    const days = daysBetween(from, to) + 1;
    const before = { from: addDays(from, -days), to: addDays(from, -1) };
    return { from, to, before, beforeText: days === 1 ? 'the day before' : `the ${days} days before` };
  }
  if (period === 'sinceMeeting') return (await sinceMeeting(ctx)) ?? monthsUntil(today, 2);
  return monthsUntil(today, { twoMonths: 2, quarter: 3, year: 12 }[period]);
}

function monthsUntil(to: LocalDate, months: number): Asked {
  const from = monthsBack(to, months);
  const end = addDays(from, -1);
  const texts: Readonly<Record<number, string>> = { 2: 'two months', 3: 'quarter', 12: 'year' };
  return { from, to, before: { from: monthsBack(end, months), to: end }, beforeText: `the ${texts[months]} before` };
}

function monthsBack(to: LocalDate, months: number): LocalDate {
  return addDays(addMonths(to, -months), 1);
}

/** From the day of the last one that was held; before it, from the one before that. */
async function sinceMeeting(ctx: Context): Promise<Asked | undefined> {
  const held = (await loadMeetings(ctx)).filter(({ state, on }) => state === 'closed' && on <= ctx.today);
  const [before, last] = held.slice(-2);
  const from = (last ?? before)?.on;
  if (from === undefined) return undefined;
  const days = daysBetween(from, ctx.today) + 1;
  const end = addDays(from, -1);
  const isFirst = last === undefined || before === undefined;
  return {
    ...{ from, to: ctx.today },
    before: { from: isFirst ? addDays(from, -days) : before.on, to: end },
    beforeText: isFirst ? `the ${days} days before` : `between ${dayText(before.on, ctx.today)} and then`,
  };
}

/** The first day of each month of a span, as far as it reaches into it. */
export function monthsIn({ from, to }: Span): Span[] {
  const months: Span[] = [];
  for (let start = from; start <= to;) {
    const next = LocalDate.parse(`${addMonths(start, 1).slice(0, 7)}-01`);
    const last = addDays(next, -1);
    months.push({ from: start, to: last < to ? last : to });
    start = next;
  }
  return months;
}
