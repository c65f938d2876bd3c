import type { FourP } from '../../bot/domain/disruption';
import { addDays, type Instant, instantAt, type LocalDate, nthWeekday } from '../../bot/domain/time';
import type { CommandName } from '../../bot/useCases/commands';
import type { Chance } from '../support/chance';
import { underGateway } from '../support/gateway';
import type { Somebody } from './fictionalPanel';
import type { FictionalWords } from './fictionalWords';

/** Who does what, and when. */
export interface Step {
  readonly at: Instant;
  readonly who: string;
  readonly name: CommandName;
  readonly input: object;
  /** The id of what it changes, whose version is sent back with it as a form does. */
  readonly version?: string;
}

export interface HistorySize {
  readonly meetings: number;
  readonly tasks: number;
  readonly issues: number;
  readonly groups: number;
}

export const ZONE = 'Europe/London';
export const strands: readonly FourP[] = ['Pursue', 'Pursue', 'Pursue', 'Prevent', 'Protect', 'Prepare'];
export const grades = ['minor', 'minor', 'minor', 'moderate', 'moderate', 'major'] as const;

/** In the weeks of a panel something happens on these days, so that its clock need not be moved for each. */
const slots = [
  { day: 1, time: '09:30' },
  { day: 2, time: '15:20' },
  { day: 4, time: '11:10' },
] as const;

export interface Stage {
  readonly people: readonly Somebody[];
  readonly words: FictionalWords;
  readonly chance: Chance;
  /** Of the first meeting, a Wednesday. */
  readonly firstOn: LocalDate;
  readonly size: HistorySize;
}

export function meetingDay({ firstOn }: Pick<Stage, 'firstOn'>, number: number): LocalDate {
  return nthWeekday(firstOn, (number - 1) * 2, 2, 'Wednesday');
}

/** The next of the panel's slots, `days` after `day` at the earliest. */
export function slotAfter(day: LocalDate, days: number): Instant {
  const from = addDays(day, days);
  for (let ahead = 0; ; ahead += 1) {
    const on = addDays(from, ahead);
    const slot = slots.find((each) => each.day === (new Date(`${on}T12:00:00Z`).getUTCDay() + 6) % 7);
    if (slot !== undefined) return instantAt(on, slot.time, ZONE);
  }
}

/** An even share, the rest with the last. */
export function shareOf(whole: number, parts: number, number: number): number {
  const each = Math.floor(whole / parts);
  return number === parts ? whole - each * (parts - 1) : each;
}

export function oneOfRole(people: readonly Somebody[], role: string): string {
  const found = people.find((each) => each.role === role);
  if (found === undefined) throw new Error(`Nobody is ${role}`);
  return found.id;
}

const behindGateways = new Set([
  'tax',
  'benefits',
  'charity',
  'privateSecurity',
  'companies',
  'commissioner',
  'education',
]);

/** For what, and under which gateway, where somebody's agency needs that said. */
export function asksGateway({ agency }: Somebody): object {
  return behindGateways.has(agency) ? underGateway : {};
}
