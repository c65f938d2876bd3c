import { z } from 'zod';
import { About } from './accessRequest';
import { AgencyId, ChatId, CorrectionId, GroupId, IssueId, MeetingId, MemberId, TaskId } from './ids';
import { PictureDue } from './pictureDue';
import { Instant, LocalDate } from './time';

/** What the bot says above the card: why it comes now. */
const Said = z.string().max(200).optional();

export const NoticeSubject = z.enum(['log', 'chats', 'agreement']);
export type NoticeSubject = z.infer<typeof NoticeSubject>;

/** What may fall due for somebody: alone on its day, it is a message of its own. */
const dueParts = [
  z.object({ kind: z.literal('task'), taskId: TaskId, said: Said }),
  z.object({ kind: z.literal('agenda'), meetingId: MeetingId, said: Said }),
  /** What waits for the reader this week. */
  z.object({ kind: z.literal('digest') }),
  /**
   * Words alone. `inMail`: they tell of no record, so that an e-mail may say them too. `about`: what they are about,
   * absent in notices of before.
   */
  z.object({
    kind: z.literal('notice'),
    said: z.string().min(1).max(400),
    inMail: z.literal(true).optional(),
    about: NoticeSubject.optional(),
    /** The agency whose agreement the reader signs on the card. */
    signs: AgencyId.optional(),
    /** The last day of the agreement whose end is told: of one that was renewed meanwhile nothing is said. */
    ends: z.object({ agencyId: AgencyId, on: LocalDate }).optional(),
    /** The address that was theirs until now: the e-mail goes there, and opens nothing. Whose seat is over is told too. */
    mailTo: z.string().email().optional(),
    /** Somebody asks for access: the card answers it. Versions that do not know of it show the words alone. */
    requestId: z.string().max(64).optional(),
    /** A person whom the reader saw was corrected: the card opens it. Versions that do not know of it show the words alone. */
    correctionId: CorrectionId.optional(),
    /** What of the threat picture falls due for the reader, told as they may see it by then. Versions that do not know of it show the words alone. */
    picture: PictureDue.optional(),
    /** What was opened to the reader: the card leads there. Versions that do not know of it show the words alone. */
    opens: About.optional(),
  }),
] as const;
export const DuePart = z.discriminatedUnion('kind', [...dueParts]);
export type DuePart = z.infer<typeof DuePart>;

/** More than fall due for anybody in a day; what is beyond them goes out in a second message. */
export const MOST_PARTS = 60;

/**
 * What a message is about. It names the record and never copies it: the card is drawn when it is sent, so that a
 * message that waited shows the truth.
 */
export const MessageContent = z.discriminatedUnion('kind', [
  ...dueParts,
  z.object({ kind: z.literal('issue'), issueId: IssueId }),
  /** All that falls due for one person on one day, the most urgent first. `messageId` is the message's own. */
  z.object({
    kind: z.literal('due'),
    messageId: z.string().min(1).max(200),
    on: LocalDate,
    parts: z.array(DuePart).min(2).max(MOST_PARTS),
  }),
  z.object({ kind: z.literal('meetingStarted'), meetingId: MeetingId }),
  z.object({ kind: z.literal('meetingSummary'), meetingId: MeetingId }),
]);
export type MessageContent = z.infer<typeof MessageContent>;

/** About one thing alone. */
export type SingleContent = Exclude<MessageContent, { kind: 'due' }>;

/** Each thing that it is about. */
export function partsOf(content: MessageContent): readonly SingleContent[] {
  return content.kind === 'due' ? content.parts : [content];
}

/** Why the card comes now, where it says so. */
export function saidBy(content: MessageContent): string | undefined {
  return content.kind === 'task' || content.kind === 'agenda' ? content.said : undefined;
}

/** A member in their own chat with the bot, or a chat of many that the bot was added to (`SharedChat.id`). */
export const Recipient = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('member'), memberId: MemberId }),
  z.object({ kind: z.literal('chat'), chatId: z.string().min(1) }),
]);
export type Recipient = z.infer<typeof Recipient>;

