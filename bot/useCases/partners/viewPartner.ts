import { hasRight } from '../../access/rights';
import { type Agency, isPartnerOn } from '../../domain/agency';
import { kindName } from '../../domain/agencyKinds';
import { given } from '../../domain/given';
import { formVersion } from '../../domain/formVersion';
import { type Member, roleNames } from '../../domain/member';
import { isPowerOf } from '../../domain/powersOfKind';
import { fillsSeat, isObserving, presentationDueOn, seatsWantedOf, stageOf } from '../../domain/partnership';
import { dayText, type LocalDate } from '../../domain/time';
import { nameOf } from '../../ledger/roster';
import { history } from '../log/history';
import type { Context } from '../ports';
import { openTasks } from '../today/openWork';
import { typesOfKind } from '../founding/agencyTypes';
import { powerView } from '../powers/keepPowers';
import { loadPowers } from '../powers/panelPowers';
import { agreementPart, agreementsBefore, agreementSignal, nextAgreement } from './viewAgreement';
import { attendanceOf, beginningOf, type HeldMeetings } from './partnerAttendance';
import type { PartnerDetailView, PartnerView } from './partnerViews';

export function partnerView(agency: Agency, held: HeldMeetings, ctx: Context): PartnerView {
  const { id, name, kind, regime, isa } = agency;
  const seatsFilled = peopleOf(agency, ctx).filter(fillsSeat).length;
  const seatsWanted = seatsWantedOf(agency);
  const attendance = attendanceOf(agency, held, ctx);
  const attended = attendance?.meetings.some(({ state }) => state === 'came') ?? false;
  const view = {
    ...{ id, name, kind, kindName: kindName(kind), regime, isa, seatsFilled, seatsWanted },
    version: formVersion(agency, ctx.sha256),
    observes: isObserving(agency),
    stage: stageOf(agency, { filled: seatsFilled, attended }),
    seatsEmpty: seatsFilled < seatsWanted,
    ...contactPart(agency, ctx),
    agreement: agreementPart(agency, ctx),
    ...nextAgreement(agency, ctx),
    presentation: presentationPart(agency, ctx.today),
    ...(attendance === undefined ? {} : { attendance }),
    ...datesOf(agency, ctx.today),
    hasLeft: !isPartnerOn(agency, ctx.today),
  };
  const signal = signalOf(view);
  return { ...view, ...(signal === undefined ? {} : { signal }) };
}

function peopleOf({ id }: Agency, { roster }: Context): Member[] {
  return [...roster.members.values()].filter(({ agencyId }) => agencyId === id);
}

function contactPart(
  { id, contactId }: Agency,
  { roster }: Context,
): Pick<PartnerView, 'contactId' | 'contactName' | 'contactGone'> {
  if (contactId === undefined) return { contactGone: false };
  const contactGone = roster.members.get(contactId)?.agencyId !== id;
  return { contactId, contactName: nameOf(roster, contactId), contactGone };
}

function datesOf({ approachedOn, visitedOn, endsOn }: Agency, today: LocalDate) {
  const approached = approachedOn && dayText(approachedOn, today);
  const visited = visitedOn && dayText(visitedOn, today);
  return {
    stepTexts: given({ approached, visited }),
    ...(approachedOn === undefined ? {} : { approachedOn }),
    ...(visitedOn === undefined ? {} : { visitedOn }),
    ...(endsOn === undefined
      ? {}
      : { endsOn, endsText: `${endsOn < today ? 'Left' : 'Last day'} ${dayText(endsOn, today)}` }),
  };
}

function presentationPart(agency: Agency, today: LocalDate): PartnerView['presentation'] {
  if (isObserving(agency)) return { due: false, text: 'None needed' };
  const last = agency.presentations?.at(-1);
  if (last === undefined) return { due: true, text: 'Never given' };
  const dueOn = presentationDueOn(agency, today);
  const due = dueOn <= today;
  const next = due ? `due since ${dayText(dueOn, today)}` : `next due ${dayText(dueOn, today)}`;
  return { due, text: `Given ${presentationText(last, today)}; ${next}` };
}

