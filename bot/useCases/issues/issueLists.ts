import { z } from 'zod';
import { AgencyId, IssueId } from '../../domain/ids';
import { type Issue, issueStates } from '../../domain/issue';
import { issueConditions } from '../../access/issueConditions';
import { maySeeIssue, visibleIssues } from '../../access/sight';
import { similarTo } from '../../domain/similarity';
import { searchable } from '../../domain/searchable';
import { ThreatName } from '../../domain/threat';
import { LocalDate } from '../../domain/time';
import { withinDays } from '../../ledger/withinDays';
import { threatNames } from '../threats/panelThreats';
import { saidWhy } from '../log/askedWhy';
import { history } from '../log/history';
import { CursorText, Flag, Limit, listOf, readPage } from '../../ledger/paging';
import type { Condition } from '../../ledger/store';
import { wordsSought } from '../../ledger/wordsSought';
import type { Admitted, Context } from '../ports';
import { issueView } from './viewIssue';
import { recordOf } from '../../ledger/records';
import type { HistoryLine } from '../log/logViews';
import type { IssueDetailView, IssueView } from './issueViews';

/** Before the cursor of a page after which more of what is waited for comes. */
const URGENT = 'urgent:';
type Place = z.infer<typeof CursorText>;

const IssueCursor = z
  .string()
  .transform((text) => ({ isOthers: !text.startsWith(URGENT), after: text.replace(URGENT, '') }))
  .pipe(z.object({ isOthers: z.boolean(), after: CursorText }));

export const IssueListing = z.object({
  open: z.enum(['yes', 'no', 'any']).optional().describe('"yes" unless told'),
  state: listOf(z.enum(issueStates)).optional().describe('One or more, separated by commas'),
  agencyId: AgencyId.optional(),
  mine: Flag.optional().describe('Only issues that the person asking raised'),
  threat: ThreatName.optional().describe('Tagged with it, under whichever of its names'),
  place: z.string().max(120).optional(),
  sector: z.string().max(60).optional(),
  raisedFrom: LocalDate.optional().describe('Raised on that day or later'),
  raisedTo: LocalDate.optional().describe('Raised on that day or earlier'),
  search: z.string().max(200).optional(),
  sort: z.enum(['number', 'raisedAt']).optional().describe('raisedAt unless told'),
  direction: z.enum(['ascending', 'descending']).optional().describe('descending unless told: the newest first'),
  cursor: IssueCursor.optional(),
  limit: Limit.optional(),
});
type IssueListing = z.infer<typeof IssueListing>;

/** As many as a page holds, unless told. */
const PAGE_SIZE = 50;
/** `in`, so that it is looked for among what is open, of which there is less. */
const NOT_WAITED_FOR: Condition = { key: 'waitedFor', in: ['no'] };

/**
 * The urgent ones that nobody has in hand stand first, whatever the order of the others, in the order in which their
 * answers are due. Two queries for the first page, one for each other.
 */
export async function listIssues(
  { sort = 'raisedAt', direction = 'descending', cursor, limit = PAGE_SIZE, ...filter }: IssueListing,
  ctx: Context,
): Promise<{ items: IssueView[]; cursor?: string }> {
  const where = await whereOf(filter, ctx);
  const isOthers = cursor?.isOthers === true;
  const first = isOthers ? { records: [] } : await waitedFor(where, limit, cursor?.after, ctx);
  if (first.cursor !== undefined) return { items: await viewsOf(first.records, ctx), cursor: URGENT + first.cursor };
  const request = {
    ...{ where: [...where, NOT_WAITED_FOR], key: sort, direction, cursor: isOthers ? cursor.after : undefined },
    limit: Math.max(1, limit - first.records.length),
  };
  const { records, ...rest } = await readPage('issue', request, ctx);
  return { items: await viewsOf([...first.records, ...records], ctx), ...rest };
}

function viewsOf(issues: readonly Issue[], ctx: Context): Promise<IssueView[]> {
  return Promise.all(issues.map((issue) => issueView(issue, ctx)));
}

function waitedFor(where: readonly Condition[], limit: number, cursor: Place | undefined, ctx: Context) {
  const urgent = [...where, { key: 'waitedFor', is: 'yes' }];
  return readPage('issue', { where: urgent, key: 'raisedAt', direction: 'ascending', limit, cursor }, ctx);
}

