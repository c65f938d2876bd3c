import type { Onlooker, Content, TabLink } from './content';
import type { Card } from '../../cards/kit';
import { agendaCard, type MeetingCardParts, nextMeetingCard, startedCard } from '../../cards/meetingCards';
import { summaryCard } from '../../cards/summaryCard';
import type { MeetingId } from '../../domain/ids';
import { hasRight } from '../../access/rights';
import type { MeetingView } from '../../useCases/meetings/meetingViews';
import type { Context } from '../../useCases/ports';
import { runQuery } from '../../useCases/queries';

const kinds = ['agenda', 'nextAgenda', 'nextMeeting', 'meetingStarted', 'meetingSummary'] as const;
type MeetingContent = Extract<Content, { kind: (typeof kinds)[number] }>;

export function isMeetingContent(content: Content): content is MeetingContent {
  return kinds.some((kind) => kind === content.kind);
}

export async function drawMeeting(content: MeetingContent, onlooker: Onlooker, tabLink: TabLink): Promise<Card> {
  switch (content.kind) {
    case 'meetingStarted':
      return drawStarted(content.meetingId, onlooker.ctx, tabLink);
    case 'meetingSummary':
      return drawSummary(content.meetingId, onlooker.ctx, tabLink);
    case 'agenda':
    case 'nextAgenda':
    case 'nextMeeting': {
      const meeting = await findMeeting('meetingId' in content ? content.meetingId : undefined, onlooker);
      const draw = content.kind === 'nextMeeting' ? nextMeetingCard : agendaCard;
      return draw(meeting, await partsFor(meeting, onlooker, tabLink));
    }
  }
}

/** Nothing on it is anybody's own, wherever it is drawn. */
async function drawStarted(meetingId: MeetingId, ctx: Context, tabLink: TabLink): Promise<Card> {
  const meeting = await findMeeting(meetingId, { ctx, shared: true });
  return startedCard(meeting, placeOf(meeting, tabLink));
}

/** What everybody may know of it, counts included: nothing of a restricted item, wherever it is drawn. */
async function drawSummary(meetingId: MeetingId, ctx: Context, tabLink: TabLink): Promise<Card> {
  const meeting = await findMeeting(meetingId, { ctx, shared: true });
  const [record, attendance, { timesText }] = await Promise.all([
    runQuery('meetings.record', { meetingId }, ctx),
    runQuery('meetings.attendance', { meetingId }, ctx),
    runQuery('meetings.minutes', { meetingId }, ctx),
  ]);
  const open = new Set(meeting.agenda.map(({ id }) => id));
  const isOpen = ({ itemId }: { itemId?: MeetingView['agenda'][number]['id'] | undefined }) =>
    itemId === undefined || open.has(itemId);
  const carried = meeting.agenda.filter(({ outcome }) => outcome !== 'done').length;
  const outcome = {
    timesText,
    people: attendance.presentPeople,
    agencies: attendance.presentAgencies,
    decisions: record.entries.filter((entry) => entry.kind === 'decision' && isOpen(entry)).length,
    tasks: record.tasks.filter((task) => !task.restricted && isOpen(task)),
    carried,
    ...(carried === 0 ? {} : { carriedTo: (await runQuery('meetings.get', {}, ctx)).reference }),
  };
  return summaryCard(meeting, outcome, placeOf(meeting, tabLink));
}

/** The next one unless told. */
async function findMeeting(meetingId: MeetingId | undefined, { ctx, shared }: Onlooker): Promise<MeetingView> {
  const input = meetingId === undefined ? {} : { meetingId };
  return runQuery('meetings.get', input, shared ? everybodysContext(ctx) : ctx);
}

/**
 * The panel as everybody on it may see it: with an observer's rights. So the rule that hides an item from some hides it
 * from a chat of many, with its minutes, its number and its place in the times.
 */
function everybodysContext(ctx: Context): Context {
  const { viewer } = ctx;
  // Who may not ask is refused all the same.
  if (!hasRight(viewer, 'agenda.see')) return ctx;
  return { ...ctx, viewer: { ...viewer, role: 'observer', member: { ...viewer.member, role: 'observer' } } };
}

async function partsFor(
  meeting: MeetingView,
  { ctx, shared, said }: Onlooker,
  tabLink: TabLink,
): Promise<MeetingCardParts> {
  const calendarUrl = tabLink(`meeting?meeting=${meeting.id}&file=calendar`);
  const parts = { tabUrl: placeOf(meeting, tabLink), calendarUrl, said };
  if (shared || meeting.state !== 'planned' || !meeting.may.attend) return parts;
  return { ...parts, own: await runQuery('meetings.ownAttendance', { meetingId: meeting.id }, ctx) };
}

function placeOf({ id }: MeetingView, tabLink: TabLink): string {
  return tabLink(`meeting?meeting=${id}`);
}
