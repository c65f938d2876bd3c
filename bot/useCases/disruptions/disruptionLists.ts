import { z } from 'zod';
import { visibleDisruptions } from '../../access/disruptionSight';
import { mayKnowOfGroup } from '../../access/sight';
import { groupConditions } from '../../access/groupConditions';
import { DisruptionGrade, FourP } from '../../domain/disruption';
import { AgencyId, GroupId } from '../../domain/ids';
import { addDays, LocalDate } from '../../domain/time';
import { CursorText, Flag, Limit, readPage } from '../../ledger/paging';
import { recordOf } from '../../ledger/records';
import type { Condition } from '../../ledger/store';
import { loadAllGroups } from '../groups/groupLists';
import { GroupRef } from '../groups/groupViews';
import type { Admitted, Context } from '../ports';
import type { DisruptionView } from './disruptionViews';
import { disruptionView } from './viewDisruption';

export const DisruptionListing = z.object({
  proposed: DisruptionGrade.optional(),
  moderated: DisruptionGrade.optional(),
  fourP: FourP.optional(),
  agencyId: AgencyId.optional().describe('One of those that are credited'),
  groupId: GroupId.optional(),
  from: LocalDate.optional().describe('Done on this day or later'),
  to: LocalDate.optional().describe('Done on this day or before'),
  waits: Flag.optional().describe('Only those of which nobody has said yet which grade they are'),
  cursor: CursorText.optional(),
  limit: Limit.optional(),
});
type Listing = z.infer<typeof DisruptionListing>;

/** The latest first, as far as whoever asks may see them; none that was taken back. */
export async function listDisruptions(
  { cursor, limit, ...filter }: Listing,
  ctx: Context,
): Promise<{ items: DisruptionView[]; cursor?: string }> {
  const groups = await loadAllGroups(ctx.roster.panel.id, ctx);
  const hidden = groups.filter((group) => !mayKnowOfGroup(group, ctx.viewer)).map(({ id }) => id);
  const where = [...visibleDisruptions(ctx.viewer, hidden), ...whereOf(filter)];
  const { records, ...rest } = await readPage(
    'disruption',
    { where, key: 'on', direction: 'descending', cursor, limit },
    ctx,
  );
  const groupOf = (id: GroupId | undefined) => groups.find((group) => group.id === id);
  return {
    items: records.map((each) => disruptionView({ disruption: each, group: groupOf(each.groupId) }, ctx)),
    ...rest,
  };
}

function whereOf({ proposed, moderated, fourP, agencyId, groupId, from, to, waits }: Partial<Listing>): Condition[] {
  const is = { proposed, moderated, fourP, groupId, ...(waits === true ? { waits: 'yes' } : {}), stands: 'yes' };
  return [
    ...Object.entries(is).flatMap(([key, value]) => (value === undefined ? [] : [{ key, is: value }])),
    ...(agencyId === undefined ? [] : [{ key: 'agencyIds', holdsAnyOf: [agencyId] }]),
    ...(from === undefined ? [] : [{ key: 'on', above: addDays(from, -1) }]),
    ...(to === undefined ? [] : [{ key: 'on', below: addDays(to, 1) }]),
  ];
}

export const GroupDisruptions = GroupRef.extend({ cursor: CursorText.optional(), limit: Limit.optional() });

/** Those of one group, taken back or not, the latest first. @throws Refusal `not-found` for a group that is hidden or none */
export async function disruptionsOfGroup(
  { groupId, cursor, limit }: z.infer<typeof GroupDisruptions>,
  ctx: Admitted,
): Promise<{ items: DisruptionView[]; cursor?: string }> {
  const found = await ctx.store.read(ctx.roster.panel.id, `group:${groupId}`);
  const group = ctx.admission.admit(groupConditions, found && recordOf('group', found));
  const where = [...visibleDisruptions(ctx.viewer, []), { key: 'groupId', is: groupId }];
  const { records, ...rest } = await readPage(
    'disruption',
    { where, key: 'on', direction: 'descending', cursor, limit },
    ctx,
  );
  const kept = records.filter(({ disposed }) => disposed === undefined);
  return { items: kept.map((disruption) => disruptionView({ disruption, group }, ctx)), ...rest };
}
