import { z } from 'zod';
import { canonical } from './canonical';
import { GroupId, LinkId, NominalId, PanelId, SiteId } from './ids';
import { Reason, Stamp } from './task';
import { typedLine } from './text';

/** What a link joins: a group, somebody who is recorded in one, or a place, business or vehicle of one. */
export const LinkEnd = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('group'), groupId: GroupId }),
  z.object({ kind: z.literal('nominal'), groupId: GroupId, nominalId: NominalId }),
  z.object({ kind: z.literal('site'), groupId: GroupId, siteId: SiteId }),
]);
export type LinkEnd = z.infer<typeof LinkEnd>;

export const LinkFacts = z.object({
  from: LinkEnd,
  to: LinkEnd,
  /** "works for": read between the two, so it names nobody. */
  what: typedLine(60),
  /** The reference of a system of the force's; never who a source is. */
  source: typedLine(80).optional(),
});
export type LinkFacts = z.infer<typeof LinkFacts>;

/**
 * That two of them have to do with each other: a document of its own, found from either end. It is never taken away:
 * what was dropped is in no list and no graph.
 */
export const Link = LinkFacts.extend({
  id: LinkId,
  panelId: PanelId,
  made: Stamp,
  dropped: Stamp.extend({ reason: Reason }).optional(),
});
export type Link = z.infer<typeof Link>;

/** Of one group, either way: what one can still read. */
export const MOST_LINKS = 300;
/** Of one person or site: all of them move in one batch where two records of one person become one. */
export const MOST_LINKS_OF_ONE = 40;

/** "nominal:nm-ocg-031.p2": the same for the same end, whatever it is called. */
export function endKey(end: LinkEnd): string {
  switch (end.kind) {
    case 'group':
      return `group:${end.groupId}`;
    case 'nominal':
      return `nominal:${end.groupId}.${end.nominalId}`;
    case 'site':
      return `site:${end.groupId}.${end.siteId}`;
  }
}

export function isEndOf({ from, to }: Pick<Link, 'from' | 'to'>, end: LinkEnd): boolean {
  return [from, to].some((each) => endKey(each) === endKey(end));
}

/** Said again it is the same link, whoever says it and wherever they have it from. */
export function isSameLink(a: LinkFacts, b: LinkFacts): boolean {
  const said = ({ from, to, what }: LinkFacts) => canonical({ from, to, what });
  return said(a) === said(b);
}

/** As the log knows it: within the group that it leads from, whose story it belongs to. */
export function linkKey({ id, from }: Pick<Link, 'id' | 'from'>): string {
  return `${from.groupId}.${id}`;
}