type Presentation = NonNullable<Agency['presentations']>[number];

/** "Wed 3 Mar to 40 people" */
function presentationText({ on, audience }: Presentation, today: LocalDate): string {
  const to = audience === undefined ? '' : ` to ${audience} ${audience === 1 ? 'person' : 'people'}`;
  return `${dayText(on, today)}${to}`;
}

/** What takes away most comes first: without an agreement its people see next to nothing. */
function signalOf(view: Omit<PartnerView, 'signal'>): PartnerView['signal'] {
  const { agreement, seatsEmpty, seatsFilled, seatsWanted, contactGone, contactName, attendance, presentation } = view;
  if (view.endsText !== undefined) return { text: view.endsText, pressing: false };
  if (view.observes) return undefined;
  const agreed = agreementSignal(agreement);
  if (agreed !== undefined) return agreed;
  if (seatsEmpty) return { text: seatsText(seatsWanted - seatsFilled), pressing: false };
  if (contactGone) return { text: `${contactName ?? 'Its contact'} no longer sits for it`, pressing: false };
  if (attendance?.gapText !== undefined) return { text: attendance.gapText, pressing: false };
  return presentation.due ? { text: 'Presentation due', pressing: false } : undefined;
}

function seatsText(empty: number): string {
  return empty === 1 ? '1 seat empty' : `${empty} seats empty`;
}

/** One of them on one page. */
export async function partnerDetail(agency: Agency, held: HeldMeetings, ctx: Context): Promise<PartnerDetailView> {
  const people = peopleOf(agency, ctx).sort((a, b) => a.name.localeCompare(b.name));
  return {
    ...partnerView(agency, held, ctx),
    people: people.map((member) => personPart(member, held, ctx.today)),
    ...agreementsBefore(agency),
    presentations: (agency.presentations ?? []).map((each) => ({
      ...{ on: each.on, text: presentationText(each, ctx.today) },
      ...(each.audience === undefined ? {} : { audience: each.audience }),
    })),
    ...(await openTasksOf(agency, ctx)),
    powers: await powersOf(agency, ctx),
    tenantIds: agency.tenantIds ?? [],
    ...(agency.groupId === undefined ? {} : { groupId: agency.groupId }),
    history: await history(agency.id, ctx),
  };
}

async function powersOf(agency: Agency, ctx: Context): Promise<PartnerDetailView['powers']> {
  const own = (await loadPowers(ctx)).filter((power) => isPowerOf(power, agency, typesOfKind));
  return own.map((each) => {
    const { id, power, legalBasis, confidence, on, checkText } = powerView(each, ctx);
    return { id, power, legalBasis, confidence, on, checkText };
  });
}

function personPart(member: Member, held: HeldMeetings, today: LocalDate): PartnerDetailView['people'][number] {
  const { id, name, title, role, seat } = member;
  const endsText = seatEnds(member, today);
  const beginningText = beginningOf(member, held);
  return {
    ...{ id, name, title, role, roleName: roleNames[role] },
    ...(seat === undefined ? {} : { seat }),
    ...(endsText === undefined ? {} : { endsText }),
    ...(beginningText === undefined ? {} : { beginningText }),
  };
}

/** A visit has both its days. */
function seatEnds({ role, joinedOn, endsOn }: Member, today: LocalDate): string | undefined {
  if (endsOn === undefined) return undefined;
  const isVisit = role === 'observer' && joinedOn !== undefined;
  return isVisit ? `${dayText(joinedOn, today)} to ${dayText(endsOn, today)}` : `Last day ${dayText(endsOn, today)}`;
}

async function openTasksOf({ id }: Agency, ctx: Context): Promise<Pick<PartnerDetailView, 'openTasks'>> {
  if (!hasRight(ctx.viewer, 'task.see')) return {};
  const { items, isMore } = await openTasks([{ key: 'agencyId', is: id }], ctx);
  return { openTasks: { countText: `${items.length}${isMore ? '+' : ''}` } };
}
