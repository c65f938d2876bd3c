import { z } from 'zod';
import { IssueId } from '../../domain/ids';
import { acknowledge } from '../../domain/issueSteps';
import { lastNumber, meetingIdOf } from '../../domain/meeting';
import { Refusal } from '../../domain/refusal';
import { newFlashMeeting } from '../../domain/series';
import { addMinutes } from '../../domain/time';
import { issueItem } from './issueOnAgenda';
import { stampOf } from '../stampOf';
import { decided, loadIssue, recordIssue } from './issueSteps';
import { linesAdded } from '../log/history';
import { recordMeeting } from '../meetings/meetingChange';
import { loadMeetings } from '../meetings/meetingLists';
import { leaveForIssue } from '../meetings/recusal';
import type { Admitted } from '../ports';
import { issueView } from './viewIssue';
import { toldOfUrgent } from '../../ledger/roster';
import type { IssueStepView } from './issueViews';

export const FlashMeeting = z.object({
  issueId: IssueId,
  inMinutes: z
    .number()
    .int()
    .min(5)
    .max(24 * 60)
    .default(30)
    .describe('How soon it begins'),
  minutes: z.number().int().min(15).max(120).default(30).describe('How long it lasts'),
});

/**
 * A short meeting on Teams about one issue, besides the series and whatever else is on that day. A second click gives
 * the meeting that has been called.
 */
export async function callFlashMeeting(
  { issueId, inMinutes, minutes }: z.infer<typeof FlashMeeting>,
  ctx: Admitted,
): Promise<IssueStepView> {
  const { panel } = ctx.roster;
  const listed = await loadMeetings(ctx);
  const issue = await ctx.ledger.change(panel.id, ctx.now, async (draft) => {
    const found = await loadIssue(issueId, draft, ctx);
    if (found.state === 'onAgenda') {
      if (listed.some(({ id, extra }) => extra && id === found.meetingId)) return found;
      throw new Refusal('already-decided', { reference: found.reference });
    }
    let number = lastNumber(listed) + 1;
    while ((await draft.read('meeting', meetingIdOf(number))) !== undefined) number += 1;

    const begins = addMinutes(ctx.now, inMinutes);
    const item = issueItem(found, minutes, 'decide', ctx);
    const meeting = newFlashMeeting(panel, number, { begins, minutes, item });
    const put = decided(found, { kind: 'onAgenda', meetingId: meeting.id }, ctx);
    // Whoever calls a meeting about something urgent has it in hand.
    const next = put.urgent ? acknowledge(put, stampOf(ctx)) : put;
    recordMeeting({ meeting, action: 'meeting-planned', note: `${meeting.on}, flash meeting` }, undefined, draft, ctx);
    await leaveForIssue(next, meeting, draft, ctx);
    recordIssue(next, 'issue-put-on-agenda', { note: meeting.id }, draft, ctx);
    draft.send({ task: 'refresh', content: { kind: 'issue', issueId }, to: [] });
    const told = [...toldOfUrgent(ctx.roster, ctx.now), next.raised.by];
    draft.send({ task: 'post', content: { kind: 'agenda', meetingId: meeting.id }, to: told });
    return next;
  });
  return { ...(await issueView(issue, ctx)), added: linesAdded(issueId, ctx) };
}
