import type { z } from 'zod';
import { groupConditions } from '../../access/groupConditions';
import { maySeeGroup } from '../../access/sight';
import { plainReference } from '../../domain/accessRequest';
import { isForFew, wholePanel } from '../../domain/audience';
import { canonical } from '../../domain/canonical';
import { FormVersion, formVersion } from '../../domain/formVersion';
import { given } from '../../domain/given';
import { type Group, groupReaders, withLead } from '../../domain/group';
import { GroupChanges, groupWith, writtenOf, writtenOver } from '../../domain/groupChange';
import { GroupHead, GroupStatus, Sites, Sources } from '../../domain/groupFacts';
import { GroupId } from '../../domain/ids';
import { listed } from '../../domain/listed';
import { Refusal } from '../../domain/refusal';
import type { Restricted } from '../../domain/restriction';
import { typedText } from '../../domain/text';
import { dayText, LocalDate } from '../../domain/time';
import type { Draft, Happening } from '../../ledger/changeDraft';
import { nameOf } from '../../ledger/roster';
import { changedMeanwhile } from '../log/changedMeanwhile';
import { guardAudience } from '../members/audiences';
import { guardNoWholeName } from '../nominals/guardNoWholeName';
import { guardNobodyNamed } from '../nominals/guardNobodyNamed';
import { disclosureFields } from '../partners/askedDisclosure';
import { retitleItems } from '../meetings/retitledItems';
import type { Admitted, Context } from '../ports';
import { askedAudience, askedWhy, readersFields, toldBy } from '../restrictions/askedReaders';
import { heldIn } from '../restrictions/held';
import { stampOf } from '../stampOf';
import { namesKept } from '../threats/panelThreats';
import { showCardsAnew } from './cardsOfGroup';
import { loadGroups } from './groupLists';
import { type GroupDetailView, GroupRef } from './groupViews';
import { groupDetail } from './openGroup';

const ReviewDay = LocalDate.describe('When whoever leads it looks at it next');
export const NewGroup = GroupHead.extend({
  groupId: GroupId.describe('Made by whoever sends it, so that a second sending records nothing'),
  status: GroupStatus.default('new'),
  sites: Sites.optional(),
  sources: Sources.optional(),
  nextReviewOn: ReviewDay.optional(),
  ...readersFields,
  ...disclosureFields,
});
type NewGroup = z.infer<typeof NewGroup>;
export const GroupChange = GroupRef.merge(GroupChanges).extend({ version: FormVersion });
export const GroupReview = GroupRef.extend({
  nextReviewOn: ReviewDay,
  found: typedText(500).optional().describe('What came of it, in a line'),
});

/**
 * Sent again it is the same group.
 *
 * @throws Refusal `group-known`, `id-taken`, `names-a-person`, `would-not-see`, `why-for-few`, `gateway-needed`, `review-day-over`
 */
export async function recordGroup(input: NewGroup, ctx: Admitted): Promise<GroupDetailView> {
  const seen = await loadGroups(ctx);
  await guardNoWholeName([input.operation, input.band], seen, ctx);
  const group = await changed(ctx, async (draft) => {
    const readers = readersAsked(input, ctx);
    const isNamed = readers.audience.kind === 'named';
    const named = { ...input, ...(await threatsKept(input, isNamed, draft, ctx)) };
    const made = { ...madeOf(named, ctx), audience: readers.audience };
    const again = await draft.read('group', made.id);
    if (again !== undefined) return sameOrRefuse(again, made, ctx);
    guardNumber(made, seen);
    guardReviewDay(input.nextReviewOn, ctx);
    guardLead(made, ctx);
    put(made, 'group-recorded', {}, draft, ctx);
    return isForFew(made) ? forFew(made, readers, input, draft, ctx) : made;
  });
  return groupDetail(group, ctx);
}

/** As the panel writes them; a new one is proposed by it. */
async function threatsKept(
  { threats }: Pick<Group, 'threats'>,
  isForFew: boolean,
  draft: Draft,
  ctx: Context,
): Promise<Pick<Group, 'threats'>> {
  return { threats: await namesKept(threats, { isForFew }, draft, ctx) };
}

function madeOf({ groupId: id, operation, reference, status, threats, ...input }: NewGroup, ctx: Context): Group {
  const { band, lroId, sites, sources, nextReviewOn } = input;
  return {
    ...{ id, panelId: ctx.roster.panel.id, operation, reference, status, threats, audience: wholePanel },
    ...given({ band, lroId, sites, sources, nextReviewOn }),
    recordedOn: ctx.today,
  };
}

/** @throws Refusal `would-not-see`, `why-for-few` */
function readersAsked(input: NewGroup, ctx: Context): Restricted {
  const audience = withLead(askedAudience(input, ctx), input);
  const why = askedWhy(audience, input, ctx);
  if (audience.kind === 'named' && why.restriction?.reason === undefined) throw new Refusal('why-for-few');
  return { audience, ...why };
}

/** It is for few by a deed of its own: the log has who is told, and under what. */
async function forFew(made: Group, readers: Restricted, input: NewGroup, draft: Draft, ctx: Context): Promise<Group> {
  const told = toldBy(readers.audience, { audience: wholePanel }, input, ctx);
  const held = await heldIn({ type: 'group', groupId: made.id }, draft, ctx);
  await held?.readBy(readers, { action: 'restriction-set', ...told });
  return (await draft.read('group', made.id)) ?? made;
}

