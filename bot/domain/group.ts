import { z } from 'zod';
import { Audience, isForFew, readersOf, wholePanel } from './audience';
import { Disclosure, Disclosures } from './disclosure';
import { Band, GroupStatus, Plan, type Site, Sites, Sources } from './groupFacts';
import { AgencyId, GroupId, MemberId, PanelId, SiteId } from './ids';
import { Restriction } from './restriction';
import { Retained } from './retained';
import { Stamp } from './task';
import { Instant, LocalDate } from './time';

/** For what, and under which gateway, a group's people are shared with a body that needs one. */
const PeopleTo = z.object({ agencyId: AgencyId, disclosure: Disclosure, by: MemberId, at: Instant });

const MOST_BEFORE = 100;

/** An organised crime group, shown by its operation name. Who is in it is not kept here: see nominal.ts. */
export const Group = z.object({
  id: GroupId,
  panelId: PanelId,
  /** "Larchfield" */
  operation: z.string().trim().min(1).max(60),
  /** The force's own: "NM-OCG-031". */
  reference: z.string().trim().min(1).max(40),
  threats: z.array(z.string().trim().min(1).max(60)).max(20),
  /** Of those of earlier versions, until somebody writes `sites`. */
  place: z.string().trim().max(200).optional(),
  /** Absent: mapped. */
  status: GroupStatus.optional(),
  band: Band.optional(),
  plan: Plan.optional(),
  sites: Sites.optional(),
  sources: Sources.optional(),
  /** When whoever leads it looks whether all this still holds. */
  nextReviewOn: LocalDate.optional(),
  /** When that was done last. */
  reviewed: Stamp.optional(),
  changed: Stamp.optional(),
  /** Leads the plan for it. */
  lroId: MemberId.optional(),
  audience: Audience.default(wholePanel),
  /** Why it is for few, where it is and somebody said. */
  restriction: Restriction.optional(),
  disclosures: Disclosures.optional(),
  /** Whoever left for it at a meeting. */
  recusedIds: z.array(MemberId).optional(),
  peopleTo: z.array(PeopleTo).max(100).optional(),
  /** Shares that were taken back, the latest of them: under what their bodies were told. */
  peopleToBefore: z
    .array(PeopleTo.extend({ ended: z.object({ by: MemberId, at: Instant }) }))
    .max(MOST_BEFORE)
    .optional(),
  recordedOn: LocalDate.optional(),
  retention: Retained.optional(),
});
export type Group = z.infer<typeof Group>;

/** Whoever leads a group goes on seeing it, as an issue's raiser and a task's owner do. */
export function withLead(audience: Audience, { lroId }: Pick<Group, 'lroId'>): Audience {
  if (audience.kind === 'panel' || lroId === undefined || audience.memberIds.includes(lroId)) return audience;
  return { ...audience, memberIds: [...audience.memberIds, lroId] };
}

/** The very same where nothing changes by it. */
export function withGroupRecusal(group: Group, memberId: MemberId, isRecused: boolean): Group {
  const { recusedIds = [], ...rest } = group;
  if (recusedIds.includes(memberId) === isRecused) return group;
  const left = isRecused ? [...recusedIds, memberId] : recusedIds.filter((id) => id !== memberId);
  return left.length === 0 ? rest : { ...group, recusedIds: left };
}

/** The very same where the people were not shared with that body. */
export function withoutShare(group: Group, agencyId: AgencyId, ended: { by: MemberId; at: Instant }): Group {
  const { peopleTo = [], peopleToBefore = [], ...rest } = group;
  const share = peopleTo.find((each) => each.agencyId === agencyId);
  if (share === undefined) return group;
  const left = peopleTo.filter((each) => each !== share);
  const before = [...peopleToBefore, { ...share, ended }].slice(-MOST_BEFORE);
  return { ...rest, ...(left.length === 0 ? {} : { peopleTo: left }), peopleToBefore: before };
}

export function groupReaders({ audience, recusedIds }: Group): string[] {
  return readersOf(audience, recusedIds);
}

/** In a line: "Larchfield (NM-OCG-031)". Of one that is for few the number alone. */
export function calledGroup({ operation, reference, audience }: Group): string {
  return isForFew({ audience }) ? reference : `${operation} (${reference})`;
}

/** As its item on an agenda is titled: "Operation Larchfield (NM-OCG-031)" */
export function groupItemTitle({ operation, reference }: Pick<Group, 'operation' | 'reference'>): string {
  return `Operation ${operation} (${reference})`;
}

export function statusOf({ status = 'mapped' }: Pick<Group, 'status'>): GroupStatus {
  return status;
}

const formerPlace = SiteId.parse('place');

/** Earlier versions knew of one place alone. */
export function sitesOf({ sites, place }: Pick<Group, 'sites' | 'place'>): readonly Site[] {
  if (sites !== undefined) return sites;
  return place === undefined || place === '' ? [] : [{ id: formerPlace, kind: 'place', name: place }];
}

/** Whether somebody has to look at it today. An archived one is looked at when its retention asks. */
export function isDueForReview(group: Pick<Group, 'nextReviewOn' | 'status'>, today: LocalDate): boolean {
  const { nextReviewOn } = group;
  return nextReviewOn !== undefined && nextReviewOn <= today && statusOf(group) !== 'archived';
}
