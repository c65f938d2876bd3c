import type { z } from 'zod';
import type { OpportunityOf } from '../../access/opportunityConditions';
import { maySeeGroup } from '../../access/sight';
import { isDiscussed } from '../../domain/closing';
import type { GroupId } from '../../domain/ids';
import { type Meeting, meetingReference } from '../../domain/meeting';
import { isWaiting, parked } from '../../domain/opportunity';
import { meetingAfter } from '../../domain/series';
import { addDays, dayText, type LocalDate } from '../../domain/time';
import type { Draft } from '../../ledger/changeDraft';
import { loadAllGroups } from '../groups/groupLists';
import { loadMeetings, type MeetingRef } from '../meetings/meetingLists';
import type { Context } from '../ports';
import { stampOf } from '../stampOf';
import { recordOpportunity } from './groupOpportunity';
import { opportunitiesOf } from './opportunityLists';
import type { LeftUndecidedView } from './opportunityViews';

/** In one batch, each with an entry of its own, beside what a close writes. */
const MOST_PARKED = 20;

/** Where there is no meeting to come. */
const DAYS = 28;

/** What a close of the meeting now would leave undecided, by group. */
export async function leftUndecided(
  { meetingId }: z.infer<typeof MeetingRef>,
  ctx: Context,
): Promise<LeftUndecidedView> {
  const meeting = (await loadMeetings(ctx)).find(({ id }) => id === meetingId);
  if (meeting === undefined) return { items: [] };
  const groups = (await loadAllGroups(ctx.roster.panel.id, ctx)).filter((group) => maySeeGroup(group, ctx.viewer));
  const dealtWith = groups.filter(({ id }) => groupsOf(meeting).includes(id));
  const items = await Promise.all(
    dealtWith.map(async ({ id: groupId, operation }) => {
      const undecided = (await opportunitiesOf(groupId, ctx)).filter((each) => isWaiting(each, ctx.today)).length;
      return { groupId, operation, undecided };
    }),
  );
  const left = items.filter(({ undecided }) => undecided > 0);
  return left.length === 0
    ? { items: [] }
    : { items: left, untilText: dayText(await dayAfter(meeting, ctx), ctx.today) };
}

/**
 * At the close nothing is left undecided of what was before the meeting: it waits for the next one.
 *
 * @returns whether there is more than one batch takes
 */
export async function parkUndecided(meeting: Meeting, draft: Draft, ctx: Context): Promise<boolean> {
  const until = await dayAfter(meeting, ctx);
  const reason = `Left undecided at ${meetingReference(meeting)}`;
  const left = await undecidedIn(meeting, draft, ctx);
  for (const { group, opportunity } of left.slice(0, MOST_PARKED)) {
    const next = parked(opportunity, { until, reason }, stampOf(ctx));
    recordOpportunity(next, group, { action: 'opportunity-parked', note: reason }, draft, ctx);
  }
  return left.length > MOST_PARKED;
}

async function undecidedIn(meeting: Meeting, draft: Draft, ctx: Context): Promise<OpportunityOf[]> {
  const left: OpportunityOf[] = [];
  for (const groupId of groupsOf(meeting)) {
    const group = await draft.read('group', groupId);
    if (group === undefined) continue;
    const all = await draft.listOf('opportunity', 'groupId', groupId);
    left.push(...all.filter((each) => isWaiting(each, ctx.today)).map((opportunity) => ({ group, opportunity })));
  }
  return left;
}

/** Those that were before the meeting: what was not reached goes to the next one as it is. */
function groupsOf({ agenda, run }: Meeting): GroupId[] {
  const taken = agenda.filter((item) => isDiscussed(item, run)).flatMap(({ groupId }) => groupId ?? []);
  return [...new Set(taken)];
}

async function dayAfter(meeting: Meeting, ctx: Context): Promise<LocalDate> {
  const next = meetingAfter(meeting, await loadMeetings(ctx), ctx.roster.panel);
  const day = next?.on ?? addDays(ctx.today, DAYS);
  return day > ctx.today ? day : addDays(ctx.today, 1);
}
