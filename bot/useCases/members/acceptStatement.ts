import { z } from 'zod';
import { Refusal } from '../../domain/refusal';
import { accepting, type AcceptingDoor, statementOf } from '../../domain/statement';
import { without } from '../../domain/without';
import type { Context } from '../ports';
import { recordMember } from './memberChange';
import type { StatementView } from './memberViews';

export const StatementAcceptance = z.object({
  version: z.number().int().positive().describe('Which was read: another one that came meanwhile is not accepted'),
});

const doorTexts: Readonly<Record<AcceptingDoor, string>> = {
  ...{ tab: 'on the tab', chat: 'in chat', mail: 'on the mail pages', paper: 'on paper' },
};

export function doorText(door: AcceptingDoor): string {
  return doorTexts[door];
}

/**
 * Whoever asks says yes to the panel's statement, at the door by which they came.
 *
 * @throws Refusal `statement-changed` where another version came since they read it
 */
export async function acceptStatement(
  { version }: z.infer<typeof StatementAcceptance>,
  ctx: Context,
): Promise<StatementView> {
  const { door = 'tab', now: at, viewer } = ctx;
  return ctx.ledger.change(ctx.roster.panel.id, at, async (draft) => {
    const panel = await draft.read('panel', '');
    const member = await draft.findMember(viewer.member.id);
    if (panel === undefined || member === undefined) throw new Refusal('not-found', { what: 'panel' });
    const statement = statementOf(panel);
    if (statement?.version !== version) throw new Refusal('statement-changed');
    const after = accepting(member, statement, { at, door });
    if (after !== member) {
      recordMember('statement-accepted', after, `Version ${version}, ${doorText(door)}`, draft, ctx);
    }
    return { version, text: statement.text };
  });
}

/** Whoever has just said yes, as they look from now on. */
export function onceAccepted(ctx: Context): Context {
  ctx.snapshot.forget();
  return { ...ctx, viewer: without(ctx.viewer, ['mustAccept']) };
}
