import { z } from 'zod';
import { dealingConditions } from '../../access/meetingConditions';
import { decidesOpportunities } from '../../access/opportunityConditions';
import { maySeeGroup } from '../../access/sight';
import { viewerOf } from '../../access/viewer';
import type { Agency } from '../../domain/agency';
import { type Attendance, isPresent, isRecused, recusedFrom } from '../../domain/attendance';
import { given } from '../../domain/given';
import { type Group, sitesOf } from '../../domain/group';
import { type AgencyId, AgendaItemId, MeetingId } from '../../domain/ids';
import { markingOf } from '../../domain/marking';
import type { Meeting } from '../../domain/meeting';
import { isWaiting, type Opportunity } from '../../domain/opportunity';
import { confidenceTexts } from '../../domain/power';
import { powersFitting } from '../../domain/powerMatching';
import { isPowerOf } from '../../domain/powersOfKind';
import { typesOfKind } from '../founding/agencyTypes';
import { findGroup } from '../groups/groupLists';
import { loadAttendances, loadMeetings } from '../meetings/meetingLists';
import type { Admitted, Context } from '../ports';
import { checkText } from '../powers/keepPowers';
import { opportunitiesOf, readOnce } from './opportunityLists';
import type { OfferedPowerView, RoundTableView } from './opportunityViews';
import { opportunityView, type ReadOnce } from './viewOpportunity';

export const RoundTableQuery = z.object({ meetingId: MeetingId, itemId: AgendaItemId });

/**
 * The round table on a group that is dealt with at a meeting: whoever asks is offered their own agency's powers, and sees
 * which agencies have answered. The group, its opportunities, who is there and the powers are read once each, however many
 * agencies sit at it.
 *
 * @throws Refusal `item-gone` also for an item that is about no group, or about one that is hidden
 */
export async function getRoundTable(
  { meetingId, itemId }: z.infer<typeof RoundTableQuery>,
  ctx: Admitted,
): Promise<RoundTableView> {
  const [meetings, people] = await Promise.all([loadMeetings(ctx), loadAttendances(meetingId, ctx)]);
  const meeting = meetings.find(({ id }) => id === meetingId);
  const item = meeting?.agenda.find(({ id }) => id === itemId);
  const dealt = meeting && item && { meeting, item, recusedIds: recusedFrom(itemId, people) };
  const { groupId } = ctx.admission.admit(dealingConditions, dealt).item;
  if (meeting === undefined || groupId === undefined) throw dealingConditions.absent();
  const [group, all, once] = await Promise.all([findGroup(groupId, ctx), opportunitiesOf(groupId, ctx), readOnce(ctx)]);
  if (group === undefined || !maySeeGroup(group, ctx.viewer)) throw dealingConditions.absent();
  return tableView({ group, meeting, itemId, people, all }, once, ctx);
}

interface Table {
  readonly group: Group;
  readonly meeting: Meeting;
  readonly itemId: AgendaItemId;
  readonly people: readonly Attendance[];
  readonly all: readonly Opportunity[];
}

function tableView(table: Table, once: ReadOnce, ctx: Context): RoundTableView {
  const { group, meeting, itemId, all } = table;
  const { id, reference, operation, audience } = group;
  const isForFew = audience.kind === 'named';
  const agencies = agenciesAt(table, ctx);
  const { agency } = ctx.viewer;
  const runs = meeting.state === 'running';
  const of = { group, ...(runs ? { meeting } : {}) };
  return {
    ...{ id, itemId, reference, operation, restricted: isForFew, agencies },
    marking: markingOf(ctx.roster.panel, isForFew),
    ...given({ turnOf: agencies.find(({ answered }) => !answered)?.agencyId }),
    own: { agencyId: agency.id, agencyName: agency.name, powers: powersOfAgency(agency, group, once, ctx) },
    opportunities: all.map((opportunity) => opportunityView({ ...of, opportunity }, once, ctx)),
    undecided: all.filter((each) => isWaiting(each, ctx.today)).length,
    may: { raise: runs, decide: decidesOpportunities(of, ctx.viewer) },
  };
}

/** What the panel has switched on of what that agency can do; what fits the group best stands first. */
function powersOfAgency(agency: Agency, group: Group, { powers }: ReadOnce, ctx: Context): OfferedPowerView[] {
  const own = [...powers.values()].filter((power) => power.on && isPowerOf(power, agency, typesOfKind));
  const asked = { threat: group.threats.join(', '), place: placesText(group) };
  const fitting = powersFitting(asked, own, typesOfKind).map(({ power }) => power);
  return [...new Set([...fitting, ...own])].map((each) => {
    const { id, power, legalBasis, lever, typicalOpportunity, confidence } = each;
    const confidenceText = confidenceTexts[confidence];
    return { id, power, legalBasis, lever, typicalOpportunity, confidenceText, checkText: checkText(each, ctx) };
  });
}

function placesText(group: Group): string {
  return sitesOf(group)
    .map(({ name }) => name)
    .join(', ');
}

/**
 * Agencies that sit at the table: somebody of theirs is there who may know of the group and has not left for it. By name,
 * which is the order in which they are asked.
 */
function agenciesAt(table: Table, ctx: Context): RoundTableView['agencies'] {
  const { people, itemId, meeting, all } = table;
  const sitting = new Map<AgencyId, Attendance[]>();
  for (const each of people.filter((one) => sitsAt(table, one, ctx))) {
    const agencyId = ctx.roster.members.get(each.memberId)?.agencyId;
    if (agencyId !== undefined) sitting.set(agencyId, [...(sitting.get(agencyId) ?? []), each]);
  }
  const here = all.filter((each) => each.meetingId === meeting.id && each.itemId === itemId);
  return [...sitting]
    .map(([agencyId, seats]) => {
      const answers = seats.flatMap(({ floors }) => floors.filter((floor) => floor.itemId === itemId));
      const said = answers.some(({ answer }) => answer === 'share') ? 'share' : answers[0]?.answer;
      const raised = here.filter((each) => each.agencyId === agencyId).length;
      const name = ctx.roster.agencies.get(agencyId)?.name ?? agencyId;
      return { agencyId, name, raised, ...given({ said }), answered: raised > 0 || said !== undefined };
    })
    .sort((a, b) => a.name.localeCompare(b.name));
}

function sitsAt({ group, itemId }: Table, attendance: Attendance, { roster }: Context): boolean {
  const member = roster.members.get(attendance.memberId);
  const agency = member && roster.agencies.get(member.agencyId);
  if (member === undefined || agency === undefined) return false;
  if (!isPresent(attendance) || isRecused(attendance, itemId)) return false;
  return maySeeGroup(group, viewerOf(member, agency, roster));
}