/** @throws Refusal `id-taken`, the same for one that is hidden */
function sameOrRefuse(again: Group, made: Group, { viewer }: Context): Group {
  const isSame = canonical(writtenOf(again)) === canonical(writtenOf(made));
  if (!isSame || !maySeeGroup(again, viewer)) throw new Refusal('id-taken');
  return again;
}

/** Among those that one may see: of another group nothing is told by its number. @throws Refusal `group-known` */
function guardNumber({ id, reference }: Group, seen: readonly Group[]): void {
  const number = plainReference(reference);
  const isKnown = seen.some((each) => each.id !== id && plainReference(each.reference) === number);
  if (isKnown) throw new Refusal('group-known', { reference });
}

/** @throws Refusal `review-day-over` */
function guardReviewDay(day: LocalDate | undefined, { today }: Context): void {
  if (day !== undefined && day <= today) throw new Refusal('review-day-over');
}

/** Whoever leads it is on the panel and would see it. @throws Refusal `not-found`, `would-not-see` */
function guardLead({ lroId }: Group, ctx: Context): void {
  if (lroId !== undefined) guardAudience({ kind: 'named', agencyIds: [], memberIds: [lroId] }, wholePanel, ctx);
}

/**
 * What a form says of a group: parts that it does not have stay. Whoever leads a group for few from now on sees it.
 *
 * @throws Refusal `changed-meanwhile`, `group-known`, `names-a-person`, `would-not-see`, `gateway-needed`
 */
export async function changeGroup(
  { groupId, version, ...changes }: z.infer<typeof GroupChange>,
  ctx: Admitted,
): Promise<GroupDetailView> {
  const seen = await loadGroups(ctx);
  const standing = seen.find(({ id }) => id === groupId);
  const called = [changes.head?.operation, changes.head?.band];
  const anew = called.filter((text) => text !== standing?.operation && text !== standing?.band);
  await guardNoWholeName(anew, seen, ctx);
  const group = await changed(ctx, async (draft) => {
    const before = ctx.admission.admit(groupConditions, await draft.read('group', groupId));
    const isNamed = isForFew(before);
    const head = changes.head && { ...changes.head, ...(await threatsKept(changes.head, isNamed, draft, ctx)) };
    const next = groupWith(before, { ...changes, ...given({ head }) }, stampOf(ctx));
    if (next === before) return before;
    if (formVersion(writtenOf(before), ctx.sha256) !== version)
      throw await changedMeanwhile({ type: 'group', id: groupId }, ctx);
    if (next.reference !== before.reference) guardNumber(next, seen);
    const { changed: parts, former, texts } = writtenOver(before, next, (id) => nameOf(ctx.roster, id));
    await guardNobodyNamed(texts, before, draft, ctx);
    const led = next.lroId === before.lroId ? next : ledAnew(next, ctx);
    await retitleItems(before, led, draft, ctx);
    return put(led, 'group-changed', { note: listed(parts), ...given({ former }) }, draft, ctx);
  });
  return groupDetail(group, ctx);
}

/** @throws Refusal `would-not-see`, `gateway-needed` */
function ledAnew(next: Group, ctx: Context): Group {
  guardLead(next, ctx);
  const audience = withLead(next.audience, next);
  toldBy(audience, next, {}, ctx);
  return { ...next, audience };
}

/** Looked at: until the day that is said it is as it is. @throws Refusal `review-day-over`, `names-a-person` */
export async function reviewGroup(
  { groupId, nextReviewOn, found }: z.infer<typeof GroupReview>,
  ctx: Admitted,
): Promise<GroupDetailView> {
  const group = await changed(ctx, async (draft) => {
    const before = ctx.admission.admit(groupConditions, await draft.read('group', groupId));
    const by = ctx.viewer.member.id;
    const isSaid = found === undefined || before.reviewed?.by === by;
    if (before.nextReviewOn === nextReviewOn && isSaid) return before;
    guardReviewDay(nextReviewOn, ctx);
    if (found !== undefined) await guardNobodyNamed([found], before, draft, ctx);
    const reviewed = { by, at: ctx.now };
    const note = [`Next on ${dayText(nextReviewOn, ctx.today)}`, ...(found === undefined ? [] : [found])].join('\n');
    return put({ ...before, nextReviewOn, reviewed }, 'group-reviewed', { note }, draft, ctx);
  });
  return groupDetail(group, ctx);
}

function changed(ctx: Context, decide: (draft: Draft) => Promise<Group>): Promise<Group> {
  return ctx.ledger.change(ctx.roster.panel.id, ctx.now, decide);
}

function put(
  group: Group,
  action: 'group-recorded' | 'group-changed' | 'group-reviewed',
  said: Pick<Happening, 'note' | 'former'>,
  draft: Draft,
  ctx: Context,
): Group {
  const { id, reference } = group;
  draft.put('group', group);
  showCardsAnew(group, draft);
  draft.log({
    ...{ action, by: ctx.viewer.member.id, ...said },
    ...{ subject: { type: 'group', id, reference }, readers: groupReaders(group) },
  });
  return group;
}
