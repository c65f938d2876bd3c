import { z } from 'zod';
import { FormVersion } from '../../domain/formVersion';
import { AgencyId, MemberId } from '../../domain/ids';
import { Member, Role, roleNames } from '../../domain/member';
import { changesText, formerChairs, guardSeats, withFields } from '../../domain/membership';
import { Refusal } from '../../domain/refusal';
import { refuseAboveCeiling, typedLine } from '../../domain/text';
import { LocalDate } from '../../domain/time';
import type { Draft } from '../../ledger/changeDraft';
import { agencyOf } from '../../ledger/roster';
import { newsAt } from '../tasks/taskChange';
import { changedMeanwhile } from '../log/changedMeanwhile';
import type { Context } from '../ports';
import { keepingOf, recordMember, seatsNow } from './memberChange';
import { keptPersonView, personVersion } from './people';
import type { KeptPersonView } from './peopleViews';

/** What somebody types of a person; null empties a field. */
const fields = {
  name: typedLine(120),
  title: z.string().trim().max(120),
  role: Role,
  email: Member.shape.email,
  phone: typedLine(40).nullable(),
  seat: typedLine(80).nullable(),
  area: typedLine(120).nullable(),
  vettingLevel: typedLine(40).nullable(),
  vettedUntil: LocalDate.nullable(),
  mayShare: z.boolean(),
  mayAct: z.boolean(),
  deputyId: MemberId.nullable(),
  onDuty: z.boolean(),
  duties: Member.shape.duties.unwrap(),
  endsOn: LocalDate.nullable().describe('The last day; an observer’s visit has one'),
};
const PersonFields = z.object(fields);

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

/** @throws Refusal what `guardSeats` refuses; `id-taken`, `not-found` */
export async function addMember(input: z.infer<typeof NewPerson>, ctx: Context): Promise<KeptPersonView> {
  const { memberId, agencyId, name, role, email, title = '', ...more } = input;
  refuseWords(input);
  const agency = agencyOf(ctx.roster, agencyId);
  const place = { id: memberId, panelId: ctx.roster.panel.id, agencyId: agency.id };
  const seat: Member = { ...place, name, title, role, email, joinedOn: ctx.today };
  const member = withFields(seat, more);
  const stands = await ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
    const again = await draft.findMember(memberId);
    if (again !== undefined) {
      if (again.email !== member.email || again.agencyId !== agencyId) throw new Refusal('id-taken');
      return again;
    }
    await giveSeat(member, draft, ctx);
    recordMember('member-added', member, `${roleNames[role]}, ${agency.name}`, draft, ctx);
    welcome(member, agency.name, draft, ctx);
    return member;
  });
  return keptPersonView(stands, ctx);
}

/** As long as a notice may be. */
const MOST_SAID = 400;

/** In Teams where the app can be put there for them, else by e-mail; not in quiet hours. */
function welcome({ id, role, email }: Member, agency: string, draft: Draft, ctx: Context): void {
  const { name } = ctx.roster.panel;
  const said = [
    `You have a seat on ${name} for ${agency}`,
    `It is that of ${roleNames[role].toLowerCase()}. Open Sentinel in Teams and sign in with ${email}: what waits for you, and the next meeting, are there. Where your organisation blocks apps, what needs an answer comes to this address.`,
  ].join('\n');
  const content = { kind: 'notice', said: said.slice(0, MOST_SAID), inMail: true } as const;
  draft.send({ task: 'post', content, to: [id], dueAt: newsAt(ctx.now, ctx) });
}

/** What of a person is other: whatever is not sent stays. @throws Refusal `changed-meanwhile` saying who changed what */
export async function changeMember(input: z.infer<typeof PersonChange>, ctx: Context): Promise<KeptPersonView> {
  const { memberId, version, ...change } = input;
  refuseWords(input);
  const stands = await ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
    const before = await draft.findMember(memberId);
    if (before === undefined) throw new Refusal('not-found', { what: 'member' });
    const after = withFields(before, change);
    if (after === before) return before;
    if (personVersion(before, ctx.sha256) !== version)
      throw await changedMeanwhile({ type: 'member', id: memberId }, ctx);
    if (before.endsOn !== undefined && before.endsOn < ctx.today) throw new Refusal('seat-over', { name: before.name });
    if (after.endsOn !== undefined && after.endsOn < ctx.today) throw new Refusal('last-day-passed');
    await giveSeat(after, draft, ctx);
    const changes = changesText(before, after);
    recordMember('member-changed', after, changes, draft, ctx);
    if (before.role !== after.role || before.email !== after.email) tellOwn(after, changes, draft, ctx);
    return after;
  });
  return keptPersonView(stands, ctx);
}

/** By what somebody comes in and what they may see is theirs to know: nobody takes over a seat unseen by whose it is. */
function tellOwn({ id }: Member, changes: string, draft: Draft, ctx: Context): void {
  const { id: by, name } = ctx.viewer.member;
  if (by === id) return;
  const said = `${name} changed what the panel keeps of you: ${changes}. Tell the coordinator if that is not right.`;
  const content = { kind: 'notice', said: said.slice(0, MOST_SAID) } as const;
  draft.send({ task: 'post', content, to: [id], dueAt: newsAt(ctx.now, ctx) });
}

/** Whoever was the chair before a new one goes on as a member, in the same step. */
async function giveSeat(member: Member, draft: Draft, ctx: Context): Promise<void> {
  const seats = await seatsNow(draft, ctx);
  const former = formerChairs(seats, member, keepingOf(ctx));
  guardSeats(seats, [...former, member], keepingOf(ctx));
  for (const { id } of former) {
    const chair = await draft.findMember(id);
    if (chair !== undefined) {
      const changes = 'Role from chair to member';
      recordMember('member-changed', { ...chair, role: 'member' }, changes, draft, ctx);
      tellOwn(chair, changes, draft, ctx);
    }
  }
}

function refuseWords(typed: z.infer<ReturnType<typeof PersonFields.partial>>): void {
  const { name, title, seat, area, vettingLevel } = typed;
  refuseAboveCeiling(name, title, seat ?? undefined, area ?? undefined, vettingLevel ?? undefined);
}
