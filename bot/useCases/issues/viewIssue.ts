import { agencyName, doneText } from '../members/names';
import { type Issue, isOpenIssue, URGENT_ACK_MINUTES, type IssueState } from '../../domain/issue';
import { mayStepIssue } from '../../access/issueAccess';
import { byName } from '../../domain/byName';
import { issueStepNames } from '../../domain/issueSteps';
import { headlineOf } from '../../domain/text';
import { addMinutes, durationText, momentText } from '../../domain/time';
import type { Context } from '../ports';
import { nameOf, zoneOf } from '../../ledger/roster';
import type { IssueView } from './issueViews';

const issueStateNames: Record<IssueState, string> = {
  raised: 'Raised',
  triaged: 'Looked at',
  onAgenda: 'On the agenda',
  tasked: 'Made a task',
  merged: 'Merged',
  closed: 'Closed',
  withdrawn: 'Withdrawn',
};

export function issueView(issue: Issue, ctx: Context): IssueView {
  const { id, reference, text, agencyId, raised, urgent, state } = issue;
  return {
    ...{ id, reference, text, agencyId, urgent, state },
    marking: ctx.roster.panel.marking,
    headline: headlineOf(text, 90),
    agencyName: agencyName(agencyId, ctx),
    raisedById: raised.by,
    raisedByName: nameOf(ctx.roster, raised.by),
    raisedAt: raised.at,
    raisedText: doneText('Raised', raised, ctx),
    restricted: issue.audience.kind === 'named',
    stateName: issueStateNames[state],
    statusText: issueStatusText(issue, ctx),
    may: byName(issueStepNames, (step) => mayStepIssue(issue, step, ctx.viewer)),
    ...urgentPart(issue, ctx),
    ...sharedPart(issue, ctx),
    ...(issue.state === 'closed' ? { answer: issue.answer } : {}),
  };
}

/** How long the first acknowledgement took, or until when it is due. */
function urgentPart(issue: Issue, ctx: Context): Pick<IssueView, 'urgentText'> {
  if (!issue.urgent) return {};
  const { raised, acknowledged } = issue;
  if (acknowledged !== undefined) {
    const took = durationText(Date.parse(acknowledged.at) - Date.parse(raised.at));
    return { urgentText: `In hand after ${took}: ${nameOf(ctx.roster, acknowledged.by)}` };
  }
  if (!isOpenIssue(issue)) return {};
  const dueAt = momentText(addMinutes(raised.at, URGENT_ACK_MINUTES), ctx.today, zoneOf(ctx));
  return { urgentText: `To be acknowledged by ${dueAt}` };
}

/** How long it took until an agency was first told by name. */
function sharedPart({ disclosed, raised }: Issue, ctx: Context): Pick<IssueView, 'sharedText'> {
  if (disclosed === undefined) return {};
  const names = disclosed.agencyIds.map((id) => agencyName(id, ctx)).join(', ');
  return { sharedText: `Shared with ${names} after ${durationText(Date.parse(disclosed.at) - Date.parse(raised.at))}` };
}

function issueStatusText(issue: Issue, ctx: Context): string {
  switch (issue.state) {
    case 'raised':
      return doneText('Raised', issue.raised, ctx);
    case 'triaged':
      return doneText('Looked at', issue.triaged, ctx);
    case 'onAgenda':
      return `On the agenda of ${issue.meetingId}`;
    case 'tasked':
      return `Became task ${issue.taskReference}`;
    case 'merged':
      return `Merged into ${issue.intoReference}`;
    case 'closed':
      return doneText('Closed', issue.closed, ctx);
    case 'withdrawn':
      return doneText('Withdrawn', issue.withdrawn, ctx);
  }
}
