import { z } from 'zod';
import { auditorFault } from '../../domain/auditorSeats';
import { MemberId } from '../../domain/ids';
import { invitedMember, uninvitedMember, unlinkedMember, writtenToMember } from '../../domain/invitation';
import type { Member } from '../../domain/member';
import { seatsWith } from '../../domain/membership';
import { Refusal } from '../../domain/refusal';
import { momentText } from '../../domain/time';
import { changeBeside } from '../../ledger/beside';
import type { Draft } from '../../ledger/changeDraft';
import { zoneOf } from '../../ledger/roster';
import { MailFailure } from '../messages/mailer';
import type { Context, Invitations } from '../ports';
import { newsAt } from '../tasks/taskChange';
import { tellOfAuditor } from './changeTold';
import { recordMember, seatsNow } from './memberChange';
import { agencyName } from './names';
import { keptPersonView, lastDayText } from './people';
import type { InvitedView, KeptPersonView } from './peopleViews';

const Seat = z.object({ memberId: MemberId });
export const MemberUninvite = Seat;
export const MemberUnlink = Seat;
export const InvitationId = z
  .string()
  .regex(/^[\w-]{16,64}$/)
  .describe('Chosen by the caller, a UUID say: sent again, it is the same link');
export const MemberInvite = Seat.extend({
  invitationId: InvitationId,
  by: z.enum(['mail', 'hand']).describe('To the address that is kept, or shown once to be handed over'),
});

/**
 * A link by which whoever opens it first takes the seat. The one before it opens nothing any more.
 *
 * @throws Refusal `seat-taken`, `seat-over`, `invite-off`; `id-taken` where the link is another seat’s
 */
export async function inviteMember(input: z.infer<typeof MemberInvite>, ctx: Context): Promise<InvitedView> {
  const { memberId, invitationId, by } = input;
  const { invitations, now, today } = ctx;
  if (invitations === undefined) throw new Refusal('invite-off');
  const member = await changeSeat(memberId, ctx, async (draft, before) => {
    const seats = await seatsNow(draft, ctx);
    if (seats.some(({ id, invitation }) => id !== memberId && invitation?.id === invitationId))
      throw new Refusal('id-taken');
    const after = invitedMember(before, { id: invitationId, by }, now, today);
    const note = by === 'mail' ? 'By e-mail' : 'By a link to be handed over';
    if (after !== before) recordMember('member-invited', after, note, draft, ctx);
    return after;
  });
  const url = await invitationLink(member, invitations, ctx);
  const isSent = by === 'mail' && (await isMailed(member, url, invitations, ctx));
  const told = isSent || by === 'hand' ? undefined : 'By a link to be handed over: the e-mail could not be sent';
  const person = keptPersonView(by === 'hand' ? member : await noteWritten(member, ctx, told), ctx);
  return isSent ? { person, isSent } : { person, isSent, url };
}

/** Once they were written to, or are handed the link instead: nobody writes to them again by themselves. */
function noteWritten({ id, invitation }: Member, ctx: Context, note?: string): Promise<Member> {
  return changeSeat(id, ctx, (draft, before) => recordWritten(before, invitation?.id ?? '', draft, ctx, note));
}

/** The same member where that is known. */
export function recordWritten(
  before: Member,
  invitationId: string,
  draft: Draft,
  ctx: Context,
  note = 'The e-mail has gone out',
): Member {
  const after = writtenToMember(before, invitationId);
  if (after !== before) recordMember('member-invited', after, note, draft, ctx);
  return after;
}

/** The same invitation has the same link always. */
export async function invitationLink({ invitation }: Member, { sign }: Invitations, ctx: Context): Promise<string> {
  const { id: linkId = '', expiresAt = ctx.now } = invitation ?? {};
  const token = await sign({ panelId: ctx.roster.panel.id, linkId }, expiresAt);
  return ctx.tabLink(`invitation/${token}`);
}

