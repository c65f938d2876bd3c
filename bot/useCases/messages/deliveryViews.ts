import { z } from 'zod';
import { MemberId } from '../../domain/ids';

export const DeliveryView = z.object({
  messageId: z.string(),
  what: z.string().describe('Task SEN-27-014'),
  to: z.string(),
  state: z.enum(['queued', 'sent', 'failed']),
  stateText: z.string().describe('Sent 09:14'),
  by: z.string().optional().describe('How it arrived: card in chat'),
  triedTexts: z.array(z.string()).describe('Card in chat: has blocked the bot, 09:14'),
  seenText: z.string().optional().describe('Seen 09:20'),
  reasonText: z.string().optional(),
  mayRetry: z.boolean(),
});
export type DeliveryView = z.infer<typeof DeliveryView>;

export const NotReachedView = z.object({
  memberId: MemberId,
  name: z.string(),
  agencyName: z.string(),
  phone: z.string().optional(),
  count: z.number().int().describe('Messages that wait or were lost on the way'),
  sinceText: z.string(),
  reasonText: z.string(),
  reachedText: z.string().optional().describe('Reached by e-mail 09:14, seen 09:20: nothing waits'),
  mayInstall: z.boolean().describe('Whether the app can be installed for them from here'),
});
export type NotReachedView = z.infer<typeof NotReachedView>;
