import { visibleTasks } from '../../access/sight';
import { isIsaCurrent, isPartnerOn, type Agency } from '../../domain/agency';
import { isForFew } from '../../domain/audience';
import type { Cell } from '../../domain/counted';
import { countedTask } from '../../domain/counted';
import { type StandingMeasure, standingMeasures } from '../../domain/measures';
import { isObserving, needsAgreement, presentationDueOn } from '../../domain/partnership';
import { owedStates, type Task } from '../../domain/task';
import { dayText, dueText } from '../../domain/time';
import { type CursorText, readPage } from '../../ledger/paging';
import { agencyName } from '../members/names';
import type { Context } from '../ports';
import { countedTaskRow } from './countedRows';
import { figureView } from './figures';
import type { CountedView, MeasureView } from './measureViews';
import { mayOpen } from './reckoning';
import { measureOf } from './told';

/** As many are counted; a panel that has more overdue than that has other cares. */
const MOST_COUNTED = 200;

interface Standing {
  readonly views: ReadonlyMap<StandingMeasure, MeasureView>;
  readonly holdsFew: boolean;
}

/** How things stand today. */
export async function standingViews(ctx: Context): Promise<Standing> {
  const overdue = await overdueTasks({ limit: MOST_COUNTED }, ctx);
  const cells: Readonly<Record<StandingMeasure, Cell>> = {
    overdueNow: [overdue.records.length, 0],
    isaCoverage: coverage(ctx),
    presentationsDue: [presentationsDue(ctx).length, 0],
  };
  const views = new Map(
    standingMeasures.map((measure) => {
      const figure = figureView(measure, cells[measure]);
      const isMore = measure === 'overdueNow' && overdue.cursor !== undefined;
      const shown = isMore ? { ...figure, text: `${MOST_COUNTED}+` } : figure;
      const parts = measure === 'overdueNow' ? byAgency(overdue.records, ctx) : [];
      return [measure, { ...measureOf(measure), isToday: true, figure: shown, parts, months: [] }];
    }),
  );
  return { views, holdsFew: overdue.records.some(isForFew) };
}

/** Whoever may not open them has those for the whole panel counted alone. */
async function overdueTasks(page: { readonly limit?: number; readonly cursor?: Cursor }, ctx: Context) {
  const where = [
    { key: 'open', is: 'yes' },
    { key: 'state', in: owedStates },
    { key: 'dueOn', below: ctx.today },
    ...visibleTasks(ctx.viewer),
  ];
  const found = await readPage('task', { where, key: 'dueOn', direction: 'ascending', ...page }, ctx);
  const isFor = (task: Task) => mayOpen(ctx.viewer) || countedTask(task).readers === undefined;
  return { ...found, records: found.records.filter(isFor) };
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

/** What stands behind them. */
export async function standingRows(
  measure: StandingMeasure,
  { by, cursor }: { readonly by?: string | undefined; readonly cursor?: Cursor },
  ctx: Context,
): Promise<{ items: CountedView[]; cursor?: string }> {
  const { today } = ctx;
  switch (measure) {
    case 'overdueNow': {
      const page = await overdueTasks({ cursor }, ctx);
      const records = page.records.filter(({ agencyId }) => by === undefined || by === `agency.${agencyId}`);
      const items = records.map((task) => ({ ...countedTaskRow(task, ctx), onText: dueText(task.dueOn, today) }));
      return { ...(page.cursor === undefined ? {} : { cursor: page.cursor }), items };
    }
    case 'isaCoverage':
      return { items: partnersNow(ctx).map((agency) => partnerRow(agency, agreementNote(agency, ctx), ctx)) };
    case 'presentationsDue':
      return { items: presentationsDue(ctx).map((agency) => partnerRow(agency, presentationNote(agency, ctx), ctx)) };
  }
}

function partnerRow(agency: Agency, note: string, { today }: Context): CountedView {
  const { id, name } = agency;
  const onText = dayText(today, today);
  return { key: `agency:${id}`, reference: '', title: name, note, onText, place: `partners?partner=${id}` };
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
