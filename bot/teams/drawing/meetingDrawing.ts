import { type Content, forEverybody, isPersonal, type Onlooker, type TabLink } from './content';
import type { Card } from '../../cards/kit';
import { agendaCard, type MeetingCardParts, nextMeetingCard, startedCard } from '../../cards/meetingCards';
import { summaryCard } from '../../cards/summaryCard';
import { hasRight } from '../../access/rights';
import { wordless } from '../../useCases/log/reading';
import type { MeetingView } from '../../useCases/meetings/meetingViews';
import { runQuery } from '../../useCases/queries';
import { Refusal } from '../../domain/refusal';
import { getMeeting } from '../../useCases/meetings/meetingLists';
import type { Onlooking } from '../../useCases/ports';
import type { MeetingId } from '../../domain/ids';
import { summariseMeeting } from '../../useCases/meetings/summary';

const kinds = ['agenda', 'nextAgenda', 'nextMeeting', 'meetingStarted', 'meetingSummary'] as const;
type MeetingContent = Extract<Content, { kind: (typeof kinds)[number] }>;

export function isMeetingContent(content: Content): content is MeetingContent {
  return kinds.some((kind) => kind === content.kind);
}

export async function drawMeeting(content: MeetingContent, onlooker: Onlooker, tabLink: TabLink): Promise<Card> {
  const { ctx } = onlooker;
  switch (content.kind) {
    // Nothing on these is anybody's own, wherever they are drawn.
    case 'meetingStarted': {
      guardReader(ctx);
      const meeting = await getMeeting({ meetingId: content.meetingId }, forEverybody(ctx));
      return startedCard(meeting, placeOf(meeting, tabLink));
    }
    case 'meetingSummary': {
      guardReader(ctx);
      const summary = await summariseMeeting(content.meetingId, ctx);
      return summaryCard(summary, placeOf(summary.meeting, tabLink));
    }
    case 'agenda':
    case 'nextAgenda':
    case 'nextMeeting': {
      const meeting = await readMeeting('meetingId' in content ? { meetingId: content.meetingId } : {}, ctx);
      const draw = content.kind === 'nextMeeting' ? nextMeetingCard : agendaCard;
      const said = (content.kind === 'agenda' ? content.said : undefined) ?? onlooker.said;
      return draw(meeting, { ...(await partsFor(meeting, onlooker, tabLink)), said });
    }
  }
}

function guardReader(ctx: Onlooking): void {
  if (isPersonal(ctx) && !hasRight(ctx.viewer, 'agenda.see')) throw new Refusal('not-allowed');
}

/** A person reads it as from every other door; no card says what a restricted item is called. */
export function readMeeting(query: { meetingId?: MeetingId | undefined }, ctx: Onlooking): Promise<MeetingView> {
  return isPersonal(ctx) ? runQuery('meetings.get', query, wordless(ctx)) : getMeeting(query, ctx);
}

async function partsFor(meeting: MeetingView, { ctx, own }: Onlooker, tabLink: TabLink): Promise<MeetingCardParts> {
  const calendarUrl = tabLink(`meeting?meeting=${meeting.id}&file=calendar`);
  const parts = { tabUrl: placeOf(meeting, tabLink), calendarUrl, now: ctx.now };
  if (!isPersonal(ctx) || meeting.state !== 'planned') return parts;
  if (!meeting.may.attend) return { ...parts, isAsked: false };
  return { ...parts, own: own ?? (await runQuery('meetings.ownAttendance', { meetingId: meeting.id }, ctx)) };
}

function placeOf({ id }: MeetingView, tabLink: TabLink): string {
  return tabLink(`meeting?meeting=${id}`);
}
