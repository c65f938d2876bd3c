import { type Agency, isPartnerOn } from '../../domain/agency';
import { type AgencyId, MemberId } from '../../domain/ids';
import { isChange } from '../../domain/log';
import type { LogAction } from '../../domain/logActions';
import type { Member } from '../../domain/member';
import type { Keeping } from '../../domain/membership';
import { Refusal } from '../../domain/refusal';
import type { Draft } from '../../ledger/changeDraft';
import { agencyOf } from '../../ledger/roster';
import type { Context } from '../ports';

/** `note`: what of it is other, never a number or an address: every reader of the log sees it. */
export function recordMember(
  action: LogAction,
  member: Member,
  note: string | undefined,
  draft: Draft,
  { viewer }: Context,
): void {
  draft.put('member', member);
  const subject = { type: 'member', id: member.id, reference: member.name } as const;
  draft.log({ action, by: viewer.member.id, subject, readers: ['*'], note });
}

/** Of which somebody may get a seat. @throws Refusal `not-found`, `partner-over` */
export function partnerOf(id: AgencyId, { roster, today }: Context): Agency {
  const agency = agencyOf(roster, id);
  if (!isPartnerOn(agency, today)) throw new Refusal('partner-over', { name: agency.name });
  return agency;
}

export function keepingOf({ viewer, today }: Context): Keeping {
  return { by: viewer.member.id, today };
}

/** Everybody's seat as of a log entry. */
export interface SeatsAsOf {
  readonly seats: readonly Member[];
  readonly asOf: number;
}

/** Those that the context was made with. */
export function seatsOf({ roster, snapshot }: Context): SeatsAsOf {
  return { seats: [...roster.members.values(), ...roster.former.values()], asOf: snapshot.changeNumber };
}

/**
 * Everybody's seat as it stands now, those included that were changed since `known`: two who each take away one of two
 * coordinators are not both let through.
 *
 * @throws Refusal `changed-meanwhile` where people came in some other way than one by one
 */
export async function seatsNow(draft: Draft, ctx: Context, { seats, asOf } = seatsOf(ctx)): Promise<Member[]> {
  const now = new Map(seats.map((each) => [each.id, each]));
  for (const entry of await draft.logAfter(asOf)) {
    const { type, id } = entry.subject;
    if (!isChange(entry)) continue;
    if (type === 'panel') throw new Refusal('changed-meanwhile');
    if (type !== 'member') continue;
    const member = await draft.findMember(MemberId.parse(id));
    if (member !== undefined) now.set(member.id, member);
  }
  return [...now.values()];
}
