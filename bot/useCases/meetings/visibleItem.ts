import { maySeeItem } from '../../access/sight';
import type { AgendaItem } from '../../domain/agenda';
import { itemOf } from '../../domain/agendaOrder';
import type { AgendaItemId } from '../../domain/ids';
import type { Meeting } from '../../domain/meeting';
import { Refusal } from '../../domain/refusal';
import type { Context } from '../ports';

/** An item that whoever asks may see: one for others is as absent as one that never was. @throws Refusal `item-gone` */
export function visibleItem({ agenda }: Meeting, itemId: AgendaItemId, { viewer }: Context): AgendaItem {
  const item = itemOf(agenda, itemId);
  if (!maySeeItem(item, viewer)) throw new Refusal('item-gone');
  return item;
}