async function whereOf(filter: Partial<IssueListing>, ctx: Context): Promise<Condition[]> {
  const { state, agencyId, mine, search } = filter;
  const open = filter.open ?? (state === undefined ? 'yes' : 'any');
  const where: Condition[] = [
    ...visibleIssues(ctx.viewer),
    ...(await taggedWhere(filter, ctx)),
    ...withinDays('raisedAt', { from: filter.raisedFrom, to: filter.raisedTo }, ctx),
  ];
  if (open !== 'any') where.push({ key: 'open', is: open });
  if (state !== undefined && state.length > 0) where.push({ key: 'state', in: state });
  if (agencyId !== undefined) where.push({ key: 'agencyId', is: agencyId });
  if (mine === true) where.push({ key: 'raisedBy', is: ctx.viewer.member.id });
  if (search !== undefined && search.trim() !== '') where.push(wordsSought(search));
  return where;
}

async function taggedWhere({ threat, place, sector }: Partial<IssueListing>, ctx: Context): Promise<Condition[]> {
  if ([threat, place, sector].every((each) => each === undefined)) return [];
  return [
    { key: 'tagged', is: 'yes' },
    ...(threat === undefined ? [] : [{ key: 'threats', holdsAnyOf: (await threatNames(ctx)).namesFor(threat) }]),
    ...(place === undefined ? [] : [{ key: 'place', is: searchable(place) }]),
    ...(sector === undefined ? [] : [{ key: 'sector', is: searchable(sector) }]),
  ];
}

/** Open issues that are looked through for similar ones: the newest. */
const MOST_COMPARED = 200;
const MOST_SIMILAR = 3;

export const SimilarQuery = z.object({
  text: z.string().min(1).max(2000),
  exceptId: IssueId.optional().describe('The issue itself'),
});

/** Open issues about the same, by words, place and agency, as far as the person asking may see them. */
export async function listSimilar(
  { text, exceptId }: z.infer<typeof SimilarQuery>,
  ctx: Context,
): Promise<{ items: IssueView[] }> {
  const request = {
    where: await whereOf({}, ctx),
    key: 'raisedAt',
    direction: 'descending',
    limit: MOST_COMPARED,
  } as const;
  const { records } = await readPage('issue', request, ctx);
  const others = records.filter(({ id }) => id !== exceptId);
  const similar = similarTo(text, ctx.viewer.member.agencyId, others, MOST_SIMILAR);
  return { items: await Promise.all(similar.map((issue) => issueView(issue, ctx))) };
}

export const IssueQuery = z.object({ issueId: IssueId, ...saidWhy });

/** @throws Refusal `not-found`, also for an issue that the viewer may not see */
export async function getIssue({ issueId }: z.infer<typeof IssueQuery>, ctx: Admitted): Promise<IssueDetailView> {
  const issue = await loadIssue(issueId, ctx);
  return { ...(await issueView(issue, ctx)), history: await wholeHistory(issue, ctx) };
}

/** @throws Refusal as {@link getIssue} */
export async function getIssueCard({ issueId }: z.infer<typeof IssueQuery>, ctx: Admitted): Promise<IssueView> {
  return issueView(await loadIssue(issueId, ctx), ctx);
}

async function loadIssue(issueId: IssueId, ctx: Admitted): Promise<Issue> {
  const found = await ctx.store.read(ctx.roster.panel.id, `issue:${issueId}`);
  return ctx.admission.admit(issueConditions, found === undefined ? undefined : recordOf('issue', found));
}

/** Its own, and that of each issue merged into it that the viewer may see. */
async function wholeHistory(issue: Issue, ctx: Context): Promise<HistoryLine[]> {
  const others = await Promise.all(
    (issue.mergedFrom ?? []).map(async (id): Promise<HistoryLine[]> => {
      const found = await ctx.store.read(ctx.roster.panel.id, `issue:${id}`);
      const other = found === undefined ? undefined : recordOf('issue', found);
      if (other === undefined || !maySeeIssue(other, ctx.viewer)) return [];
      const [raised, ...rest] = (await history(id, ctx)).map((line) => ({ ...line, reference: other.reference }));
      // What it said stands nowhere else beside the issue that goes on.
      return raised === undefined ? [] : [{ ...raised, note: other.text }, ...rest];
    }),
  );
  return [...(await history(issue.id, ctx)), ...others.flat()];
}
