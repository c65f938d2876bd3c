import type { Context } from '../../useCases/ports';
import type { Activity } from 'botbuilder';
import { elsewhereText, unapprovedText, unlinkedText } from '../../refusalTexts';
import { answerClick, errorAnswer, wordsAnswer } from '../clicks/cardClicks';
import { faultWords } from '../clicks/faultWords';
import type { Contacts } from './contacts';
import { dialogMessage, DialogRequest, openedDialog, sentDialog } from '../clicks/dialogs';
import type { Content } from '../drawing/content';
import type { Drawing } from '../drawing/contentDrawing';
import { raiseFromMessage, search, searchMessage } from '../talk/messageExtension';
import type { SeenCards } from '../clicks/seenCards';
import { isPersonalChat } from './turn';
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
}

/** Those that something may be about, the first one first. */
export type Panels = readonly [Context, ...Context[]];

/** One kind of invoke: what is done for a member, and how words are put where nothing can be done. */
interface Kind {
  /** `panels`: all that it may be about, `ctx` the first of them. */
  readonly run: (activity: Activity, ctx: Context, parts: InvokeParts, panels: Panels) => Promise<InvokeAnswer>;
  readonly words: (text: string) => object;
  readonly faultBody?: (text: string) => object;
}

const sendDialog: Kind = {
  run: async (activity, ctx) => {
    const { answer, made } = await sentDialog(activity.value, ctx);
    const isOwnChat = activity.name === 'task/submit' && isPersonalChat(activity);
    return { body: answer, ...(made === undefined || !isOwnChat ? {} : { made: { content: made, ctx } }) };
  },
  words: dialogMessage,
};

/** Every invoke that we answer, by Teams' name. */
const kinds: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  [
    'adaptiveCard/action',
    {
      run: async (activity, ctx, { drawing, seen }) => {
        const body = await answerClick(activity.value, activity, ctx, drawing);
        seen.note(activity, ctx);
        return { body };
      },
      words: wordsAnswer,
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
      return await kind.run(activity, standing.ctx, parts, panels);
    }
    return { body: kind.words(wordsTo(standing)) };
  } catch (error) {
    const text = faultWords(error, parts.fault);
    return { body: (kind.faultBody ?? kind.words)(text) };
  }
}

function wordsTo(standing: Exclude<Standing, { kind: 'member' }>): string {
  switch (standing.kind) {
    case 'unapproved':
      return unapprovedText;
    case 'elsewhere':
      return elsewhereText;
    case 'stranger':
      return standing.unlinked ? unlinkedText : 'I do not know you yet. Please ask the coordinator of your panel.';
  }
}
