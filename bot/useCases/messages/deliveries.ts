import { z } from 'zod';
import type { MemberId } from '../../domain/ids';
import { Refusal } from '../../domain/refusal';
import { type Instant, momentText } from '../../domain/time';
import { loadChats, nameOfChat } from './chatApproval';
import { reasonTextOf, rungWords, triedOf, triedText } from './deliveryWords';
import {
  type Delivery,
  type FailureReason,
  hasFailed,
  isUnmet,
  type Message,
  type MessageContent,
  type NoticeSubject,
  partsOf,
  retried,
  type Sent,
} from '../../domain/message';
import type { PictureDue } from '../../domain/pictureDue';
import { CursorText, Flag, Limit, readPage } from '../../ledger/paging';
import { type Context } from '../ports';
import { changeBeside } from '../../ledger/beside';
import type { StoredDocument } from '../../ledger/store';
import { maySeeIssue, maySeeTask } from '../../access/sight';
import { recordOf } from '../../ledger/records';
import { unlessUnreadable } from '../../ledger/unreadable';
import { zoneOf } from '../../ledger/roster';
import type { DeliveryView, NotReachedView } from './deliveryViews';

export const DeliveryListing = z.object({
  failed: Flag.optional().describe('Only messages that somebody did not get'),
  cursor: CursorText.optional(),
  limit: Limit.optional(),
});

/** What went to whom, the latest first: a row for each recipient of each message. */
export async function listDeliveries(
  { failed, cursor, limit = 50 }: z.infer<typeof DeliveryListing>,
  ctx: Context,
): Promise<{ items: DeliveryView[]; cursor?: string }> {
  const where = failed === true ? [{ key: 'failed', is: 'yes' }] : [];
  const request = { where, key: 'createdAt', direction: 'descending', cursor, limit } as const;
  const { records, ...rest } = await readPage('message', request, ctx);
  const posted = records.filter(({ task }) => task !== 'refresh');
  const [references, chats] = await Promise.all([referencesOf(posted, ctx), chatNamesOf(posted, ctx)]);
  const told = posted.filter(({ content }) => !isHidden(content, references));
  const items = told.flatMap((message) =>
    message.deliveries
      .filter(({ state }) => failed !== true || state === 'failed')
      .map((delivery) => deliveryView(message, delivery, { references, chats }, ctx)),
  );
  return { items, ...rest };
}

function deliveryView(
  message: Message,
  delivery: Delivery,
  { references, chats }: { references: References; chats: ReadonlyMap<string, string> },
  ctx: Context,
): DeliveryView {
  const { recipient, state } = delivery;
  const timeOf = (at: Instant) => momentText(at, ctx.today, zoneOf(ctx));
  return {
    messageId: message.id,
    what: whatOf(message, references),
    to:
      recipient.kind === 'chat'
        ? (chats.get(recipient.chatId) ?? 'A chat that Sentinel has left')
        : nameOfMember(recipient.memberId, ctx),
    state,
    stateText: `${stateWords[state]} ${timeOf('at' in delivery ? delivery.at : message.createdAt)}`,
    triedTexts: triedOf(delivery).map((tried) => triedText(tried, timeOf(tried.at))),
    mayRetry: state === 'failed',
    ...(state === 'sent' ? { by: rungWords[delivery.rung] } : {}),
    ...(state === 'sent' && delivery.seenAt !== undefined ? { seenText: `Seen ${timeOf(delivery.seenAt)}` } : {}),
    ...('reason' in delivery && delivery.reason !== undefined
      ? { reasonText: reasonTextOf(delivery, delivery.reason) }
      : {}),
  };
}

const stateWords = { queued: 'Waiting since', sent: 'Sent', failed: 'Not delivered' } as const;

function nameOfMember(id: MemberId, { roster }: Context): string {
  return roster.members.get(id)?.name ?? 'A former member';
}

