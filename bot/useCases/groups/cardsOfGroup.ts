import type { Group } from '../../domain/group';
import type { Draft } from '../../ledger/changeDraft';

/** The cards of a group that stand in chats show it as it is now, to whoever may see it still. */
export function showCardsAnew({ id: groupId }: Group, draft: Draft): void {
  draft.send({ task: 'refresh', content: { kind: 'notice', said: 'This group was changed.' }, groupId, to: [] });
}
