import { z } from 'zod';
import { type CountedAs, type CountedRecord, monthOf } from './counted';
import { given } from './given';
import { GroupId } from './ids';
import { keptMeasures } from './measures';
import { LocalDate } from './time';

const Month = z.string().regex(/^\d{4}-\d{2}$/);
const Cell = z.tuple([z.number(), z.number()]);

/** By day of the month ("09"), so that whatever period is asked for is told to the day. */
const Days = z.record(Cell);

/** What the records for the whole panel count as, of one month. */
export const MonthTally = z.object({
  month: Month,
  /** Of an earlier round it says nothing. */
  round: z.number().int(),
  /** By measure ("tasksGiven"), then by cell: "" or "agency.hmrc". */
  counted: z.record(z.record(Days)),
});
export type MonthTally = z.infer<typeof MonthTally>;

const Apart = z.object({
  readers: z.array(z.string()),
  groupId: GroupId.optional(),
  as: z.record(z.enum(keptMeasures), z.object({ on: LocalDate, cells: z.record(Cell) })),
});

/** What each record counts as that is for few or hidden from somebody, of one month. */
export const ApartTally = z.object({
  month: Month,
  round: z.number().int(),
  /** By document: "task:7f0c…" */
  records: z.record(Apart),
});
export type ApartTally = z.infer<typeof ApartTally>;

/**
 * How far a panel's measures are counted. Each change folds in what it makes of a record that is counted; those that were
 * there before are counted once, in the order of their ids, while the panel is served (`ledger/counter.ts`).
 */
export const Counting = z.object({
  /** What was counted in an earlier round says nothing. */
  round: z.number().int().positive(),
  /** Those up to this id are counted; absent: all. */
  reached: z.string().optional(),
});
export type Counting = z.infer<typeof Counting>;

const InHead = z.object({ counting: Counting.optional() });

/** What a stored head says, whatever else it says. */
export function isCounted(head: unknown): boolean {
  const { counting } = InHead.parse(head);
  return counting !== undefined && counting.reached === undefined;
}

export function noTally(month: string, round: number): MonthTally {
  return { month, round, counted: {} };
}

export function noneApart(month: string, round: number): ApartTally {
  return { month, round, records: {} };
}

/** @param sign 1: counted from now on; -1: no longer */
export function tallied(tally: MonthTally, as: CountedAs, sign: 1 | -1): MonthTally {
  const counted = { ...tally.counted };
  for (const [measure, { on, cells }] of ofMonth(as, tally.month)) {
    const byCell = { ...counted[measure] };
    for (const [name, [n, sum]] of Object.entries(cells)) {
      const [before, sumBefore] = byCell[name]?.[dayIn(on)] ?? [0, 0];
      byCell[name] = withDay(byCell[name], dayIn(on), [before + sign * n, sumBefore + sign * sum]);
    }
    // A place that nothing bears any more is named no longer.
    counted[measure] = Object.fromEntries(Object.entries(byCell).filter(([, days]) => Object.keys(days).length > 0));
  }
  return { ...tally, counted };
}

function withDay(days: z.infer<typeof Days> | undefined, day: string, cell: z.infer<typeof Cell>) {
  const { [day]: _, ...others } = days ?? {};
  return cell[0] === 0 ? others : { ...others, [day]: cell };
}

/** @param record undefined: it counts as nothing apart */
export function talliedApart(tally: ApartTally, id: string, record: CountedRecord | undefined): ApartTally {
  const { [id]: _, ...records } = tally.records;
  if (record?.readers === undefined) return { ...tally, records };
  const as = Object.fromEntries(ofMonth(record.as, tally.month));
  if (Object.keys(as).length === 0) return { ...tally, records };
  return {
    ...tally,
    records: { ...records, [id]: Apart.parse({ readers: record.readers, ...given({ groupId: record.groupId }), as }) },
  };
}

function ofMonth(as: CountedAs, month: string) {
  return Object.entries(as).filter(([, { on }]) => monthOf(on) === month);
}

function dayIn(on: LocalDate): string {
  return on.slice(8);
}

/** As the lists of months stand in order: 202703. */
export function monthNumber(month: string): number {
  return Number(month.replace('-', ''));
}
