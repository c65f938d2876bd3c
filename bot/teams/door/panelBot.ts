import { type Content, type Beside, forEverybody, shownIn } from '../drawing/content';
import type { Context } from '../../useCases/ports';
import { Application } from '@microsoft/teams-ai';
import { type Activity, MemoryStorage, TurnContext } from 'botbuilder';
import { type Card, SHOW_VERB } from '../../cards/kit';
import { strangerCard } from '../../cards/plainCards';
import { understoodCard } from '../../cards/understoodCard';
import { chatIdOf } from '../../domain/chat';
import { IssueId } from '../../domain/ids';
import type { Member } from '../../domain/member';
import type { Sha256 } from '../../domain/log';
import { elsewhereText, unapprovedText, unlinkedText, wordsFor } from '../../refusalTexts';
import { afterDoing } from '../../useCases/afterDoing';
import { runCommand } from '../../useCases/commands';
import { keepCardCopy } from '../../useCases/messages/cardCopies';
import { findChatPanel } from '../../useCases/messages/chatOwners';
import { cardsIn, oweRefresh } from '../../useCases/messages/lateCards';
import { joinedOnTeams, leftOnTeams } from '../../useCases/meetings/attending';
import { findNext } from '../../useCases/meetings/meetingLists';
import { answerClick, SubmitData } from '../clicks/cardClicks';
import { type ChatCommand, readChatCommand } from '../talk/chatCommands';
import type { Contacts } from './contacts';
import { DialogRequest } from '../clicks/dialogs';
import { type Drawing, withItsMeeting } from '../drawing/contentDrawing';
import { findByReference } from '../talk/finding';
import { answerInvoke } from './invokes';
import { findMeetingEvent, hasJustBegun, toldByEach } from './meetingEvents';
import { findMeaning, type Planner } from '../talk/plainWords';
import type { TypedReference } from '../talk/references';
import { SeenCards } from '../clicks/seenCards';
import type { Standing, Standings } from './standing';
import { addressOf, isCardAlone, isPersonalChat, messageActivity, textOf } from './turn';

export interface BotParts {
  readonly standings: Standings;
  readonly contacts: Contacts;
  readonly drawing: Drawing;
  readonly sha256: Sha256;
  /** Reads plain language, where the deployment has somebody to ask. */
  readonly planner?: Planner | undefined;
  /** A fault, whole, under the id that the person is given. */
  readonly fault: (error: unknown) => string;
}

const YOURS_ALONE = 'yours alone. Ask me in our own chat, or open the tab.';
const GREETING = 'I keep the panel’s tasks and issues. Here is what I can do:';

/** The bot: teams-ai routes what Teams posts, and everything else happens in the use cases. */
export class PanelBot {
  readonly app: Application;
  private readonly seen: SeenCards;

  constructor(private readonly parts: BotParts) {
    this.seen = new SeenCards(parts.sha256, parts.fault);
    // No turn state is kept: it loses concurrent writes. Storage is asked for all the same.
    this.app = new Application({ storage: new MemoryStorage(), startTypingTimer: false });
    this.app.addRoute(isA('message'), (turn) => this.message(turn));
    this.app.addRoute(isA('installationUpdate'), (turn) => this.installed(turn));
    this.app.addRoute(isA('conversationUpdate'), (turn) => this.installed(turn));
    this.app.addRoute(isA('event'), (turn) => this.event(turn));
    this.app.addRoute(isA('invoke'), (turn) => this.invoke(turn), true);
  }

  private async message(turn: TurnContext): Promise<void> {
    const { standing } = await this.meet(turn);
    if (standing.kind !== 'member') return this.turnAway(standing, turn);
    const { ctx } = standing;
    const submittedValue: unknown = turn.activity.value;
    const submitted = SubmitData.safeParse(submittedValue);
    if (submitted.success) return this.submitted(submitted.data, turn, ctx);
    const dialog = DialogRequest.safeParse({ data: submittedValue });
    if (dialog.success) return this.dialogInChat(dialog.data.data.dialog, turn, ctx);
    // Somebody put one of our own cards into the chat: there is nothing to answer.
    if (isCardAlone(turn.activity)) return;
    TurnContext.removeRecipientMention(turn.activity);
    return this.obey(readChatCommand(textOf(turn.activity)), turn, ctx);
  }

  private async obey(command: ChatCommand, turn: TurnContext, ctx: Context): Promise<void> {
    switch (command.kind) {
      case 'raise':
        return this.raise(command, turn, ctx);
      case 'issueForm':
        return this.reply(
          { kind: 'issueForm', issueId: this.issueIdOf(turn.activity), urgent: command.urgent },
          turn,
          ctx,
        );
      case 'myTasks':
        return this.replyPrivately({ kind: 'myTasks' }, turn, ctx);
      case 'issues':
        return this.replyPrivately({ kind: 'issues' }, turn, ctx);
      case 'agenda':
        return this.reply({ kind: 'nextAgenda' }, turn, ctx);
      case 'nextMeeting':
        return this.reply({ kind: 'nextMeeting' }, turn, ctx);
      case 'attend':
        return this.answerNext(command.answer, turn, ctx);
      case 'greeting':
        return this.reply({ kind: 'help', said: `Hello ${firstName(ctx.viewer.member)}. ${GREETING}` }, turn, ctx);
      case 'help':
        return this.reply({ kind: 'help', said: 'Here is what I can do:' }, turn, ctx);
      case 'record':
        return this.showRecord(command.reference, turn, ctx);
      case 'unknown':
        return this.puzzled(command.meant, turn, ctx);
    }
  }

