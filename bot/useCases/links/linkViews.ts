import { z } from 'zod';
import { GroupId, LinkId } from '../../domain/ids';
import { LinkEnd } from '../../domain/link';
import { BorneMarking } from '../../domain/marking';

/** What a graph draws of one end, and a table says of it: of somebody their number, category and role, and no name. */
export const LinkNodeView = z.object({
  key: z.string().describe('nominal:nm-ocg-031.p2'),
  end: LinkEnd,
  kind: z.enum(['group', 'person', 'place', 'business', 'vehicle']),
  called: z.string().describe('Larchfield; Person 2 of NM-OCG-031'),
  saidText: z.string().optional().describe('suspect, driver'),
  groupId: GroupId,
  reference: z.string().describe('Of the group that it is, or belongs to: NM-OCG-031'),
  restricted: z.boolean(),
  marking: BorneMarking,
});
export type LinkNodeView = z.infer<typeof LinkNodeView>;

export const LinkView = z.object({
  id: LinkId,
  from: z.string().describe('The key of the node that it leads from'),
  to: z.string(),
  what: z.string().describe('works for'),
  source: z.string().optional(),
  madeText: z.string().describe('Added 09:14 by Lena Hart'),
  may: z.object({ drop: z.boolean() }),
});
export type LinkView = z.infer<typeof LinkView>;

export const LinksView = z.object({
  items: z.array(LinkView),
  nodes: z.array(LinkNodeView).describe('Whatever these links join'),
  may: z.object({ make: z.boolean() }),
});
export type LinksView = z.infer<typeof LinksView>;
