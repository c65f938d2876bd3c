import { z } from 'zod';
import { AgencyId, MemberId } from '../../domain/ids';
import { Duty, Role } from '../../domain/member';
import { LocalDate } from '../../domain/time';

/** What whoever keeps the panel's people is shown of them. Others see `PersonView`. */
export const KeptPersonView = z.object({
  id: MemberId,
  version: z.string().describe('Sent with a change: what it was drawn from'),
  name: z.string(),
  title: z.string(),
  role: Role,
  roleName: z.string(),
  agencyId: AgencyId,
  agencyName: z.string(),
  email: z.string(),
  phone: z.string().optional(),
  seat: z.string().optional(),
  area: z.string().optional(),
  vettingLevel: z.string().optional(),
  vettedUntil: LocalDate.optional(),
  vettingText: z.string().optional().describe('NPPV2, until Fri 30 Apr'),
  vettingRunsOut: z.boolean().describe('Within 60 days, or already'),
  statementText: z.string().optional().describe('Version 1 accepted in chat, Mon 1 Mar 09:14'),
  statementWaits: z.boolean().describe('They have yet to accept the panel’s confidentiality statement'),
  mayShare: z.boolean(),
  mayAct: z.boolean(),
  deputyId: MemberId.optional(),
  deputyName: z.string().optional(),
  onDuty: z.boolean().describe('Told of what is urgent whatever the day'),
  duties: z.array(Duty),
  joinedOn: LocalDate.optional(),
  endsOn: LocalDate.optional(),
  endsText: z.string().optional().describe('Last day Fri 30 Apr, or Visit until Wed 13 Jan'),
  invitedById: MemberId.optional(),
  invitedByName: z.string().optional().describe('Who asked an observer to come'),
  standing: z.enum(['seated', 'leaving', 'former']),
  hasAccount: z.boolean().describe('Has signed in, or was linked'),
  accountText: z.string().describe('Invited until Sun 13 Dec, 20:40, not used yet'),
  may: z.object({
    change: z.boolean(),
    changeRole: z.boolean().describe('Nobody their own'),
    changeAddress: z.boolean().describe('An administrator nobody else’s: what is shared goes there'),
    end: z.boolean(),
    move: z.boolean(),
    return: z.boolean(),
    invite: z.boolean().describe('Nobody has the seat'),
    inviteWithAll: z.boolean().describe('And no invitation of theirs that is known to have gone out stands'),
    uninvite: z.boolean(),
    unlink: z.boolean().describe('Nobody themselves'),
  }),
});
export type KeptPersonView = z.infer<typeof KeptPersonView>;

export const InvitedView = z.object({
  person: KeptPersonView,
  isSent: z.boolean().describe('By e-mail, to the address that is kept'),
  url: z.string().optional().describe('To be handed over; it is shown this once'),
});
export type InvitedView = z.infer<typeof InvitedView>;

const NamedPerson = z.object({ id: MemberId, name: z.string() });

export const InvitedAllView = z.object({
  invited: z.number().int().describe('Those included whom the same request invited before'),
  left: z.array(NamedPerson.extend({ why: z.string().describe('No mail could be sent to their address') })),
});
export type InvitedAllView = z.infer<typeof InvitedAllView>;

/** Something in somebody's hands, as whoever keeps people may know of it: its words only where they may read them. */
export const HeldView = z.object({
  key: z.string().describe('task:…, deputy:…, item:…, run:…, group:…, duty:…, contact:…, standIn:…'),
  kind: z.enum(['task', 'deputy', 'item', 'run', 'group', 'duty', 'contact', 'standIn']),
  reference: z.string(),
  title: z.string().optional(),
  fit: z.array(NamedPerson).describe('Who may take it'),
  suggestedId: MemberId.optional(),
  returns: z.boolean().describe('It may go back to the coordinator, as when whoever has it declines'),
});
export type HeldView = z.infer<typeof HeldView>;

export const KeptPersonDetailView = KeptPersonView.extend({
  open: z.number().int().describe('How much is in their hands'),
  held: z.array(HeldView),
  otherHandsText: z.string().optional().describe('2 restricted tasks; the coordinator hands them over'),
});
export type KeptPersonDetailView = z.infer<typeof KeptPersonDetailView>;

export const PeopleView = z.object({
  items: z.array(KeptPersonView),
  agencies: z.array(z.object({ id: AgencyId, name: z.string() })).describe('Those that somebody can sit for'),
  roles: z.array(z.object({ role: Role, name: z.string() })),
  brokenOffText: z.string().optional().describe('The import of 14:02 broke off: 180 of 300 came in. …'),
  areMailed: z.boolean().describe('Invitations go out by e-mail from here'),
});
export type PeopleView = z.infer<typeof PeopleView>;
