import type { Agency } from '../../domain/agency';
import type { AgencyId, MemberId } from '../../domain/ids';
import type { Onlooking } from '../ports';

type People = Pick<Onlooking, 'roster'>;

/** Its point of contact; its lead where nobody is named, or whoever was sits for it no longer. */
export function contactsOf({ id, contactId }: Agency, ctx: People): MemberId[] {
  const contact = contactId && ctx.roster.members.get(contactId);
  return contact !== undefined && contact.agencyId === id ? [contact.id] : leadsOf(id, ctx);
}

export function leadsOf(agencyId: AgencyId, { roster }: People): MemberId[] {
  return [...roster.members.values()]
    .filter((member) => member.agencyId === agencyId && member.role === 'agencyLead')
    .map(({ id }) => id);
}
