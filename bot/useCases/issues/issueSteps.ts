import { z } from 'zod';
import { issueConditions } from '../../access/issueConditions';
import { issueHearers } from '../../access/sight';
import { readersOfBoth } from '../../domain/audience';
import { type AgencyId, IssueId, MeetingId } from '../../domain/ids';
import { disclosedTo, Answer, type Issue, IssueText } from '../../domain/issue';
import * as steps from '../../domain/issueSteps';
import type { LogAction } from '../../domain/logActions';
import { issueCounter, newIssue } from '../../domain/newIssue';
import { Refusal } from '../../domain/refusal';
import { Reason } from '../../domain/task';
import { refuseAboveCeiling } from '../../domain/text';
import type { Instant } from '../../domain/time';
import type { Draft, Happening } from '../../ledger/changeDraft';
import { Flag } from '../../ledger/paging';
import { membersInRole, toldOfUrgent } from '../../ledger/roster';
import { hideMerged, leaveForIssue } from '../meetings/recusal';
import { linesAdded } from '../log/history';
import type { Admitted, Context } from '../ports';
import { stampOf } from '../stampOf';
import { askedWhy, whyFields } from '../restrictions/askedReaders';
import { GiveTask, giveTask } from '../tasks/taskGiving';
import type { IssueStepView, IssueView } from './issueViews';
import { leaveAgenda, putOn, takeOff, takePlace } from './issueOnAgenda';
import { issueView } from './viewIssue';

/** What an issue is given on an agenda unless told. */
const ISSUE_MINUTES = 5;

export const RaiseIssue = z.object({
  issueId: IssueId.describe('Chosen by the caller, a UUID say: sent again, it is the same issue'),
  text: IssueText,
  urgent: Flag.optional(),
  restricted: Flag.optional().describe('For the raiser and those who run the panel, until they name others'),
  ...whyFields,
});
export const IssueRef = z.object({ issueId: IssueId });
export const IssueEdit = IssueRef.extend({ text: IssueText });
export const IssueWithdrawal = IssueRef.extend({ reason: Reason.optional() });
export const IssueOnAgenda = IssueRef.extend({
  meetingId: MeetingId,
  minutes: z.number().int().min(1).max(240).optional(),
});
export const IssueMerge = IssueRef.extend({ intoId: IssueId });
export const IssueClosure = IssueRef.extend({ answer: Answer });
export const IssueTask = IssueRef.extend({ task: GiveTask });

/** Raises an issue: the coordinators get a card; an urgent one reaches the chair and the deputies too. */
export async function raiseIssue(input: z.infer<typeof RaiseIssue>, ctx: Context): Promise<IssueView> {
  const issue = await ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
    const again = await draft.read('issue', input.issueId);
    if (again !== undefined) return sameOrRefuse(again, input.text, ctx);

    const { issueId: id, text, urgent = false, restricted: isRestricted = false } = input;
    const { panel } = ctx.roster;
    const stamp = stampOf(ctx);
    const number = draft.nextNumber(issueCounter(stamp, panel));
    const { agencyId } = ctx.viewer.member;
    const made = newIssue({ id, text, urgent, agencyId, isRestricted }, { panel, number }, stamp);
    const raised = { ...made, ...askedWhy(made.audience, input, ctx) };
    recordIssue(raised, 'issue-raised', {}, draft, ctx);
    const told = raised.urgent ? toldOfUrgent(ctx.roster, ctx.now) : membersInRole(ctx.roster, 'coordinator');
    draft.send({ task: 'post', content: { kind: 'issue', issueId: raised.id }, to: told });
    return raised;
  });
  return issueView(issue, ctx);
}

/** Other words are another issue: nothing that is raised is lost. @throws Refusal `id-taken`, `raised-already` */
function sameOrRefuse(issue: Issue, text: string, ctx: Context): Issue {
  if (issue.raised.by !== ctx.viewer.member.id) throw new Refusal('id-taken');
  if (issue.text !== text) throw new Refusal('raised-already', { reference: issue.reference });
  return issue;
}

