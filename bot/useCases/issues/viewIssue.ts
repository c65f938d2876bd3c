import { isReader } from '../../access/readers';
import { markingOf } from '../../domain/marking';
import { readersOf } from '../../domain/audience';
import type { IssueId } from '../../domain/ids';
import { nameAsTold, restrictedPart } from '../members/audiences';
import { agencyName, doneText } from '../members/names';
import { answerDueAt, type Came, type Issue, isOpenIssue, isWaitedFor, type IssueState } from '../../domain/issue';
import { isOpenTo } from '../../access/conditions';
import { issueConditions } from '../../access/issueConditions';
import { byName } from '../../domain/byName';
import { disclosureText } from '../../domain/disclosure';
import { formVersion } from '../../domain/formVersion';
import { canStepIssue, type IssueStep, issueStepNames, noTags } from '../../domain/issueSteps';
import { threatNames } from '../threats/panelThreats';
import { headlineOf } from '../../domain/text';
import { durationText, momentText } from '../../domain/time';
import type { Context, Onlooking } from '../ports';
import { restrictPart } from '../restrictions/restrictPart';
import { nameOf, zoneOf } from '../../ledger/roster';
import type { IssueView } from './issueViews';
import { hasRight } from '../../access/rights';
import { maySeeIssue } from '../../access/sight';
import { recordOf } from '../../ledger/records';

const issueStateNames: Record<IssueState, string> = {
  raised: 'Raised',
  triaged: 'Looked at',
  onAgenda: 'On the agenda',
  discussed: 'Discussed',
  tasked: 'Made a task',
  merged: 'Merged',
  closed: 'Closed',
  withdrawn: 'Withdrawn',
};

export async function issueView(issue: Issue, ctx: Context): Promise<IssueView> {
  const { id, reference, text, agencyId, raised, urgent, state } = issue;
  return {
    ...{ id, reference, text, agencyId, urgent, state },
    marking: markingOf(ctx.roster.panel, issue.audience.kind === 'named'),
    headline: headlineOf(text, 90),
    agencyName: agencyName(agencyId, ctx),
    raisedById: raised.by,
    raisedByName: nameOf(ctx.roster, raised.by),
    raisedAt: raised.at,
    raisedText: doneText('Raised', raised, ctx),
    restricted: issue.audience.kind === 'named',
    stateName: issueStateNames[state],
    statusText: await issueStatusText(issue, ctx),
    may: byName(issueStepNames, (step) => mayStep(issue, step, ctx)),
    ...urgentPart(issue, ctx),
    ...restrictPart({ type: 'issue', record: issue }, ctx),
    ...audiencePart(issue, ctx),
    ...sharedPart(issue, ctx),
    ...disclosuresPart(issue, ctx),
    ...(issue.state === 'closed' ? { answer: issue.answer } : {}),
    ...(await tagsPart(issue, ctx)),
  };
}

async function tagsPart({ tags }: Issue, ctx: Context): Promise<Pick<IssueView, 'tags' | 'tagsVersion'>> {
  const tagsVersion = formVersion(tags ?? noTags, ctx.sha256);
  if (tags === undefined || tags.threats.length === 0) return { tagsVersion, ...(tags === undefined ? {} : { tags }) };
  const { nameOf: goesOnAs } = await threatNames(ctx);
  return { tagsVersion, tags: { ...tags, threats: [...new Set(tags.threats.map(goesOnAs))] } };
}

/** What is offered is what the step's row would let through. */
function mayStep(issue: Issue, step: IssueStep, { doors, viewer }: Context): boolean {
  return canStepIssue(issue, step) && isOpenTo(doors[`issue.${step}`], issueConditions, issue, viewer);
}

/** How long the first acknowledgement took, or until when it is due. */
function urgentPart(issue: Issue, ctx: Context): Pick<IssueView, 'urgentText' | 'answerDueAt'> {
  if (!issue.urgent) return {};
  const { raised, acknowledged } = issue;
  if (acknowledged !== undefined) {
    const took = durationText(Date.parse(acknowledged.at) - Date.parse(raised.at));
    return { urgentText: `In hand after ${took}: ${nameOf(ctx.roster, acknowledged.by)}` };
  }
  if (!isOpenIssue(issue)) return {};
  const dueAt = answerDueAt(issue, ctx.roster.panel);
  return {
    urgentText: `Answer by ${momentText(dueAt, ctx.today, zoneOf(ctx))}`,
    ...(isWaitedFor(issue) ? { answerDueAt: dueAt } : {}),
  };
}

