import type { Server } from 'restify';
import { z } from 'zod';
import { readJson } from '../wiring/http/body';
import { type Chat, isInChat } from './localChats';
import { click } from './clickCard';
import { HttpRefusal } from '../wiring/http/httpRefusal';
import { door } from './door';
import type { LocalTeams } from './localTeams';
import { addMailboxApi, mailView } from './mailboxes';
import { happenInMeeting, meetingState } from './localMeetings';
import {
  AsQuery,
  BlockBody,
  type ChatSummary,
  ClickBody,
  type Clock,
  MeetingBody,
  MessagesQuery,
  type People,
  type Person,
  SendBody,
  type Session,
} from './pageContract';
import { sendAgain, sendMessage } from './sending';
import type { LocalMember } from './localMember';
import { objectIdOf, userIdOf } from './teamsUser';

const AgainBody = MessagesQuery.extend({ messageId: z.string() });

/** What the page asks for and does. The choice of person needs no proof: everyone at this machine is everyone. */
export function addPageApi(server: Server, teams: LocalTeams, clock: () => Clock): void {
  addDeeds(server, teams);
  addMailboxApi(server, teams);
  const withLog = (handler: Parameters<typeof door>[1]) => door(teams.log, handler);

  server.get(
    '/local/api/people',
    withLog(async (_req, res) => void res.send(200, await people(teams))),
  );
  server.get(
    '/local/api/session',
    withLog(async (req, res) => {
      res.send(200, await session(teams, AsQuery.parse(req.query).as, clock()));
    }),
  );
  server.get(
    '/local/api/messages',
    withLog(async (req, res) => {
      const { as, chatId } = MessagesQuery.parse(req.query);
      const chat = await teams.loadChat(chatId, (await teams.loadMember(as)).id);
      res.send(200, { messages: teams.store.messages(chat.id).map((message) => teams.viewFor(message, as)) });
    }),
  );
  server.get(
    '/local/events',
    withLog(async (req, res) => {
      teams.windows.add(res, (await teams.loadMember(AsQuery.parse(req.query).as)).id);
    }),
  );
}

function addDeeds(server: Server, teams: LocalTeams): void {
  const withLog = (handler: Parameters<typeof door>[1]) => door(teams.log, handler);
  server.post(
    '/local/api/messages',
    withLog(async (req, res) => {
      res.send(201, await sendMessage(teams, SendBody.parse(await readJson(req))));
    }),
  );
  server.post(
    '/local/api/messages/again',
    withLog(async (req, res) => {
      const body = AgainBody.parse(await readJson(req));
      const member = await teams.loadMember(body.as);
      const chat = await teams.loadChat(body.chatId, member.id);
      const message = teams.loadMessage(chat, body.messageId);
      if (message.state !== 'unanswered') throw new HttpRefusal(409, 'already-sent', 'The bot has this message.');
      await sendAgain(teams, chat, member, message);
      res.send(200, {});
    }),
  );
  server.post(
    '/local/api/clicks',
    withLog(async (req, res) => {
      res.send(200, await click(teams, ClickBody.parse(await readJson(req))));
    }),
  );
  server.post(
    '/local/api/meetings',
    withLog(async (req, res) => {
      res.send(200, await happenInMeeting(teams, MeetingBody.parse(await readJson(req))));
    }),
  );
  server.post(
    '/local/api/block',
    withLog(async (req, res) => {
      const { as, blocked } = BlockBody.parse(await readJson(req));
      teams.setBlocked((await teams.loadMember(as)).id, blocked);
      res.send(200, {});
    }),
  );
}

async function people(teams: LocalTeams): Promise<People> {
  const { name, force, members, stranger, isFounded } = await teams.panel();
  const people = { panelName: name, force, people: members.map(personOf), isFounded };
  return stranger === undefined ? people : { ...people, stranger: personOf(stranger) };
}

async function session(teams: LocalTeams, memberId: string, clock: Clock): Promise<Session> {
  const member = await teams.loadMember(memberId);
  const { name, force, timeZone, members } = await teams.panel();
  const isOnPanel = members.some(({ id }) => id === member.id);
  const chats = (await teams.loadChats()).filter((chat) => isOnPanel && isInChat(chat, member.id));
  return {
    panelName: member.panelNames?.join(', ') ?? name,
    force,
    timeZone,
    me: personOf(member),
    chats: chats.map((chat) => summaryOf(teams, chat, member.id)),
    hasBlocked: teams.isBlockedBy(member.id),
    ...(teams.hasMailboxes ? { mailbox: mailboxOf(teams, member) } : {}),
    clock,
  };
}

function mailboxOf({ store }: LocalTeams, { email }: LocalMember): NonNullable<Session['mailbox']> {
  const last = store.mails(email, 1)[0];
  return last === undefined ? {} : { last: mailView(last) };
}

function summaryOf(teams: LocalTeams, chat: Chat, memberId: string): ChatSummary {
  const last = teams.store.messages(chat.id, 1)[0];
  const meeting = meetingState(teams, chat);
  return {
    chat,
    ...(last === undefined ? {} : { last: teams.viewFor(last, memberId) }),
    ...(meeting === undefined ? {} : { meeting }),
  };
}

function personOf({ id, name, title, agencyName, role, roleName, email, panelNames }: LocalMember): Person {
  const person = { id, name, title, agencyName, role, roleName, email, userId: userIdOf(id), objectId: objectIdOf(id) };
  return panelNames === undefined ? person : { ...person, panelNames: [...panelNames] };
}
