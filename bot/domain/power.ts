import { z } from 'zod';
import { MemberId } from './ids';
import { typedLine } from './text';
import { dayText, Instant, LocalDate } from './time';

/** How sure the wording is: confirmed against a public source, general knowledge, or in need of a legal check. */
export const Confidence = z.enum(['V', 'K', 'R']);

export const confidenceTexts: Readonly<Record<z.infer<typeof Confidence>, string>> = {
  V: 'Confirmed against a public source',
  K: 'General knowledge',
  R: 'Needs a legal check',
};

export const PowerId = z
  .string()
  .max(60)
  .regex(/^[A-Za-z0-9][A-Za-z0-9-]*$/, 'Use letters, digits and hyphens.');

/** What a power is, in the panel's own words. */
export const PowerWords = z.object({
  agency: typedLine(120),
  power: typedLine(120),
  legalBasis: typedLine(240),
  lever: typedLine(240),
  typicalOpportunity: typedLine(240),
  /** "Prevent/Protect" */
  fourP: typedLine(40),
  confidence: Confidence,
});
export type PowerWords = z.infer<typeof PowerWords>;

/** A row of the panel's own list of powers. One that the panel has never touched stands as it was shipped. */
export const Power = PowerWords.extend({
  id: PowerId,
  /** Switched off it is offered to nobody. */
  on: z.boolean(),
  /** When somebody of the panel last held it against current law. */
  checked: z.object({ by: MemberId, on: LocalDate }).optional(),
  changed: z.object({ by: MemberId, at: Instant }).optional(),
});
export type Power = z.infer<typeof Power>;

/** A power as it stood when somebody meant to use it. */
export const UsedPower = z.object({
  ...{ id: PowerId, words: PowerWords },
  on: LocalDate.optional().describe('When the list said so'),
});
export type UsedPower = z.infer<typeof UsedPower>;

export function usedPower({ id, ...power }: Power, on: LocalDate): UsedPower {
  return { id, words: PowerWords.parse(power), on };
}

/** "Closure order, Anti-social Behaviour, Crime and Policing Act 2014 s.76. Check current law: as listed on Tue 2 Mar." */
export function powerText({ words: { power, legalBasis }, on }: UsedPower, today: LocalDate): string {
  const listed = on === undefined ? '' : `: as listed on ${dayText(on, today)}`;
  return `${power}, ${legalBasis}. Check current law${listed}.`;
}

/** The same words, offered or not alike: whoever checked or changed them is not compared. */
export function isSamePower(one: Given, other: Given): boolean {
  const names = [...powerWordNames, 'id', 'on'] as const;
  return names.every((name) => one[name] === other[name]);
}

type Given = PowerWords & Pick<Power, 'id' | 'on'>;
const powerWordNames = PowerWords.keyof().options;

/** As it was shipped: what needs a legal check is off. */
export function shippedPower(row: PowerWords & { readonly id: string }): Power {
  return { ...row, on: row.confidence !== 'R' };
}

/** The shipped rows with the panel's own over them, and what it has added after them. */
export function powersOf(shipped: readonly Power[], own: readonly Power[]): Power[] {
  const byId = new Map(own.map((power) => [power.id, power]));
  const known = new Set(shipped.map(({ id }) => id));
  return [...shipped.map((power) => byId.get(power.id) ?? power), ...own.filter(({ id }) => !known.has(id))];
}
