import { eventActivity } from './activities';
import { wasTaken } from './botDoor';
import type { Chat, ChatMeeting } from './localChats';
import { HttpRefusal } from '../wiring/http/httpRefusal';
import type { LocalTeams } from './localTeams';
import { type MeetingBody, MeetingState } from './pageContract';
import { type LocalMember, TENANT_ID } from './localMember';
import { teamsUser } from './teamsUser';

/** Teams would know how long it is booked for; here every meeting lasts as long as the panel's usual one. */
const LENGTH_MS = 120 * 60_000;

export function meetingState(teams: LocalTeams, chat: Chat): MeetingState | undefined {
  if (chat.kind !== 'meeting') return undefined;
  const note = teams.store.note(`meeting:${chat.meeting.id}`);
  return note === undefined ? { inMeeting: [] } : MeetingState.parse(JSON.parse(note));
}

/** Starts, ends, joins or leaves the meeting of a chat, and tells the bot as Teams does. */
export async function happenInMeeting(teams: LocalTeams, body: MeetingBody): Promise<MeetingState> {
  const member = await teams.loadMember(body.as);
  const chat = await teams.loadChat(body.chatId, member.id);
  const state = meetingState(teams, chat);
  if (chat.kind !== 'meeting' || state === undefined) {
    throw new HttpRefusal(409, 'not-a-meeting', 'This chat belongs to no meeting.');
  }
  const next = nextState(state, body.what, member, teams.now());
  teams.store.saveNote(`meeting:${chat.meeting.id}`, JSON.stringify(next));
  teams.windows.tell('meeting', () => ({ chatId: chat.id, state: next }));
  for (const { name, value } of eventsOf(body.what, chat.meeting, member, teams)) {
    const answer = await teams.postToBot(eventActivity(await teams.sceneOf(chat, member), name, value));
    if (!wasTaken(answer)) teams.log('The bot did not take a meeting event', { name });
  }
  return next;
}

function nextState(
  state: MeetingState,
  what: MeetingBody['what'],
  { id }: LocalMember,
  now: NonNullable<MeetingState['startedAt']>,
): MeetingState {
  const others = state.inMeeting.filter((each) => each !== id);
  switch (what) {
    case 'start':
      return { startedAt: state.startedAt ?? now, inMeeting: [...others, id] };
    case 'end':
      return { inMeeting: [] };
    case 'join':
      return { ...state, inMeeting: [...others, id] };
    case 'leave':
      return { ...state, inMeeting: others };
  }
}

function eventsOf(what: MeetingBody['what'], meeting: ChatMeeting, member: LocalMember, teams: LocalTeams) {
  const common = { Id: meeting.id, Title: meeting.title, MeetingType: 'Scheduled', JoinUrl: joinUrl(meeting) };
  const participant = (inMeeting: boolean) => ({
    members: [{ user: teamsUser(member), meeting: { inMeeting, role: participantRole(member) } }],
  });
  switch (what) {
    case 'start':
      return [
        { name: 'meetingStart', value: { ...common, StartTime: teams.now() } },
        { name: 'meetingParticipantJoin', value: participant(true) },
      ];
    case 'end':
      return [{ name: 'meetingEnd', value: { ...common, EndTime: teams.now() } }];
    case 'join':
      return [{ name: 'meetingParticipantJoin', value: participant(true) }];
    case 'leave':
      return [{ name: 'meetingParticipantLeave', value: participant(false) }];
  }
}

export function participantRole({ role }: LocalMember): 'Organizer' | 'Presenter' | 'Attendee' {
  if (role === 'coordinator') return 'Organizer';
  return role === 'chair' || role === 'deputyChair' ? 'Presenter' : 'Attendee';
}

/** As GET /v1/meetings/:id answers, and as teams-js' getMeetingDetails does. */
export function meetingDetails(meeting: ChatMeeting) {
  return {
    id: meeting.id,
    msGraphResourceId: meeting.id,
    scheduledStartTime: meeting.startsAt,
    scheduledEndTime: new Date(Date.parse(meeting.startsAt) + LENGTH_MS).toISOString(),
    joinUrl: joinUrl(meeting),
    title: meeting.title,
    type: 'Scheduled',
  };
}

function joinUrl({ id }: ChatMeeting): string {
  return `https://teams.microsoft.com/l/meetup-join/${encodeURIComponent(`19:meeting_${id}@thread.v2`)}/0?tid=${TENANT_ID}`;
}