/** Who else may see it is for those who triage. */
function audiencePart(issue: Issue, ctx: Context): Pick<IssueView, 'restrictedText'> {
  if (!hasRight(ctx.viewer, 'issue.triage')) return {};
  const { audience, agencyId, raised } = issue;
  const isNamed = audience.kind === 'named' && audience.agencyIds.includes(agencyId);
  return restrictedPart(audience, isNamed ? [] : [nameOf(ctx.roster, raised.by)], ctx);
}

/** How long it took until an agency was first told by name. Which ones is for those who triage. */
function sharedPart({ disclosed, raised }: Issue, ctx: Context): Pick<IssueView, 'sharedText'> {
  if (disclosed === undefined) return {};
  const named = hasRight(ctx.viewer, 'issue.triage');
  const names = named ? disclosed.agencyIds.map((id) => nameAsTold(id, ctx)).join(', ') : 'a partner';
  return { sharedText: `Shared with ${names} after ${durationText(Date.parse(disclosed.at) - Date.parse(raised.at))}` };
}

/** What it may be used for is for those who triage to know, and for each agency of what it was told. */
function disclosuresPart({ disclosures = [] }: Issue, ctx: Context): Pick<IssueView, 'disclosureTexts'> {
  const { viewer } = ctx;
  const told = hasRight(viewer, 'issue.triage')
    ? disclosures
    : disclosures.filter(({ agencyId }) => agencyId === viewer.member.agencyId);
  const texts = told.map(
    ({ agencyId, ...why }) => `Shared with ${nameAsTold(agencyId, ctx)} under ${disclosureText(why)}`,
  );
  return texts.length === 0 ? {} : { disclosureTexts: texts };
}

/** Names of other records are told to those who may see them. */
export async function issueStatusText(issue: Issue, ctx: Onlooking): Promise<string> {
  switch (issue.state) {
    case 'raised':
      return doneText('Raised', issue.raised, ctx);
    case 'triaged':
      return doneText('Looked at', issue.triaged, ctx);
    case 'onAgenda':
      return `On the agenda of ${issue.meetingId}`;
    case 'discussed':
      return `Discussed at ${issue.meetingId}${cameText(issue.came, maySeeWhatCame(issue, ctx))}`;
    case 'tasked':
      return maySeeWhatCame(issue, ctx) ? `Became task ${issue.taskReference}` : 'Became a task';
    case 'merged':
      return (await maySeeOther(issue.intoId, ctx))
        ? `Merged into ${issue.intoReference}`
        : 'Merged into another issue';
    case 'closed':
      return doneText('Closed', issue.closed, ctx);
    case 'withdrawn':
      return doneText('Withdrawn', issue.withdrawn, ctx);
  }
}

/** What came of it is for those for whom the issue was then, and nobody changes that any more. */
function maySeeWhatCame({ audience, recusedIds }: Issue, { viewer }: Onlooking): boolean {
  return viewer.kind === 'person' && viewer.isaCurrent && isReader(readersOf(audience, recusedIds), viewer);
}

/** ": 2 decisions, task SEN-27-014" */
function cameText({ decisions, taskReferences }: Came, isShown: boolean): string {
  if (!isShown) return '';
  const parts = [
    ...(decisions === 0 ? [] : [decisions === 1 ? '1 decision' : `${decisions} decisions`]),
    ...(taskReferences.length === 0
      ? []
      : [`${taskReferences.length === 1 ? 'task' : 'tasks'} ${taskReferences.join(', ')}`]),
  ];
  // What was recorded for fewer people is not counted: that there was nothing is more than is known.
  return parts.length === 0 ? '' : `: ${parts.join(', ')}`;
}

async function maySeeOther(id: IssueId, { store, roster, viewer }: Onlooking): Promise<boolean> {
  const found = await store.read(roster.panel.id, `issue:${id}`);
  return found !== undefined && maySeeIssue(recordOf('issue', found), viewer);
}
