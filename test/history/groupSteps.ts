import { isPowerOf } from '../../bot/domain/powersOfKind';
import { addDays, type Instant, type LocalDate, localDateOf } from '../../bot/domain/time';
import { typesOfKind } from '../../bot/useCases/founding/agencyTypes';
import { shippedPowers } from '../../bot/useCases/powers/panelPowers';
import { fictionalNames, type Somebody } from './fictionalPanel';
import {
  asksGateway,
  grades,
  meetingDay,
  oneOfRole,
  shareOf,
  slotAfter,
  type Stage,
  type Step,
  strands,
  ZONE,
} from './stage';
import { workOn } from './taskSteps';

const kinds = ['place', 'business', 'vehicle'] as const;
const categories = ['suspect', 'suspect', 'suspect', 'convicted', 'victim', 'witness'] as const;
const roles = ['courier', 'driver', 'director on paper', 'lender', 'organiser', 'keeps the keys'] as const;
const joins = ['works at', 'supplies', 'rents from', 'owes money to', 'is seen with'] as const;

/** Groups as they come to the panel between two meetings, with whoever is in them and what is done about them. */
export function groupsAfter(stage: Stage, number: number): Step[] {
  const { size } = stage;
  const first = Math.floor(size.groups / size.meetings) * (number - 1);
  return Array.from({ length: shareOf(size.groups, size.meetings, number) }, (_, each) => {
    const recordedAt = slotAfter(meetingDay(stage, number), 2 + stage.chance.below(50));
    // A link goes to one of the meeting before, which is there.
    return groupLife(stage, { at: first + each, before: number === 1 ? first + each : first - 1 }, recordedAt);
  }).flat();
}

function groupLife(stage: Stage, { at, before }: { at: number; before: number }, recordedAt: Instant): Step[] {
  const { people, words, chance } = stage;
  const groupId = groupIdAt(at);
  const on = localDateOf(recordedAt, ZONE);
  const [coordinator, lro] = [
    oneOfRole(people, 'coordinator'),
    chance.oneOf(people.filter(({ role }) => role === 'lro')),
  ];
  const firstReview = addDays(on, 90 + chance.below(90));
  const recorded: Step = {
    ...{ at: recordedAt, who: coordinator, name: 'group.record' },
    input: {
      ...{ groupId, operation: words.operation(at), reference: groupId.toUpperCase(), lroId: lro.id, status: 'mapped' },
      threats: [...new Set([words.threat(), words.threat()])],
      band: `${1 + chance.below(5)}${chance.oneOf(['a', 'b', 'c'])}`,
      sites: kinds.map((kind, site) => ({ id: `s${site}`, kind, name: words.place() })),
      nextReviewOn: firstReview,
    },
  };
  const inIt = 2 + (at % 3) + (at % 2);
  return [
    recorded,
    ...Array.from({ length: inIt }, (_, each) => nominal(stage, groupId, at * 5 + each, recordedAt, lro.id)),
    ...Array.from({ length: inIt }, (_, each) =>
      link(stage, [groupId, groupIdAt(before)], `n${at * 5 + each}`, recordedAt, lro.id),
    ),
    ...Array.from({ length: 3 + chance.below(5) }, (_, each) => opportunity(stage, groupId, each, on, lro.id)).flat(),
    ...Array.from({ length: chance.below(4) }, (_, each) => disruption(stage, groupId, each, on, lro.id)).flat(),
    ...reviews(stage, groupId, firstReview, lro.id),
  ];
}

/** Most in time; now and then one is left, and is due from then on. */
function reviews({ chance, firstOn, size }: Stage, groupId: string, firstReview: LocalDate, lro: string): Step[] {
  const end = addDays(meetingDay({ firstOn }, size.meetings), 60);
  const steps: Step[] = [];
  for (let due = firstReview; due < end && chance.below(12) > 0;) {
    const at = slotAfter(due, -chance.below(10));
    due = addDays(due, 90 + chance.below(90));
    steps.push({ at, who: lro, name: 'group.review', input: { groupId, nextReviewOn: due } });
  }
  return steps;
}

