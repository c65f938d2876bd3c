import { z } from 'zod';
import { Instant } from '../domain/time';

/** JSON of an Adaptive Card; `adaptivecards` reads more into it. */
export const CardJson = z.record(z.unknown());
export type CardJson = z.infer<typeof CardJson>;

/** A message as Teams keeps it: the same for everybody. `changes` counts its updates. */
export const Message = z.object({
  id: z.string(),
  /** Order of arrival over all chats. */
  number: z.number().int(),
  chatId: z.string(),
  /** In a channel: the post that this one answers. */
  threadId: z.string().optional(),
  author: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('bot') }),
    z.object({ kind: z.literal('member'), id: z.string(), name: z.string() }),
  ]),
  sentAt: Instant,
  text: z.string(),
  format: z.enum(['plain', 'markdown']),
  cards: z.array(CardJson),
  suggestions: z.array(z.object({ title: z.string(), value: z.string() })),
  urgent: z.boolean(),
  changes: z.number().int(),
  /** `unanswered`: the bot did not take it. */
  state: z.enum(['posted', 'unanswered', 'deleted']),
});
export type Message = z.infer<typeof Message>;

/** What the page and the bot hand in; the rest is given by the store. */
export type Draft = Omit<Message, 'id' | 'number' | 'changes' | 'state'>;

const Refresh = z.object({ verb: z.string(), data: z.unknown(), id: z.string().optional() });
type Refresh = z.infer<typeof Refresh>;

/** A message as one person sees it. `refresh`: what the page asks the bot whenever the card comes into view. */
export const MessageView = Message.extend({ refresh: Refresh.optional() });
export type MessageView = z.infer<typeof MessageView>;

const RefreshingCard = z.object({
  refresh: z.object({ action: Refresh.extend({ data: z.unknown() }), userIds: z.array(z.string()).optional() }),
});

/** Puts the viewer's own card, when there is one for this version, in the place of everybody's. */
export function viewOf(message: Message, userId: string, ownCard: CardJson | undefined): MessageView {
  const cards = ownCard === undefined ? message.cards : [ownCard, ...message.cards.slice(1)];
  const refresh = message.state === 'deleted' ? undefined : refreshOf(message.cards[0], userId);
  return { ...message, cards, ...(refresh === undefined ? {} : { refresh }) };
}

/** Teams asks anew for those listed, or for everybody when nobody is listed. */
function refreshOf(card: CardJson | undefined, userId: string): Refresh | undefined {
  const found = RefreshingCard.safeParse(card);
  if (!found.success) return undefined;
  const { action, userIds } = found.data.refresh;
  return userIds === undefined || userIds.length === 0 || userIds.includes(userId) ? action : undefined;
}
