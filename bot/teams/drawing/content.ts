import { GroupId, IssueId, MeetingId, TaskId } from '../../domain/ids';
import { everybody } from '../../access/viewer';
import { Refusal } from '../../domain/refusal';
import type { Context, Onlooking } from '../../useCases/ports';
import type { IssueView } from '../../useCases/issues/issueViews';
import type { OwnAttendanceView } from '../../useCases/meetings/meetingViews';
import { z } from 'zod';
import { MessageContent } from '../../domain/message';
import type { ShownCard } from '../../domain/cardCopy';
import { shownBy } from '../../useCases/messages/cardCopies';

/** Everything the bot can put into a chat. It names records and never holds them: each drawing reads them anew. */
export const Content = z.union([
  MessageContent,
  z.object({
    kind: z.literal('myTasks'),
    part: z.enum(['owed', 'others']).optional(),
    cursor: z.string().max(400).optional(),
    from: z.number().int().min(1).optional(),
  }),
  /** What fell due for somebody, by the message that brought it. */
  z.object({ kind: z.literal('due'), messageId: z.string().min(1).max(200) }),
  z.object({ kind: z.literal('accessRequest'), requestId: z.string().min(1).max(64) }),
  z.object({ kind: z.literal('giveTask'), taskId: TaskId }),
  z.object({ kind: z.literal('group'), groupId: GroupId }),
  z.object({ kind: z.literal('groups') }),
  z.object({ kind: z.literal('reviews') }),
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
  if (kind === 'notice') return content.signs !== undefined || content.requestId !== undefined;
  return ['task', 'issue', 'agenda', 'group', 'due', 'accessRequest'].includes(kind);
}

/**
 * What a card's buttons say of the card they are on, so that after a click it is that card again: of what day it reminds,
 * or of which things it is a list. Of any other card the record says it.
 */
export function standingCard(content: Content): Content | undefined {
  if (content.kind === 'due') return { kind: 'due', messageId: content.messageId };
  const isOneOfSeveral = content.kind === 'agenda' || content.kind === 'nextMeeting' || content.kind === 'myTasks';
  if (content.kind === 'notice' && content.requestId !== undefined) return shownBy(content);
  if (content.kind === 'notice' && content.signs !== undefined) return content;
  return isOneOfSeveral || (content.kind === 'task' && content.said !== undefined) ? content : undefined;
}

/** Which card it is. Lists and forms stand in a person's own chat alone. */
export function shownIn(content: Content): ShownCard | undefined {
  if (content.kind === 'group') return { kind: 'group', groupId: content.groupId };
  if (content.kind === 'nextMeeting') return content.meetingId && { kind: 'nextMeeting', meetingId: content.meetingId };
  if (content.kind === 'due') return { kind: 'due', messageId: content.messageId };
  if (content.kind === 'accessRequest') return content;
  const { data } = MessageContent.safeParse(content);
  return data && shownBy(data);
}

/** For whom it is drawn: a person, or everybody in a chat of many. */
export interface Onlooker {
  readonly ctx: Onlooking;
  /** What the bot says this once, before a card that has no reason of its own to come. */
  readonly said?: string | undefined;
  /** The issue that is drawn, where a command has just told it. */
  readonly issue?: IssueView | undefined;
  /** Why they open what is drawn, where they said so. */
  readonly reason?: string | undefined;
  /** Their own part in the meeting that is drawn, likewise. */
  readonly own?: OwnAttendanceView | undefined;
}

/** What is known beside the content itself. */
export type Beside = Omit<Onlooker, 'ctx'>;

/** As everybody in a chat of many may see it, whoever asked. */
export function forEverybody(ctx: Onlooking): Onlooking {
  return { ...ctx, viewer: everybody };
}

/** What is one person's own is drawn for a person alone. @throws Refusal `not-allowed` in a chat of many */
export function personal(ctx: Onlooking): Context {
  if (!isPersonal(ctx)) throw new Refusal('not-allowed');
  return ctx;
}

export function isPersonal(ctx: Onlooking): ctx is Context {
  return ctx.viewer.kind === 'person';
}
