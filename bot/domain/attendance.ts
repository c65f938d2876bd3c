import { z } from 'zod';
import type { Place } from './agenda';
import { Audience } from './audience';
import { AgendaItemId, MeetingId, MemberId, PanelId } from './ids';
import { Refusal } from './refusal';
import { Instant } from './time';

/** Whether somebody comes, said beforehand. */
export const Reply = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('coming') }),
  z.object({ kind: z.literal('apology') }),
  z.object({
    kind: z.literal('substitute'),
    /** A person of the panel; somebody else is named, attends, and sees nothing here. */
    memberId: MemberId.optional(),
    name: z.string().trim().min(1).max(120),
  }),
]);
export type Reply = z.infer<typeof Reply>;

export const SignInWay = z.enum(['tab', 'code', 'sheet', 'teams']);
export type SignInWay = z.infer<typeof SignInWay>;

/** One stretch in the meeting; without `outAt` the person is still there. */
const Stay = z.object({ inAt: Instant, outAt: Instant.optional(), way: SignInWay });

const Interest = z.object({
  itemId: AgendaItemId,
  text: z.string().max(500),
  /** Leaves for this item: sees nothing that is recorded on it. */
  recused: z.boolean(),
  at: Instant,
  /** Who needed to know of the item then: opened later, the interest stays theirs. */
  audience: Audience.optional(),
});

export const FloorAnswer = z.enum(['share', 'nothing']);
export type FloorAnswer = z.infer<typeof FloorAnswer>;

const GivenFloor = z.object({ itemId: AgendaItemId, answer: FloorAnswer, at: Instant, audience: Audience.optional() });

/** One member at one meeting: what they said beforehand, when they were there, what they declared. */
export const Attendance = z.object({
  panelId: PanelId,
  meetingId: MeetingId,
  memberId: MemberId,
  reply: z.object({ by: MemberId, at: Instant, answer: Reply }).optional(),
  stays: z.array(Stay).max(50).default([]),
  interests: z.array(Interest).max(100).default([]),
  floors: z.array(GivenFloor).max(100).default([]),
  /** Items that went on elsewhere, where the member left for them: what was said of them here is hidden too. */
  leftLater: z.array(AgendaItemId).max(200).optional(),
});
export type Attendance = z.infer<typeof Attendance>;

export function noAttendance(panelId: PanelId, meetingId: MeetingId, memberId: MemberId): Attendance {
  return { panelId, meetingId, memberId, stays: [], interests: [], floors: [] };
}

export function isPresent({ stays }: Attendance): boolean {
  const last = stays.at(-1);
  return last !== undefined && last.outAt === undefined;
}

/** Present at some time, however short. */
export function hasAttended({ stays }: Attendance): boolean {
  return stays.length > 0;
}

/** The same answer again changes nothing. `undefined`: as if none had been given. */
export function replied(attendance: Attendance, answer: Reply | undefined, by: MemberId, at: Instant): Attendance {
  const { reply, ...rest } = attendance;
  if (JSON.stringify(reply?.answer) === JSON.stringify(answer)) return attendance;
  if (answer === undefined) return rest;
  return { ...attendance, reply: { by, at, answer } };
}

/** In. Whoever is in already stays in from when they came: a second scan changes nothing. */
export function signedIn(attendance: Attendance, way: SignInWay, at: Instant): Attendance {
  return isPresent(attendance) ? attendance : { ...attendance, stays: [...attendance.stays, { inAt: at, way }] };
}

/** Out; whoever is not in stays out. */
export function signedOut(attendance: Attendance, at: Instant): Attendance {
  const last = attendance.stays.at(-1);
  if (last === undefined || last.outAt !== undefined) return attendance;
  // A correction of the time in may lie after: nobody leaves before they came.
  const outAt = at < last.inAt ? last.inAt : at;
  return { ...attendance, stays: [...attendance.stays.slice(0, -1), { ...last, outAt }] };
}

/** An interest in one item, once an item: declared again, the later words stand. */
export function declared(
  attendance: Attendance,
  interest: Omit<z.infer<typeof Interest>, 'at'>,
  at: Instant,
): Attendance {
  const before = attendance.interests.find(({ itemId }) => itemId === interest.itemId);
  if (before?.text === interest.text && before.recused === interest.recused) return attendance;
  const others = attendance.interests.filter(({ itemId }) => itemId !== interest.itemId);
  if (others.length >= 100) throw new Refusal('agenda-full', { most: '100' });
  const after = { ...attendance, interests: [...others, { ...interest, at }] };
  return interest.recused ? withdrewFloor(after, interest.itemId) : after;
}

/** What was declared on one item holds on the one that it has become, unless something was declared there later. */
export function withInterestsMoved(to: Attendance, from: Attendance, places: readonly Place[]): Attendance {
  const moved = from.interests.flatMap((interest) => {
    const place = places.find((each) => each.from === interest.itemId);
    const isKnown = (itemId: AgendaItemId) =>
      to.interests.some((each) => each.itemId === itemId && each.at >= interest.at);
    return place === undefined || isKnown(place.to) ? [] : [{ ...interest, itemId: place.to }];
  });
  const others = to.interests.filter(({ itemId }) => moved.every((each) => each.itemId !== itemId));
  return moved.length === 0 ? to : { ...to, interests: [...others, ...moved].slice(-100) };
}

/** Those who leave for an item. */
export function recusedFrom(itemId: AgendaItemId, all: readonly Attendance[]): MemberId[] {
  return all.filter((each) => isRecused(each, itemId)).map(({ memberId }) => memberId);
}

export function isRecused({ interests, leftLater = [] }: Attendance, itemId: AgendaItemId): boolean {
  return leftLater.includes(itemId) || interests.some((each) => each.itemId === itemId && each.recused);
}

/** The member has left for what the item has become; here nothing was declared. Whoever leaves asks for no floor. */
export function leftLater(attendance: Attendance, itemId: AgendaItemId): Attendance {
  if (isRecused(attendance, itemId)) return attendance;
  return withdrewFloor({ ...attendance, leftLater: [...(attendance.leftLater ?? []), itemId].slice(-200) }, itemId);
}

/** What a member says when the floor is offered to each agency in turn. */
export function answeredFloor(
  attendance: Attendance,
  given: Omit<z.infer<typeof GivenFloor>, 'at'>,
  at: Instant,
): Attendance {
  const { itemId, answer } = given;
  if (attendance.floors.some((each) => each.itemId === itemId && each.answer === answer)) return attendance;
  const others = attendance.floors.filter((each) => each.itemId !== itemId);
  return { ...attendance, floors: [...others, { ...given, at }].slice(-100) };
}

/** As if nothing had been said: a hand is lowered again. */
export function withdrewFloor(attendance: Attendance, itemId: AgendaItemId): Attendance {
  const floors = attendance.floors.filter((each) => each.itemId !== itemId);
  return floors.length === attendance.floors.length ? attendance : { ...attendance, floors };
}

/** Advisory: a meeting goes on without one, and its minutes say so. */
export const Quorum = z.object({ people: z.number().int().min(1).max(60), agencies: z.number().int().min(1).max(60) });
export type Quorum = z.infer<typeof Quorum>;

export const defaultQuorum: Quorum = { people: 8, agencies: 5 };

export function isQuorate(quorum: Quorum, people: number, agencies: number): boolean {
  return people >= quorum.people && agencies >= quorum.agencies;
}
