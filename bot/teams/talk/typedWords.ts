import { hasRight } from '../../access/rights';
import { doubtCard } from '../../cards/doubtCard';
import { whichPanelForm } from '../../cards/issueCard';
import { typedCommands } from '../../cards/plainCards';
import { understoodCard } from '../../cards/understoodCard';
import { NOT_OPENED_TO } from '../../domain/accessRequest';
import { IssueId } from '../../domain/ids';
import { IssueText } from '../../domain/issue';
import type { Sha256 } from '../../domain/log';
import type { Member } from '../../domain/member';
import { Refusal } from '../../domain/refusal';
import { guardPassedOn } from '../../domain/stoppedWords';
import { doubtOf } from '../../doubtTexts';
import { wordsFor } from '../../refusalTexts';
import { afterDoing } from '../../useCases/afterDoing';
import { runCommand } from '../../useCases/commands';
import { findNext } from '../../useCases/meetings/meetingLists';
import type { Understood } from '../../useCases/messages/understood';
import type { Context } from '../../useCases/ports';
import type { Panels } from '../door/invokes';
import type { Replies } from '../door/replies';
import { isPersonalChat, type Turn } from '../door/turn';
import { isForMany, NOTHING_HERE, wordsForMany } from '../drawing/amongMany';
import type { Drawing } from '../drawing/contentDrawing';
import type { ChatCommand, ListCommand } from './chatCommands';
import { bearersOf, findByReference } from './finding';
import { findMeaning, type Planner } from './plainWords';
import { raisersAmong } from './raisersAmong';
import { insteadOf } from './insteadOf';
import type { TypedReference } from './references';
import { tellGroup } from './tellGroup';
import { tellList } from './tellList';
import { tellWhoCan } from './whoCan';

interface TypedWordsParts {
  readonly replies: Replies;
  readonly drawing: Drawing;
  readonly sha256: Sha256;
  readonly planner?: Planner | undefined;
}

type Raising = Pick<Extract<ChatCommand, { kind: 'raise' }>, 'text' | 'urgent'>;

/** In one panel after another. */
type Obeyed = Exclude<ChatCommand, { kind: 'askAccess' | 'whoCan' | 'group' } | ListCommand>;
type Asking = Pick<Extract<ChatCommand, { kind: 'askAccess' }>, 'reference' | 'why'>;

const IN_OWN_CHAT = 'in our own chat, or on the tab.';
const WHICH_PANEL = 'You are on several panels. Ask for access on the tab of the one you mean.';
const GREETING = 'I keep the panel’s tasks and issues. Here is what I can do:';
const GREETING_TO_GUESTS = 'I tell you when and where the panel meets. Here is what I can do:';
const CAN_DO = 'Here is what I can do:';

/**
 * What is typed, done. Somebody’s own chat is one, on however many panels they are: what they ask is answered by each of
 * them, and what they tell is told to none before they have chosen which. A panel whose statement they have yet to
 * accept asks for that alone, and keeps none of the others from answering.
 */
export class TypedWords {
  constructor(private readonly parts: TypedWordsParts) {}

  async obey(command: ChatCommand, turn: Turn, panels: Panels): Promise<void> {
    const [first, ...others] = panels;
    if (others.length === 0 && first.viewer.mustAccept === true) return this.parts.replies.acceptFirst(turn, first);
    if (command.kind === 'askAccess') return this.askAccess(command, turn, panels);
    if (command.kind === 'whoCan') return tellWhoCan(command.words, turn, panels, this.parts);
    if (command.kind === 'group') return tellGroup(command.words, turn, panels, this.parts);
    if (isList(command)) return tellList(command, turn, panels, this.parts);
    return others.length === 0 ? this.obeyIn(command, turn, first) : this.obeyAmong(command, turn, panels);
  }

  private async obeyAmong(command: Obeyed, turn: Turn, panels: Panels): Promise<void> {
    switch (command.kind) {
      case 'raise':
        return this.raiseAmong(command, turn, panels);
      case 'issueForm':
        return this.raiseAmong({ text: '', urgent: command.urgent }, turn, panels);
      case 'attend':
        await this.parts.replies.say('You are on several panels. Please answer on the card of the one you mean.', turn);
        return this.obeyInEach({ kind: 'nextMeeting' }, turn, panels);
      case 'record':
        return this.obeyInEach(command, turn, await bearersOf(command.reference, panels));
      case 'unknown':
        return this.puzzledAmong(command.meant, turn, panels);
      case 'greeting':
        return this.greet(turn, panels);
      case 'help':
        return this.help(CAN_DO, turn, panels);
      case 'agenda':
      case 'nextMeeting':
        return this.obeyInEach(command, turn, panels);
    }
  }

