import { type FoundEnd, keepsLink, type Linked } from '../../access/linkSight';
import { isForFew } from '../../domain/audience';
import { endKey, type Link, type LinkEnd } from '../../domain/link';
import { siteKindNames } from '../../domain/groupFacts';
import { markingOf } from '../../domain/marking';
import { calledNominal, categoryNames } from '../../domain/nominal';
import { doneText } from '../members/names';
import type { Context } from '../ports';
import type { LinkNodeView, LinksView, LinkView } from './linkViews';

/** A link that the viewer may see, with its ends. */
export interface SeenLink {
  readonly link: Link;
  readonly linked: Linked;
}

/** Each end stands once among the nodes, however many links meet there. */
export function linkViews(seen: readonly SeenLink[], ctx: Context): Pick<LinksView, 'items' | 'nodes'> {
  const nodes = new Map<string, LinkNodeView>();
  for (const { link, linked } of seen) {
    for (const side of ['from', 'to'] as const) {
      const key = endKey(link[side]);
      if (!nodes.has(key)) nodes.set(key, nodeView(link[side], linked[side], ctx));
    }
  }
  return { items: seen.map((each) => linkView(each, ctx)), nodes: [...nodes.values()] };
}

export function linkView({ link, linked }: SeenLink, ctx: Context): LinkView {
  const { id, from, to, what, source, made } = link;
  return {
    ...{ id, from: endKey(from), to: endKey(to), what },
    ...(source === undefined ? {} : { source }),
    madeText: doneText('Added', made, ctx),
    may: { drop: keepsLink(linked, ctx.viewer) },
  };
}

export function nodeView(end: LinkEnd, found: FoundEnd, { roster: { panel } }: Context): LinkNodeView {
  const { id: groupId, reference } = found.group;
  const restricted = isForFew(found.group) || (found.kind === 'nominal' && isForFew(found.nominal));
  return {
    ...{ key: endKey(end), end, ...namedEnd(found), groupId, reference, restricted },
    marking: markingOf(panel, restricted),
  };
}

function namedEnd(end: FoundEnd): Pick<LinkNodeView, 'kind' | 'called' | 'saidText'> {
  if (end.kind === 'group') return { kind: 'group', called: end.group.operation };
  if (end.kind === 'site')
    return {
      ...{ kind: end.site.kind, called: end.site.name },
      saidText: `${siteKindNames[end.site.kind].toLowerCase()} of ${end.group.reference}`,
    };
  const { category, role, number } = end.nominal;
  const said = [categoryNames[category].toLowerCase(), role].filter((each) => each !== undefined);
  return {
    ...{ kind: 'person', called: `${calledNominal({ number })} of ${end.group.reference}` },
    saidText: said.join(', '),
  };
}
