import { type CardCopy, newCardCopy } from '../../domain/contact';
import type { PanelId } from '../../domain/ids';
import type { Sha256 } from '../../domain/log';
import type { MessageContent } from '../../domain/message';
import { changeBeside } from '../../ledger/beside';
import type { PanelStore } from '../../ledger/store';

/** The record that a card shows. */
export function subjectOf(content: MessageContent): CardCopy['subject'] | undefined {
  switch (content.kind) {
    case 'task':
      return { type: 'task', id: content.taskId };
    case 'issue':
      return { type: 'issue', id: content.issueId };
    case 'agenda':
    case 'meetingStarted':
    case 'meetingSummary':
      return { type: 'meeting', id: content.meetingId };
    case 'notice':
    case 'digest':
      return undefined;
  }
}

/** Remembers a posted card that has still to be changed. One that Teams gave no id to cannot be. */
export async function keepCardCopy(
  store: PanelStore,
  panelId: PanelId,
  posted: Omit<CardCopy, 'id'>,
  sha256: Sha256,
): Promise<void> {
  if (posted.activityId === '' || !isChanged(posted)) return;
  const copy = newCardCopy(posted, sha256);
  await changeBeside(store, { panelId, type: 'cardCopy', key: copy.id }, (known) => known ?? copy, {
    found: undefined,
  });
}

/** Cards about tasks and issues follow them; in a chat of many others are blanked at the end. */
function isChanged({ subject: { type }, memberId }: Omit<CardCopy, 'id'>): boolean {
  return type === 'task' || type === 'issue' || memberId === undefined;
}
