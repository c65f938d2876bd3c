import { GroupId, IssueId, MeetingId, TaskId } from '../../domain/ids';
import type { Context } from '../../useCases/ports';
import { z } from 'zod';
import { MessageContent } from '../../domain/message';

/** Everything the bot can put into a chat. It names records and never holds them: each drawing reads them anew. */
export const Content = z.union([
  MessageContent,
  z.object({
    kind: z.literal('myTasks'),
    part: z.enum(['owed', 'others']).optional(),
    cursor: z.string().max(400).optional(),
    from: z.number().int().min(1).optional(),
  }),
  z.object({ kind: z.literal('giveTask'), taskId: TaskId }),
  z.object({ kind: z.literal('group'), groupId: GroupId }),
  z.object({ kind: z.literal('issues') }),
  z.object({ kind: z.literal('nextMeeting'), meetingId: MeetingId.optional() }),
  z.object({ kind: z.literal('nextAgenda') }),
  z.object({ kind: z.literal('issueForm'), issueId: IssueId, urgent: z.boolean() }),
  z.object({ kind: z.literal('help'), said: z.string().max(400) }),
]);
export type Content = z.infer<typeof Content>;

/** Where "Open" leads: a link into the tab, by its own address ("action-log?task=…"). */
export type TabLink = (place: string) => string;

/** Records change, so their cards are drawn anew when they come into view; lists and forms are of their moment. */
export function isRecord(content: Content): boolean {
  const { kind } = content;
  if (kind === 'nextMeeting') return content.meetingId !== undefined;
  return kind === 'task' || kind === 'issue' || kind === 'agenda' || kind === 'group';
}

/** For whom it is drawn: for `ctx`'s viewer, or, `shared`, for everybody. */
export interface Onlooker {
  readonly ctx: Context;
  readonly shared: boolean;
  readonly said?: string | undefined;
}
