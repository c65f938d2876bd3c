import { whoCanCard } from '../../cards/whoCanCard';
import { wordsFor } from '../../refusalTexts';
import type { Context } from '../../useCases/ports';
import { runQuery } from '../../useCases/queries';
import type { Replies } from '../door/replies';
import { isPersonalChat, type Turn } from '../door/turn';
import type { Drawing } from '../drawing/contentDrawing';

interface Parts {
  readonly drawing: Drawing;
  readonly replies: Replies;
}

/** Rows that fit a card and are read on a telephone. */
const MOST = 5;

/**
 * Which powers fit what somebody typed, and whose they are. The panel's list is nobody's record, so that in a chat of many
 * it is the same; how the agreements stand is told in one's own chat alone.
 */
export async function tellWhoCan(words: string, turn: Turn, panels: readonly Context[], parts: Parts): Promise<void> {
  if (words === '') {
    await parts.replies.say('Write what it is about: who can illegal waste in a yard.', turn);
    return;
  }
  for (const ctx of panels) await tellIn(ctx, words, turn, parts);
}

async function tellIn(ctx: Context, words: string, turn: Turn, { drawing, replies }: Parts): Promise<void> {
  try {
    const { items } = await runQuery('powers.find', { words, limit: MOST }, ctx);
    const bare = items.map((each) => ({ ...each, holders: each.holders.map((one) => ({ ...one, text: '' })) }));
    const tabUrl = drawing.tabLink(`groups?show=threats&who=${encodeURIComponent(words)}`);
    const about = { marking: ctx.roster.panel.marking, tabUrl };
    const card = whoCanCard(words, isPersonalChat(turn.activity) ? items : bare, about);
    await replies.post(drawing.ofPanel(card, ctx), turn);
  } catch (error) {
    await replies.say(wordsFor(error, ctx), turn);
  }
}
