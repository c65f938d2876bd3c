import { visibleTasks } from '../../access/sight';
import { isIsaCurrent, isPartnerOn, type Agency } from '../../domain/agency';
import { isForFew } from '../../domain/audience';
import type { Cell } from '../../domain/counted';
import { countedTask } from '../../domain/counted';
import { type StandingMeasure, standingMeasures } from '../../domain/measures';
import { fillsSeat, isObserving, needsAgreement, presentationDueOn, seatsWantedOf } from '../../domain/partnership';
import { owedStates, type Task } from '../../domain/task';
import { dayText, dueText } from '../../domain/time';
import { type CursorText, readAll, readPage } from '../../ledger/paging';
import { oncePerSnapshot } from '../../ledger/snapshot';
import { agencyName } from '../members/names';
import type { Context } from '../ports';
import { countedTaskRow } from './countedRows';
import { figureView } from './figures';
import type { CountedView, MeasureView } from './measureViews';
import { mayOpen } from './reckoning';
import { measureOf } from './told';

interface Standing {
  readonly views: ReadonlyMap<StandingMeasure, MeasureView>;
  readonly holdsFew: boolean;
}

/** How things stand today: read once a change and person, whatever period they ask for. */
export function standingViews(ctx: Context): Promise<Standing> {
  return standingOnDay(`${ctx.viewer.member.id} ${ctx.today}`, ctx);
}

const standingOnDay = oncePerSnapshot(async (_whoAndDay: string, ctx: Context): Promise<Standing> => {
  const overdue = (await readAll('task', overdueList(ctx), ctx)).filter((task) => isCountedFor(task, ctx));
  const cells: Readonly<Record<StandingMeasure, Cell>> = {
    overdueNow: [overdue.length, 0],
    isaCoverage: coverage(ctx),
    seatsEmpty: [seatsEmpty(ctx).length, 0],
    presentationsDue: [presentationsDue(ctx).length, 0],
  };
  const views = new Map(
    standingMeasures.map((measure) => {
      const parts = measure === 'overdueNow' ? byAgency(overdue, ctx) : [];
      const figure = figureView(measure, cells[measure]);
      return [measure, { ...measureOf(measure), isToday: true, figure, parts, months: [] }];
    }),
  );
  return { views, holdsFew: overdue.some(isForFew) };
});

/** Along an index that begins with the longest overdue and ends today: nothing else is read, however many there are. */
function overdueList({ viewer, today }: Context) {
  const where = [
    { key: 'open', is: 'yes' },
    { key: 'state', in: owedStates },
    { key: 'dueOn', below: today },
    ...visibleTasks(viewer),
  ];
  return { where, key: 'dueOn', direction: 'ascending' } as const;
}

/** Whoever may not open them has those for the whole panel counted alone. */
function isCountedFor(task: Task, { viewer }: Context): boolean {
  return mayOpen(viewer) || countedTask(task).readers === undefined;
}

type Cursor = ReturnType<(typeof CursorText)['parse']> | undefined;

function byAgency(tasks: readonly Task[], ctx: Context): MeasureView['parts'] {
  const ids = [...new Set(tasks.map(({ agencyId }) => agencyId))];
  return ids
    .map((id) => ({
      ...figureView('overdueNow', [tasks.filter(({ agencyId }) => agencyId === id).length, 0]),
      ...{ by: `agency.${id}`, dimension: 'agency' as const, name: agencyName(id, ctx) },
    }))
    .sort((a, b) => b.n - a.n || a.name.localeCompare(b.name));
}

function partnersNow({ roster, today }: Context): Agency[] {
  return [...roster.agencies.values()].filter(
    (agency) => isPartnerOn(agency, today) && needsAgreement(agency, roster.panel),
  );
}

function coverage(ctx: Context): Cell {
  const partners = partnersNow(ctx);
  return [partners.length, partners.filter((agency) => isIsaCurrent(agency, ctx.today)).length];
}

function presentationsDue({ roster, today }: Context): Agency[] {
  return [...roster.agencies.values()].filter(
    (agency) => isPartnerOn(agency, today) && !isObserving(agency) && presentationDueOn(agency, today) <= today,
  );
}

/** One for each seat: "Seat 2 of 3". */
function seatsEmpty({ roster, today }: Context): { agency: Agency; note: string }[] {
  const seated = [...roster.members.values()].filter(fillsSeat);
  return [...roster.agencies.values()]
    .filter((agency) => isPartnerOn(agency, today))
    .flatMap((agency) => {
      const wanted = seatsWantedOf(agency);
      const filled = seated.filter(({ agencyId }) => agencyId === agency.id).length;
      const empty = Math.max(0, wanted - filled);
      return Array.from({ length: empty }, (_, at) => ({ agency, note: `Seat ${filled + at + 1} of ${wanted}` }));
    });
}

/** What stands behind them. */
export async function standingRows(
  measure: StandingMeasure,
  { by, cursor }: { readonly by?: string | undefined; readonly cursor?: Cursor },
  ctx: Context,
): Promise<{ items: CountedView[]; cursor?: string }> {
  const { today } = ctx;
  switch (measure) {
    case 'overdueNow': {
      const page = await readPage('task', { ...overdueList(ctx), cursor }, ctx);
      const records = page.records.filter(({ agencyId }) => by === undefined || by === `agency.${agencyId}`);
      const items = records.map((task) => ({ ...countedTaskRow(task, ctx), onText: dueText(task.dueOn, today) }));
      return { ...(page.cursor === undefined ? {} : { cursor: page.cursor }), items };
    }
    case 'isaCoverage':
      return { items: partnersNow(ctx).map((agency) => partnerRow(agency, agreementNote(agency, ctx), ctx)) };
    case 'seatsEmpty':
      return { items: seatsEmpty(ctx).map(({ agency, note }, at) => seatRow(agency, note, at, ctx)) };
    case 'presentationsDue':
      return { items: presentationsDue(ctx).map((agency) => partnerRow(agency, presentationNote(agency, ctx), ctx)) };
  }
}

function partnerRow(agency: Agency, note: string, { today }: Context): CountedView {
  const { id, name } = agency;
  const onText = dayText(today, today);
  return { key: `agency:${id}`, reference: '', title: name, note, onText, place: `partners?partner=${id}` };
}

function seatRow(agency: Agency, note: string, at: number, ctx: Context): CountedView {
  return { ...partnerRow(agency, note, ctx), key: `seat:${agency.id}.${at}` };
}

function agreementNote({ isa, ...agency }: Agency, { today }: Context): string {
  if (isa === null) return 'No agreement';
  const isCurrent = isIsaCurrent({ ...agency, isa }, today);
  return isCurrent ? `In force until ${dayText(isa.reviewOn, today)}` : `Not in force: ${dayText(isa.reviewOn, today)}`;
}

function presentationNote({ presentations = [] }: Agency, { today }: Context): string {
  const last = presentations.at(-1);
  return last === undefined ? 'Never given' : `Given ${dayText(last.on, today)}`;
}
