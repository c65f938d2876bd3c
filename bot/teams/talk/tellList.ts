import { refreshing } from '../../cards/kit';
import { noticeCard } from '../../cards/plainCards';
import type { Panels } from '../door/invokes';
import type { Replies } from '../door/replies';
import { isPersonalChat, type Turn } from '../door/turn';
import type { Drawing } from '../drawing/contentDrawing';
import type { ListCommand } from './chatCommands';

interface Parts {
  readonly drawing: Drawing;
  readonly replies: Replies;
}

export const YOURS_ALONE = 'yours alone. Ask me in our own chat, or open the tab.';
const THAT_LIST = `That list is ${YOURS_ALONE}`;

/**
 * Lists are one person's own. In a chat of many they are told to ask elsewhere, in words that all may read; where Teams
 * shows those to one person alone, the card is drawn anew for them, and is the list.
 */
export async function tellList(
  { kind }: ListCommand,
  turn: Turn,
  panels: Panels,
  { drawing, replies }: Parts,
): Promise<void> {
  if (isPersonalChat(turn.activity)) {
    for (const ctx of panels) await replies.reply({ kind }, turn, ctx);
    return;
  }
  const theirs = refreshing(noticeCard(THAT_LIST), { kind }, [turn.activity.from.id]);
  if (!(await replies.whisper(drawing.ofPanel(theirs, panels[0]), turn))) await replies.say(THAT_LIST, turn);
}
