import { z } from 'zod';
import { type Card, SHOW_VERB } from '../../cards/kit';
import { acceptedCard, statementCard, type TypedBefore } from '../../cards/statementCard';
import { refusalText, wordsFor } from '../../refusalTexts';
import { Refusal } from '../../domain/refusal';
import { runCommand } from '../../useCases/commands';
import { onceAccepted } from '../../useCases/members/acceptStatement';
import { statementToAccept } from '../../useCases/members/statementToAccept';
import type { Context } from '../../useCases/ports';

const Accepted = z.object({
  version: z.number().int().positive(),
  goOn: z
    .union([
      z.object({ verb: z.string().max(100), data: z.unknown() }),
      z.object({ typed: z.object({ text: z.string().max(28_000), id: z.string().max(512).optional() }) }),
      z.object({ content: z.object({}).passthrough() }),
    ])
    .optional()
    .catch(undefined),
});

/** In front of others nobody is asked to say yes to anything. */
export function acceptElsewhereText(ctx: Context): string {
  return refusalText(new Refusal('statement-first'), ctx);
}

/** What came of a click on "I accept". */
type Accepting =
  | { readonly kind: 'words'; readonly words: string }
  | { readonly kind: 'card'; readonly card: Card }
  /** With what was asked before, as it was clicked. */
  | { readonly kind: 'click'; readonly action: object; readonly ctx: Context }
  /** Or typed: it is answered below. */
  | { readonly kind: 'typed'; readonly typed: TypedBefore; readonly card: Card };

/** Says yes for whoever clicked, and tells with what it goes on. A second click goes on all the same. */
export async function acceptClicked(data: unknown, ctx: Context): Promise<Accepting> {
  const read = Accepted.safeParse(data);
  if (!read.success) return { kind: 'words', words: 'This card is too old to be answered. Type help.' };
  const { version, goOn } = read.data;
  try {
    await runCommand('statement.accept', { version }, { ...ctx, door: 'chat' });
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'statement-changed') {
      return { kind: 'words', words: wordsFor(error, ctx) };
    }
    const { name, marking } = ctx.roster.panel;
    const now = statementToAccept(ctx);
    if (now === undefined || now.version === version) return { kind: 'words', words: wordsFor(error, ctx) };
    return { kind: 'card', card: statementCard(now, name, marking, goOn) };
  }
  const card = acceptedCard(ctx.roster.panel.marking, version);
  if (goOn === undefined) return { kind: 'card', card };
  if ('typed' in goOn) return { kind: 'typed', typed: goOn.typed, card };
  const action = 'content' in goOn ? { verb: SHOW_VERB, data: { content: goOn.content } } : goOn;
  return { kind: 'click', action, ctx: onceAccepted(ctx) };
}
