import type { LogReport } from '../../ledger/logCheck';
import { faultText } from './faultTexts';

/** What a check has found, in words. */
export interface Verdict {
  readonly isWhole: boolean;
  readonly lines: readonly string[];
}

/** `records` is absent where there were none to look at: an exported log holds entries alone. */
export function verdictOf(
  report: Omit<LogReport, 'records'> & { readonly records?: number; readonly withheld?: number },
  anchors: readonly { readonly number: number }[],
): Verdict {
  const { entries, erased, records, withheld, faults } = report;
  const isWhole = faults.length === 0;
  return {
    isWhole,
    lines: [
      `${counted(entries, 'entry', 'entries')}, of ${erased} of which the words are gone.`,
      ...(withheld === undefined
        ? []
        : [`The words of ${withheld} were withheld: they are not for whoever took it away.`]),
      records === undefined
        ? 'Records were not looked at: an exported log holds none.'
        : `${counted(records, 'record stands', 'records stand')} as last written.`,
      anchors.length === 0
        ? 'No anchor to hold it against: a log that somebody rewrote whole, its end included, would pass.'
        : `Held against ${counted(anchors.length, 'anchor', 'anchors')}, the latest of entry ${latestOf(anchors)}.`,
      isWhole ? 'The log is whole.' : `The log is NOT whole: ${counted(faults.length, 'fault', 'faults')}.`,
      ...faults.map((fault) => `- ${faultText(fault)}`),
    ],
  };
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

function latestOf(anchors: readonly { readonly number: number }[]): number {
  return Math.max(...anchors.map(({ number }) => number));
}
