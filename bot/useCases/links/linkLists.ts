import { z } from 'zod';
import { groupConditions, keepsGroup } from '../../access/groupConditions';
import { maySeeEnd, maySeeLink } from '../../access/linkSight';
import { type Link, MOST_LINKS } from '../../domain/link';
import { linkKeys } from '../../ledger/linkKeys';
import { cursorText, CursorText, readPage } from '../../ledger/paging';
import { recordOf } from '../../ledger/records';
import type { GroupRef } from '../groups/groupViews';
import type { Admitted, Context } from '../ports';
import { endsIn, linkedNow } from './linkEnds';
import { linkViews, nodeView, type SeenLink } from './linkNodes';
import type { LinkNodeView, LinksView } from './linkViews';

/**
 * The links of one group with what they lead to, as far as the viewer may see both ends: of the rest there is no trace.
 *
 * @throws Refusal `not-found` where they may not see the group
 */
export async function linksOfGroup({ groupId }: z.infer<typeof GroupRef>, ctx: Admitted): Promise<LinksView> {
  const { store, roster, viewer } = ctx;
  const standing = (key: string) =>
    store.query(roster.panel.id, { type: 'link', where: [{ key, is: groupId }], limit: MOST_LINKS });
  const [document, ...found] = await Promise.all([
    store.read(roster.panel.id, `group:${groupId}`),
    standing('standsFrom'),
    standing('standsTo'),
  ]);
  const group = ctx.admission.admit(groupConditions, document && recordOf('group', document));
  const links = found.flat().map((each) => recordOf('link', each));
  const seen = await seenAmong(links, ctx);
  return { ...linkViews(seen.sort(inOrder), ctx), may: { make: keepsGroup(group, viewer) } };
}

/** What a link could join in one group, as far as the viewer may see it. @throws Refusal `not-found` */
export async function listEnds(
  { groupId }: z.infer<typeof GroupRef>,
  ctx: Admitted,
): Promise<{ items: LinkNodeView[] }> {
  const ends = await endsIn(groupId, ctx);
  ctx.admission.admit(groupConditions, ends[0]?.found.group);
  const seen = ends.filter(({ found }) => maySeeEnd(found, ctx.viewer));
  return { items: seen.map(({ end, found }) => nodeView(end, found, ctx)) };
}

const PAGE = 500;
export const LinkListing = z.object({
  cursor: CursorText.optional(),
  limit: z.coerce.number().int().min(1).max(PAGE).optional(),
});

/** All links of the panel that the viewer may see, the oldest first; no page is shorter for what is hidden. */
export async function listLinks(
  { cursor: asked, limit = PAGE }: z.infer<typeof LinkListing>,
  ctx: Context,
): Promise<Pick<LinksView, 'items' | 'nodes'> & { cursor?: string }> {
  const seen: SeenLink[] = [];
  // One more than is shown: whether there is another page is told by what the viewer may see alone.
  for (let cursor = asked; ;) {
    const where = [{ key: 'stands', is: 'yes' }];
    const page = await readPage(
      'link',
      { where, key: 'madeAt', direction: 'ascending', cursor, limit: limit + 1 },
      ctx,
    );
    seen.push(...(await seenAmong(page.records, ctx)));
    if (page.cursor === undefined || seen.length > limit) break;
    cursor = CursorText.parse(page.cursor);
  }
  const shown = seen.slice(0, limit);
  const last = shown.at(-1);
  const isMore = seen.length > limit && last !== undefined;
  return { ...linkViews(shown, ctx), ...(isMore ? { cursor: cursorText(linkKeys(last.link), 'madeAt') } : {}) };
}

/** Those whose both ends the viewer may see. */
export async function seenAmong(links: readonly Link[], ctx: Context): Promise<SeenLink[]> {
  const found = await Promise.all(links.map(async (link) => ({ link, linked: await linkedNow(link, ctx) })));
  return found.flatMap(({ link, linked }) =>
    linked !== undefined && maySeeLink(linked, ctx.viewer) ? [{ link, linked }] : [],
  );
}

function inOrder(a: SeenLink, b: SeenLink): number {
  return a.link.made.at.localeCompare(b.link.made.at);
}