/** Numbers only: what a record says stays in the record. */
function whatOf({ content }: Pick<Message, 'content'>, references: References): string {
  switch (content.kind) {
    case 'due':
      return `Reminders: ${content.parts.map((part) => namedIn(part, references)).join(', ')}`;
    case 'task':
      return `Task ${references.get(content.taskId) ?? ''}`.trim();
    case 'issue':
      return `Issue ${references.get(content.issueId) ?? ''}`.trim();
    case 'agenda':
      return `Agenda of ${content.meetingId}`;
    case 'meetingStarted':
      return `${content.meetingId} is starting`;
    case 'meetingSummary':
      return `Summary of ${content.meetingId}`;
    case 'digest':
      return 'Digest of the week';
    case 'notice':
      return noticeOf(content);
  }
}

function noticeOf({ about, requestId, picture }: Extract<MessageContent, { kind: 'notice' }>): string {
  if (requestId !== undefined) return 'Notice: access that was asked for';
  if (picture !== undefined) return pictureNames[picture.kind];
  return about === undefined ? 'Notice' : notices[about];
}

/** Within a list: "SEN-27-014". */
function namedIn(content: MessageContent, references: References): string {
  if (content.kind === 'task') return references.get(content.taskId) || 'a task';
  if (content.kind === 'agenda') return content.meetingId;
  return content.kind === 'digest' ? 'the week' : 'a notice';
}

/** Of which of them it is: whoever plans reminders may not be among those who see it. */
const pictureNames: Record<PictureDue['kind'], string> = {
  review: 'Reminder of a group’s review',
  control: 'Reminder of what is to last',
  referral: 'Reminder of a referral',
};

const notices: Record<NoticeSubject, string> = {
  log: 'Notice: the log',
  chats: 'Notice: chats that wait for approval',
  agreement: 'Notice: an agreement’s review',
};

/** Asked only where something went to a chat of many. */
async function chatNamesOf(messages: readonly Message[], ctx: Context): Promise<Map<string, string>> {
  const isToChats = messages.some(({ deliveries }) => deliveries.some(({ recipient }) => recipient.kind === 'chat'));
  if (!isToChats) return new Map();
  const { chats, kept } = await loadChats(ctx);
  return new Map([...chats, ...kept].map((chat) => [chat.id, nameOfChat(chat)]));
}

/** Null: it is hidden from whoever asks. */
type References = ReadonlyMap<string, string | null>;

/** A message about something hidden is not there, as in every list; among other things that fall due, it has no name. */
function isHidden(content: MessageContent, references: References): boolean {
  if (content.kind === 'task') return references.get(content.taskId) === null;
  return content.kind === 'issue' && references.get(content.issueId) === null;
}

async function referencesOf(messages: readonly Message[], ctx: Context): Promise<References> {
  const ids = new Map<string, 'task' | 'issue'>();
  for (const content of messages.flatMap((message) => partsOf(message.content))) {
    if (content.kind === 'task') ids.set(content.taskId, 'task');
    if (content.kind === 'issue') ids.set(content.issueId, 'issue');
  }
  const found = await Promise.all(
    [...ids].map(async ([id, type]) => {
      const document = await ctx.store.read(ctx.roster.panel.id, `${type}:${id}`);
      const name = document && unlessUnreadable(() => nameIn(document, ctx));
      return [id, name === undefined ? '' : name] as const;
    }),
  );
  return new Map(found);
}

function nameIn(document: StoredDocument, { viewer }: Context): string | null {
  if (document.type === 'task') {
    const task = recordOf('task', document);
    return maySeeTask(task, viewer) ? task.reference : null;
  }
  const issue = recordOf('issue', document);
  return maySeeIssue(issue, viewer) ? issue.reference : null;
}

/** Messages that are looked through for whom they did not reach. */
const MOST_LOOKED_AT = 200;

/**
 * By name, whom Teams did not reach with the last thing that was for them, and why; how much waits, or by which other
 * way it came. Whoever got a card since is not there.
 */
