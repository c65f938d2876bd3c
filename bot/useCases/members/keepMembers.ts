import { z } from 'zod';
import { FormVersion } from '../../domain/formVersion';
import { AgencyId, MemberId } from '../../domain/ids';
import { isOverOn, type Member, roleNames, afterSeats } from '../../domain/member';
import { changesText, formerChairs, guardSeats, seatsWith, withFields } from '../../domain/membership';
import { Refusal } from '../../domain/refusal';
import { refuseAboveCeiling } from '../../domain/text';
import { type Instant, instantAt } from '../../domain/time';
import type { Draft } from '../../ledger/changeDraft';
import { newsAt } from '../tasks/taskChange';
import { changedMeanwhile } from '../log/changedMeanwhile';
import type { Context } from '../ports';
import { MOST_SAID, tellOfChange } from './changeTold';
import { keepingOf, partnerOf, recordMember, seatsNow, seatsOf } from './memberChange';
import { keptPersonView, lastDayText, personVersion } from './people';
import type { KeptPersonView } from './peopleViews';
import { personFields } from './personFields';

const { phone, seat, area, vettingLevel, vettedUntil, deputyId, joinedOn, endsOn, ...fields } = personFields;
/** Null empties a field. */
const PersonFields = z.object({
  ...fields,
  phone: phone.nullable(),
  seat: seat.nullable(),
  area: area.nullable(),
  vettingLevel: vettingLevel.nullable(),
  vettedUntil: vettedUntil.nullable(),
  deputyId: deputyId.nullable(),
  joinedOn: joinedOn.nullable().describe('The first day; an observer is nobody here before it'),
  endsOn: endsOn.nullable().describe('The last day; an observer’s visit has one'),
});

export const NewPerson = PersonFields.partial().extend({
  memberId: MemberId.describe('Chosen by the caller, a UUID say: sent again, it is the same person'),
  agencyId: AgencyId,
  name: fields.name,
  role: fields.role,
  email: fields.email,
});

export const PersonChange = PersonFields.partial().extend({
  memberId: MemberId,
  version: FormVersion,
});

/** @throws Refusal what `guardSeats` refuses; `id-taken`, `not-found`, `partner-over`, `last-day-passed` */
export async function addMember(input: z.infer<typeof NewPerson>, ctx: Context): Promise<KeptPersonView> {
  const { memberId, agencyId, name, role, email, title = '', ...more } = input;
  refuseWords(input);
  const agency = partnerOf(agencyId, ctx);
  const place = { id: memberId, panelId: ctx.roster.panel.id, agencyId: agency.id };
  const seat: Member = { ...place, name, title, role, email, joinedOn: ctx.today };
  const before = [...ctx.roster.former.values()].filter((each) => each.email === email);
  const member = afterSeats(visitBy(withFields(seat, more), ctx), before);
  const stands = await ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
    const again = await draft.findMember(memberId);
    if (again !== undefined) {
      if (again.email !== member.email || again.agencyId !== agencyId) throw new Refusal('id-taken');
      return again;
    }
    guardLastDay(member, ctx);
    await giveSeats([member], draft, ctx);
    recordAdded(member, agency.name, draft, ctx);
    return member;
  });
  return keptPersonView(stands, ctx);
}

/** Whoever gives an observer their days has invited them, unless somebody did before. */
function visitBy(member: Member, { viewer }: Context): Member {
  if (member.role !== 'observer' || member.invitedById !== undefined) return member;
  return { ...member, invitedById: viewer.member.id };
}

/** @throws Refusal `last-day-passed` where the seat would be over already */
function guardLastDay(member: Member, { today }: Context): void {
  if (isOverOn(member, today)) throw new Refusal('last-day-passed');
}

/** Which account opens the seat from now on. */
function accountNote({ account }: Member): string[] {
  return account === undefined ? [] : [`Account ${account.objectId} of tenant ${account.tenantId}`];
}

/** They are told of their seat. */
export function recordAdded(member: Member, agency: string, draft: Draft, ctx: Context): void {
  const note = [`${roleNames[member.role]}, ${agency}`, ...accountNote(member)].join('. ');
  recordMember('member-added', member, note, draft, ctx);
  welcome(member, agency, draft, ctx);
}

