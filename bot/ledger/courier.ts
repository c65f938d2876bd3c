import { z } from 'zod';
import { type Message, Message as MessageSchema } from '../domain/message';
import { Instant } from '../domain/time';
import type { PanelId } from '../domain/ids';

/**
 * Cards that stand and are still to be shown anew. Kept in the head, which every change replaces anyway: a document of its
 * own would cost a change half as much again. Shown twice it does no harm, so that it goes with the next change only.
 */
export const Owed = MessageSchema.pick({ id: true, content: true, groupId: true, createdAt: true }).extend({
  /** The process that shows them. Where it has not by `until`, any other may. */
  by: z.string(),
  until: Instant,
});
export type Owed = z.infer<typeof Owed>;

/** A message that stands from now on, in the hands of this process. */
export interface Carried {
  readonly message: Message;
  /** Undefined where the answer to the batch was lost. */
  readonly version: string | undefined;
}

/** What sends the messages of this process's changes, as the ledger knows it: it takes them in hand in the batch that writes them. */
export interface Courier {
  /** The message as it is to be written: this process's own already, where it is sent at once and there is a hand free. */
  take(panelId: PanelId, message: Message): Message;
  /** What the head is to say is owed, with what stands there and what is new. */
  owe(panelId: PanelId, standing: readonly Owed[], fresh: readonly Message[]): readonly Owed[];
  /** The batch stands. `waiting`: others than these wait for somebody. */
  carry(
    panelId: PanelId,
    what: { readonly taken: readonly Carried[]; readonly owed: readonly Owed[]; readonly waiting: readonly Message[] },
  ): void;
  /** The batch does not stand, or nobody knows. */
  drop(panelId: PanelId, taken: readonly Message[]): void;
}

/** The courier that is there once it is asked for: it sends through what the ledger is a part of. */
export function courierAt(courier: () => Courier): Courier {
  return {
    take: (...of) => courier().take(...of),
    owe: (...of) => courier().owe(...of),
    carry: (...of) => courier().carry(...of),
    drop: (...of) => courier().drop(...of),
  };
}