  /** By its reference; one that is not there and one that is not theirs to see are told alike. */
  private async showRecord(reference: TypedReference, turn: TurnContext, ctx: Context): Promise<void> {
    try {
      const found = await findByReference(reference, ctx);
      if (found === undefined) await this.puzzled(undefined, turn, ctx);
      else await this.reply(found, turn, ctx);
    } catch (error) {
      await this.say(wordsFor(error, ctx), turn);
    }
  }

  /** No command: perhaps plain words that mean one. Nothing is done before the person says yes. */
  private async puzzled(meant: string | undefined, turn: TurnContext, ctx: Context): Promise<void> {
    const { activity } = turn;
    const guess = meant === undefined ? '' : ` Did you mean “${meant}”?`;
    const said = `I did not understand that.${guess} Here is what I can do:`;
    try {
      const understood = meant === undefined ? await findMeaning(activity, ctx, this.parts.planner) : undefined;
      if (understood === undefined) {
        await this.reply({ kind: 'help', said }, turn, ctx);
        return;
      }
      const card = understoodCard(understood, ctx.roster.panel.marking, this.issueIdOf(activity));
      await this.post(this.parts.drawing.ofPanel(card, ctx), turn);
    } catch (error) {
      await this.say(wordsFor(error, ctx), turn);
    }
  }

  /** A client without dialogs sends their buttons as messages. */
  private async dialogInChat(dialog: 'issue' | 'task', turn: TurnContext, ctx: Context): Promise<void> {
    if (dialog === 'task') return this.say('Your Teams opens no dialogs. Please allocate the task in the tab.', turn);
    return this.reply({ kind: 'issueForm', issueId: this.issueIdOf(turn.activity), urgent: false }, turn, ctx);
  }

  private async post(card: Card, turn: TurnContext): Promise<void> {
    await turn.sendActivity(messageActivity({ card, summary: card.fallbackText }));
  }

  private async say(text: string, turn: TurnContext): Promise<void> {
    await turn.sendActivity({ type: 'message', textFormat: 'plain', text });
  }

  private async raise(
    { text, urgent }: { text: string; urgent: boolean },
    turn: TurnContext,
    ctx: Context,
  ): Promise<void> {
    const issueId = this.issueIdOf(turn.activity);
    try {
      const issue = await runCommand('issue.raise', { issueId, text, urgent }, ctx);
      const content = { kind: 'issue', issueId: issue.id } as const;
      await afterDoing(() => this.reply(content, turn, ctx, { issue }), `Issue ${issue.reference} is raised`);
    } catch (error) {
      await this.say(wordsFor(error, ctx), turn);
    }
  }

  /** Coming, or apologies, in a word. */
  private async answerNext(answer: 'coming' | 'apology', turn: TurnContext, ctx: Context): Promise<void> {
    try {
      const meetingId = (await findNext(ctx))?.id;
      if (meetingId === undefined) {
        await this.reply({ kind: 'nextMeeting' }, turn, ctx);
        return;
      }
      const own = await runCommand('attendance.reply', { meetingId, answer }, ctx);
      await afterDoing(() => this.reply({ kind: 'nextMeeting', meetingId }, turn, ctx, { own }), 'Your answer is kept');
    } catch (error) {
      await this.say(wordsFor(error, ctx), turn);
    }
  }

  /** The same message delivered twice is the same issue. */
  private issueIdOf({ conversation, id }: Activity): IssueId {
    return IssueId.parse(`chat-${this.parts.sha256(`${conversation.id}\n${id ?? ''}`).slice(0, 32)}`);
  }

  /** Lists are one person's own: in a chat of many they would show what others may not see. */
  private async replyPrivately(content: Content, turn: TurnContext, ctx: Context): Promise<void> {
    if (isPersonalChat(turn.activity)) return this.reply(content, turn, ctx);
    await this.say(`That list is ${YOURS_ALONE}`, turn);
  }

