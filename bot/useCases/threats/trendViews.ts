import { z } from 'zod';
import { LocalDate } from '../../domain/time';

const Month = z.object({ from: LocalDate, to: LocalDate, name: z.string().describe('Mar 2027') });

export const TrendView = z.object({
  name: z.string().describe('illegal waste; Mill Street; retail'),
  n: z.number().int().describe('Issues raised in all of the period'),
  months: z.array(z.number().int()).describe('In each of its months'),
});
export type TrendView = z.infer<typeof TrendView>;

const Trends = z.object({
  items: z.array(TrendView).describe('Those of which there is most first'),
  moreText: z.string().optional().describe('And 12 more'),
});

export const TrendsView = z.object({
  ...{ from: LocalDate, to: LocalDate, periodText: z.string() },
  beingCounted: z.boolean().describe('The records of before are being counted: numbers come once they are'),
  months: z.array(Month),
  ...{ threats: Trends, places: Trends, sectors: Trends },
  newThreats: z.array(z.object({ name: z.string(), stateText: z.string() })).describe('Proposed in the period'),
});
export type TrendsView = z.infer<typeof TrendsView>;
