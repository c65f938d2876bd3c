import { randomUUID } from 'node:crypto';
import { IssueId } from '../../domain/ids';
import type { Context } from '../../useCases/ports';
import type { TypedBefore } from '../../cards/statementCard';
import { standingTexts } from '../../refusalTexts';
import { answerClick, errorAnswer, wordsAnswer } from '../clicks/cardClicks';
import { acceptElsewhereText } from '../clicks/accepting';
import { faultWords } from '../clicks/faultWords';
import type { Contacts } from './contacts';
import { dialogMessage, DialogRequest, openedDialog, sentDialog } from '../clicks/dialogs';
import type { Content } from '../drawing/content';
import type { Drawing } from '../drawing/contentDrawing';
import { raiseFromMessage, search, searchMessage } from '../talk/messageExtension';
import { noPreview, unfurl } from '../talk/unfurling';
import type { SeenCards } from '../clicks/seenCards';
import { type Activity, isPersonalChat } from './turn';
import type { Standing, Standings } from './standing';

export interface InvokeParts {
  readonly standings: Standings;
  readonly contacts: Contacts;
  readonly drawing: Drawing;
  readonly seen: SeenCards;
  readonly fault: (error: unknown) => string;
}

/** What answers an invoke, and the card of what it made, to be posted into the person's own chat. */
export interface InvokeAnswer {
  readonly body?: object;
  readonly made?: { readonly content: Content; readonly ctx: Context };
  /** What they had typed before they accepted the panel's statement. */
  readonly typed?: TypedBefore;
}

/** Those that something may be about, the first one first. */
export type Panels = readonly [Context, ...Context[]];

/** One kind of invoke: what is done for a member, and how words are put where nothing can be done. */
interface Kind {
  /** `panels`: all that it may be about, `ctx` the first of them. */
  readonly run: (activity: Activity, ctx: Context, parts: InvokeParts, panels: Panels) => Promise<InvokeAnswer>;
  readonly words: (text: string) => object;
  /** It asks for the panel's statement by itself, so that nothing that was typed is lost. */
  readonly asksFirst?: true;
  readonly faultBody?: (text: string) => object;
}

const sendDialog: Kind = {
  run: async (activity, ctx) => {
    const { answer, made } = await sentDialog(activity.value, ctx);
    const isOwnChat = activity.name === 'task/submit' && isPersonalChat(activity);
    return { body: answer, ...(made === undefined || !isOwnChat ? {} : { made: { content: made, ctx } }) };
  },
  words: dialogMessage,
  asksFirst: true,
};

/** Every invoke that we answer, by Teams' name. */
const kinds: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  [
    'adaptiveCard/action',
    {
      run: async (activity, ctx, { drawing, seen }) => {
        const { typed, ...body } = await answerClick(activity.value, activity, ctx, drawing);
        seen.note(activity, ctx);
        return { body, ...(typed === undefined ? {} : { typed }) };
      },
      words: wordsAnswer,
      asksFirst: true,
      faultBody: (text) => errorAnswer(500, 'Fault', text),
    },
  ],
  [
    'task/fetch',
    {
      run: async ({ value }, _ctx, _parts, panels) => {
        const asked = DialogRequest.safeParse(value);
        if (!asked.success) return { body: dialogMessage('I no longer know this button. Type help.') };
        return { body: await openedDialog(asked.data.data.dialog, panels) };
      },
      words: dialogMessage,
    },
  ],
  ['task/submit', sendDialog],
  [
    'composeExtension/query',
    {
      run: async ({ value }, _ctx, { drawing, contacts }, panels) => ({
        body: await search(value, panels, drawing, ({ roster }) => contacts.userIds(roster.panel.id)),
      }),
      words: searchMessage,
    },
  ],
  [
    'composeExtension/queryLink',
    {
      run: async ({ value }, _ctx, { drawing, contacts }, panels) => ({
        body: await unfurl(value, panels, drawing, ({ roster }) => contacts.userIds(roster.panel.id)),
      }),
      words: () => noPreview,
    },
  ],
  [
    'composeExtension/fetchTask',
    {
      run: async ({ value }, _ctx, _parts, panels) => ({ body: await raiseFromMessage(value, panels) }),
      words: dialogMessage,
    },
  ],
  ['composeExtension/submitAction', sendDialog],
]);

/** The body that answers an invoke with words alone. Undefined for one that we do not know. */
export function wordsOf(name: string | undefined, text: string): object | undefined {
  return kinds.get(name ?? '')?.words(text);
}

/**
 * Answers an invoke; never throws, since an unanswered one is an error to the person who clicked.
 *
 * No chat is kept from it: a message extension may be tried in chats that the bot is not in, where it shows nothing.
 */
export async function answerInvoke(activity: Activity, parts: InvokeParts): Promise<InvokeAnswer> {
  const kind = kinds.get(activity.name ?? '');
  if (kind === undefined) return {};
  try {
    const standing = await parts.standings.of(activity);
    if (standing.kind === 'member') {
      const panels = await parts.standings.panelsOf(activity, standing);
      const [first, ...others] = panels.filter(({ viewer }) => viewer.mustAccept !== true);
      if (first === undefined && kind.asksFirst !== true) return acceptFirst(activity, kind, standing.ctx);
      return await kind.run(activity, standing.ctx, parts, first === undefined ? panels : [first, ...others]);
    }
    return { body: kind.words(wordsTo(standing)) };
  } catch (error) {
    const text = faultWords(error, parts.fault);
    return { body: (kind.faultBody ?? kind.words)(text) };
  }
}

/** Neither a dialog nor a search can ask for it: in their own chat it comes as a card, and the form for an issue after it. */
function acceptFirst(activity: Activity, kind: Kind, ctx: Context): InvokeAnswer {
  const body = kind.words(acceptElsewhereText(ctx));
  if (activity.name !== 'task/fetch' || !isPersonalChat(activity)) return { body };
  const isIssue = DialogRequest.safeParse(activity.value).data?.data.dialog === 'issue';
  const content: Content = isIssue
    ? { kind: 'issueForm', issueId: IssueId.parse(randomUUID()), urgent: false }
    : { kind: 'help', said: 'Here is what I can do:' };
  return { body, made: { content, ctx } };
}

function wordsTo(standing: Exclude<Standing, { kind: 'member' }>): string {
  switch (standing.kind) {
    case 'unapproved':
      return standingTexts.unapproved;
    case 'elsewhere':
      return standingTexts.elsewhere;
    case 'stranger':
      return standing.unlinked
        ? standingTexts.unlinked
        : 'I do not know you yet. Please ask the coordinator of your panel.';
  }
}