  /** Hello, with the panels for which the bot speaks in this chat where they are several. */
  greet(turn: Turn, panels: Panels): Promise<void> {
    const hello = isPersonalChat(turn.activity) ? `Hello ${firstName(panels[0].viewer.member)}.` : 'Hello everybody.';
    const names = panels.map(({ roster }) => roster.panel.name);
    const several = `I keep the tasks and issues of your panels, ${names.join(' and ')}. ${CAN_DO}`;
    const isGuest = isPersonalChat(turn.activity) && !panels.some(({ viewer }) => hasRight(viewer, 'task.see'));
    const one = isGuest ? GREETING_TO_GUESTS : GREETING;
    return this.help(`${hello} ${names.length === 1 ? one : several}`, turn, panels);
  }

  /** A card for each panel: what somebody may do differs. */
  private async help(said: string, turn: Turn, [ctx, ...others]: Panels): Promise<void> {
    await this.parts.replies.reply({ kind: 'help', said }, turn, ctx);
    for (const each of others) await this.parts.replies.reply({ kind: 'help', said: CAN_DO }, turn, each);
  }

  private async obeyInEach(command: Obeyed, turn: Turn, panels: readonly Context[]): Promise<void> {
    for (const ctx of panels) await this.obeyIn(command, turn, ctx);
  }

  private async obeyIn(command: Obeyed, turn: Turn, ctx: Context): Promise<void> {
    const { replies } = this.parts;
    switch (command.kind) {
      case 'raise':
        return this.raise(command, turn, ctx);
      case 'issueForm':
        return this.showForm(command.urgent, turn, ctx);
      case 'agenda':
        return replies.reply({ kind: 'nextAgenda' }, turn, ctx);
      case 'nextMeeting':
        return replies.reply({ kind: 'nextMeeting' }, turn, ctx);
      case 'attend':
        return this.answerNext(command.answer, turn, ctx);
      case 'greeting':
        return this.greet(turn, [ctx]);
      case 'help':
        return this.help(CAN_DO, turn, [ctx]);
      case 'record':
        return this.showRecord(command.reference, turn, ctx);
      case 'unknown':
        return this.puzzledAmong(command.meant, turn, [ctx]);
    }
  }

  /** By its reference; one that is not there and one that is not theirs to see are told alike. */
  private async showRecord(reference: TypedReference, turn: Turn, ctx: Context): Promise<void> {
    if (ctx.viewer.mustAccept === true) return this.parts.replies.acceptFirst(turn, ctx);
    try {
      const found = await findByReference(reference, ctx);
      if (found === undefined) await this.puzzledAmong(undefined, turn, [ctx]);
      else if (isPersonalChat(turn.activity) || (await isForMany(found, ctx)))
        await this.parts.replies.reply(found, turn, ctx);
      else await this.parts.replies.say(NOTHING_HERE, turn);
    } catch (error) {
      const said = isPersonalChat(turn.activity)
        ? `${wordsFor(error, ctx)}${insteadOf(error, ctx)}`
        : wordsForMany(error, ctx);
      await this.parts.replies.say(said, turn);
    }
  }

  /** No command: perhaps plain words that mean one. Nothing is done before the person says yes. */
  private async puzzledAmong(meant: string | undefined, turn: Turn, panels: Panels): Promise<void> {
    const guess = meant !== undefined && panels.some((ctx) => mayAskFor(meant, ctx)) ? ` Did you mean “${meant}”?` : '';
    try {
      const meaning = meant === undefined ? await this.findMeaningAmong(turn, panels) : undefined;
      if (meaning === undefined) {
        await this.help(`I did not understand that.${guess} ${CAN_DO}`, turn, panels);
        return;
      }
      const { understood, ctx } = meaning;
      const raisers = raisersAmong(panels);
      if (understood.kind === 'raise' && raisers.length > 1) {
        await this.askWhich(understood, turn, raisers);
        return;
      }
      const card = understoodCard(understood, ctx.roster.panel.marking, this.issueIdOf(turn));
      await this.parts.replies.post(this.parts.drawing.ofPanel(card, ctx), turn);
    } catch (error) {
      await this.parts.replies.say(wordsFor(error, panels[0]), turn);
    }
  }

  /** A task of theirs that is meant says the panel; a new issue does not. */
  private async findMeaningAmong(
    { activity }: Turn,
    panels: Panels,
  ): Promise<{ understood: Understood; ctx: Context } | undefined> {
    let raising: { understood: Understood; ctx: Context } | undefined;
    for (const ctx of panels.filter(({ viewer }) => viewer.mustAccept !== true)) {
      const understood = await findMeaning(activity, ctx, this.parts.planner);
      if (understood === undefined) continue;
      if (understood.kind !== 'raise') return { understood, ctx };
      raising ??= { understood, ctx };
    }
    return raising;
  }

