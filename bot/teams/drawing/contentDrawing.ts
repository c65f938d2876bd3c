import {
  type Beside,
  type Content,
  isPersonal,
  isRecord,
  type Onlooker,
  personal,
  standingCard,
  type TabLink,
} from './content';
import { agreementCard } from '../../cards/agreementCard';
import { digestCard } from '../../cards/digestCard';
import type { DialogName } from '../../cards/dialogCards';
import { issueForm } from '../../cards/issueCard';
import { framed } from '../../cards/framed';
import { type Card, refreshing, sentAgain } from '../../cards/kit';
import { markedWithPanel, namingPanel } from '../../cards/panelMark';
import { helpCard, noticeCard } from '../../cards/plainCards';
import { whyCard } from '../../cards/whyCard';
import { isNewerData, Refusal } from '../../domain/refusal';
import type { PictureDue } from '../../domain/pictureDue';
import { isReminder, remindingOn } from '../../domain/reminder';
import { hasRight, type Right } from '../../access/rights';
import { refusalText } from '../../refusalTexts';
import type { ChatPost } from '../../useCases/messages/chatPoster';
import { stillWaits } from '../../useCases/messages/stillWaits';
import { findNext } from '../../useCases/meetings/meetingLists';
import { whyAsked } from '../../useCases/log/askedWhy';
import { littleSeenText } from '../../useCases/partners/littleSeen';
import type { Context, Onlooking } from '../../useCases/ports';
import { pictureSaid } from '../../useCases/reminders/pictureSaid';
import { placeOf } from '../../useCases/restrictions/placeOf';
import { runQuery } from '../../useCases/queries';
import { drawAccess } from './accessDrawing';
import { drawCorrection } from './correctionDrawing';
import { drawDue } from './dueDrawing';
import { drawList, isListContent } from './listDrawing';
import { drawMeeting, isMeetingContent } from './meetingDrawing';
import { drawRecord, isRecordContent } from './recordDrawing';
import { statementFirst } from './statementFirst';

interface Posting {
  readonly userIds: readonly string[];
  readonly isNew?: boolean;
  /** It may stand there already, and says so. */
  readonly isAgain?: boolean;
}

/** Draws each content as whoever looks may see it: a person, or everybody in a chat of many. */
export class Drawing {
  /** `namesPanel`: the deployment holds several, and somebody may be on more than one. */
  constructor(
    readonly tabLink: TabLink,
    private readonly namesPanel: () => boolean = () => false,
  ) {}

  /** Ready to leave: what is done with it is done in its own panel, whichever else the reader is on. */
  ofPanel(bare: Card, { roster: { panel } }: Pick<Onlooking, 'roster'>, content?: Content): Card {
    const marked = markedWithPanel(framed(bare, panel.marking), panel.id, content && standingCard(content));
    return this.namesPanel() ? namingPanel(marked, panel.name) : marked;
  }

  /** A record that may not be seen, or no longer, is drawn as that sentence. */
  async draw(content: Content, ctx: Onlooking, beside: Beside = {}): Promise<Card> {
    try {
      return await this.drawFound(content, { ctx, ...beside });
    } catch (error) {
      return insteadOf(content, error, ctx);
    }
  }

  /** The same, drawn anew for each of `userIds` when it comes into view, ready to post. */
  async post(
    content: Content,
    ctx: Onlooking,
    { userIds, isNew = false, isAgain = false, ...beside }: Beside & Posting,
  ): Promise<ChatPost> {
    const named = await withItsMeeting(content, ctx);
    // What is asked first is asked whatever the message is about: it goes on with that, as it then stands.
    if (isNew && statementFirst(ctx) === undefined) await guardReminder(named, ctx);
    const { drawn, isRefused } = await this.drawFound(named, { ctx, ...beside }).then(
      (found) => ({ drawn: found, isRefused: false }),
      (error: unknown) => {
        // It would stand in the chat for good; and a list that goes out with nothing in it would say nothing.
        if (isNewerData(error) || 'parts' in named) throw error;
        return { drawn: insteadOf(named, error, ctx), isRefused: true };
      },
    );
    // Drawn anew at its first sight, one's own card would no longer say that it came again; nor is it shown to whoever
    // may not see it.
    const isLeftAlone = !isRecord(named) || ((isAgain || isRefused) && isPersonal(ctx));
    const shown = isAgain ? sentAgain(drawn) : drawn;
    const card = isLeftAlone ? shown : refreshing(shown, standingCard(named) ?? named, userIds);
    return { card: this.ofPanel(card, ctx, named), summary: card.fallbackText };
  }