export function recordIssue(
  issue: Issue,
  action: LogAction,
  said: Pick<Happening, 'note' | 'former' | 'to'> & Partial<Pick<Happening, 'readers'>>,
  draft: Draft,
  ctx: Context,
): void {
  draft.put('issue', issue);
  draft.log({
    action,
    by: ctx.viewer.member.id,
    subject: { type: 'issue', id: issue.id, reference: issue.reference },
    readers: issueHearers(issue),
    ...said,
  });
}

interface Change {
  readonly action: LogAction | ((before: Issue, next: Issue) => LogAction);
  readonly note?: string | ((next: Issue) => string | undefined) | undefined;
  /** What is written over by it. */
  readonly former?: ((issue: Issue) => string) | undefined;
  /** Agencies that are told by it. */
  readonly to?: (before: Issue, next: Issue) => readonly AgencyId[] | undefined;
  readonly decide: (issue: Issue, draft: Draft) => Issue | Promise<Issue>;
}

export async function changeIssue(issueId: IssueId, change: Change, ctx: Admitted): Promise<IssueStepView> {
  const issue = await ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
    const current = await loadIssue(issueId, draft, ctx);
    if (typeof change.note === 'string') refuseAboveCeiling(change.note);
    if (current.retention?.disposed !== undefined) {
      throw new Refusal('disposed-of', { reference: current.reference });
    }
    const next = await change.decide(current, draft);
    if (next === current) return current;

    const { action, note, to } = change;
    const said = {
      note: typeof note === 'function' ? note(next) : note,
      former: change.former?.(current),
      to: to?.(current, next),
    };
    recordIssue(next, typeof action === 'string' ? action : action(current, next), said, draft, ctx);
    draft.send({ task: 'refresh', content: { kind: 'issue', issueId }, to: [] });
    // The raiser is told every change that somebody else made.
    if (next.raised.by !== ctx.viewer.member.id) await tellRaiser(next, draft, ctx);
    return next;
  });
  return { ...(await issueView(issue, ctx)), added: linesAdded(issueId, ctx) };
}

/**
 * One card for what is done to an issue at one sitting: looked at, restricted, put on an agenda. The one that came a few
 * minutes ago shows what was done since.
 */
async function tellRaiser({ id: issueId, raised }: Issue, draft: Draft, { now }: Context): Promise<void> {
  const id = `told-${issueId}-${tenMinutesOf(now)}`;
  if ((await draft.read('message', id)) !== undefined) return;
  draft.send({ id, task: 'post', content: { kind: 'issue', issueId }, to: [raised.by] });
}

/** "2027-02-02T09:1" */
function tenMinutesOf(now: Instant): string {
  return now.slice(0, 'yyyy-mm-ddThh:m'.length);
}

/** @throws Refusal as the row's condition says */
export async function loadIssue(issueId: IssueId, draft: Draft, ctx: Admitted): Promise<Issue> {
  return ctx.admission.admit(issueConditions, await draft.read('issue', issueId));
}

export function editIssue({ issueId, text }: z.infer<typeof IssueEdit>, ctx: Admitted): Promise<IssueStepView> {
  const decide = (issue: Issue) => {
    refuseAboveCeiling(text);
    return steps.edit(issue, text, stampOf(ctx));
  };
  return changeIssue(issueId, { action: 'issue-edited', former: (issue) => issue.text, decide }, ctx);
}

/** Whoever of those told of an urgent issue answers first. */
export function acknowledgeIssue({ issueId }: z.infer<typeof IssueRef>, ctx: Admitted): Promise<IssueStepView> {
  const decide = (issue: Issue) => steps.acknowledge(issue, stampOf(ctx));
  return changeIssue(issueId, { action: 'issue-acknowledged', decide }, ctx);
}

export function withdrawIssue(
  { issueId, reason }: z.infer<typeof IssueWithdrawal>,
  ctx: Admitted,
): Promise<IssueStepView> {
  const decide = (issue: Issue) => steps.withdraw(issue, reason, stampOf(ctx));
  return changeIssue(issueId, { action: 'issue-withdrawn', note: reason, decide }, ctx);
}

