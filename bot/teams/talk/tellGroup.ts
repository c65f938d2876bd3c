import { hasRight } from '../../access/rights';
import { Refusal } from '../../domain/refusal';
import { wordsFor } from '../../refusalTexts';
import { drawnFor } from '../../useCases/log/reading';
import { eachOf, groupOpened } from '../../useCases/log/opened';
import type { GroupView } from '../../useCases/groups/groupViews';
import type { Context } from '../../useCases/ports';
import { runQuery } from '../../useCases/queries';
import type { Panels } from '../door/invokes';
import type { Replies } from '../door/replies';
import { isPersonalChat, type Turn } from '../door/turn';
import { isForMany, NOTHING_HERE } from '../drawing/amongMany';
import type { Drawing } from '../drawing/contentDrawing';
import { drawChoice } from '../drawing/listDrawing';
import { groupsMeant, nearestOperation } from './groupsMeant';
import { insteadOf } from './insteadOf';

interface Parts {
  readonly drawing: Drawing;
  readonly replies: Replies;
}

interface Looked {
  readonly ctx: Context;
  readonly groups: readonly GroupView[];
  readonly near?: string | undefined;
  /** They are on this panel, and may see no groups. */
  readonly error?: Refusal;
}

/** The group that somebody asks for, of each of their panels that has it for them; several that fit, to choose from. */
export async function tellGroup(words: string, turn: Turn, panels: Panels, parts: Parts): Promise<void> {
  const ready = panels.filter(({ viewer }) => viewer.mustAccept !== true);
  const looked = await Promise.all(ready.map((ctx) => lookIn(ctx, words)));
  const found = looked.filter(({ groups }) => groups.length > 0);
  if (found.length > 0) for (const each of found) await show(each, turn, parts);
  else await tellNone(words, looked, turn, panels, parts);
}

/** Looked for, not shown: whoever draws one knows what is read of it. */
async function lookIn(ctx: Context, words: string): Promise<Looked> {
  try {
    const { items } = await runQuery('groups.list', {}, drawnFor(ctx));
    const { groups, byNumber } = groupsMeant(words, items);
    // That one of few has this name, or is about this, is read of it.
    if (!byNumber) await ctx.readings.note(eachOf(groupOpened)({ items: groups }), ctx);
    return { ctx, groups, near: nearestOperation(words, items) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ctx, groups: [], error };
  }
}

async function show({ ctx, groups }: Looked, turn: Turn, { replies, drawing }: Parts): Promise<void> {
  const [group, ...others] = groups;
  const content = group && others.length === 0 ? ({ kind: 'group', groupId: group.id } as const) : undefined;
  if (isPersonalChat(turn.activity)) {
    if (content !== undefined) return replies.reply(content, turn, ctx);
    const choice = drawChoice(groups, 'Several groups fit', ctx, drawing.tabLink('groups'));
    return replies.post(drawing.ofPanel(choice, ctx), turn);
  }
  if (content !== undefined && (await isForMany(content, ctx))) return replies.reply(content, turn, ctx);
  return replies.say(NOTHING_HERE, turn);
}

/** One that is not there and one that is not theirs to see are told alike. */
async function tellNone(
  words: string,
  looked: readonly Looked[],
  turn: Turn,
  [first]: Panels,
  { replies }: Parts,
): Promise<void> {
  const [{ ctx, error = new Refusal('not-found', { what: 'group' }) } = {}] = looked;
  if (ctx === undefined) return replies.acceptFirst(turn, first);
  await ctx.readings.refused({ name: 'groups.list', input: { kind: 'group', reference: words }, error }, ctx);
  if (!isPersonalChat(turn.activity)) return replies.say(NOTHING_HERE, turn);
  const near = looked.find((each) => each.near !== undefined)?.near;
  const guess = near === undefined ? '' : ` Did you mean “group ${near}”?`;
  const list = hasRight(ctx.viewer, 'group.see') ? ' Type “groups” for those that you may see.' : '';
  return replies.say(`${wordsFor(error, ctx)}${guess}${list}${insteadOf(error, ctx)}`, turn);
}