/** The ways to somebody, the best first. Each is taken when the one before did not reach them. */
const Rung = z.enum(['card', 'mention', 'email']);
export type Rung = z.infer<typeof Rung>;

const FailureReason = z.enum([
  'noContact',
  /** Not met, and the app cannot be installed for them. */
  'noAccount',
  'policy',
  'blocked',
  'notInstalled',
  /** Of chats of many: the coordinator took the approval back, or the bot was taken out. */
  'notApproved',
  'refused',
  'gaveUp',
  /** Of the bot towards Teams: it is so for everybody. */
  'notSignedIn',
  /** Of ours: the log says which. */
  'fault',
  /** It was sent twice, and neither answer came: it may have arrived. */
  'unknown',
  /** Of e-mail alone. */
  'mailRefused',
  'mailGaveUp',
]);
export type FailureReason = z.infer<typeof FailureReason>;

/** A way that was taken and left again. Without a reason it worked: a mention, which carries nothing to act on. */
const Tried = z.object({ rung: Rung, at: Instant, reason: FailureReason.optional() });
export type Tried = z.infer<typeof Tried>;

const OnTheLadder = z.object({
  recipient: Recipient,
  /** Messages of before the ladder went out as cards alone. */
  rung: Rung.default('card'),
  tried: z.array(Tried).max(10).default([]),
});

/**
 * What became of one recipient's copy.
 *
 *   queued ─▶ sent          queued card ─▶ queued mention ─▶ queued email ─▶ failed
 *
 * Each way is written down before the next one is taken, so that whoever takes over after a crash goes on from there.
 */
export const Delivery = z.discriminatedUnion('state', [
  OnTheLadder.extend({
    state: z.literal('queued'),
    /** It was sent this way, and the answer never came. */
    answerLost: z.boolean().optional(),
    /** Attempts this way that failed. */
    failures: z.number().int().nonnegative().default(0),
    /** Why the last of them did. */
    reason: FailureReason.optional(),
    /** The app was installed for them: until then Teams may tell the bot where to write. */
    contactBy: Instant.optional(),
  }),
  /** `seenAt`: when it was first read or acted on, where that can be known. */
  OnTheLadder.extend({ state: z.literal('sent'), at: Instant, seenAt: Instant.optional() }),
  /** Why the card did not arrive; what came of the other ways stands in `tried`. */
  OnTheLadder.omit({ rung: true }).extend({
    ...{ state: z.literal('failed'), at: Instant, reason: FailureReason },
    /** It came with a copy of the panel, and the place that was copied may have sent it since. Its reason is `unknown`. */
    held: z.literal(true).optional(),
  }),
]);
export type Delivery = z.infer<typeof Delivery>;
export type Queued = Extract<Delivery, { state: 'queued' }>;
export type Sent = Extract<Delivery, { state: 'sent' }>;

/** At the foot of the ladder, unless told. */
export function queuedFor(recipient: Recipient, rung: Rung = 'card'): Queued {
  return { state: 'queued', recipient, rung, tried: [], failures: 0 };
}

/** The last mention of a member in a chat of many: one a day at the most, whatever waits for them. */
export const LastMention = z.object({ memberId: MemberId, on: LocalDate, messageId: z.string().min(1) });
export type LastMention = z.infer<typeof LastMention>;

/** Taken by one process until `until`; whoever comes later may take it over. */
const Lease = z.object({ by: z.string(), until: Instant });
export type Lease = z.infer<typeof Lease>;

/**
 * What the panel owes to people, written in the same batch as the change that caused it.
 *
 *   waiting ─claim (lease)▶ waiting ─every recipient settled▶ done
 *
 * `post` puts a new card into each recipient's chat; `announce` into every chat of many in which the bot may speak,
 * which the outbox looks up at the first claim; `refresh` shows the truth on every copy that stands already, and
 * with `inChat` puts these words in the place of every card in that chat, in which the panel may speak no more. With
 * `groupId` it is the group's cards that are shown anew: versions that do not know of it leave them as they are.
 */
