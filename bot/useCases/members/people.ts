import { z } from 'zod';
import { isPartnerOn } from '../../domain/agency';
import type { Sha256 } from '../../domain/log';
import { formVersion } from '../../domain/formVersion';
import { MemberId } from '../../domain/ids';
import { isOverOn, isSeatedOn, type Member, roleNames, roles } from '../../domain/member';
import { isInvited, needsInvitation } from '../../domain/invitation';
import { keptOf, mayChangeAddress } from '../../domain/membership';
import { Refusal } from '../../domain/refusal';
import { hasYetToAccept } from '../../domain/statement';
import { addDays, dayText, type LocalDate, localDateOf, momentText } from '../../domain/time';
import { nameOf, zoneOf } from '../../ledger/roster';
import type { Context } from '../ports';
import { doorText } from './acceptStatement';
import { brokenOffText } from './brokenOff';
import { heldBy, isTheirsToHand, otherHandsText } from './held';
import { agencyName } from './names';
import type { HeldView, KeptPersonDetailView, KeptPersonView, PeopleView } from './peopleViews';

/** So far ahead somebody has to be vetted anew in time. */
const VETTING_DAYS = 60;

type People = Pick<Context, 'roster' | 'now' | 'today' | 'sha256' | 'viewer' | 'invitations'>;

export async function listPeople(_input: Record<string, never>, ctx: Context): Promise<PeopleView> {
  const { agencies, members, former } = ctx.roster;
  const everybody = [...members.values(), ...former.values()].sort((a, b) => a.name.localeCompare(b.name));
  const items = everybody.map((member) => keptPersonView(member, ctx));
  const partners = [...agencies.values()].filter((agency) => isPartnerOn(agency, ctx.today));
  const named = partners.map(({ id, name }) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name));
  const areMailed = ctx.invitations !== undefined && ctx.isMailing?.() !== false;
  const broken = brokenOffText(ctx);
  return {
    ...{ items, agencies: named, roles: roles.map((role) => ({ role, name: roleNames[role] })), areMailed },
    ...(broken === undefined ? {} : { brokenOffText: broken }),
  };
}

export const PersonRef = z.object({ memberId: MemberId });

/** One of them, with all that is in their hands and who could take it. */
export async function getPerson({ memberId }: z.infer<typeof PersonRef>, ctx: Context): Promise<KeptPersonDetailView> {
  const { members, former } = ctx.roster;
  const member = members.get(memberId) ?? former.get(memberId);
  if (member === undefined) throw new Refusal('not-found', { what: 'member' });
  const all = await heldBy(member, ctx);
  const held = all.filter((each) => isTheirsToHand(each, ctx));
  const otherHands = otherHandsText(all, ctx);
  const views = held.map(({ hand: _, isForFew: __, giveBack, fit, ...each }): HeldView => {
    return { ...each, returns: giveBack !== undefined, fit: fit.map(({ id, name }) => ({ id, name })) };
  });
  return {
    ...{ ...keptPersonView(member, ctx), open: all.length, held: views },
    ...(otherHands === undefined ? {} : { otherHandsText: otherHands }),
  };
}

/** What a form was drawn from: another text where somebody has changed it since. */
export function personVersion(member: Member, sha256: Sha256): string {
  return formVersion(keptOf(member), sha256);
}

export function keptPersonView(member: Member, ctx: People): KeptPersonView {
  const { panelId: _, mayShare = false, mayAct = false, onDuty = false, duties = [], ...kept } = keptOf(member);
  const { deputyId } = kept;
  const endsText = lastDayText(member, ctx);
  return {
    ...kept,
    ...{ mayShare, mayAct, onDuty, duties },
    version: personVersion(member, ctx.sha256),
    roleName: roleNames[member.role],
    agencyName: agencyName(member.agencyId, ctx),
    ...(deputyId === undefined ? {} : { deputyName: nameOf(ctx.roster, deputyId) }),
    ...(endsText === undefined ? {} : { endsText }),
    ...(member.invitedById === undefined ? {} : { invitedByName: nameOf(ctx.roster, member.invitedById) }),
    ...vetting(member, ctx.today),
    ...statementPart(member, ctx),
    standing: standingOf(member, ctx.today),
    hasAccount: member.account !== undefined,
    accountText: accountText(member, ctx),
    may: mayOf(member, ctx),
  };
}

