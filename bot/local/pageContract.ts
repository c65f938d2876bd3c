import { z } from 'zod';
import { MemberId } from '../domain/ids';
import { Role } from '../domain/member';
import { Instant, instantOf } from '../domain/time';
import { Chat } from './localChats';
import { CardJson, MessageView } from './localMessage';

/** What the page at /local and the local Teams say to each other. Both sides parse with these schemas. */

export const Person = z.object({
  id: MemberId,
  name: z.string(),
  title: z.string(),
  agencyName: z.string(),
  role: Role,
  roleName: z.string(),
  email: z.string(),
  userId: z.string(),
  objectId: z.string(),
  /** That of this seat first. Absent: the one that there is. */
  panelNames: z.array(z.string()).optional(),
});
export type Person = z.infer<typeof Person>;

export const People = z.object({
  panelName: z.string(),
  force: z.string(),
  people: z.array(Person),
  /** With no seat, who may open an invitation. */
  stranger: Person.optional(),
  /** Not yet: the one person there is founds it. */
  isFounded: z.boolean(),
});
export type People = z.infer<typeof People>;

export const Clock = z.object({ now: Instant, isMoved: z.boolean() });
export type Clock = z.infer<typeof Clock>;

export const MeetingState = z.object({ startedAt: Instant.optional(), inMeeting: z.array(z.string()) });
export type MeetingState = z.infer<typeof MeetingState>;

export const ChatSummary = z.object({ chat: Chat, last: MessageView.optional(), meeting: MeetingState.optional() });
export type ChatSummary = z.infer<typeof ChatSummary>;

/** A mail in the mailbox of one person. */
export const MailView = z.object({
  number: z.number().int(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  sentAt: Instant,
  files: z.array(z.object({ name: z.string(), mediaType: z.string() })),
});
export type MailView = z.infer<typeof MailView>;

export const Mails = z.object({ mails: z.array(MailView) });

export const Session = z.object({
  panelName: z.string(),
  force: z.string(),
  timeZone: z.string(),
  me: Person,
  chats: z.array(ChatSummary),
  hasBlocked: z.boolean(),
  /** Absent where mail does not stay on this machine. */
  mailbox: z.object({ last: MailView.optional() }).optional(),
  clock: Clock,
});
export type Session = z.infer<typeof Session>;

export const Messages = z.object({ messages: z.array(MessageView) });

const who = { as: MemberId };
const where = { ...who, chatId: z.string().min(1).max(300) };

export const AsQuery = z.object(who);
export const MessagesQuery = z.object(where);

export const SendBody = z.object({
  ...where,
  text: z.string().trim().min(1, 'Write something first.').max(4_000, 'A message holds at most 4,000 characters.'),
  /** In a shared chat the bot receives only what mentions it. */
  mention: z.boolean(),
  threadId: z.string().optional(),
});
export type SendBody = z.infer<typeof SendBody>;

/** A click on a card, or on a message. `submit` becomes a message with a value, the others invokes. */
export const ClickBody = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('execute'),
    ...where,
    messageId: z.string(),
    trigger: z.enum(['manual', 'automatic']),
    action: z.object({ verb: z.string(), data: z.unknown(), id: z.string().optional() }),
  }),
  z.object({ kind: z.literal('submit'), ...where, messageId: z.string(), data: z.record(z.unknown()) }),
  z.object({ kind: z.literal('openDialog'), ...where, messageId: z.string(), data: z.record(z.unknown()) }),
  z.object({ kind: z.literal('submitDialog'), ...where, messageId: z.string(), data: z.record(z.unknown()) }),
  // The message extension's action on a message, and the dialog that it opened.
  z.object({ kind: z.literal('openAction'), ...where, messageId: z.string() }),
  z.object({ kind: z.literal('submitAction'), ...where, messageId: z.string(), data: z.record(z.unknown()) }),
]);
export type ClickBody = z.infer<typeof ClickBody>;

/** A search of the message extension; with no words it starts. */
export const SearchBody = z.object({ ...where, words: z.string().trim().max(200) });
export type SearchBody = z.infer<typeof SearchBody>;

/** `text`: why there are no results. The `card` of the one that is chosen goes into the chat. */
export const Found = z.object({
  results: z.array(z.object({ title: z.string(), text: z.string(), card: CardJson })),
  text: z.string().optional(),
});
export type Found = z.infer<typeof Found>;

export const ShareBody = z.object({ ...where, card: CardJson, threadId: z.string().optional() });
export type ShareBody = z.infer<typeof ShareBody>;

/** What came of a click: a new card is already in the person's own view when the page reads `shown`. */
export const ClickAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('shown') }),
  z.object({ kind: z.literal('done') }),
  z.object({ kind: z.literal('message'), text: z.string() }),
  z.object({ kind: z.literal('error'), text: z.string() }),
  z.object({ kind: z.literal('noAnswer') }),
  z.object({
    kind: z.literal('dialog'),
    title: z.string(),
    card: CardJson.optional(),
    url: z.string().optional(),
    height: z.union([z.number(), z.string()]).optional(),
    width: z.union([z.number(), z.string()]).optional(),
  }),
]);
export type ClickAnswer = z.infer<typeof ClickAnswer>;

export const MeetingBody = z.object({ ...where, what: z.enum(['start', 'end', 'join', 'leave']) });
export type MeetingBody = z.infer<typeof MeetingBody>;

export const BlockBody = z.object({ ...who, blocked: z.boolean() });

/** Any moment that ISO 8601 can write: seconds or milliseconds, with a zone. */
const Moment = z
  .string()
  .datetime({ offset: true })
  .transform((text) => instantOf(new Date(text)));
export const ClockBody = z.object({ now: Moment.nullable() });

export const TokenBody = z.object({ member: z.string().trim().min(1).max(200) });
export const TokenAnswer = z.object({ token: z.string(), member: z.object({ id: MemberId, name: z.string() }) });

export const Problem = z.object({ code: z.string(), message: z.string(), requestId: z.string() });
export type Problem = z.infer<typeof Problem>;

/** The events of GET /local/events, by name. */
export const liveEvents = {
  message: MessageView,
  meeting: z.object({ chatId: z.string(), state: MeetingState }),
  clock: Clock,
  mail: MailView,
  /** It has been founded: people and chats are others. */
  panel: z.object({}),
} as const;
