import type { LogReport, RecordCounts } from '../../ledger/logCheck';
import type { ExcerptHeader, ExcerptReport, ExcerptTarget } from '../../ledger/logExcerpt';
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

/** Of an excerpt: what it proves first, then how the chain stands. */
export function excerptVerdict(
  { about, withheld, untold, ...report }: ExcerptReport,
  { of, from, number }: ExcerptHeader,
  anchors: readonly { readonly number: number }[],
): Verdict {
  const { isWhole, lines } = verdictOf(report, anchors);
  const [count, ...rest] = lines;
  return {
    isWhole,
    lines: [
      `From entry ${from} to ${number}: ${count ?? ''}`,
      `${about.length} of these ${targetText(of, about.length)}${isWhole ? ', and none was left out, altered or added.' : '; whether these are all, or as they were written, cannot be told.'}`,
      ...about.map((each) => `  ${each}`),
      ...(withheld === 0 ? [] : [`The words of ${withheld} of them were left out.`]),
      ...(untold === 0 ? [] : [`Of ${untold} more it cannot be told whether they are about it.`]),
      ...rest.map((line) => line.replace('The log is', 'The excerpt is')),
    ],
  };
}

function targetText(of: ExcerptTarget, count: number): string {
  if (of.kind === 'person') return `${count === 1 ? 'tells' : 'tell'} what ${of.memberId} saw or was refused`;
  return `${count === 1 ? 'is' : 'are'} about ${of.subject.type}:${of.subject.id}`;
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
  return `${counted(count, 'record', 'records')} ${were} written before the log kept digests, or filed by a later version; ${they} cannot be checked.`;
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

function latestOf(anchors: readonly { readonly number: number }[]): number {
  return Math.max(...anchors.map(({ number }) => number));
}