  /** Posts a card into the chat of this turn; a record's card is remembered, so that it can be changed. */
  private async reply(content: Content, turn: TurnContext, ctx: Context, beside: Beside = {}): Promise<void> {
    const { contacts, drawing, sha256 } = this.parts;
    const personal = isPersonalChat(turn.activity);
    const panelId = ctx.roster.panel.id;
    const { id: asking } = turn.activity.from;
    const userIds = personal ? [asking] : [...new Set([asking, ...(await contacts.userIds(panelId))])].slice(0, 60);
    const named = await withItsMeeting(content, ctx);
    const post = await drawing.post(named, personal ? ctx : forEverybody(ctx), { userIds, ...beside });
    const sent = await turn.sendActivity(messageActivity(post));
    const shows = shownIn(named);
    if (shows === undefined) return;
    const memberId = personal ? ctx.viewer.member.id : undefined;
    const posted = { address: addressOf(turn.activity), activityId: sent?.id ?? '', at: ctx.now };
    const id = await keepCardCopy(ctx.store, panelId, { shows, ...posted, memberId, userIds }, sha256);
    if (personal || id === undefined) return;
    // Revoked while the card was on its way, the chat was blanked without it.
    const chatId = chatIdOf(turn.activity.conversation.id, sha256);
    if ((await findChatPanel(ctx.store, chatId)) !== panelId)
      await oweRefresh({ ...cardsIn(chatId), id }, ctx.now, ctx.store, panelId);
  }

  /** The bot was added: hello, once, however many events say so; where it may not speak yet, that alone. */
  private async installed(turn: TurnContext): Promise<void> {
    const { action, membersAdded, membersRemoved, recipient } = turn.activity;
    const isBot = ({ id }: { id: string }) => id === recipient.id;
    if (action === 'remove' || membersRemoved?.some(isBot) === true) return this.parts.standings.leave(turn.activity);
    const added = action === 'add' || action === 'add-upgrade' || membersAdded?.some(isBot);
    if (added !== true) return;
    const { standing, first } = await this.meet(turn);
    if (!first) return;
    if (standing.kind !== 'member') return this.turnAway(standing, turn);
    const { ctx } = standing;
    const hello = isPersonalChat(turn.activity) ? `Hello ${firstName(ctx.viewer.member)}.` : 'Hello everybody.';
    await this.reply({ kind: 'help', said: `${hello} ${GREETING}` }, turn, ctx);
  }

  private async event(turn: TurnContext): Promise<void> {
    const event = findMeetingEvent(turn.activity);
    if (event === undefined) return;
    if (event === 'started') return this.meetingStarted(turn);
    for (const told of toldByEach(turn.activity)) {
      const standing = await this.parts.standings.of(told);
      if (standing.kind !== 'member') continue;
      await (event === 'joined' ? joinedOnTeams(standing.ctx) : leftOnTeams(standing.ctx));
    }
  }

  /** A Teams meeting begins: its chat gets the agenda, unless the panel has just told all chats that it begins. */
  private async meetingStarted(turn: TurnContext): Promise<void> {
    const { standing } = await this.meet(turn);
    if (standing.kind !== 'member' || (await hasJustBegun(standing.ctx))) return;
    await this.reply({ kind: 'nextAgenda' }, turn, standing.ctx, { said: 'We are starting now.' });
  }

  /** Every invoke is answered by us: an unanswered one is a 501 to the person who clicked. */
  private async invoke(turn: TurnContext): Promise<void> {
    const { body, made } = await answerInvoke(turn.activity, { ...this.parts, seen: this.seen });
    // The dialog's answer says what was done, whatever becomes of its card.
    if (made !== undefined) await this.reply(made.content, turn, made.ctx).catch(this.parts.fault);
    await turn.sendActivity({
      type: 'invokeResponse',
      value: { status: 200, ...(body === undefined ? {} : { body }) },
    });
  }

  /** From a client without Execute. What is drawn is one person's view: in a chat of many a post would show it to all. */
  private async submitted(data: unknown, turn: TurnContext, ctx: Context): Promise<void> {
    const { verb, data: fixed, ...typed } = SubmitData.parse(data);
    const value = { action: { verb, data: { ...typed, ...fixed } } };
    const answer = await answerClick(value, turn.activity, ctx, this.parts.drawing);
    this.seen.note(turn.activity, ctx);
    if (typeof answer.value === 'string') {
      await this.say(answer.value, turn);
    } else if (answer.statusCode === 200 && typeof answer.value === 'object' && answer.value !== null) {
      if (!isPersonalChat(turn.activity)) {
        await this.say(verb === SHOW_VERB ? `What that shows is ${YOURS_ALONE}` : 'Done.', turn);
        return;
      }
      await turn.sendActivity(messageActivity({ card: answer.value, summary: 'Done' }));
    }
  }

  /** Who this is, as the rules see them now; the chat is kept from the first contact on. */
  private async meet({ activity }: TurnContext): Promise<{ standing: Standing; first: boolean }> {
    const standing = await this.parts.standings.of(activity);
    return { standing, first: await this.parts.standings.keep(activity, standing) };
  }

  private async turnAway(standing: Exclude<Standing, { kind: 'member' }>, turn: TurnContext): Promise<void> {
    if (standing.kind === 'unapproved') return this.say(unapprovedText, turn);
    if (standing.kind === 'elsewhere') return this.say(elsewhereText, turn);
    if (standing.unlinked) return this.say(unlinkedText, turn);
    await turn.sendActivity(messageActivity({ card: strangerCard(), summary: 'Sentinel' }));
  }
}

function isA(type: string): (turn: TurnContext) => Promise<boolean> {
  return async (turn) => turn.activity.type === type;
}

function firstName({ name }: Member): string {
  return name.split(' ')[0] ?? name;
}