export const Message = z.object({
  id: z.string().min(1),
  state: z.enum(['waiting', 'done']),
  task: z.enum(['post', 'announce', 'refresh']),
  content: MessageContent,
  inChat: ChatId.optional(),
  groupId: GroupId.optional(),
  deliveries: z.array(Delivery).max(100),
  createdAt: Instant,
  /** Not before this moment: a retry waits, and so does what is scheduled. */
  dueAt: Instant,
  attempts: z.number().int().nonnegative(),
  lease: Lease.optional(),
});
export type Message = z.infer<typeof Message>;

/** Neither Teams nor a mail system gives a key by which it could tell that it has this already, so people are told. */
export const SENT_AGAIN = 'sent again, you may have it twice';

/** Not sent yet. */
export function newMessage(
  what: Pick<Message, 'id' | 'task' | 'content' | 'inChat' | 'groupId' | 'deliveries' | 'createdAt' | 'dueAt'>,
): Message {
  return { ...what, state: 'waiting', attempts: 0 };
}

/** Whoever did not get it is tried again, from the foot of the ladder. The very same where everybody got it. */
export function retried(message: Message, now: Instant): Message {
  if (!message.deliveries.some(hasFailed)) return message;
  const deliveries = message.deliveries.map((each) => (hasFailed(each) ? queuedFor(each.recipient) : each));
  return { ...message, deliveries, state: 'waiting', dueAt: now, attempts: 1 };
}

/**
 * As it comes with a copy of the panel: nothing of it goes out by itself, for nobody can tell what the place that was copied
 * has sent since. Tried again, it goes out. The very same where nothing would go out; cards that stand are shown anew.
 */
export function held(message: Message, now: Instant): Message {
  const wouldGo = message.state === 'waiting' || message.deliveries.some(goesByItself);
  if (message.task === 'refresh' || !wouldGo) return message;
  const { lease: _, ...rest } = message;
  return {
    ...rest,
    state: 'done',
    deliveries: message.deliveries.map((each): Delivery => {
      if (!goesByItself(each)) return each;
      const { recipient, tried } = each;
      return { state: 'failed', recipient, tried, at: now, reason: 'unknown', held: true };
    }),
  };
}

/** Also once its recipient is met, or the bot can sign in. */
function goesByItself(delivery: Delivery): boolean {
  if (delivery.state !== 'failed') return delivery.state === 'queued';
  return isUnmet(delivery.reason) || delivery.reason === 'notSignedIn';
}

export function hasFailed({ state }: Delivery): boolean {
  return state === 'failed';
}

/** When a panel's reminders are looked through next. One a panel; found by its time, whatever the number of panels. */
export const Schedule = z.object({ dueAt: Instant, lease: Lease.optional() });
export type Schedule = z.infer<typeof Schedule>;

/** Members for whom the message waits until they can be written to at all. */
export function unreachedBy({ deliveries }: Message): MemberId[] {
  return deliveries.flatMap((each) =>
    each.recipient.kind === 'member' && waitsForContact(each) ? [each.recipient.memberId] : [],
  );
}

function waitsForContact(delivery: Delivery): boolean {
  switch (delivery.state) {
    case 'queued':
      return delivery.contactBy !== undefined;
    case 'sent':
      return false;
    case 'failed':
      return isUnmet(delivery.reason);
  }
}

/** The bot does not know where to write to them, nor who they are to Teams. */
export function isUnmet(reason: FailureReason | undefined): boolean {
  return reason === 'noContact' || reason === 'noAccount' || reason === 'policy';
}

/** One recipient is one text. */
export function recipientKey(recipient: Recipient): string {
  return recipient.kind === 'member' ? `member ${recipient.memberId}` : `chat ${recipient.chatId}`;
}