export async function listNotReached(
  _input: Record<string, never>,
  ctx: Context,
): Promise<{ items: NotReachedView[] }> {
  const request = { where: [], key: 'createdAt', direction: 'descending', limit: MOST_LOOKED_AT } as const;
  const { records } = await readPage('message', request, ctx);
  const last = new Map<MemberId, { delivery: Delivery; count: number }>();
  for (const { deliveries } of records) {
    for (const delivery of deliveries) {
      if (delivery.recipient.kind === 'chat' || delivery.state === 'queued') continue;
      const { memberId } = delivery.recipient;
      const known = last.get(memberId);
      if (known === undefined) last.set(memberId, { delivery, count: delivery.state === 'failed' ? 1 : 0 });
      else if (known.delivery.state === 'failed' && delivery.state === 'failed') known.count += 1;
    }
  }
  const items = [...last].flatMap(([memberId, { delivery, count }]): NotReachedView[] => {
    const member = ctx.roster.members.get(memberId);
    const reason = missedInTeams(delivery);
    if (reason === undefined || member === undefined) return [];
    const agencyName = ctx.roster.agencies.get(member.agencyId)?.name ?? member.agencyId;
    const phone = member.phone === undefined ? {} : { phone: member.phone };
    return [
      {
        ...{ memberId, name: member.name, agencyName, ...phone, count, reasonText: reasonTextOf(delivery, reason) },
        sinceText: 'at' in delivery ? momentText(delivery.at, ctx.today, zoneOf(ctx)) : '',
        mayInstall: ctx.appInstaller !== undefined && isUnmet(reason),
        ...(delivery.state === 'sent' ? { reachedText: reachedText(delivery, ctx) } : {}),
      },
    ];
  });
  const isReached = ({ reachedText: text }: NotReachedView) => Number(text !== undefined);
  return { items: items.sort((a, b) => isReached(a) - isReached(b) || a.name.localeCompare(b.name)) };
}

/** Why the card did not arrive. */
function missedInTeams(delivery: Delivery): FailureReason | undefined {
  if (delivery.state === 'failed') return delivery.reason;
  return delivery.tried.find(({ rung }) => rung === 'card')?.reason;
}

/** "Reached by e-mail 09:14, seen 09:20" */
function reachedText({ rung, at, seenAt }: Sent, ctx: Context): string {
  const text = (moment: Instant) => momentText(moment, ctx.today, zoneOf(ctx));
  return `Reached by ${rungWords[rung]} ${text(at)}${seenAt === undefined ? '' : `, seen ${text(seenAt)}`}`;
}

export const DeliveryRetry = z.object({ messageId: z.string().min(1).max(200) });

/** Whoever did not get it is tried again. */
export async function retryDelivery(
  { messageId }: z.infer<typeof DeliveryRetry>,
  ctx: Context,
): Promise<{ retried: number }> {
  const count = await ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
    const message = await draft.read('message', messageId);
    if (message === undefined) throw new Refusal('not-found', { what: 'message' });
    const again = retried(message, ctx.now);
    if (again === message) return 0;
    draft.put('message', again);
    const subject = { type: 'message', id: messageId, reference: 'delivery' } as const;
    draft.log({ action: 'delivery-retried', by: ctx.viewer.member.id, subject, readers: [] });
    return message.deliveries.filter(hasFailed).length;
  });
  return { retried: count };
}

/**
 * The first time that a member reads or acts on what was sent to them: a card of theirs came into view, a link of theirs
 * was opened. Written once a delivery, and without a log entry: it is a fact about the message, not about the record.
 *
 * @returns whether it stands, so that nobody need ask again; false also while the sending is not yet written down
 */
export async function markSeen(
  { messageId, memberId, at }: { messageId: string; memberId: MemberId; at: Instant },
  { store, roster }: Pick<Context, 'store' | 'roster'>,
): Promise<boolean> {
  const { after } = await changeBeside(
    store,
    { panelId: roster.panel.id, type: 'message', key: messageId },
    (message) => (message === undefined ? undefined : seenBy(message, memberId, at)),
  );
  return after !== undefined && sentTo(after, memberId)?.seenAt !== undefined;
}

function seenBy(message: Message, memberId: MemberId, at: Instant): Message {
  const sent = sentTo(message, memberId);
  if (sent === undefined || sent.seenAt !== undefined) return message;
  return { ...message, deliveries: message.deliveries.map((each) => (each === sent ? { ...sent, seenAt: at } : each)) };
}

function sentTo({ deliveries }: Message, memberId: MemberId): Sent | undefined {
  return deliveries.filter((each) => each.state === 'sent').find((each) => isOf(each, memberId));
}

function isOf({ recipient }: Delivery, memberId: MemberId): boolean {
  return recipient.kind === 'member' && recipient.memberId === memberId;
}
