import { z } from 'zod';
import { Instant } from '../domain/time';
import { TENANT_ID, type LocalMember } from './localMember';

export const ChatMeeting = z.object({ id: z.string(), reference: z.string(), title: z.string(), startsAt: Instant });
export type ChatMeeting = z.infer<typeof ChatMeeting>;

/** Of those who are played, whoever is not in a chat of many: they sit on other panels alone. Worked out, not stored. */
const elsewhere = z.array(z.string()).readonly().optional();

/** A conversation the bot is in. Everybody on the first panel is in every one but the personal chats. */
export const Chat = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('personal'), id: z.string(), name: z.string(), memberId: z.string() }),
  z.object({ kind: z.literal('group'), id: z.string(), name: z.string(), elsewhere }),
  z.object({ kind: z.literal('channel'), id: z.string(), name: z.string(), teamName: z.string(), elsewhere }),
  z.object({ kind: z.literal('meeting'), id: z.string(), name: z.string(), meeting: ChatMeeting, elsewhere }),
]);
export type Chat = z.infer<typeof Chat>;

export interface LocalPanel {
  readonly name: string;
  readonly force: string;
  readonly timeZone: string;
  /** The people of every panel of the deployment, each once; those of the one with these words first. */
  readonly members: readonly LocalMember[];
  /** Ids of those who do not sit on that one: they are in no chat of many. */
  readonly elsewhere?: readonly string[];
  /** On no panel and in no chat: they may open an invitation. */
  readonly stranger?: LocalMember;
  /** Their seats are over: Teams goes on saying who they are, and every door of Sentinel's is shut. */
  readonly former?: readonly LocalMember[];
  /** Before it is, there are no chats, and of people only who founds it. */
  readonly isFounded: boolean;
}

/** The next one, which has a chat. */
export type NextMeeting = z.input<typeof ChatMeeting> | undefined;

const GROUP_ID = '19:disruption-panel@thread.v2';
/** Teams' General channel has the id of its team. */
const CHANNEL_ID = '19:general@thread.tacv2';

export function personalChatId(memberId: string): string {
  return `a:${memberId}`;
}

/** The chats the panel has now. Those of earlier meetings stay in the store. */
export function chatsOf(panel: LocalPanel, meeting: NextMeeting): Chat[] {
  if (!panel.isFounded) return [];
  const personal = panel.members.map(({ id }): Chat => ({
    kind: 'personal',
    id: personalChatId(id),
    name: 'Sentinel',
    memberId: id,
  }));
  const teamName = panel.force.split(' ')[0] ?? panel.force;
  const shared: Chat[] = [
    { kind: 'group', id: GROUP_ID, name: 'Disruption panel' },
    { kind: 'channel', id: CHANNEL_ID, name: `${teamName} / General`, teamName },
  ];
  if (meeting !== undefined) shared.push(meetingChat(ChatMeeting.parse(meeting)));
  return [...personal, ...shared];
}

function meetingChat(meeting: ChatMeeting): Chat {
  const { id, reference, title } = meeting;
  const name = title.includes(reference) ? title : `${reference} · ${title}`;
  return { kind: 'meeting', id: `19:meeting_${id}@thread.v2`, name, meeting };
}

export function isInChat(chat: Chat, memberId: string): boolean {
  return chat.kind === 'personal' ? chat.memberId === memberId : chat.elsewhere?.includes(memberId) !== true;
}

/** The `conversation` of an activity. In a channel each post has its thread. */
export function conversationOf(chat: Chat, threadId?: string) {
  const id = chat.kind === 'channel' && threadId !== undefined ? `${chat.id};messageid=${threadId}` : chat.id;
  if (chat.kind === 'personal') return { id, conversationType: 'personal', tenantId: TENANT_ID };
  const conversationType = chat.kind === 'channel' ? 'channel' : 'groupChat';
  return { id, conversationType, tenantId: TENANT_ID, isGroup: true, name: chat.name };
}

export function channelDataOf(chat: Chat) {
  const tenant = { id: TENANT_ID };
  switch (chat.kind) {
    case 'channel':
      return { tenant, team: { id: chat.id, name: chat.teamName }, channel: { id: chat.id, name: 'General' } };
    case 'meeting':
      return { tenant, meeting: { id: chat.meeting.id } };
    case 'personal':
    case 'group':
      return { tenant };
  }
}