/** In Teams where the app can be put there for them, else by e-mail; not in quiet hours. */
function welcome(member: Member, agency: string, draft: Draft, ctx: Context): void {
  const { id, role, email, joinedOn } = member;
  const { name } = ctx.roster.panel;
  const visit = role === 'observer' ? lastDayText(member, ctx) : undefined;
  const said = [
    `You have a seat on ${name} for ${agency}`,
    `${visit === undefined ? '' : `${visit}. `}It is that of ${roleNames[role].toLowerCase()}. Open Sentinel in Teams and sign in with ${email}: what waits for you, and the next meeting, are there. Where your organisation blocks apps, what needs an answer comes to this address.`,
  ].join('\n');
  const content = { kind: 'notice', said: said.slice(0, MOST_SAID), inMail: true } as const;
  draft.send({ task: 'post', content, to: [id], dueAt: newsAt(firstMoment(joinedOn, ctx), ctx) });
}

/** Before their visit begins nothing reaches them but their invitation. */
function firstMoment(joinedOn: Member['joinedOn'], { now, today, roster }: Context): Instant {
  return joinedOn === undefined || joinedOn <= today ? now : instantAt(joinedOn, '00:00', roster.panel.timeZone);
}

/** What of a person is other: whatever is not sent stays. @throws Refusal `changed-meanwhile` saying who changed what */
export async function changeMember(input: z.infer<typeof PersonChange>, ctx: Context): Promise<KeptPersonView> {
  const { memberId, version, ...change } = input;
  refuseWords(input);
  const stands = await ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
    const before = await draft.findMember(memberId);
    if (before === undefined) throw new Refusal('not-found', { what: 'member' });
    const after = visitBy(withFields(before, change), ctx);
    if (after === before) return before;
    if (personVersion(before, ctx.sha256) !== version)
      throw await changedMeanwhile({ type: 'member', id: memberId }, ctx);
    if (before.endsOn !== undefined && before.endsOn < ctx.today) throw new Refusal('seat-over', { name: before.name });
    guardLastDay(after, ctx);
    await giveSeats([after], draft, ctx);
    await recordChanged(before, after, draft, ctx);
    return after;
  });
  return keptPersonView(stands, ctx);
}

/** By what somebody comes in and what they may see is theirs to know: nobody takes over a seat unseen by whose it is. */
export async function recordChanged(before: Member, after: Member, draft: Draft, ctx: Context): Promise<void> {
  const changes = changesText(before, after);
  const linked = before.account === undefined ? accountNote(after) : [];
  const isAll = personVersion(before, ctx.sha256) === personVersion(after, ctx.sha256);
  if (isAll) recordMember('member-linked', after, linked.join(''), draft, ctx);
  else recordMember('member-changed', after, [changes, ...linked].join('. '), draft, ctx);
  await tellOfChange(before, after, changes, draft, ctx);
}

/**
 * Whoever was the chair before a new one goes on as a member, in the same step. All seats as they are after it.
 *
 * @throws Refusal what `guardSeats` refuses
 */
export async function giveSeats(
  changed: readonly Member[],
  draft: Draft,
  ctx: Context,
  known = seatsOf(ctx),
): Promise<Member[]> {
  const seats = await seatsNow(draft, ctx, known);
  const after = seatsWith(seats, changed);
  const former = changed.flatMap((member) => formerChairs(after, member, keepingOf(ctx)));
  guardSeats(seats, [...former, ...changed], keepingOf(ctx));
  for (const { id } of former) {
    const chair = await draft.findMember(id);
    if (chair !== undefined) await recordChanged(chair, { ...chair, role: 'member' }, draft, ctx);
  }
  return seatsWith(after, former);
}

function refuseWords(typed: z.infer<ReturnType<typeof PersonFields.partial>>): void {
  const { name, title, seat, area, vettingLevel } = typed;
  refuseAboveCeiling(name, title, seat ?? undefined, area ?? undefined, vettingLevel ?? undefined);
}
