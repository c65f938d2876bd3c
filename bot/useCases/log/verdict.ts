import type { LogReport, RecordCounts } from '../../ledger/logCheck';
import { faultText } from './faultTexts';

/** What a check has found, in words. */
export interface Verdict {
  readonly isWhole: boolean;
  readonly lines: readonly string[];
}

/** `records` is absent where there were none to look at: an exported log holds entries alone. */
export function verdictOf(
  report: Omit<LogReport, 'records'> & {
    readonly records?: RecordCounts;
    readonly withheld?: number;
    readonly bare?: number;
  },
  anchors: readonly { readonly number: number }[],
): Verdict {
  const { entries, erased, records, withheld, bare = 0, faults } = report;
  const isWhole = faults.length === 0;
  return {
    isWhole,
    lines: [
      `${counted(entries, 'entry', 'entries')}, of ${erased} of which the words are gone.`,
      ...(withheld === undefined
        ? []
        : [`The words of ${withheld} were withheld: they are not for whoever took it away.`]),
      ...(bare === 0
        ? []
        : [`Of ${bare} nothing but its place is shown: whoever took it away has left for what it is of.`]),
      ...(records === undefined ? ['Records were not looked at: an exported log holds none.'] : recordLines(records)),
      anchors.length === 0
        ? 'No anchor to hold it against: a log that somebody rewrote whole, its end included, would pass.'
        : `Held against ${counted(anchors.length, 'anchor', 'anchors')}, the latest of entry ${latestOf(anchors)}.`,
      isWhole ? wholeLine(records) : `The log is NOT whole: ${counted(faults.length, 'fault', 'faults')}.`,
      ...faults.map((fault) => `- ${faultText(fault)}`),
    ],
  };
}

function recordLines({ whole, asFound, unchecked }: RecordCounts): string[] {
  return [
    `${counted(whole, 'record stands', 'records stand')} as last written.`,
    ...(asFound === 0 ? [] : [asFoundText(asFound)]),
    ...(unchecked === 0 ? [] : [uncheckedText(unchecked)]),
  ];
}

function wholeLine(records: RecordCounts | undefined): string {
  return (records?.unchecked ?? 0) === 0 ? 'The log is whole.' : 'The log is whole, as far as it can be checked.';
}

/** Of records that nobody had vouched for when they were sealed. */
function asFoundText(count: number): string {
  const were = count === 1 ? 'was' : 'were';
  return `Of these, ${count} ${were} written before the log kept digests, and ${were} sealed as found: what was done to them before that cannot be told.`;
}

function uncheckedText(count: number): string {
  const [were, they] = count === 1 ? ['was', 'it'] : ['were', 'they'];
  return `${counted(count, 'record', 'records')} ${were} written before the log kept digests; ${they} cannot be checked.`;
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

function latestOf(anchors: readonly { readonly number: number }[]): number {
  return Math.max(...anchors.map(({ number }) => number));
}