export async function isMailed(member: Member, url: string, { mail }: Invitations, ctx: Context): Promise<boolean> {
  const { email: to, invitation } = member;
  if (invitation === undefined) return false;
  const letter = {
    ...{ to, url, seed: invitation.id, fromName: ctx.viewer.member.name },
    agencyName: agencyName(member.agencyId, ctx),
    untilText: momentText(invitation.expiresAt, ctx.today, zoneOf(ctx)),
    visitText: member.role === 'observer' ? lastDayText(member, ctx) : undefined,
  };
  try {
    await mail(letter, ctx);
    return true;
  } catch (error) {
    if (!(error instanceof MailFailure)) throw error;
    // It may have arrived: a second link would make that one useless.
    return error.kind === 'unknown';
  }
}

/** The link opens nothing any more. */
export async function uninviteMember({ memberId }: z.infer<typeof Seat>, ctx: Context): Promise<KeptPersonView> {
  const member = await changeSeat(memberId, ctx, (draft, before) => {
    const after = uninvitedMember(before);
    if (after !== before) recordMember('member-uninvited', after, undefined, draft, ctx);
    return after;
  });
  return keptPersonView(member, ctx);
}

/**
 * Their account opens the seat no more, nor does any by its address: an invitation does. The chat with the bot was that
 * account's and is forgotten.
 *
 * @throws Refusal `own-account`, `last-auditor`
 */
export async function unlinkMember({ memberId }: z.infer<typeof Seat>, ctx: Context): Promise<KeptPersonView> {
  if (memberId === ctx.viewer.member.id) throw new Refusal('own-account');
  const member = await changeSeat(memberId, ctx, (draft, before) => unlink(before, draft, ctx));
  if (member.account === undefined) await forgetChat(memberId, ctx);
  return keptPersonView(member, ctx);
}

/**
 * The same member where no account is linked. Once it stands, the chat is forgotten with `forgetChat`.
 *
 * @throws Refusal `last-auditor`
 */
export async function unlink(before: Member, draft: Draft, ctx: Context): Promise<Member> {
  const after = unlinkedMember(before);
  if (after === before) return before;
  const seats = await seatsNow(draft, ctx);
  const fault = auditorFault(seats, seatsWith(seats, [after]));
  if (fault !== undefined) throw fault.refusal;
  const { objectId = '', tenantId = '' } = before.account ?? {};
  recordMember('member-unlinked', after, `Account ${objectId} of tenant ${tenantId}`, draft, ctx);
  tellUnlinked(after, draft, ctx);
  tellOfAuditor(after, 'unlinked the account of', draft, ctx);
  return after;
}

export async function forgetChat(memberId: MemberId, { store, roster }: Context): Promise<void> {
  await changeBeside(store, { panelId: roster.panel.id, type: 'contact', key: memberId }, () => undefined);
}

/** By e-mail, for there is no chat any more: nobody takes over a seat unseen by whose it is. */
function tellUnlinked({ id }: Member, draft: Draft, ctx: Context): void {
  const said = [
    `${ctx.viewer.member.name} unlinked your account from your seat on ${ctx.roster.panel.name}`,
    'An invitation that comes to this address opens it again. Tell the coordinator if that is not right.',
  ].join('\n');
  const content = { kind: 'notice', said, inMail: true } as const;
  draft.send({ task: 'post', content, to: [id], dueAt: newsAt(ctx.now, ctx) });
}

/** @throws Refusal `not-found` */
async function changeSeat(
  memberId: MemberId,
  ctx: Context,
  decide: (draft: Draft, member: Member) => Member | Promise<Member>,
): Promise<Member> {
  const [member] = await changeSeats([memberId], ctx, decide);
  if (member === undefined) throw new Refusal('not-found', { what: 'member' });
  return member;
}

/** Several in one change. @throws Refusal `not-found`, and none is changed */
export function changeSeats(
  memberIds: readonly MemberId[],
  ctx: Context,
  decide: (draft: Draft, member: Member) => Member | Promise<Member>,
): Promise<Member[]> {
  return ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
    const after: Member[] = [];
    for (const id of memberIds) {
      const member = await draft.findMember(id);
      if (member === undefined) throw new Refusal('not-found', { what: 'member' });
      after.push(await decide(draft, member));
    }
    return after;
  });
}
