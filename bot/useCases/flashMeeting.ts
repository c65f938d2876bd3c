import { z } from 'zod';
import { newItem } from '../domain/agenda';
import { AgendaItemId, IssueId, type MemberId } from '../domain/ids';
import { type Issue, issueReaders, maySeeIssue } from '../domain/issue';
import { meetingIdOf } from '../domain/meeting';
import { Refusal } from '../domain/refusal';
import { newMeeting } from '../domain/series';
import { headlineOf } from '../domain/text';
import { addMinutes, localDateOf, timeText } from '../domain/time';
import { recordMeeting } from './meetingChange';
import { loadMeetings } from './meetings';
import type { Context } from './ports';
import { issueView } from './present';
import { membersInRole, membersOnDuty } from './roster';
import type { IssueView } from './views';

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
  ctx: Context,
): Promise<IssueView> {
  const { panel } = ctx.roster;
  const listed = await loadMeetings(ctx);
  const issue = await ctx.ledger.change(panel.id, ctx.now, async (draft) => {
    const found = await draft.read('issue', issueId);
    if (found === undefined || !maySeeIssue(found, ctx.viewer)) throw new Refusal('not-found', { what: 'issue' });
    if (found.state === 'onAgenda' && listed.some(({ id, extra }) => extra && id === found.meetingId)) return found;
    if (found.state !== 'raised' && found.state !== 'triaged') {
      throw new Refusal('already-decided', { reference: found.reference });
    }
    let number = listed.length + 1;
    while ((await draft.read('meeting', meetingIdOf(number))) !== undefined) number += 1;

    const begins = addMinutes(ctx.now, inMinutes);
    const day = localDateOf(begins, panel.timeZone);
    const about = newItem(AgendaItemId.parse(`issue-${issueId}`), {
      ...{ title: `${found.reference}: ${headlineOf(found.text, 90)}`, minutes, kind: 'issue', purpose: 'decide' },
    });
    const meeting = {
      ...newMeeting(panel, number, day, 'teams', true),
      ...{ startsAt: timeText(begins, panel.timeZone), durationMinutes: minutes },
      agenda: [{ ...about, issueId, audience: found.audience }],
    };
    recordMeeting({ meeting, action: 'meeting-planned', note: `${day}, flash meeting` }, draft, ctx);
    const { acknowledged, ...rest } = found;
    const stamp = { by: ctx.viewer.member.id, at: ctx.now };
    const next: Issue = {
      ...rest,
      ...{ state: 'onAgenda', meetingId: meeting.id, changed: stamp, acknowledged: acknowledged ?? stamp },
      triaged: found.state === 'triaged' ? found.triaged : stamp,
    };
    draft.put('issue', next);
    const subject = { type: 'issue', id: next.id, reference: next.reference } as const;
    const by = ctx.viewer.member.id;
    draft.log({ action: 'issue-put-on-agenda', by, subject, readers: issueReaders(next), note: meeting.id });
    draft.send({ task: 'refresh', content: { kind: 'issue', issueId }, to: [] });
    draft.send({ task: 'post', content: { kind: 'agenda', meetingId: meeting.id }, to: toldOf(next, ctx) });
    return next;
  });
  return issueView(issue, ctx);
}

/** Those who are told of urgent things, and whoever raised it. */
function toldOf({ raised }: Issue, { roster }: Context): MemberId[] {
  return [...membersInRole(roster, 'chair', 'deputyChair', 'coordinator'), ...membersOnDuty(roster), raised.by];
}
