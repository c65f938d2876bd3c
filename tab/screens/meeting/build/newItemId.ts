import type { AgendaItemId } from '../../../../bot/domain/ids';

/** Made once a draft: sent again, it is the same item. */
export function newItemId(): AgendaItemId {
  const id: string = crypto.randomUUID();
  if (!isItemId(id)) throw new Error('A UUID is always an id.');
  return id;
}

function isItemId(text: string): text is AgendaItemId {
  return /^[0-9a-f-]{36}$/.test(text);
}
