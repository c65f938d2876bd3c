import type { Request, Server } from 'restify';
import { z } from 'zod';
import { type Chat, conversationOf, isInChat } from './localChats';
import { connectorDoor, ConnectorRefusal, loadConversation, type Params } from './connectorDoor';
import type { LocalTeams } from './localTeams';
import { meetingDetails, meetingState, participantRole } from './localMeetings';
import type { LocalMember } from './localMember';
import { findByTeamsId, teamsUser } from './teamsUser';

const Paging = z.object({
  pageSize: z.coerce.number().int().min(1).max(500).catch(50),
  continuationToken: z.coerce.number().int().min(0).catch(0),
});

/** Who is in a chat, and what there is to know of a meeting: the reading half of the connector. */
export function addConnectorPeople(server: Server, teams: LocalTeams): void {
  const base = '/local/connector/v3/conversations/:id';
  const meeting = '/local/connector/v1/meetings/:meetingId';
  const get = (path: string, answer: (params: Params, req: Request) => Promise<object>): void => {
    server.get(path, connectorDoor(teams, 200, answer));
  };
  get(`${base}/members`, async (params) => (await loadRoster(teams, params)).map(teamsUser));
  get(`${base}/pagedmembers`, async (params, req) => page(await loadRoster(teams, params), req));
  get(`${base}/members/:memberId`, async (params) => {
    return teamsUser(memberIn(await loadRoster(teams, params), params));
  });
  get(meeting, (params) => describeMeeting(teams, params));
  get(`${meeting}/participants/:memberId`, (params) => describeParticipant(teams, params));
}

async function loadRoster(teams: LocalTeams, { id }: Params): Promise<LocalMember[]> {
  const { chat } = await loadConversation(teams, id);
  return (await teams.panel()).members.filter((member) => isInChat(chat, member.id));
}

function memberIn(roster: readonly LocalMember[], { memberId }: Params): LocalMember {
  const member = findByTeamsId(roster, memberId ?? '');
  if (member === undefined) throw new ConnectorRefusal(404, 'MemberNotFoundInConversation');
  return member;
}

function page(roster: readonly LocalMember[], req: Request): object {
  const { pageSize, continuationToken: from } = Paging.parse(req.query);
  const more = from + pageSize < roster.length ? { continuationToken: String(from + pageSize) } : {};
  return { members: roster.slice(from, from + pageSize).map(teamsUser), ...more };
}

async function loadMeetingChat(teams: LocalTeams, { meetingId }: Params): Promise<Extract<Chat, { kind: 'meeting' }>> {
  for (const chat of await teams.loadChats()) {
    if (chat.kind === 'meeting' && chat.meeting.id === meetingId) return chat;
  }
  throw new ConnectorRefusal(404, 'MeetingNotFound');
}

async function describeMeeting(teams: LocalTeams, params: Params): Promise<object> {
  const chat = await loadMeetingChat(teams, params);
  const organizer = (await teams.panel()).members.find((member) => participantRole(member) === 'Organizer');
  return {
    details: meetingDetails(chat.meeting),
    conversation: conversationOf(chat),
    ...(organizer === undefined ? {} : { organizer: teamsUser(organizer) }),
  };
}

async function describeParticipant(teams: LocalTeams, params: Params): Promise<object> {
  const chat = await loadMeetingChat(teams, params);
  const member = memberIn((await teams.panel()).members, params);
  const inMeeting = meetingState(teams, chat)?.inMeeting.includes(member.id) ?? false;
  const role = participantRole(member);
  return { user: teamsUser(member), meeting: { role, inMeeting }, conversation: conversationOf(chat) };
}
