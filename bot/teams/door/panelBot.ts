import type { Context } from '../../useCases/ports';
import { SHOW_VERB } from '../../cards/kit';
import { strangerCard } from '../../cards/plainCards';
import type { TypedBefore } from '../../cards/statementCard';
import type { Sha256 } from '../../domain/log';
import { standingTexts } from '../../refusalTexts';
import { joinedOnTeams, leftOnTeams } from '../../useCases/meetings/attending';
import { answerClick, SubmitData } from '../clicks/cardClicks';
import { readChatCommand } from '../talk/chatCommands';
import type { Contacts } from './contacts';
import { DialogRequest } from '../clicks/dialogs';
import type { Drawing } from '../drawing/contentDrawing';
import { answerInvoke, type Panels } from './invokes';
import { Replies } from './replies';
import { YOURS_ALONE } from '../talk/tellList';
import { TypedWords } from '../talk/typedWords';
import { findMeetingEvent, hasJustBegun, toldByEach } from './meetingEvents';
import type { Planner } from '../talk/plainWords';
import { SeenCards } from '../clicks/seenCards';
import type { Standing, Standings } from './standing';
import { isCardAlone, isPersonalChat, messageActivity, type Said, textOf, type Turn } from './turn';

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

/** The bot: what comes from Teams, by its type; everything else happens in the use cases. */
export class PanelBot {
  readonly heard: Readonly<Record<string, (turn: Turn) => Promise<void>>>;
  private readonly seen: SeenCards;
  private readonly replies: Replies;
  private readonly typed: TypedWords;

  constructor(private readonly parts: BotParts) {
    this.seen = new SeenCards(parts.sha256, parts.fault);
    this.replies = new Replies(parts);
    this.typed = new TypedWords({ ...parts, replies: this.replies });
    this.heard = {
      message: (turn) => this.message(turn),
      installationUpdate: (turn) => this.installed(turn),
      conversationUpdate: (turn) => this.installed(turn),
      event: (turn) => this.event(turn),
      invoke: (turn) => this.invoke(turn),
    };
  }

  private async message(turn: Turn): Promise<void> {
    const { standing } = await this.meet(turn);
    if (standing.kind !== 'member') return this.turnAway(standing, turn);
    const { ctx } = standing;
    const submittedValue: unknown = turn.activity.value;
    const submitted = SubmitData.safeParse(submittedValue);
    if (submitted.success) return this.submitted(submitted.data, turn, ctx);
    const dialog = DialogRequest.safeParse({ data: submittedValue });
    const panels = await this.parts.standings.panelsOf(turn.activity, standing);
    if (dialog.success) return this.dialogInChat(dialog.data.data.dialog, turn, panels);
    // Somebody put one of our own cards into the chat: there is nothing to answer.
    if (isCardAlone(turn.activity)) return;
    return this.typed.obey(readChatCommand(textOf(turn.activity)), turn, panels);
  }

  /** Of whichever panel it may be, as if it had just been typed. */
  private async goOn({ text, id }: TypedBefore, turn: Turn): Promise<void> {
    const activity = { ...turn.activity, text, ...(id === undefined ? {} : { id }), value: undefined };
    const standing = await this.parts.standings.of(activity);
    if (standing.kind !== 'member') return;
    const typed = {
      ...{ activity, send: (said: Said) => turn.send(said) },
      whisper: (said: Said) => turn.whisper(said),
    };
    await this.typed.obey(readChatCommand(text), typed, await this.parts.standings.panelsOf(activity, standing));
  }

  /** A client without dialogs sends their buttons as messages. */
  private async dialogInChat(dialog: 'issue' | 'task', turn: Turn, panels: Panels): Promise<void> {
    if (dialog === 'task')
      return this.replies.say('Your Teams opens no dialogs. Please allocate the task in the tab.', turn);
    return this.typed.obey({ kind: 'issueForm', urgent: false }, turn, panels);
  }

  /** The bot was added: hello, once, however many events say so; where it may not speak yet, that alone. */
  private async installed(turn: Turn): Promise<void> {
    const { action, membersAdded, membersRemoved, recipient } = turn.activity;
    const isBot = ({ id }: { id: string }) => id === recipient.id;
    if (action === 'remove' || membersRemoved?.some(isBot) === true) return this.parts.standings.leave(turn.activity);
    const added = action === 'add' || action === 'add-upgrade' || membersAdded?.some(isBot);
    if (added !== true) return;
    const { standing, first } = await this.meet(turn);
    if (!first) return;
    if (standing.kind !== 'member') return this.turnAway(standing, turn);
    await this.typed.greet(turn, await this.parts.standings.panelsOf(turn.activity, standing));
  }

  private async event(turn: Turn): Promise<void> {
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
  private async meetingStarted(turn: Turn): Promise<void> {
    const { standing } = await this.meet(turn);
    if (standing.kind !== 'member' || (await hasJustBegun(standing.ctx))) return;
    await this.replies.reply({ kind: 'nextAgenda' }, turn, standing.ctx, { said: 'We are starting now.' });
  }

  /** Every invoke is answered by us: an unanswered one is a 501 to the person who clicked. */
  private async invoke(turn: Turn): Promise<void> {
    const { body, made, typed } = await answerInvoke(turn.activity, { ...this.parts, seen: this.seen });
    // The dialog's answer says what was done, whatever becomes of its card.
    if (made !== undefined) await this.replies.reply(made.content, turn, made.ctx).catch(this.parts.fault);
    await turn.send({
      type: 'invokeResponse',
      value: { status: 200, ...(body === undefined ? {} : { body }) },
    });
    if (typed !== undefined) await this.goOn(typed, turn);
  }

  /** From a client without Execute. What is drawn is one person's view: in a chat of many a post would show it to all. */
  private async submitted(data: unknown, turn: Turn, ctx: Context): Promise<void> {
    const { verb, data: fixed, ...typed } = SubmitData.parse(data);
    const value = { action: { verb, data: { ...typed, ...fixed } } };
    const answer = await answerClick(value, turn.activity, ctx, this.parts.drawing);
    this.seen.note(turn.activity, ctx);
    if (typeof answer.value === 'string') {
      await this.replies.say(answer.value, turn);
    } else if (answer.statusCode === 200 && typeof answer.value === 'object' && answer.value !== null) {
      if (!isPersonalChat(turn.activity)) {
        await this.replies.say(verb === SHOW_VERB ? `What that shows is ${YOURS_ALONE}` : 'Done.', turn);
        return;
      }
      await turn.send(messageActivity({ card: answer.value, summary: 'Done' }));
    }
    if (answer.typed !== undefined) await this.goOn(answer.typed, turn);
  }

  /** Who this is, as the rules see them now; the chat is kept from the first contact on. */
  private async meet({ activity }: Turn): Promise<{ standing: Standing; first: boolean }> {
    const standing = await this.parts.standings.of(activity);
    return { standing, first: await this.parts.standings.keep(activity, standing) };
  }

  private async turnAway(standing: Exclude<Standing, { kind: 'member' }>, turn: Turn): Promise<void> {
    if (standing.kind === 'unapproved') return this.replies.say(standingTexts.unapproved, turn);
    if (standing.kind === 'elsewhere') return this.replies.say(standingTexts.elsewhere, turn);
    if (standing.unlinked) return this.replies.say(standingTexts.unlinked, turn);
    await turn.send(messageActivity({ card: strangerCard(), summary: 'Sentinel' }));
  }
}
