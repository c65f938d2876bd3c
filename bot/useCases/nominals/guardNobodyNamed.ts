import type { Group } from '../../domain/group';
import { guardUnnamed } from '../../domain/nominal';
import { refuseAboveCeiling } from '../../domain/text';
import type { Draft } from '../../ledger/changeDraft';
import type { Context } from '../ports';
import { seenOf } from './keepNominals';

/**
 * What lists, cards and the log say of a group and of what belongs to it names nobody of the group: none of those whom
 * the writer knows of, for a refusal would tell of others.
 *
 * @throws Refusal `names-a-person`, `marking-too-high`
 */
export async function guardNobodyNamed(
  texts: readonly (string | undefined)[],
  group: Group,
  draft: Draft,
  ctx: Context,
): Promise<void> {
  refuseAboveCeiling(...texts);
  const people = await draft.listOf('nominal', 'groupId', group.id);
  const seen = seenOf(people, { group, panel: ctx.roster.panel }, ctx);
  for (const text of texts) guardUnnamed(text, seen);
}
