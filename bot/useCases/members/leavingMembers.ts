import { z } from 'zod';
import { FormVersion } from '../../domain/formVersion';
import { AgencyId, MemberId } from '../../domain/ids';
import type { Contact } from '../../domain/contact';
import { isOverOn, type Member, afterSeats } from '../../domain/member';
import { endedMember, guardSeats, returnedMember, seatsWith } from '../../domain/membership';
import { Refusal } from '../../domain/refusal';
import { listed } from '../../domain/listed';
import { holdersOf, isOwed } from '../../domain/task';
import { addDays, LocalDate } from '../../domain/time';
import { without } from '../../domain/without';
import type { Draft } from '../../ledger/changeDraft';
import { agencyOf } from '../../ledger/roster';
import { changedMeanwhile } from '../log/changedMeanwhile';
import type { Context } from '../ports';
import { type Held, heldBy, isKeptOut, isTheirsToHand } from './held';
import { tellOfAuditor } from './changeTold';
import { keepingOf, partnerOf, recordMember, seatsNow } from './memberChange';
import { keptPersonView, lastDayText, personVersion } from './people';
import type { KeptPersonView } from './peopleViews';

/** Handed over with one batch: a task is four writes of its hundred, beside the head and the seats themselves. */
const HANDED_AT_ONCE = 20;

const HandedOver = z
  .array(z.object({ key: z.string().max(300), toId: MemberId.optional(), isLeft: z.literal(true).optional() }))
  .max(600)
  .default([])
  .describe(
    'All that is in their hands, by the keys of people.get: to whom it goes, or to nobody, back to the coordinator, or that it is left. What is not named came since: it is refused',
  );

const Leaving = z.object({ memberId: MemberId, version: FormVersion, handedOver: HandedOver });
export const MemberEnd = Leaving.extend({
  endsOn: LocalDate.optional().describe('The last day; absent: at once'),
});
export const MemberMove = Leaving.extend({
  newMemberId: MemberId.describe('Chosen by the caller, a UUID say: sent again, it is the same seat'),
  agencyId: AgencyId,
});
export const MemberReturn = z.object({
  memberId: MemberId,
  version: FormVersion.optional().describe('Told without, whatever last day stands is taken back'),
});

/**
 * A last day, and what was in their hands handed on. Sent again, what was handed on already stays where it is.
 *
 * @throws Refusal what `guardSeats` refuses; `last-day-passed`, `not-fit`, `changed-meanwhile`, before anything is
 * written: of what came into their hands since the form was drawn too
 */
export async function endMember(input: z.infer<typeof MemberEnd>, ctx: Context): Promise<KeptPersonView> {
  const yesterday = addDays(ctx.today, -1);
  const { endsOn = yesterday } = input;
  const end = (member: Member) => {
    const ended = endedMember(member, endsOn, yesterday);
    return ended === member || endsOn !== yesterday ? ended : { ...ended, leftAt: ctx.now };
  };
  const stands = await leave(input, ctx, {
    decide: (member) => [end(member)],
    write: async (draft, [ended]) => {
      if (ended === undefined) return;
      recordMember('member-ended', ended, lastDayText(ended, ctx), draft, ctx);
      tellOfAuditor(ended, 'gave a last day to', draft, ctx, ended);
    },
  });
  return keptPersonView(stands, ctx);
}

/**
 * Until the last day is over, it can be taken back. What was handed over stays where it is.
 *
 * @throws Refusal `seat-over`, `changed-meanwhile`, what `guardSeats` refuses
 */
export async function returnMember(
  { memberId, version }: z.infer<typeof MemberReturn>,
  ctx: Context,
): Promise<KeptPersonView> {
  const stands = await ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
    const member = await memberIn(draft, memberId);
    const back = returnedMember(member, ctx.today);
    if (back === member) return member;
    if (version !== undefined && version !== personVersion(member, ctx.sha256))
      throw await changedMeanwhile({ type: 'member', id: memberId }, ctx);
    guardSeats(await seatsNow(draft, ctx), [back], keepingOf(ctx));
    recordMember('member-returned', back, undefined, draft, ctx);
    return back;
  });
  return keptPersonView(stands, ctx);
}

