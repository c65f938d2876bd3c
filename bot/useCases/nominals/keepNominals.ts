import type { z } from 'zod';
import { nominalConditions, peopleConditions } from '../../access/nominalConditions';
import { maySeeNominal, nominalHearers, type NominalOf, type PeopleOf } from '../../access/nominalSight';
import { Audience, isForFew, isSameAudience, isWithin } from '../../domain/audience';
import { canonical } from '../../domain/canonical';
import { guardDisclosure } from '../../domain/disclosure';
import { kept, readBy, type Restriction } from '../../domain/restriction';
import { FormVersion, formVersion } from '../../domain/formVersion';
import { CorrectionId, type GroupId, type MemberId } from '../../domain/ids';
import {
  factsOf,
  factsText,
  guardUnnamed,
  MOST_NOMINALS,
  type Nominal,
  NominalFacts,
  nominalKey,
  nominalReference,
} from '../../domain/nominal';
import { Refusal } from '../../domain/refusal';
import { refuseAboveCeiling, typedText } from '../../domain/text';
import type { Draft, Happening } from '../../ledger/changeDraft';
import { overtaken } from '../log/changedMeanwhile';
import { agenciesNamed, guardAudience } from '../members/audiences';
import { askedAudience, askedWhy, goingOnSeeing, whyFields } from '../restrictions/askedReaders';
import type { Admitted, Context } from '../ports';
import type { NominalView, PersonView } from './nominalViews';
import { nominalView } from './openNominal';
import { standingNominal } from './standingNominal';
import { tellCorrection } from './tellCorrection';
import { NominalRef, personView } from './peopleOfGroup';

const NominalAsRecorded = NominalRef.merge(NominalFacts);
export const NewNominal = NominalAsRecorded.extend({
  audience: Audience.optional().describe('Who needs to know; all who may see the group unless told'),
  ...whyFields,
});
export const NominalCorrection = NominalAsRecorded.extend({
  version: FormVersion,
  wrong: typedText(300).describe('What was wrong: everybody who saw it is told that something was, and opens this'),
  reason: typedText(300).describe('How it is known'),
});
export const NominalRestriction = NominalRef.extend({
  audience: Audience.describe('Who needs to know; never more than may see the group'),
  ...whyFields,
});

/** Records somebody in a group. Whoever records it knows it: that is no consultation. */
export async function recordNominal(
  { groupId, nominalId: id, audience: asked, restrictedWhy, restrictedReviewOn, ...facts }: z.infer<typeof NewNominal>,
  ctx: Admitted,
): Promise<NominalView> {
  refuseAboveCeiling(...Object.values(facts));
  const of = await changed(ctx, async (draft) => {
    const people = ctx.admission.admit(peopleConditions, await peopleIn(groupId, draft, ctx));
    const all = await draft.listOf('nominal', 'groupId', groupId);
    const again = all.find((each) => each.id === id);
    if (again !== undefined) return sameOrRefuse({ nominal: again, ...people }, facts, ctx);
    if (all.length >= MOST_NOMINALS) throw new Refusal('group-full', { most: String(MOST_NOMINALS) });
    guardUnnamed(facts.role, [...seenOf(all, people, ctx), facts]);
    if (asked !== undefined) guardWithin(asked, people, ctx);
    const audience = askedAudience({ audience: asked }, ctx);
    const why = askedWhy(audience, { restrictedWhy, restrictedReviewOn }, ctx);
    const number = Math.max(0, ...all.map((each) => each.number)) + 1;
    const by = ctx.viewer.member.id;
    const panelId = ctx.roster.panel.id;
    const nominal: Nominal = {
      ...{ ...facts, id, panelId, groupId, number, audience, ...why, changed: { by, at: ctx.now } },
    };
    return recordPerson({ nominal, ...people }, 'nominal-recorded', {}, draft, ctx);
  });
  return nominalView(of, ctx);
}

/** A name that is refused would tell whom the group hides. */
export function seenOf(all: readonly Nominal[], people: PeopleOf, { viewer }: Context): Nominal[] {
  return all.filter((nominal) => maySeeNominal({ nominal, ...people }, viewer));
}

/** Sent again it is the same person; another one needs another id, and so does one who is hidden. @throws Refusal `id-taken` */
function sameOrRefuse(of: NominalOf, facts: NominalFacts, { viewer }: Context): NominalOf {
  if (!maySeeNominal(of, viewer)) throw new Refusal('id-taken');
  if (canonical(factsOf(of.nominal)) !== canonical(factsOf(facts))) throw new Refusal('id-taken');
  return of;
}

/** Puts right what was recorded of somebody; what stood there is kept in the log. @throws Refusal `changed-meanwhile` */
export async function correctNominal(
  { groupId, nominalId, version, wrong, reason, ...facts }: z.infer<typeof NominalCorrection>,
  ctx: Admitted,
): Promise<NominalView> {
  refuseAboveCeiling(wrong, reason, ...Object.values(facts));
  const of = await changed(ctx, async (draft) => {
    const before = ctx.admission.admit(nominalConditions, await nominalIn({ groupId, nominalId }, draft, ctx));
    if (canonical(factsOf(before.nominal)) === canonical(factsOf(facts))) return before;
    if (formVersion(before.nominal, ctx.sha256) !== version) throw overtakenBy(before.nominal, ctx);
    const all = await draft.listOf('nominal', 'groupId', groupId);
    guardUnnamed(facts.role, [...seenOf(all, before, ctx), facts]);
    const stamp = { by: ctx.viewer.member.id, at: ctx.now };
    const { role: _, bornIn: __, forceReference: ___, ...kept } = before.nominal;
    const nominal: Nominal = { ...kept, ...facts, changed: stamp };
    const id = CorrectionId.parse(ctx.sha256(`${nominalKey(nominal)}\n${version}\n${ctx.now}`).slice(0, 32));
    await tellCorrection(id, { ...before, nominal }, draft, ctx);
    const said = { note: `${wrong}\n${reason}`, former: factsText(before.nominal) };
    return recordPerson({ ...before, nominal }, 'nominal-corrected', said, draft, ctx);
  });
  return nominalView(of, ctx);
}

