import { isTenantOf } from '../../domain/agency';
import { memberInvited } from '../../domain/invitation';
import type { Marking } from '../../domain/marking';
import { isSameAccount, linkedMember, type Member } from '../../domain/member';
import { seatBeside } from '../../domain/membership';
import { Refusal } from '../../domain/refusal';
import { type Instant, momentText } from '../../domain/time';
import { linked } from '../../domain/turnedAway';
import type { Draft } from '../../ledger/changeDraft';
import { agencyOf, type Roster, zoneOf } from '../../ledger/roster';
import type { Invitations, PanelContexts } from '../ports';
import { agencyName } from './names';
import type { Person } from './person';
import type { Seats } from './seats';

export interface InvitedParts {
  readonly contexts: PanelContexts;
  readonly seats: Pick<Seats, 'of'>;
  /** Undefined where there is no key: then none of ours is about. */
  readonly read: Invitations['read'] | undefined;
  /** As `Seats` has them: undefined in local mode, where every account comes from everywhere. */
  readonly homeTenantIds: readonly string[] | undefined;
}

/** What somebody who opened an invitation is asked. */
export interface InvitationView {
  readonly panelName: string;
  readonly marking: Marking;
  readonly force: string;
  readonly name: string;
  readonly agencyName: string;
  readonly untilText: string;
  /** The address of the account that they are signed in with, where it is stated. */
  readonly signedInAs?: string;
  /** They have the seat already: a second click. */
  readonly isTheirs: boolean;
}

/**
 * Whose seat it is, for whoever may take it.
 *
 * @throws Refusal `invitation-over`, `invitation-expired`, `invitation-elsewhere`, `account-taken`
 */
export async function lookAtInvitation(token: string, person: Person, parts: InvitedParts): Promise<InvitationView> {
  // By their address too, where their organisation vouches for it: nobody takes a second seat before the first.
  const { seats } = await parts.seats.of(person);
  const { ctx, linkId } = await opened(token, parts);
  const { roster, now } = ctx;
  const seat = seats.find(({ panelId }) => panelId === roster.panel.id);
  const member = memberWith(linkId, roster);
  const view = (of: Member, isTheirs: boolean): InvitationView => ({
    ...{ panelName: roster.panel.name, marking: roster.panel.marking, force: roster.panel.force, name: of.name },
    agencyName: agencyName(of.agencyId, ctx),
    untilText: momentText(of.invitation?.expiresAt ?? now, ctx.today, zoneOf(ctx)),
    ...(person.email === undefined ? {} : { signedInAs: person.email }),
    isTheirs,
  });
  if (member === undefined && seat !== undefined) return view(seat, true);
  const invited = memberInvited(member, linkId, now, ctx.today);
  guardTenant(invited, person, roster, parts);
  const holder = seatBeside(invited, person, [...roster.members.values(), ...roster.former.values()], ctx.today);
  if (holder !== undefined) throw new Refusal('account-taken', { name: holder.name });
  return view(invited, false);
}

/**
 * From now on the seat is that account's alone, and the link opens nothing any more.
 *
 * @throws Refusal as `lookAtInvitation`
 */
export async function acceptInvitation(token: string, person: Person, parts: InvitedParts): Promise<InvitationView> {
  const view = await lookAtInvitation(token, person, parts);
  if (view.isTheirs) return view;
  const { ctx, linkId } = await opened(token, parts);
  const { roster, now, today } = ctx;
  const found = memberWith(linkId, roster);
  await ctx.ledger.change(roster.panel.id, now, async (draft) => {
    const stands = found && (await draft.findMember(found.id));
    if (isSameAccount(stands?.account, person)) return;
    const member = memberInvited(stands, linkId, now, today);
    guardTenant(member, person, roster, parts);
    const sameId = await draft.listOf('member', 'objectId', person.objectId);
    const holder = seatBeside(member, person, sameId, today);
    if (holder !== undefined) throw new Refusal('account-taken', { name: holder.name });
    await take(linkedMember(member, person, sameId), person, now, draft);
  });
  return { ...view, isTheirs: true };
}

async function take(member: Member, person: Person, now: Instant, draft: Draft): Promise<void> {
  const { id, name } = member;
  const { tenantId, objectId } = person;
  draft.put('member', member);
  const waiting = await draft.read('turnedAways', '');
  if (waiting !== undefined) draft.put('turnedAways', linked(waiting, { tenantId, objectId, memberId: id }));
  const subject = { type: 'member', id, reference: name } as const;
  const note = `Account ${objectId} of tenant ${tenantId}`;
  draft.log({ action: 'member-accepted', by: id, subject, readers: ['*'], note });
  const said = [
    'An account was linked to your seat, by your invitation',
    'From now on it alone opens the seat. If that was not you, tell the coordinator of your panel at once.',
  ].join('\n');
  draft.send({ task: 'post', content: { kind: 'notice', said, inMail: true }, to: [id], dueAt: now });
}

/** @throws Refusal `invitation-over` for a token that is not ours, or of a panel that is not there */
async function opened(token: string, { contexts, read }: InvitedParts) {
  const link = await read?.(token);
  if (link === undefined) throw new Refusal('invitation-over');
  return { ctx: await contexts.forSystem(link.panelId), linkId: link.linkId };
}

/** Of somebody whose visit is yet to begin too. */
function memberWith(linkId: string, { members, former }: Roster): Member | undefined {
  return [...members.values(), ...former.values()].find(({ invitation }) => invitation?.id === linkId);
}

function guardTenant(member: Member, { tenantId }: Person, roster: Roster, { homeTenantIds }: InvitedParts): void {
  if (homeTenantIds === undefined || isTenantOf(agencyOf(roster, member.agencyId), tenantId, homeTenantIds)) return;
  throw new Refusal('invitation-elsewhere');
}