  /** @throws Refusal for a record that may not be seen, or no longer */
  async drawFound(content: Content, onlooker: Onlooker): Promise<Card> {
    const { ctx } = onlooker;
    const { marking } = ctx.roster.panel;
    const asked = statementFirst(ctx, { content: standingCard(content) ?? content });
    if (asked !== undefined) return asked;
    if (isMeetingContent(content)) return drawMeeting(content, onlooker, this.tabLink);
    if (isRecordContent(content)) return drawRecord(content, onlooker, this.tabLink);
    if (isListContent(content)) return drawList(content, personal(ctx), this.tabLink);
    switch (content.kind) {
      case 'due':
        return drawDue(content, personal(ctx), this.tabLink);
      case 'issueForm':
        return issueForm(marking, content.issueId, content.urgent);
      case 'digest':
        return digestCard(await runQuery('reminders.digest', {}, personal(ctx)), this.tabLink('today'));
      case 'notice':
        return drawNotice(content, ctx, this.tabLink);
      case 'help':
        return helpCard(marking, content.said, (right) => mayAsk(right, ctx), {
          dialogs: dialogsOf(ctx),
          littleSeen: littleSeenText(ctx),
        });
    }
  }
}

/** Words alone, with a way to what they tell of where there is one; an agreement for its reader to sign, or a request for access that its reader may answer. */
async function drawNotice(
  { said, signs, requestId, correctionId, opens, picture }: Extract<Content, { kind: 'notice' }>,
  ctx: Onlooking,
  tabLink: TabLink,
): Promise<Card> {
  if (!isPersonal(ctx)) return noticeCard(said);
  if (requestId !== undefined) return drawAccess(requestId, ctx, tabLink);
  if (correctionId !== undefined) return drawCorrection(said, correctionId, ctx, tabLink);
  if (opens !== undefined) return noticeCard(said, tabLink(placeOf(opens)));
  if (picture !== undefined) return drawPicture(picture, ctx, tabLink);
  if (signs === undefined) return noticeCard(said);
  return agreementCard(await runQuery('partners.toSign', {}, ctx), tabLink('today'));
}

/** @throws Refusal `not-found` where it was settled, or is hidden from its reader, by now */
async function drawPicture(picture: PictureDue, ctx: Context, tabLink: TabLink): Promise<Card> {
  const waiting = await pictureSaid(picture, ctx);
  if (waiting === undefined) throw new Refusal('not-found', { what: 'reminder' });
  return noticeCard(remindingOn(ctx.today, waiting.said), tabLink(waiting.place));
}

/** In a chat of many the card is everybody's, so it offers what nearly everybody may do. */
function mayAsk(right: Right, { viewer }: Onlooking): boolean {
  return viewer.kind === 'everybody' || hasRight(viewer, right);
}

function dialogsOf(ctx: Onlooking): DialogName[] {
  const { viewer } = ctx;
  return [
    ...(mayAsk('issue.raise', ctx) ? ['issue' as const] : []),
    ...(hasRight(viewer, 'task.direct') ? ['task' as const] : []),
  ];
}

/** The next meeting by its id: a card that is drawn anew later is still about the meeting it was about. */
export async function withItsMeeting(content: Content, ctx: Onlooking): Promise<Content> {
  if (content.kind !== 'nextAgenda' && content.kind !== 'nextMeeting') return content;
  const meetingId = (await findNext(ctx))?.id;
  if (meetingId === undefined) return content;
  return content.kind === 'nextAgenda' ? { kind: 'agenda', meetingId } : { meetingId, ...content };
}

/**
 * A reminder does not come for what is settled, or hidden from its reader, by the time it goes out.
 * @throws Refusal `not-found`
 */
async function guardReminder(content: Content, ctx: Onlooking): Promise<void> {
  if (content.kind !== 'task' && content.kind !== 'agenda' && content.kind !== 'notice') return;
  if (content.kind !== 'notice' && !isReminder(content.said)) return;
  if (isPersonal(ctx) && !(await stillWaits(content, ctx))) throw new Refusal('not-found', { what: 'reminder' });
}

/** What stands in the place of what is not drawn: why not, or what is asked first. */
export function insteadOf(content: Content, error: unknown, ctx: Onlooking): Card {
  if (!(error instanceof Refusal)) throw error;
  const asked = whyAsked(error);
  if (asked === undefined) return noticeCard(refusalText(error, ctx));
  return whyCard(asked, ctx.roster.panel.marking, content);
}
