import { type CardCopy, newCardCopy } from '../../domain/contact';
import type { PanelId } from '../../domain/ids';
import type { Sha256 } from '../../domain/log';
import { changeBeside } from '../../ledger/beside';
import type { PanelStore } from '../../ledger/store';

/** Remembers a posted card, so that it can be told the truth later. One that Teams gave no id to cannot be. */
export async function keepCardCopy(
  store: PanelStore,
  panelId: PanelId,
  posted: Omit<CardCopy, 'id'>,
  sha256: Sha256,
): Promise<void> {
  if (posted.activityId === '') return;
  const copy = newCardCopy(posted, sha256);
  await changeBeside(store, { panelId, type: 'cardCopy', key: copy.id }, (known) => known ?? copy, {
    found: undefined,
  });
}
