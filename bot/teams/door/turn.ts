import { z } from 'zod';
import { shortened } from '../../domain/text';
import type { ChatPost, MentionPost } from '../../useCases/messages/chatPoster';
import type { ChatKind } from '../../domain/chat';
import { type ChatAddress, withoutThread } from '../../domain/contact';

const Account = z.object({ id: z.string().min(1).max(512), name: z.string().max(512).optional() });
const Named = z
  .array(z.object({ id: z.string() }))
  .max(2000)
  .nullish();

/**
 * An activity from Teams, as far as we rely on it: read once, at the door, since the SDK answers a malformed one with 500 and
 * its own inner text. What is not named here is dropped there, and reaches the SDK neither.
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference#activity-object
 */
export const Activity = z.object({
  type: z.string().min(1).max(64),
  id: z.string().max(512).optional(),
  channelId: z.string().min(1).max(64),
  serviceUrl: z.string().url().max(1024),
  from: Account.extend({ aadObjectId: z.string().max(128).optional() }),
  recipient: Account,
  conversation: z.object({
    id: z.string().min(1).max(1024),
    conversationType: z.string().max(64).optional(),
    tenantId: z.string().max(128).optional(),
    isGroup: z.boolean().optional(),
    name: z.string().nullish().catch(undefined),
  }),
  text: z.string().max(28_000).nullish(),
  /** Of an invoke or event. */
  name: z.string().max(256).optional(),
  value: z.unknown(),
  /** Of an installation. */
  action: z.string().max(64).optional(),
  replyToId: z.string().max(512).optional(),
  entities: z
    .array(z.object({ type: z.string().optional() }).passthrough())
    .max(200)
    .nullish(),
  attachments: z
    .array(z.object({ contentType: z.string() }))
    .max(200)
    .nullish(),
  channelData: z.object({}).passthrough().nullish(),
  membersAdded: Named,
  membersRemoved: Named,
});
export type Activity = z.infer<typeof Activity>;

/** One activity, and how it is answered in its chat. What is sent is an activity as the Bot Connector takes it. */
export interface Turn {
  readonly activity: Activity;
  /** @returns its id, '' where Teams gives none */
  send(said: Said): Promise<string>;
  /**
   * The same, shown in a chat of many to whoever spoke alone, and gone after a day. A Teams that does not know this may show
   * it to all: it holds nothing that all may not read. @throws ChatFailure where Teams refuses it
   */
  whisper(said: Said): Promise<string>;
}
export type Said = { readonly type: 'message' | 'invokeResponse' } & Readonly<Record<string, unknown>>;

const TenantData = z.object({ tenant: z.object({ id: z.string().min(1) }) });

/** Where to answer an activity: the same chat, and in a channel the same thread. */
export function addressOf(activity: Activity): ChatAddress {
  const tenantId = tenantOf(activity);
  return {
    serviceUrl: activity.serviceUrl,
    conversationId: activity.conversation.id,
    botId: activity.recipient.id,
    ...(tenantId === undefined ? {} : { tenantId }),
  };
}

/** The chat of many itself: in a channel not the thread, which an announcement would only prolong. */
export function sharedAddressOf(activity: Activity): ChatAddress {
  const address = addressOf(activity);
  return { ...address, conversationId: withoutThread(address.conversationId) };
}

export function tenantOf({ conversation, channelData }: Activity): string | undefined {
  const data = TenantData.safeParse(channelData);
  return data.success ? data.data.tenant.id : conversation.tenantId;
}

/** A message that is a card and no words, as the message extension puts it into a chat. */
export function isCardAlone(activity: Activity): boolean {
  const cards = activity.attachments?.filter(({ contentType }) =>
    contentType.startsWith('application/vnd.microsoft.card'),
  );
  return textOf(activity) === '' && cards !== undefined && cards.length > 0;
}

/**
 * A chat of one person with the bot. Some clients leave the type out: then what is no group counts as one. Two people's
 * chat with each other, in which a message extension is used, is of the same type; its id is that of a thread.
 */
export function isPersonalChat({ conversation }: Activity): boolean {
  if (conversation.id.startsWith('19:')) return false;
  const { conversationType, isGroup } = conversation;
  return conversationType === undefined ? isGroup !== true : conversationType === 'personal';
}

const ChatData = z
  .object({
    team: z
      .object({ id: z.string().max(200).optional(), name: z.string().optional() })
      .optional()
      .catch(undefined),
    channel: z.object({ name: z.string() }).optional().catch(undefined),
    meeting: z.object({}).optional().catch(undefined),
  })
  .catch({});

export function kindOfChat({ conversation, channelData }: Activity): ChatKind {
  if (ChatData.parse(channelData).meeting !== undefined) return 'meeting';
  return conversation.conversationType === 'channel' ? 'channel' : 'group';
}

/** The team that a channel is in. */
export function teamOf({ channelData }: Activity): string | undefined {
  return ChatData.parse(channelData).team?.id;
}

/** "Northmoor / General" of a channel; empty where Teams gives no name. */
export function nameOfChat({ conversation, channelData }: Activity): string {
  const { team, channel } = ChatData.parse(channelData);
  const ofChannel = channel === undefined ? undefined : [team?.name, channel.name].filter(Boolean).join(' / ');
  return shortened((ofChannel ?? conversation.name ?? '').trim(), 120);
}

/** What was typed: nothing where somebody sent a file alone. */
export function textOf({ text }: Activity): string {
  return text ?? '';
}

/** A card as a message of this turn. */
export function messageActivity({ card, summary }: ChatPost): Said {
  return {
    type: 'message',
    summary,
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
  };
}

/** Teams tells the person whom an entity names, and finds them in the text by the entity's own words. */
export function mentionActivity({ mentioned, text }: MentionPost): Said {
  const name = mentioned.name.replaceAll(/[<>&]/g, ' ');
  const inText = `<at>${name}</at>`;
  return {
    type: 'message',
    text: `${inText}, ${text}`,
    summary: text,
    entities: [{ type: 'mention', mentioned: { id: mentioned.userId, name }, text: inText }],
  };
}
