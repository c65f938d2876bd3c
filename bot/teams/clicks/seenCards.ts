import type { Sha256 } from '../../domain/log';
import { cardCopyId } from '../../domain/cardCopy';
import { markSeen } from '../../useCases/messages/deliveries';
import type { Context } from '../../useCases/ports';
import { recordOf } from '../../ledger/records';
import { type Activity, addressOf, isPersonalChat } from '../door/turn';

/** More than are looked at in a day; beyond that what was seen is looked up once more. */
const MOST_KNOWN = 10_000;

/** Notes that a card came into view in its reader's own chat, or was acted on there. */
export class SeenCards {
  /** Copies that have nothing more to tell: a card asks for its newest view whenever somebody scrolls past it. */
  private readonly known = new Set<string>();

  constructor(
    private readonly sha256: Sha256,
    private readonly fault: (error: unknown) => void,
  ) {}

  /** Returns at once: nobody who clicks waits for it. */
  note(activity: Activity, ctx: Context): void {
    const { replyToId } = activity;
    if (replyToId === undefined || !isPersonalChat(activity)) return;
    const copyId = cardCopyId(addressOf(activity), replyToId, this.sha256);
    if (this.known.has(copyId)) return;
    setImmediate(() => void this.mark(copyId, ctx).catch(this.fault));
  }

  private async mark(copyId: string, ctx: Context): Promise<void> {
    const found = await ctx.store.read(ctx.roster.panel.id, `cardCopy:${copyId}`);
    if (found === undefined) return;
    const { messageId, memberId } = recordOf('cardCopy', found);
    const isOwn = messageId !== undefined && memberId === ctx.viewer.member.id;
    if (isOwn && !(await markSeen({ messageId, memberId, at: ctx.now }, ctx))) return;
    if (this.known.size >= MOST_KNOWN) this.known.clear();
    this.known.add(copyId);
  }
}
