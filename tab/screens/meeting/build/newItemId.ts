import { idOfGroupItem, idOfIssueItem } from '../../../../bot/domain/agendaItemIds';
import type { AgendaItemId, GroupId, IssueId } from '../../../../bot/domain/ids';

/** Made once a draft: sent again, it is the same item. */
export function newItemId(): AgendaItemId {
  return itemId(crypto.randomUUID());
}

/** The item that an issue has on an agenda, or a group. */
export function itemIdOf(of: { readonly issueId: IssueId } | { readonly groupId: GroupId }): AgendaItemId {
  return itemId('issueId' in of ? idOfIssueItem(of.issueId) : idOfGroupItem(of.groupId));
}

function itemId(text: string): AgendaItemId {
  if (!isItemId(text)) throw new Error(`${text} is no id.`);
  return text;
}

function isItemId(text: string): text is AgendaItemId {
  return /^[\w-]+$/.test(text);
}