function overtakenBy({ changed: last }: Nominal, ctx: Context): Refusal {
  return last === undefined ? new Refusal('changed-meanwhile') : overtaken(last, undefined, ctx);
}

/**
 * Says who needs to know of somebody. Those who may not see the group are told nothing by being named. For the same few
 * it is left to stand until the day that is said.
 *
 * @throws Refusal `wider-than-group`, `gateway-needed`, `would-not-see`, `why-for-few`, `review-day-over`
 */
export async function restrictNominal(
  { audience: asked, restrictedWhy, restrictedReviewOn, ...ref }: z.infer<typeof NominalRestriction>,
  ctx: Admitted,
): Promise<PersonView> {
  const { nominal } = await changed(ctx, async (draft) => {
    const before = ctx.admission.admit(nominalConditions, await nominalIn(ref, draft, ctx));
    guardAudience(asked, before.nominal.audience, ctx);
    guardWithin(asked, before, ctx);
    const audience = goingOnSeeing(asked, ctx);
    const isSame = isSameAudience(before.nominal.audience, audience);
    const why = askedWhy(audience, { restrictedWhy, restrictedReviewOn }, ctx, before.nominal);
    if (isSame && before.nominal.restriction === why.restriction) return before;
    if (!isSame && isForFew({ audience }) && why.restriction?.reason === undefined) throw new Refusal('why-for-few');
    const stamp = { by: ctx.viewer.member.id, at: ctx.now };
    const restriction = isSame ? stillFor(before.nominal, why.restriction, ctx) : why.restriction;
    const nominal: Nominal = { ...readBy(before.nominal, { audience, restriction }), changed: stamp };
    return recordPerson({ ...before, nominal }, 'nominal-restricted', {}, draft, ctx);
  });
  return personView(nominal);
}

/** Since when, and by whom, stays as it was. @throws Refusal `review-day-over` */
function stillFor(
  { restriction: known }: Nominal,
  said: Restriction | undefined,
  ctx: Context,
): Restriction | undefined {
  if (said === undefined) return undefined;
  const { reason, reviewOn } = said;
  if (reviewOn !== known?.reviewOn && reviewOn <= ctx.today) throw new Refusal('review-day-over');
  return kept(known, { reason, reviewOn }, { by: ctx.viewer.member.id, at: ctx.now });
}

/** Nobody is named who may not see the group, or whose body is told of no people. @throws Refusal `wider-than-group`, `gateway-needed` */
function guardWithin(audience: Audience, { group, panel }: PeopleOf, ctx: Context): void {
  if (audience.kind === 'panel') return;
  const agencies = agenciesNamed(audience, ctx).flatMap((id) => ctx.roster.agencies.get(id) ?? []);
  const untold = agencies.filter(({ id }) => !(group.peopleTo ?? []).some(({ agencyId }) => agencyId === id));
  guardDisclosure(untold, undefined, panel);
  const agencyIdOf = (id: MemberId) => ctx.roster.members.get(id)?.agencyId;
  if (!isWithin(audience, group.audience, agencyIdOf)) throw new Refusal('wider-than-group');
}

export function changed(ctx: Context, decide: (draft: Draft) => Promise<NominalOf>): Promise<NominalOf> {
  return ctx.ledger.change(ctx.roster.panel.id, ctx.now, decide);
}

export async function peopleIn(groupId: GroupId, draft: Draft, ctx: Context): Promise<PeopleOf | undefined> {
  const group = await draft.read('group', groupId);
  return group && { group, panel: ctx.roster.panel };
}

/** Of one that became one with another, that other. */
export async function nominalIn(
  { groupId, nominalId }: z.infer<typeof NominalRef>,
  draft: Draft,
  ctx: Context,
): Promise<NominalOf | undefined> {
  const people = await peopleIn(groupId, draft, ctx);
  const nominal = await standingNominal(nominalKey({ groupId, id: nominalId }), (key) => draft.read('nominal', key));
  return people && nominal && { nominal, ...people };
}

export function recordPerson(
  of: NominalOf,
  action: 'nominal-recorded' | 'nominal-corrected' | 'nominal-restricted' | 'nominal-merged',
  said: Pick<Happening, 'note' | 'former'>,
  draft: Draft,
  ctx: Context,
): NominalOf {
  const { agencies, members } = ctx.roster;
  draft.put('nominal', of.nominal);
  draft.log({
    ...{ action, by: ctx.viewer.member.id, ...said },
    subject: { type: 'group', id: nominalKey(of.nominal), reference: nominalReference(of.nominal, of.group) },
    readers: nominalHearers(of, agencies.values(), members.values()),
  });
  return of;
}