function groupIdAt(at: number): string {
  return `wx-ocg-${String(at + 1).padStart(3, '0')}`;
}

function nominal({ chance }: Stage, groupId: string, at: number, recordedAt: Instant, who: string): Step {
  const facts = { category: chance.oneOf(categories), role: chance.oneOf(roles), bornIn: `19${6 + chance.below(4)}0s` };
  const input = { groupId, nominalId: `n${at}`, name: fictionalNames(at), ...facts };
  return { at: recordedAt, who, name: 'nominal.record', input };
}

/** Of somebody in the group to their group, or to the one that came before it. */
function link(
  { chance }: Stage,
  groupIds: readonly [string, string],
  nominalId: string,
  at: Instant,
  who: string,
): Step {
  const to = { kind: 'group', groupId: chance.oneOf(groupIds) };
  const [groupId] = groupIds;
  const input = { from: { kind: 'nominal', groupId, nominalId }, to, what: chance.oneOf(joins) };
  return { at, who, name: 'link.make', input };
}

function opportunity(stage: Stage, groupId: string, each: number, on: LocalDate, lro: string): Step[] {
  const { people, words, chance } = stage;
  const owner = chance.oneOf(people.filter(({ role }) => role === 'agencyLead'));
  const id = { groupId, opportunityId: `o${each}` };
  const raisedAt = slotAfter(on, 1 + chance.below(20));
  const power = powerOf(stage, owner);
  const raised: Step = {
    ...{ at: raisedAt, who: lro, name: 'opportunity.raise' },
    input: { ...id, what: words.task(), agencyId: owner.agency, ...(power === undefined ? {} : { powerId: power }) },
  };
  const at = slotAfter(localDateOf(raisedAt, ZONE), 3 + chance.below(15));
  const chair = oneOfRole(people, 'chair');
  const decidedOn = localDateOf(at, ZONE);
  const fate = chance.below(8);
  // Of long ago each is decided.
  if (fate === 0 && on > addDays(meetingDay(stage, stage.size.meetings), -60)) return [raised];
  if (fate <= 1)
    return [raised, { at, who: chair, name: 'opportunity.reject', input: { ...id, reason: words.reason() } }];
  if (fate === 2) {
    const until = addDays(decidedOn, 60);
    return [raised, { at, who: chair, name: 'opportunity.park', input: { ...id, until, reason: words.reason() } }];
  }
  const input = {
    ...{ ...id, taskId: `${groupId}-task-${each}`, title: words.task(), agencyId: owner.agency, ownerId: owner.id },
    ...{ dueOn: addDays(decidedOn, 30 + chance.below(30)), ...asksGateway(owner) },
  };
  return [raised, { at, who: chair, name: 'opportunity.task', input }, ...workOn(stage, input.taskId, owner, at)];
}

function powerOf({ chance }: Stage, { agency: kind }: Somebody): string | undefined {
  const own = shippedPowers.filter((power) => power.on && isPowerOf(power, { name: '', kind }, typesOfKind));
  return own.length === 0 ? undefined : chance.oneOf(own).id;
}

function disruption(stage: Stage, groupId: string, each: number, on: LocalDate, lro: string): Step[] {
  const { people, words, chance } = stage;
  const disruptionId = `${groupId}-disruption-${each}`;
  const at = slotAfter(on, 40 + chance.below(80));
  const proposed = chance.oneOf(grades);
  const input = {
    ...{ disruptionId, groupId, what: words.outcome(), on: localDateOf(at, ZONE), fourP: chance.oneOf(strands) },
    ...{ agencyIds: [chance.oneOf(people).agency], grade: proposed },
  };
  const grade = chance.oneOf([proposed, proposed, chance.oneOf(grades)]);
  const why = grade === proposed ? {} : { reason: 'As the panel weighs such a result' };
  return [
    { at, who: lro, name: 'disruption.propose', input },
    {
      ...{ at: slotAfter(localDateOf(at, ZONE), 4), who: oneOfRole(people, 'chair'), name: 'disruption.moderate' },
      ...{ input: { disruptionId, grade, ...why }, version: disruptionId },
    },
  ];
}
