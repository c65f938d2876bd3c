import { z } from 'zod';
import { formVersion } from '../../domain/formVersion';
import { MemberId } from '../../domain/ids';
import { invitedMember, isInvited, needsInvitation, uninvitedMember } from '../../domain/invitation';
import { Refusal } from '../../domain/refusal';
import type { Context, Invitations } from '../ports';
import { changeSeat, InvitationId, invitationLink, isMailed, noteWritten } from './inviting';
import { recordMember } from './memberChange';
import type { InvitedAllView } from './peopleViews';

/** A request: each has a mail of their own, and whoever waits sees that it goes on. */
const MOST_INVITED = 10;

export const MemberInviteAll = z.object({
  memberIds: z.array(MemberId).min(1).max(MOST_INVITED),
  invitationId: InvitationId.describe('Chosen by the caller, a UUID say: sent again, nobody is invited twice'),
});

/**
 * Each of them by e-mail, with a link of their own. Whoever has signed in, has left or was invited already is let be.
 * Where no mail goes out the invitation is taken back; where nobody knows, since it broke off, the mail goes now, with the
 * link that stands.
 *
 * @throws Refusal `invite-off`, `not-found`
 */
export async function inviteAll(input: z.infer<typeof MemberInviteAll>, ctx: Context): Promise<InvitedAllView> {
  const { invitations, isMailing } = ctx;
  if (invitations === undefined) throw new Refusal('invite-off');
  const left: InvitedAllView['left'] = [];
  let invited = 0;
  for (const id of new Set(input.memberIds)) {
    const name = ctx.roster.members.get(id)?.name ?? '';
    const linkId = formVersion([input.invitationId, id], ctx.sha256);
    const answer = isMailing?.() === false ? 'no-mail' : await invite(id, linkId, invitations, ctx);
    if (answer === 'invited') invited++;
    if (answer === 'no-mail') left.push({ id, name, why: 'No mail could be sent to their address' });
  }
  return { invited, left };
}

async function invite(
  memberId: MemberId,
  linkId: string,
  invitations: Invitations,
  ctx: Context,
): Promise<'invited' | 'let-be' | 'no-mail'> {
  const { now, today } = ctx;
  const member = await changeSeat(memberId, ctx, (draft, before) => {
    if (!needsInvitation(before, now, today)) return before;
    const id = isInvited(before, now) ? (before.invitation?.id ?? linkId) : linkId;
    const after = invitedMember(before, { id, by: 'mail' }, now, today);
    if (after !== before) recordMember('member-invited', after, 'By e-mail', draft, ctx);
    return after;
  });
  const id = member.invitation?.id;
  if (!needsInvitation(member, now, today)) return id === linkId ? 'invited' : 'let-be';
  if (await isMailed(member, await invitationLink(member, invitations, ctx), invitations, ctx)) {
    await noteWritten(member, ctx);
    return 'invited';
  }
  await changeSeat(memberId, ctx, (draft, before) => {
    if (before.invitation?.id !== id) return before;
    const after = uninvitedMember(before);
    recordMember('member-uninvited', after, 'The mail could not be sent', draft, ctx);
    return after;
  });
  return 'no-mail';
}
