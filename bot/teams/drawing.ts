import { z } from 'zod';
import { issueCard, issueForm, sharedIssueCard } from '../cards/issueCard';
import { type Card, refreshing } from '../cards/kit';
import { agendaCard, CARD_ROWS, issuesCard, myTasksCard, nextMeetingCard } from '../cards/listCards';
import { helpCard, noticeCard } from '../cards/plainCards';
import { sharedTaskCard, taskCard } from '../cards/taskCard';
import { IssueId } from '../domain/ids';
import { Refusal } from '../domain/refusal';
import { refusalText } from '../refusalTexts';
import type { ChatPost } from '../useCases/chat';
import { MessageContent } from '../useCases/messages';
import type { Context } from '../useCases/ports';
import { runQuery } from '../useCases/queries';

/** Everything the bot can put into a chat. It names records and never holds them: each drawing reads them anew. */
export const Content = z.union([
  MessageContent,
  z.object({ kind: z.literal('myTasks'), cursor: z.string().optional() }),
  z.object({ kind: z.literal('issues') }),
  z.object({ kind: z.literal('nextMeeting') }),
  z.object({ kind: z.literal('nextAgenda') }),
  z.object({ kind: z.literal('issueForm'), issueId: IssueId, urgent: z.boolean() }),
  z.object({ kind: z.literal('help'), said: z.string().max(400) }),
]);
export type Content = z.infer<typeof Content>;

/** Where "Open" leads: a link into the tab, by its own address ("action-log?task=…"). */
export type OpenUrl = (place: string) => string;

/** Draws each content as `ctx`'s viewer may see it, or, for a chat of many, as everybody may. */
export class Drawing {
  constructor(private readonly openUrl: OpenUrl) {}

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
    const drawn = await this.draw(content, ctx, where.shared, where.said);
    const card = isRecord(content) ? refreshing(drawn, content, where.userIds) : drawn;
    return { card, summary: card.fallbackText };
  }

  private async drawFound(content: Content, ctx: Context, shared: boolean, said?: string): Promise<Card> {
    const { marking } = ctx.roster.panel;
    switch (content.kind) {
      case 'task': {
        const task = await runQuery('tasks.get', { taskId: content.taskId }, ctx);
        return (shared ? sharedTaskCard : taskCard)(task, this.openUrl(`action-log?task=${task.id}`));
      }
      case 'issue': {
        const issue = await runQuery('issues.get', { issueId: content.issueId }, ctx);
        const url = this.openUrl(`issues?issue=${issue.id}`);
        return shared ? sharedIssueCard(issue, url) : issueCard(issue, url, ctx.viewer.member.id);
      }
      case 'agenda':
        return agendaCard(await runQuery('meetings.get', content, ctx), this.openUrl('meeting'), said);
      case 'meetingStarted':
      case 'meetingSummary':
        return agendaCard(await runQuery('meetings.get', { meetingId: content.meetingId }, ctx), this.openUrl('meeting'), said);
      case 'nextAgenda':
        return agendaCard(await runQuery('meetings.get', {}, ctx), this.openUrl('meeting'), said);
      case 'nextMeeting':
        return nextMeetingCard(await runQuery('meetings.get', {}, ctx), this.openUrl('meeting'));
      case 'myTasks':
        return this.myTasks(content.cursor, ctx);
      case 'issues': {
        const { items } = await runQuery('issues.list', { limit: CARD_ROWS }, ctx);
        return issuesCard(items, { marking, openUrl: this.openUrl('issues') });
      }
      case 'issueForm':
        return issueForm(marking, content.issueId, content.urgent);
      case 'help':
        return helpCard(marking, content.said);
    }
  }

  private async myTasks(cursor: string | undefined, ctx: Context): Promise<Card> {
    const input = { mine: true, limit: CARD_ROWS, ...(cursor === undefined ? {} : { cursor }) };
    const page = await runQuery('tasks.list', input, ctx);
    const more = page.cursor === undefined ? {} : { more: { kind: 'myTasks', cursor: page.cursor } };
    const { marking } = ctx.roster.panel;
    return myTasksCard(page.items, { marking, openUrl: this.openUrl('action-log?mine=true'), ...more });
  }
}

/** Records change, so their cards are drawn anew when they come into view; lists and forms are of their moment. */
function isRecord(content: Content): boolean {
  return content.kind === 'task' || content.kind === 'issue';
}
