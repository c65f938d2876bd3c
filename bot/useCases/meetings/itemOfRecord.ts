import type { AgendaItem } from '../../domain/agenda';
import { type Audience, isSameAudience, isWithin } from '../../domain/audience';
import type { MemberId } from '../../domain/ids';
import { Refusal } from '../../domain/refusal';
import type { Draft } from '../../ledger/changeDraft';
import type { Context } from '../ports';

/**
 * What stands on an agenda for an issue or a group is for nobody who does not see that; it may be for fewer.
 *
 * @throws Refusal `wider-than-its-record`
 */
export async function guardReadersOfItem(
  { issueId, groupId, audience }: AgendaItem,
  next: Audience,
  draft: Draft,
  { roster }: Context,
): Promise<void> {
  if (isSameAudience(audience, next)) return;
  const issue = issueId && (await draft.read('issue', issueId));
  const group = groupId && (await draft.read('group', groupId));
  const wider = [issue, group].find((record) => record && !isWithin(next, record.audience, agencyIn(roster)));
  if (wider) throw new Refusal('wider-than-its-record', { reference: wider.reference });
}

/**
 * What a meeting recorded while it was for few is opened to nobody who could not read it then, named or with all.
 *
 * @throws Refusal `recorded-for-few`
 */
export function guardReadersOfRecorded({ audience }: AgendaItem, next: Audience, { roster }: Context): void {
  if (!isSameAudience(audience, next) && !isWithin(next, audience, agencyIn(roster)))
    throw new Refusal('recorded-for-few');
}

function agencyIn({ members }: Context['roster']) {
  return (id: MemberId) => members.get(id)?.agencyId;
}
