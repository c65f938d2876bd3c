import { z } from 'zod';
import { formVersion } from '../../domain/formVersion';
import { MemberId } from '../../domain/ids';
import { invitedMember, isInvited, needsInvitation, uninvitedMember } from '../../domain/invitation';
import type { Member } from '../../domain/member';
import { Refusal } from '../../domain/refusal';
import type { Context, Invitations } from '../ports';
import { changeSeats, InvitationId, invitationLink, isMailed, recordWritten } from './inviting';
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
 * link that stands. All are written down at once, before the mails and after them: everybody reads the people anew after
 * each change of them.
 *
 * @throws Refusal `invite-off`, `not-found`
 */
export async function inviteAll(input: z.infer<typeof MemberInviteAll>, ctx: Context): Promise<InvitedAllView> {
  const { invitations, isMailing, now, today } = ctx;
  if (invitations === undefined) throw new Refusal('invite-off');
  const ids = [...new Set(input.memberIds)];
  if (isMailing?.() === false) {
    const names = ids.map((id) => ({ id, name: ctx.roster.members.get(id)?.name ?? '' }));
    return { invited: 0, left: names.map(leftOut) };
  }
  const linkIdOf = (id: MemberId) => formVersion([input.invitationId, id], ctx.sha256);
  const seats = await changeSeats(ids, ctx, (draft, before) => {
    if (!needsInvitation(before, now, today)) return before;
    const id = isInvited(before, now) ? (before.invitation?.id ?? linkIdOf(before.id)) : linkIdOf(before.id);
    const after = invitedMember(before, { id, by: 'mail' }, now, today);
    if (after !== before) recordMember('member-invited', after, 'By e-mail', draft, ctx);
    return after;
  });
  const isDue = (member: Member) => needsInvitation(member, now, today);
  const mails = await mailed(seats.filter(isDue), invitations, ctx);
  const before = seats.filter((member) => !isDue(member) && member.invitation?.id === linkIdOf(member.id));
  const invited = before.length + mails.filter(({ isGone }) => isGone).length;
  return { invited, left: mails.filter(({ isGone }) => !isGone).map(({ member }) => leftOut(member)) };
}

function leftOut({ id, name }: Pick<Member, 'id' | 'name'>): InvitedAllView['left'][number] {
  return { id, name, why: 'No mail could be sent to their address' };
}

interface Mailed {
  readonly member: Member;
  readonly isGone: boolean;
}

/** What became of each is kept, also where it breaks off on the way. */
async function mailed(due: readonly Member[], invitations: Invitations, ctx: Context): Promise<Mailed[]> {
  const mails: Mailed[] = [];
  try {
    for (const member of due) {
      const url = await invitationLink(member, invitations, ctx);
      mails.push({ member, isGone: await isMailed(member, url, invitations, ctx) });
    }
  } finally {
    await keepMailed(mails, ctx);
  }
  return mails;
}

async function keepMailed(mails: readonly Mailed[], ctx: Context): Promise<void> {
  if (mails.length === 0) return;
  const known = new Map(mails.map(({ member, isGone }) => [member.id, { id: member.invitation?.id ?? '', isGone }]));
  await changeSeats([...known.keys()], ctx, (draft, before) => {
    const { id = '', isGone = false } = known.get(before.id) ?? {};
    if (isGone) return recordWritten(before, id, draft, ctx);
    if (before.invitation?.id !== id) return before;
    const after = uninvitedMember(before);
    recordMember('member-uninvited', after, 'The mail could not be sent', draft, ctx);
    return after;
  });
}