  private async raiseAmong(raising: Raising, turn: Turn, panels: Panels): Promise<void> {
    const raisers = raisersAmong(panels);
    const [ctx = panels[0]] = raisers;
    const { text, urgent } = raising;
    const isTaken = text === '' || IssueText.safeParse(text).success;
    if (raisers.length > 1 && isTaken) return this.askWhich(raising, turn, raisers);
    if (ctx.viewer.mustAccept === true) return this.parts.replies.acceptFirst(turn, ctx);
    return this.obeyIn(text === '' ? { kind: 'issueForm', urgent } : { kind: 'raise', text, urgent }, turn, ctx);
  }

  private async askWhich(raising: Raising, turn: Turn, raisers: readonly Context[]): Promise<void> {
    const panels = raisers.map(({ roster }) => roster.panel);
    try {
      guardPassedOn(raising.text);
      await this.parts.replies.post(whichPanelForm(this.issueIdOf(turn), raising, panels), turn);
    } catch (error) {
      const [ctx] = raisers;
      if (ctx === undefined) throw error;
      await this.parts.replies.say(wordsFor(error, ctx), turn);
    }
  }

  /** A form that nobody would take from them is not shown. */
  private async showForm(urgent: boolean, turn: Turn, ctx: Context): Promise<void> {
    const { replies } = this.parts;
    if (hasRight(ctx.viewer, 'issue.raise'))
      return replies.reply({ kind: 'issueForm', issueId: this.issueIdOf(turn), urgent }, turn, ctx);
    const error = new Refusal('not-allowed');
    await ctx.readings.refused({ name: 'issue.raise', input: {}, error }, ctx);
    return replies.say(wordsFor(error, ctx), turn);
  }

  private async raise({ text, urgent }: Raising, turn: Turn, ctx: Context): Promise<void> {
    const { replies } = this.parts;
    const data = { issueId: this.issueIdOf(turn), text, urgent };
    try {
      const issue = await runCommand('issue.raise', data, ctx);
      const content = { kind: 'issue', issueId: issue.id } as const;
      await afterDoing(() => replies.reply(content, turn, ctx, { issue }), `Issue ${issue.reference} is raised`);
    } catch (error) {
      const doubt = error instanceof Refusal ? doubtOf(error) : undefined;
      const asked = wordsFor(error, ctx);
      if (doubt === undefined) return replies.say(asked, turn);
      if (!isPersonalChat(turn.activity)) return replies.say(`${asked} If it is none, raise it ${IN_OWN_CHAT}`, turn);
      const card = doubtCard(doubt, asked, ctx.roster.panel.marking, { verb: 'issue.raise', data });
      await replies.post(this.parts.drawing.ofPanel(card, ctx), turn);
    }
  }

  /** The answer is the same whatever there is. */
  private async askAccess({ reference, why }: Asking, turn: Turn, [ctx, ...others]: Panels): Promise<void> {
    const { replies } = this.parts;
    if (others.length > 0) return replies.say(WHICH_PANEL, turn);
    if (!isPersonalChat(turn.activity)) return replies.say(`Access is asked for ${IN_OWN_CHAT}`, turn);
    try {
      const { said } = await runCommand('access.ask', { requestId: this.issueIdOf(turn), reference, why }, ctx);
      await replies.say(said, turn);
    } catch (error) {
      const isTheirs = error instanceof Refusal && error.code === 'not-allowed';
      await replies.say(isTheirs ? `${NOT_OPENED_TO} Nothing was sent.` : wordsFor(error, ctx), turn);
    }
  }

  /** Coming, or apologies, in a word. */
  private async answerNext(answer: 'coming' | 'apology', turn: Turn, ctx: Context): Promise<void> {
    const { replies } = this.parts;
    try {
      const meetingId = (await findNext(ctx))?.id;
      if (meetingId === undefined) {
        await replies.reply({ kind: 'nextMeeting' }, turn, ctx);
        return;
      }
      const own = await runCommand('attendance.reply', { meetingId, answer }, ctx);
      const content = { kind: 'nextMeeting', meetingId } as const;
      await afterDoing(() => replies.reply(content, turn, ctx, { own }), 'Your answer is kept');
    } catch (error) {
      await replies.say(wordsFor(error, ctx), turn);
    }
  }

  /** The same message delivered twice is the same issue. */
  private issueIdOf({ activity: { conversation, id } }: Turn): IssueId {
    return IssueId.parse(`chat-${this.parts.sha256(`${conversation.id}\n${id ?? ''}`).slice(0, 32)}`);
  }
}

const lists: readonly ListCommand['kind'][] = ['myTasks', 'issues', 'groups', 'reviews'];

function isList(command: ChatCommand): command is ListCommand {
  return lists.some((kind) => kind === command.kind);
}

function mayAskFor(name: string, { viewer }: Context): boolean {
  const right = typedCommands.find((each) => name === each.name || name.startsWith(`${each.name} `))?.right;
  return right === undefined || hasRight(viewer, right);
}

function firstName({ name }: Member): string {
  return name.split(' ')[0] ?? name;
}
