import { digestCard } from '../../cards/digestCard';
import { z } from 'zod';
import type { DialogName } from '../../cards/dialogCards';
import { issueForm } from '../../cards/issueCard';
import { type Card, refreshing } from '../../cards/kit';
import { CARD_ROWS, issuesCard } from '../../cards/listCards';
import { helpCard, noticeCard } from '../../cards/plainCards';
import { GroupId, IssueId, MeetingId, TaskId } from '../../domain/ids';
import { Refusal } from '../../domain/refusal';
import { hasRight } from '../../access/rights';
import { refusalText } from '../../refusalTexts';
import type { ChatPost } from '../../useCases/messages/chat';
import { findNext } from '../../useCases/meetings/meetings';
import { MessageContent } from '../../domain/message';
import type { Context } from '../../useCases/ports';
import { runQuery } from '../../useCases/queries';
import { drawMyTasks } from './listDrawing';
import { drawMeeting, isMeetingContent } from './meetingDrawing';
import { drawRecord, isRecordContent } from './recordDrawing';

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
export type OpenUrl = (place: string) => string;

/** Draws each content as `ctx`'s viewer may see it, or, for a chat of many, as everybody may. */
export class Drawing {
  constructor(readonly openUrl: OpenUrl) {}

  /** A record that the viewer may not see, or no longer, is drawn as that sentence. */
  async draw(content: Content, ctx: Context, shared: boolean, said?: string): Promise<Card> {
    try {
      return await this.drawFound(content, ctx, shared, said);
    } catch (error) {
      if (error instanceof Refusal) return noticeCard(refusalText(error, ctx));
      throw error;
    }
  }

  /** The same, drawn anew for each of `userIds` when it comes into view, ready to post. */
  async post(
    content: Content,
    ctx: Context,
    where: { shared: boolean; userIds: readonly string[]; said?: string },
  ): Promise<ChatPost> {
    const named = await withItsMeeting(content, ctx);
    const drawn = await this.draw(named, ctx, where.shared, where.said);
    const card = isRecord(named) ? refreshing(drawn, named, where.userIds) : drawn;
    return { card, summary: card.fallbackText };
  }

  private async drawFound(content: Content, ctx: Context, shared: boolean, said?: string): Promise<Card> {
    const { marking } = ctx.roster.panel;
    if (isMeetingContent(content)) return drawMeeting(content, { ctx, shared, said }, this.openUrl);
    if (isRecordContent(content)) return drawRecord(content, { ctx, shared, said }, this.openUrl);
    switch (content.kind) {
      case 'myTasks':
        return drawMyTasks(content, ctx, this.openUrl('action-log?mine=true'));
      case 'issues': {
        const { items } = await runQuery('issues.list', { limit: CARD_ROWS }, ctx);
        return issuesCard(items, { marking, openUrl: this.openUrl('issues') });
      }
      case 'issueForm':
        return issueForm(marking, content.issueId, content.urgent);
      case 'digest':
        return digestCard(await runQuery('reminders.digest', {}, ctx), this.openUrl('today'));
      case 'notice':
        return noticeCard(content.said);
      case 'help':
        return helpCard(marking, content.said, dialogsOf(ctx, shared));
    }
  }
}

/** In a chat of many the card is everybody's, so it offers what nearly everybody may do. */
function dialogsOf({ viewer }: Context, shared: boolean): DialogName[] {
  return [
    ...(hasRight(viewer, 'issue.raise') ? ['issue' as const] : []),
    ...(!shared && hasRight(viewer, 'task.direct') ? ['task' as const] : []),
  ];
}

/** The next meeting by its id: a card that is drawn anew later is still about the meeting it was about. */
async function withItsMeeting(content: Content, ctx: Context): Promise<Content> {
  if (content.kind !== 'nextAgenda' && content.kind !== 'nextMeeting') return content;
  const meetingId = (await findNext(ctx))?.id;
  if (meetingId === undefined) return content;
  return content.kind === 'nextAgenda' ? { kind: 'agenda', meetingId } : { meetingId, ...content };
}

/** Records change, so their cards are drawn anew when they come into view; lists and forms are of their moment. */
export function isRecord(content: Content): boolean {
  const { kind } = content;
  if (kind === 'nextMeeting') return content.meetingId !== undefined;
  return kind === 'task' || kind === 'issue' || kind === 'agenda' || kind === 'group';
}
