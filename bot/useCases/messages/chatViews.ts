import { z } from 'zod';
import { ChatId } from '../../domain/ids';

export const ChatView = z.object({
  id: ChatId,
  name: z.string(),
  named: z.boolean().describe('False where neither Teams nor the coordinator gave it a name'),
  kindText: z.string().describe('Group chat'),
  state: z.enum(['waiting', 'approved', 'revoked']),
  stateText: z.string().describe('Added 09:14 by Priya Sandhu'),
  may: z.object({ approve: z.boolean(), revoke: z.boolean() }),
});
export type ChatView = z.infer<typeof ChatView>;
