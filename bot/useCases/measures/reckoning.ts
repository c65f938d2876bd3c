import { isReader } from '../../access/readers';
import { mayKnowOfGroup } from '../../access/sight';
import { isForFew } from '../../domain/audience';
import type { Group } from '../../domain/group';
import type { GroupId } from '../../domain/ids';
import { loadAllGroups } from '../groups/groupLists';
import { loadThreats } from '../threats/panelThreats';
import { hasRight } from '../../access/rights';
import type { Viewer } from '../../access/viewer';
import { type Cell, type CountedAs, countedGroup, countedThreat, monthOf } from '../../domain/counted';
import { type Dimension, dimensions, isReckoned, type ReckonedMeasure, type TagDimension } from '../../domain/measures';
import { type ApartTally, isCounted, type MonthTally, monthNumber } from '../../domain/tally';
import { LocalDate } from '../../domain/time';
import { recordOf } from '../../ledger/records';
import type { StoredDocument } from '../../ledger/store';
import type { Context } from '../ports';
import type { Span } from './periods';

const MOST_MONTHS = 120;

interface OnDay {
  readonly on: LocalDate;
  readonly cell: Cell;
}

/** What counted on each day, as far as whoever asks may know of it. */
export class Reckoning {
  private readonly days = new Map<string, OnDay[]>();
  private readonly names = new Map<ReckonedMeasure, Set<string>>();
  private readonly ofFew = new Set<LocalDate>();

  constructor(private readonly today: LocalDate) {}

  add(measure: ReckonedMeasure, name: string, on: LocalDate, cell: Cell): void {
    const key = `${measure} ${name}`;
    const days = this.days.get(key);
    if (days === undefined) this.days.set(key, [{ on, cell }]);
    else days.push({ on, cell });
    this.names.set(measure, (this.names.get(measure) ?? new Set()).add(name));
  }

  /** What is for few counted on this day, too. */
  addFew(on: LocalDate): void {
    this.ofFew.add(on);
  }

  holdsFew({ from, to }: Span): boolean {
    return [...this.ofFew].some((on) => from <= on && on <= to);
  }

  /** Of those days that have come. */
  cell(measure: ReckonedMeasure, name: string, { from, to }: Span): Cell {
    const found = (this.days.get(`${measure} ${name}`) ?? []).filter(
      ({ on }) => from <= on && on <= to && on <= this.today,
    );
    return found.reduce<Cell>(([n, sum], { cell }) => [n + cell[0], sum + cell[1]], [0, 0]);
  }

  /** "agency.hmrc": what it is told apart by. */
  partsOf(measure: ReckonedMeasure, by: readonly (Dimension | TagDimension)[] = dimensions): string[] {
    return [...(this.names.get(measure) ?? [])].filter((name) => by.some((each) => name.startsWith(`${each}.`)));
  }
}

/** Undefined while the records of before are being counted. Two queries, however much was counted. */
export async function reckon(
  { from, to }: Span,
  ctx: Context,
  { isApartCounted = mayOpen(ctx.viewer) }: { readonly isApartCounted?: boolean } = {},
): Promise<Reckoning | undefined> {
  const { store, roster, viewer, today } = ctx;
  const panelId = roster.panel.id;
  const load = (type: 'monthTally' | 'apartTally') =>
    store.query(panelId, {
      type,
      where: [
        { key: 'number', above: monthNumber(monthOf(from)) - 1 },
        { key: 'number', below: monthNumber(monthOf(to)) + 1 },
      ],
      ...{ order: { key: 'number', direction: 'ascending' }, limit: MOST_MONTHS },
    });
  const found = await store.read(panelId, 'head');
  if (found === undefined || !isCounted(found.value)) return undefined;
  const head = recordOf('head', found);
  const [plain, apart] = await Promise.all([load('monthTally'), isApartCounted ? load('apartTally') : []]);
  const isOfRound = ({ round }: { readonly round: number }) => round === head.counting?.round;
  const reckoning = new Reckoning(today);
  for (const tally of plain.map((each: StoredDocument) => recordOf('monthTally', each)).filter(isOfRound))
    addMonth(tally, reckoning);
  const tallies = apart.map((each: StoredDocument) => recordOf('apartTally', each)).filter(isOfRound);
  const groups = isApartCounted ? await groupsShown(ctx) : noGroups;
  for (const tally of tallies) addApart(tally, { viewer, groups }, reckoning);
  const opportunities = opportunitiesIn(tallies);
  for (const group of groups.values()) addGroup(group, opportunities, reckoning);
  for (const threat of (await loadThreats(panelId, ctx)).values()) addAll(countedThreat(threat), reckoning);
  return reckoning;
}

const noGroups: ReadonlyMap<GroupId, Group> = new Map();

/** Whoever may not open what stands behind a number has what is for the whole panel counted alone. */
export function mayOpen(viewer: Viewer): boolean {
  return hasRight(viewer, 'measure.open');
}

function addMonth({ month, counted }: MonthTally, reckoning: Reckoning): void {
  for (const [measure, cells] of Object.entries(counted)) {
    if (!isReckoned(measure)) continue;
    for (const [name, days] of Object.entries(cells))
      for (const [day, cell] of Object.entries(days))
        reckoning.add(measure, name, LocalDate.parse(`${month}-${day}`), cell);
  }
}

interface Looking {
  readonly viewer: Viewer;
  readonly groups: ReadonlyMap<GroupId, Group>;
}

async function groupsShown(ctx: Context): Promise<Looking['groups']> {
  const groups = await loadAllGroups(ctx.roster.panel.id, ctx);
  return new Map(groups.filter((group) => mayKnowOfGroup(group, ctx.viewer)).map((group) => [group.id, group]));
}

/** How many were raised for each group. */
function opportunitiesIn(tallies: readonly ApartTally[]): ReadonlyMap<GroupId, number> {
  const counts = new Map<GroupId, number>();
  for (const { groupId, as } of tallies.flatMap(({ records }) => Object.values(records)))
    if (groupId !== undefined && as.opportunities !== undefined) counts.set(groupId, (counts.get(groupId) ?? 0) + 1);
  return counts;
}

function addGroup(group: Group, opportunities: ReadonlyMap<GroupId, number>, reckoning: Reckoning): void {
  if (isForFew(group) && group.recordedOn !== undefined) reckoning.addFew(group.recordedOn);
  addAll(countedGroup(group, opportunities.get(group.id) ?? 0), reckoning);
}

function addAll(as: CountedAs, reckoning: Reckoning): void {
  for (const [measure, { on, cells }] of Object.entries(as)) {
    if (!isReckoned(measure)) continue;
    for (const [name, cell] of Object.entries(cells)) reckoning.add(measure, name, on, cell);
  }
}

function addApart({ records }: ApartTally, { viewer, groups }: Looking, reckoning: Reckoning): void {
  for (const { readers, groupId, as } of Object.values(records)) {
    const group = groupId === undefined ? undefined : groups.get(groupId);
    if (!isReader(readers, viewer) || (groupId !== undefined && group === undefined)) continue;
    const isFew = !readers.includes('*') || (group !== undefined && isForFew(group));
    if (isFew) for (const { on } of Object.values(as)) reckoning.addFew(on);
    addAll(as, reckoning);
  }
}
