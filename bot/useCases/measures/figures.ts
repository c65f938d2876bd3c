import type { Cell } from '../../domain/counted';
import { type Measure, measureWords } from '../../domain/measures';
import type { FigureView, MeasureView } from './measureViews';

const NONE = '–';

/** What a chart draws, and what others are compared with: a count, a per cent, hours. Undefined where there is nothing. */
export function valueOf(measure: Measure, [n, sum]: Cell): number | undefined {
  const { unit } = measureWords[measure];
  if (unit === 'count') return n;
  if (n === 0) return undefined;
  if (unit === 'mean') return rounded(sum / n);
  return unit === 'share' ? rounded((100 * sum) / n) : rounded(sum / n / 60);
}

export function figureView(measure: Measure, cell: Cell): FigureView {
  const value = valueOf(measure, cell);
  const ofText = ofTextOf(measure, cell);
  return {
    ...{ text: value === undefined ? NONE : valueText(measure, value), value: value ?? null, n: cell[0] },
    ...(ofText === undefined ? {} : { ofText }),
  };
}

/** "70%", "5.5 h", "3 days" */
export function valueText(measure: Measure, value: number): string {
  switch (measureWords[measure].unit) {
    case 'count':
    case 'mean':
      return String(value);
    case 'share':
      return `${Math.round(value)}%`;
    case 'workingTime':
      return `${value} h`;
    case 'time':
      return value < 48 ? `${value} h` : `${rounded(value / 24)} days`;
  }
}

function ofTextOf(measure: Measure, [n, sum]: Cell): string | undefined {
  const { unit, part = '', of, has } = measureWords[measure];
  const all = `${n} ${n === 1 ? of.one : of.many}`;
  if (unit === 'count') return undefined;
  if (has !== undefined) return `${sum} ${sum === 1 ? has.one : has.many} of ${all}`;
  return unit === 'share' ? `${sum} of ${all} ${part}` : `of ${all}`;
}

/** "3 more than in the two months before" */
export function changeOf(
  measure: Measure,
  now: Cell,
  before: Cell,
  beforeText: string,
): Pick<MeasureView, 'change' | 'changeText'> {
  const [value, former] = [valueOf(measure, now), valueOf(measure, before)];
  if (value === undefined || former === undefined) return {};
  const by = rounded(value - former);
  if (by === 0) return { change: 'same', changeText: `The same as ${beforeText}` };
  return { change: judged(measure, by), changeText: `${byText(measure, by)} than ${beforeText}` };
}

function byText(measure: Measure, by: number): string {
  const { unit } = measureWords[measure];
  const most = Math.abs(by);
  if (unit === 'count' || unit === 'mean') return `${most} ${by > 0 ? 'more' : most === 1 ? 'less' : 'fewer'}`;
  if (unit === 'share') return `${most} ${most === 1 ? 'point' : 'points'} ${by > 0 ? 'higher' : 'lower'}`;
  return `${valueText(measure, most)} ${by > 0 ? 'longer' : 'shorter'}`;
}

/** Of how much there was to do, more is neither better nor worse. */
function judged(measure: Measure, by: number): MeasureView['change'] {
  const { unit, lessIsBetter } = measureWords[measure];
  if (lessIsBetter === true) return by < 0 ? 'better' : 'worse';
  const isJudged = unit === 'share' && measure !== 'partnerIssues';
  return isJudged ? (by > 0 ? 'better' : 'worse') : 'other';
}

/** To a tenth. */
export function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
