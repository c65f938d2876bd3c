import { z } from 'zod';
import { dealingConditions, type DealtWith } from '../../access/meetingConditions';
import { recusedFrom } from '../../domain/attendance';
import type { Group } from '../../domain/group';
import { groupReaders } from '../../domain/group';
import { AgendaItemId, GroupId, MeetingId, OpportunityId } from '../../domain/ids';
import type { LogAction } from '../../domain/logActions';
import { type Opportunity, opportunityReference, opportunitySubject } from '../../domain/opportunity';
import { Refusal } from '../../domain/refusal';
import type { Draft, Happening } from '../../ledger/changeDraft';
import { meetingIn } from '../meetings/meetingChange';
import type { Context } from '../ports';

export const OpportunityRef = z.object({ groupId: GroupId, opportunityId: OpportunityId });

/** At which meeting, and on which item of the group there. */
export const atMeeting = {
  meetingId: MeetingId.optional().describe('The meeting at which it is on the floor'),
  itemId: AgendaItemId.optional().describe('The item of the group on its agenda'),
};

interface AtMeeting {
  readonly meetingId?: MeetingId | undefined;
  readonly itemId?: AgendaItemId | undefined;
}

/**
 * The item on which a group is dealt with at a meeting, for whoever takes part in it; undefined away from a meeting.
 *
 * @throws Refusal `item-gone`, `meeting-not-running`
 */
export async function onItemOf(
  groupId: GroupId,
  { meetingId, itemId }: AtMeeting,
  draft: Draft,
  { viewer }: Context,
): Promise<DealtWith | undefined> {
  if (meetingId === undefined) return undefined;
  const meeting = await meetingIn(draft, meetingId);
  const item = meeting.agenda.find((each) => each.id === itemId && each.groupId === groupId);
  if (item === undefined) throw new Refusal('item-gone');
  const recusedIds = recusedFrom(item.id, await draft.listOf('attendance', 'meetingId', meetingId));
  const on = { meeting, item, recusedIds };
  if (!dealingConditions.sees(on, viewer)) throw new Refusal('item-gone');
  if (meeting.state !== 'running') throw new Refusal('meeting-not-running');
  return on;
}

export function recordOpportunity(
  opportunity: Opportunity,
  group: Group,
  happened: { readonly action: LogAction } & Pick<Happening, 'note' | 'to'>,
  draft: Draft,
  ctx: Context,
): void {
  draft.put('opportunity', opportunity);
  draft.log({
    ...{ ...happened, by: ctx.viewer.member.id, readers: groupReaders(group) },
    subject: {
      type: 'group',
      id: opportunitySubject(opportunity),
      reference: opportunityReference(opportunity, group),
    },
  });
}
