import { z } from 'zod';
import { type FoundEnd, linkConditions, type Linked, linkHearers } from '../../access/linkSight';
import { GroupId, LinkId, NominalId } from '../../domain/ids';
import {
  endKey,
  isEndOf,
  isSameLink,
  type Link,
  type LinkFacts,
  linkKey,
  MOST_LINKS,
  MOST_LINKS_OF_ONE,
} from '../../domain/link';
import { canonical } from '../../domain/canonical';
import { nominalReference } from '../../domain/nominal';
import { Refusal } from '../../domain/refusal';
import { Reason } from '../../domain/task';
import { refuseAboveCeiling } from '../../domain/text';
import type { Draft, Happening } from '../../ledger/changeDraft';
import { guardNobodyNamed } from '../nominals/guardNobodyNamed';
import type { Admitted, Context } from '../ports';
import { linkedIn } from './linkEnds';
import { linkView } from './linkNodes';
import type { LinkView } from './linkViews';

export const LinkDrop = z.object({ linkId: LinkId, reason: Reason });
export const LinkDropped = z.object({ linkId: LinkId });

/**
 * Says that two have to do with each other. Said again, by whoever it be, there is one such link.
 *
 * @throws Refusal `not-found`, `link-to-itself`, `too-many-links`, `names-a-person`
 */
export async function makeLink(facts: z.infer<typeof LinkFacts>, ctx: Admitted): Promise<LinkView> {
  refuseAboveCeiling(facts.what, facts.source);
  const seen = await ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
    const linked = ctx.admission.admit(linkConditions, await linkedIn(facts, draft, ctx));
    if (endKey(facts.from) === endKey(facts.to)) throw new Refusal('link-to-itself');
    const standing = await standingAround(facts, draft);
    const again = standing.find((each) => isSameLink(each, facts));
    if (again !== undefined) return { link: again, linked };
    guardRoom(facts, standing);
    await guardSaid([facts.what, facts.source], linked, draft, ctx);
    const id = LinkId.parse(`link-${ctx.sha256(canonical({ ...facts, at: ctx.now })).slice(0, 32)}`);
    const link: Link = { ...facts, id, panelId: ctx.roster.panel.id, made: { by: ctx.viewer.member.id, at: ctx.now } };
    draft.put('link', link);
    draft.log({ ...happened('link-made', link, linked, ctx), note: linkText(link, linked) });
    return { link, linked };
  });
  return linkView(seen, ctx);
}

/** What is looked for where there is no link: it takes as long as for one that is hidden. */
const noLink: Pick<Link, 'from' | 'to'> = {
  from: { kind: 'nominal', groupId: GroupId.parse('none'), nominalId: NominalId.parse('none') },
  to: { kind: 'group', groupId: GroupId.parse('none-either') },
};

/** Takes it out of every list and graph; what it said, and why it went, the log keeps. Dropped again it changes nothing. */
export async function dropLink(
  { linkId, reason }: z.infer<typeof LinkDrop>,
  ctx: Admitted,
): Promise<z.infer<typeof LinkDropped>> {
  refuseAboveCeiling(reason);
  await ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
    const link = await draft.read('link', linkId);
    const linked = ctx.admission.admit(linkConditions, await linkedIn(link ?? noLink, draft, ctx));
    if (link === undefined || link.dropped !== undefined) return;
    await guardSaid([reason], linked, draft, ctx);
    draft.put('link', { ...link, dropped: { by: ctx.viewer.member.id, at: ctx.now, reason } });
    draft.log({ ...happened('link-dropped', link, linked, ctx), note: reason, former: linkText(link, linked) });
  });
  return { linkId };
}

/** All that stand in either group, either way. */
async function standingAround({ from, to }: Pick<LinkFacts, 'from' | 'to'>, draft: Draft): Promise<Link[]> {
  const groupIds = [...new Set([from.groupId, to.groupId])];
  const found = await Promise.all(groupIds.map((groupId) => linksStanding(groupId, draft)));
  return [...new Map(found.flat().map((link) => [link.id, link])).values()];
}

export async function linksStanding(groupId: GroupId, draft: Pick<Draft, 'listOf'>): Promise<Link[]> {
  const found = await Promise.all([
    draft.listOf('link', 'standsFrom', groupId),
    draft.listOf('link', 'standsTo', groupId),
  ]);
  return found.flat();
}

/** Of a group as many as one can read, of one of its people or sites what can move in one go. @throws Refusal `too-many-links` */
function guardRoom({ from, to }: LinkFacts, standing: readonly Link[]): void {
  for (const end of [from, to]) {
    const ofGroup = standing.filter((link) => [link.from, link.to].some(({ groupId }) => groupId === end.groupId));
    if (ofGroup.length >= MOST_LINKS) throw tooMany(MOST_LINKS);
    if (end.kind === 'group') continue;
    if (standing.filter((link) => isEndOf(link, end)).length >= MOST_LINKS_OF_ONE) throw tooMany(MOST_LINKS_OF_ONE);
  }
}

function tooMany(most: number): Refusal {
  return new Refusal('too-many-links', { most: String(most) });
}

/** Lists and the log say them: nobody's name of either group. @throws Refusal `names-a-person`, `marking-too-high` */
async function guardSaid(
  said: readonly (string | undefined)[],
  { from, to }: Linked,
  draft: Draft,
  ctx: Context,
): Promise<void> {
  for (const { group } of [from, to]) await guardNobodyNamed(said, group, draft, ctx);
}

function happened(
  action: 'link-made' | 'link-dropped',
  link: Link,
  linked: Linked,
  { roster, viewer }: Context,
): Happening {
  const { agencies, members } = roster;
  return {
    ...{ action, by: viewer.member.id },
    subject: { type: 'group', id: linkKey(link), reference: `${linked.from.group.reference}, a link` },
    readers: linkHearers(linked, agencies.values(), members.values()),
  };
}

/** As the log keeps it: "NM-OCG-031, person 2 works for NM-OCG-014. NM/INT/2" */
export function linkText({ what, source }: Link, { from, to }: Linked): string {
  const said = `${endReference(from)} ${what} ${endReference(to)}`;
  return source === undefined ? said : `${said}. ${source}`;
}

function endReference(end: FoundEnd): string {
  if (end.kind === 'nominal') return nominalReference(end.nominal, end.group);
  return end.kind === 'site' ? `${end.site.name} (${end.group.reference})` : end.group.reference;
}
