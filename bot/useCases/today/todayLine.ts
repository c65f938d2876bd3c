import { type TodayKind, todayKinds, type TodayLineView } from './todayViews';

type Given = Pick<TodayLineView, 'kind' | 'text'> & Partial<Omit<TodayLineView, 'kind' | 'text' | 'rank'>>;

const rankOf = new Map<TodayKind, number>(todayKinds.map((kind, index) => [kind, index]));

/** One thing that is told, unless more is said. */
export function line(given: Given): TodayLineView {
  const rank = rankOf.get(given.kind) ?? todayKinds.length;
  return { key: given.kind, rank, count: 1, waits: false, isLate: false, ...given };
}

/** Nothing where there is nothing: no line shows a zero. */
export function countLine(count: number, given: Omit<Given, 'count'>): TodayLineView[] {
  return count === 0 ? [] : [line({ ...given, count })];
}

/** "1 task is blocked", "12 tasks are blocked", "100+ tasks are blocked" */
export function counted(count: number, one: string, many: string, isMore = false): string {
  if (isMore) return `${count}+ ${many}`;
  return count === 1 ? `1 ${one}` : `${count} ${many}`;
}

/** Late ones of a kind first, else as they came: whoever made them knows their order. */
export function ranked(lines: readonly TodayLineView[]): TodayLineView[] {
  return [...lines].sort((a, b) => a.rank - b.rank || Number(b.isLate) - Number(a.isLate));
}
