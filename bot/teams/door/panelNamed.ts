import { z } from 'zod';
import { PanelId } from '../../domain/ids';
import type { Activity } from './turn';

const Sent = z.object({ panelId: PanelId });
/** A click, a dialog, and a button of a client that sends it as a message. */
const FromCard = z.union([
  z.object({ action: z.object({ data: Sent }) }).transform(({ action }) => action.data),
  z.object({ data: Sent }).transform(({ data }) => data),
  Sent,
]);

/** The panel of the card that was used; undefined for typed words, and for cards that bear none yet. */
export function panelNamedIn({ value }: Activity): PanelId | undefined {
  return FromCard.safeParse(value).data?.panelId;
}