/**
 * A new seat with another agency, for the same person at the same address: their account and their chat with the bot come
 * along, what they left for stays hidden from them, and nothing of what the old seat may see comes along. That one is over
 * at once.
 *
 * @throws Refusal as `endMember`; `id-taken`, `not-found`, `partner-over`
 */
export async function moveMember(input: z.infer<typeof MemberMove>, ctx: Context): Promise<KeptPersonView> {
  const { newMemberId, agencyId, memberId } = input;
  const agency = partnerOf(agencyId, ctx);
  const again = ctx.roster.members.get(newMemberId);
  if (again !== undefined) {
    const isSame = again.agencyId === agencyId && ctx.roster.former.get(memberId)?.email === again.email;
    if (!isSame) throw new Refusal('id-taken');
    return keptPersonView(again, ctx);
  }
  const former = ctx.roster.members.get(memberId)?.agencyId;
  if (former === agencyId) throw new Refusal('not-fit', { reference: 'The seat', name: `${agency.name}, where it is` });
  const moved = (member: Member): Member[] => [
    { ...without(member, ['account', 'invitation']), endsOn: addDays(ctx.today, -1), leftAt: ctx.now },
    afterSeats({ ...atNewAgency(member), id: newMemberId, agencyId, joinedOn: ctx.today }, [member]),
  ];
  await leave(input, ctx, {
    decide: moved,
    write: async (draft, [old, seat]) => {
      if (old === undefined || seat === undefined) return;
      recordMember('member-moved', old, `To ${agency.name}`, draft, ctx);
      tellOfAuditor(old, 'gave a seat with another agency to', draft, ctx, old);
      recordMember('member-added', seat, `From ${agencyNameBefore(old, ctx)}`, draft, ctx);
      const contact: Contact | undefined = await draft.read('contact', memberId);
      if (contact === undefined) return;
      await draft.read('contact', newMemberId);
      draft.put('contact', { ...contact, memberId: newMemberId });
    },
  });
  const { roster } = ctx;
  const old = roster.members.get(memberId);
  if (old === undefined) throw new Refusal('not-found', { what: 'member' });
  return keptPersonView(moved(old)[1] ?? old, ctx);
}

/** What is a person's own goes along; seat, area, authority and deputy were the other agency's. */
function atNewAgency(member: Member): Member {
  return without(member, [
    'invitation',
    'seat',
    'area',
    'mayShare',
    'mayAct',
    'deputyId',
    'onDuty',
    'duties',
    'endsOn',
  ]);
}

function agencyNameBefore({ agencyId }: Member, { roster }: Context): string {
  return agencyOf(roster, agencyId).name;
}

interface Step {
  /** The seats as they will be, that of whoever leaves first. */
  readonly decide: (member: Member) => Member[];
  readonly write: (draft: Draft, seats: readonly Member[]) => Promise<void>;
}

/** Looked at whole before the first of it is written; the seat itself ends with the last of it. */
async function leave(
  { memberId, version, handedOver }: z.infer<typeof Leaving>,
  ctx: Context,
  { decide, write }: Step,
): Promise<Member> {
  const { roster } = ctx;
  const panelId = roster.panel.id;
  const member = roster.members.get(memberId) ?? roster.former.get(memberId);
  if (member === undefined) throw new Refusal('not-found', { what: 'member' });
  if (isOverOn(member, ctx.today)) {
    if (decide(member)[0] === member) return member;
    throw new Refusal('seat-over', { name: member.name });
  }
  const inHand = (await heldBy(member, ctx)).filter((each) => isTheirsToHand(each, ctx));
  refuseUnnamed(inHand, handedOver, member);
  const gifts = fitting(inHand, [...handedOver, ...runsLeft(inHand, handedOver, decide(member)[0], ctx)], ctx);
  const isSame = (stands: Member) => decide(stands)[0] === stands;
  if (personVersion(member, ctx.sha256) !== version && !isSame(member))
    throw await changedMeanwhile({ type: 'member', id: memberId }, ctx);
  guardSeats([...roster.members.values(), ...roster.former.values()], decide(member), keepingOf(ctx));

  const handOn = async (some: readonly Gift[], draft: Draft) => {
    for (const { give } of some) await give(draft);
  };
  const last = gifts.splice(-HANDED_AT_ONCE);
  for (let at = 0; at < gifts.length; at += HANDED_AT_ONCE) {
    await ctx.ledger.change(panelId, ctx.now, (draft) => handOn(gifts.slice(at, at + HANDED_AT_ONCE), draft));
  }
  return ctx.ledger.change(panelId, ctx.now, async (draft) => {
    await refuseGivenSince(member, handedOver, draft, ctx);
    await handOn(last, draft);
    const current = await memberIn(draft, memberId);
    if (isSame(current)) return current;
    if (isOverOn(current, ctx.today)) throw new Refusal('seat-over', { name: current.name });
    const seats = decide(current);
    guardSeats(seatsWith(await seatsNow(draft, ctx), [current]), seats, keepingOf(ctx));
    await write(draft, seats);
    return seats[0] ?? current;
  });
}

