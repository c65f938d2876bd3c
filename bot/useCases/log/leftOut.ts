import { recusedNamesOf } from '../../access/readers';
import { isAmong } from '../../domain/member';
import { subjectOfReminder } from '../../domain/reminder';
import { keyOf } from '../../ledger/records';
import type { StoredDocument } from '../../ledger/store';
import { loadAllGroups } from '../groups/groupLists';
import type { Context } from '../ports';

const PAGE = 200;

/** Whether it is something that whoever reads the log has left for. */
export type LeftOut = (subject: { readonly type: string; readonly id: string }) => boolean;

/**
 * They read that something was done to it, as of everything, and not what it is called. An entry kept who might hear of
 * it then; who has left since, the record says. From an auditor nothing is left out: whoever runs the panel decides who
 * leaves for what, and does not decide what is looked into.
 */
export async function leftOutOfLog(ctx: Context): Promise<LeftOut> {
  if (ctx.viewer.role === 'auditor') return () => false;
  const found = await Promise.all([idsLeft('task', ctx), idsLeft('issue', ctx)]);
  const ids = new Set(found.flat());
  const groupIds = await groupsLeft(ctx);
  return ({ type, id }) => {
    if (type === 'group') return groupIds.some((groupId) => id === groupId || id.startsWith(`${groupId}.`));
    return ids.has(type === 'reminder' ? subjectOfReminder(id) : id);
  };
}

/** A group with its people, whose ids begin with its own. */
async function groupsLeft(ctx: Context): Promise<string[]> {
  const groups = await loadAllGroups(ctx.roster.panel.id, ctx);
  return groups.filter(({ recusedIds }) => isAmong(recusedIds ?? [], ctx.viewer.member)).map(({ id }) => id);
}

async function idsLeft(type: 'task' | 'issue', { store, roster, viewer }: Context): Promise<string[]> {
  const where = [{ key: 'readers', holdsAnyOf: recusedNamesOf(viewer) }];
  const ids: string[] = [];
  let page: StoredDocument[] = [];
  do {
    const number = page.at(-1)?.keys['number'];
    const after = typeof number === 'number' ? { after: { value: number, number } } : {};
    const order = { key: 'number', direction: 'ascending', ...after } as const;
    page = await store.query(roster.panel.id, { type, where, order, limit: PAGE });
    ids.push(...page.map(keyOf));
  } while (page.length === PAGE);
  return ids;
}
