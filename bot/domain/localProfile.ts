import { z } from 'zod';
import { Paper, type AgendaItem } from './agenda';
import { daysBetween } from './days';
import { typedLine } from './text';
import { addMonths, LocalDate } from './time';

/** What the force knows of organised crime here, as a document of its own: which version of it, and of what day. */
export const LocalProfile = z.object({
  version: typedLine(40).describe('4.2'),
  on: LocalDate,
  url: Paper.shape.url.optional().describe('Where it is kept'),
});
export type LocalProfile = z.infer<typeof LocalProfile>;

/** A standing item that is called by it: no kind of its own, so that every template that stands has it already. */
export function isThreatPicture({ kind, title }: Pick<AgendaItem, 'kind' | 'title'>): boolean {
  return kind === 'standing' && /\bthreats?\b/i.test(title);
}

const MONTHS_IT_HOLDS = 12;

export function isOldProfile({ on }: LocalProfile, today: LocalDate): boolean {
  return addMonths(on, MONTHS_IT_HOLDS) < today;
}

/** "Local profile 4.2, 7 months old" */
export function profileText({ version, on }: LocalProfile, today: LocalDate): string {
  return `Local profile ${version}, ${ageText(on, today)}`;
}

/** Up to this age one counts days, and up to the next one months. */
const [DAYS_TOLD, MONTHS_TOLD] = [44, 23];

function ageText(on: LocalDate, today: LocalDate): string {
  const days = daysBetween(on, today);
  if (days <= 0) return 'of today';
  if (days <= DAYS_TOLD) return `${counted(days, 'day')} old`;
  const months = monthsBetween(on, today);
  return `${months <= MONTHS_TOLD ? counted(months, 'month') : counted(Math.floor(months / 12), 'year')} old`;
}

/** Whole ones. */
function monthsBetween(from: LocalDate, to: LocalDate): number {
  const [year, month] = [
    Number(to.slice(0, 4)) - Number(from.slice(0, 4)),
    Number(to.slice(5, 7)) - Number(from.slice(5, 7)),
  ];
  const months = year * 12 + month;
  return addMonths(from, months) > to ? months - 1 : months;
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