/** Whoever was ended at once was there that day. */
export function lastDayText(
  { endsOn, leftAt, role, joinedOn }: Member,
  ctx: Pick<Context, 'roster' | 'today'>,
): string | undefined {
  const day = leftAt === undefined ? endsOn : localDateOf(leftAt, zoneOf(ctx));
  if (day === undefined) return undefined;
  const until = dayText(day, ctx.today);
  if (role !== 'observer' || leftAt !== undefined) return `Last day ${until}`;
  return joinedOn === undefined ? `Visit until ${until}` : `Visit from ${dayText(joinedOn, ctx.today)} until ${until}`;
}

function standingOf(member: Member, today: LocalDate): KeptPersonView['standing'] {
  if (isOverOn(member, today)) return 'former';
  return member.endsOn === undefined ? 'seated' : 'leaving';
}

function vetting(
  { vettingLevel, vettedUntil }: Member,
  today: LocalDate,
): Pick<KeptPersonView, 'vettingText' | 'vettingRunsOut'> {
  const until = vettedUntil === undefined ? undefined : `until ${dayText(vettedUntil, today)}`;
  const said = [vettingLevel, until].filter((each) => each !== undefined).join(', ');
  const vettingRunsOut = vettedUntil !== undefined && vettedUntil <= addDays(today, VETTING_DAYS);
  return said === '' ? { vettingRunsOut } : { vettingText: said, vettingRunsOut };
}

/** Which of the panel's statement they have said yes to, and whether they still have to. */
function statementPart(member: Member, ctx: People): Pick<KeptPersonView, 'statementText' | 'statementWaits'> {
  const { panel } = ctx.roster;
  const last = member.accepted?.at(-1);
  const statementWaits = hasYetToAccept(member, panel) && isSeatedOn(member, ctx.today);
  if (last !== undefined) {
    const when = momentText(last.at, ctx.today, zoneOf(ctx));
    const said = `Version ${last.version} accepted ${doorText(last.door)}, ${when}`;
    return { statementText: statementWaits ? `${said}; not the one that stands` : said, statementWaits };
  }
  return statementWaits ? { statementText: 'Not accepted yet', statementWaits } : { statementWaits };
}

function accountText(member: Member, ctx: People): string {
  const { account, invitation, byInvitation = false } = member;
  if (account !== undefined) return 'Linked: this account alone opens the seat';
  if (invitation !== undefined) {
    const until = momentText(invitation.expiresAt, ctx.today, zoneOf(ctx));
    if (!isInvited(member, ctx.now)) return 'Invited, and the invitation ran out';
    const { mailIsDue } = invitation;
    return mailIsDue ? 'Invited, but no mail is known to have reached them' : `Invited until ${until}, not used yet`;
  }
  if (byInvitation) return 'Unlinked: only an invitation opens the seat';
  return member.accepted?.some(({ door }) => door === 'tab' || door === 'chat') === true
    ? 'None linked yet'
    : 'None yet: they have not signed in';
}

function mayOf(member: Member, { viewer, today, now, invitations }: People): KeptPersonView['may'] {
  const isSeated = !isOverOn(member, today);
  return {
    change: isSeated,
    changeRole: isSeated && member.id !== viewer.member.id,
    changeAddress: isSeated && mayChangeAddress(member, viewer.member),
    end: isSeated,
    move: isSeated,
    invite: isSeated && member.account === undefined && invitations !== undefined,
    inviteWithAll: needsInvitation(member, now, today) && invitations !== undefined,
    uninvite: isSeated && member.account === undefined && isInvited(member, now),
    unlink: isSeated && member.account !== undefined && member.id !== viewer.member.id,
    return: isSeated && member.endsOn !== undefined && member.role !== 'observer',
  };
}