type Named = z.infer<typeof HandedOver>;

/** Whoever sends has not been asked about it. A meeting that they run goes on by itself: see `runsLeft`. */
function refuseUnnamed(inHand: readonly Held[], named: Named, { name }: Member): void {
  const came = inHand.filter(({ kind, key }) => kind !== 'run' && !named.some((each) => each.key === key));
  if (came.length === 0) return;
  throw new Refusal('changed-meanwhile', { came: listed(came.map(({ reference }) => reference)), name });
}

/** The same of a task that somebody gives at this very moment. */
async function refuseGivenSince({ id, name }: Member, named: Named, draft: Draft, ctx: Context): Promise<void> {
  for (const { subject } of await draft.logAfter(ctx.snapshot.changeNumber)) {
    if (subject.type !== 'task' || named.some(({ key }) => key.endsWith(`:${subject.id}`))) continue;
    const task = await draft.read('task', subject.id);
    if (task === undefined || !isTheirsToHand({ isForFew: task.audience.kind === 'named' }, ctx)) continue;
    if (isOwed(task) && !isKeptOut(task, ctx) && holdersOf(task).includes(id))
      throw new Refusal('changed-meanwhile', { came: task.reference, name });
  }
}

interface Gift {
  readonly give: (draft: Draft) => Promise<void>;
}

/** Nobody runs a meeting who is no longer there: of what is left in the hands of whoever goes at once, it goes on. */
function runsLeft(inHand: readonly Held[], handedOver: Named, seat: Member | undefined, { today }: Context): Named {
  if (seat === undefined || !isOverOn(seat, today)) return [];
  const left = inHand.filter(
    ({ kind, key }) => kind === 'run' && !handedOver.some((given) => given.key === key && given.isLeft !== true),
  );
  return left.flatMap(({ key, suggestedId: toId }) => (toId === undefined ? [] : [{ key, toId }]));
}

/** What is in their hands no longer has been given on already. @throws Refusal `not-fit` */
function fitting(all: readonly Held[], handedOver: z.infer<typeof HandedOver>, { roster }: Context): Gift[] {
  return handedOver.flatMap(({ key, toId, isLeft }) => {
    const held = all.find((each) => each.key === key);
    if (held === undefined || isLeft === true) return [];
    const { giveBack } = held;
    if (toId === undefined && giveBack !== undefined) return [{ give: giveBack }];
    const to = held.fit.find(({ id }) => id === toId);
    if (to === undefined) {
      const name = (toId && roster.members.get(toId)?.name) ?? 'somebody who is not on the panel';
      throw new Refusal('not-fit', { name, reference: held.reference });
    }
    const give = async (draft: Draft) => {
      if ((await memberIn(draft, to.id)).endsOn !== undefined)
        throw new Refusal('not-fit', { name: to.name, reference: held.reference });
      await held.hand(to, draft);
    };
    return [{ give }];
  });
}

async function memberIn(draft: Draft, id: MemberId): Promise<Member> {
  const member = await draft.findMember(id);
  if (member === undefined) throw new Refusal('not-found', { what: 'member' });
  return member;
}