export function putIssueOnAgenda(
  { issueId, meetingId, minutes = ISSUE_MINUTES }: z.infer<typeof IssueOnAgenda>,
  ctx: Admitted,
): Promise<IssueStepView> {
  const decide = async (issue: Issue, draft: Draft) => {
    const next = decided(issue, { kind: 'onAgenda', meetingId }, ctx);
    if (next === issue) return issue;
    const put = await putOn(next, meetingId, minutes, draft, ctx);
    if (issue.state === 'onAgenda') await takeOff(issue, put, draft, ctx);
    await leaveForIssue(issue, put, draft, ctx);
    return next;
  };
  return changeIssue(issueId, { action: 'issue-put-on-agenda', note: meetingId, decide }, ctx);
}

export function mergeIssue({ issueId, intoId }: z.infer<typeof IssueMerge>, ctx: Admitted): Promise<IssueStepView> {
  const decide = async (issue: Issue, draft: Draft) => {
    const into = await loadIssue(intoId, draft, ctx);
    const merged = decided(issue, { kind: 'merged', into }, ctx);
    if (merged === issue) return issue;
    const joined = steps.withMerged(into, issue, stampOf(ctx));
    // Whoever may read the one may not know of the other.
    const note = issue.audience.kind === 'panel' ? issue.reference : undefined;
    const readers = readersOfBoth(issueHearers(joined), issueHearers(issue));
    recordIssue(joined, 'issue-took-in', { note, readers }, draft, ctx);
    draft.send({ task: 'refresh', content: { kind: 'issue', issueId: intoId }, to: [] });
    return hideMerged(await inPlaceOf(issue, joined, draft, ctx), merged, draft, ctx);
  };
  return changeIssue(issueId, { action: 'issue-merged', decide }, ctx);
}

/** What goes on, on the agenda where the other stood; its raiser is told. */
async function inPlaceOf(merged: Issue, joined: Issue, draft: Draft, ctx: Context): Promise<Issue> {
  const meetingId = await takePlace(joined, merged, draft, ctx);
  if (meetingId === undefined) return joined;
  const placed = decided(joined, { kind: 'onAgenda', meetingId }, ctx);
  recordIssue(placed, 'issue-put-on-agenda', { note: meetingId }, draft, ctx);
  if (placed.raised.by !== ctx.viewer.member.id) await tellRaiser(placed, draft, ctx);
  return placed;
}

export function closeIssue({ issueId, answer }: z.infer<typeof IssueClosure>, ctx: Admitted): Promise<IssueStepView> {
  const decide = async (issue: Issue, draft: Draft) => {
    const next = decided(issue, { kind: 'closed', answer }, ctx);
    await leaveAgenda(issue, draft, ctx);
    return next;
  };
  return changeIssue(issueId, { action: 'issue-closed', note: answer, decide }, ctx);
}

/** The task keeps the issue's restriction: what few may know does not become known by being worked on. */
export function makeIssueTask({ issueId, task }: z.infer<typeof IssueTask>, ctx: Admitted): Promise<IssueStepView> {
  const decide = async (issue: Issue, draft: Draft) => {
    const origin = { kind: 'issue', issueId, reference: issue.reference } as const;
    const { audience, restriction, recusedIds } = issue;
    const hidden = recusedIds === undefined ? {} : { recusedIds };
    const given = await giveTask(task, { origin, audience, restriction, ...hidden }, draft, ctx);
    const next = decided(issue, { kind: 'tasked', taskId: given.id, taskReference: given.reference }, ctx);
    await leaveAgenda(issue, draft, ctx);
    return disclosedTo(next, [given.agencyId], ctx.now);
  };
  return changeIssue(issueId, { action: 'issue-tasked', to: () => [task.agencyId], decide }, ctx);
}

/** @throws Refusal `already-decided`, `same-issue` */
export function decided(issue: Issue, decision: steps.Triage, ctx: Context): Issue {
  return steps.triage(issue, decision, stampOf(ctx));
}
