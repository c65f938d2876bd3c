import { LinkFacts } from '../../domain/link';
import { linksListed } from '../log/opened';
import { GroupRef } from '../groups/groupViews';
import { pageOf, row } from '../row';
import { dropLink, LinkDrop, LinkDropped, makeLink } from './keepLinks';
import { LinkListing, linksOfGroup, listEnds, listLinks } from './linkLists';
import { LinkNodeView, LinksView, LinkView } from './linkViews';

export const linkCommands = {
  'link.make': row({
    summary: 'Record how a group, a person, a place or a business has to do with another',
    right: 'group.see',
    condition: 'who keeps the link',
    input: LinkFacts,
    result: LinkView,
    run: makeLink,
  }),
  'link.drop': row({
    summary: 'Drop a link, with a reason; what it said is kept in the log',
    right: 'group.see',
    condition: 'who keeps the link',
    input: LinkDrop,
    result: LinkDropped,
    run: dropLink,
  }),
};

export const linkQueries = {
  'links.ofGroup': row({
    summary: 'The links of one group and what they lead to, where one may see both ends; no names',
    right: 'group.see',
    condition: 'who may see the group',
    input: GroupRef,
    result: LinksView,
    run: linksOfGroup,
    consults: linksListed,
  }),
  'links.ends': row({
    summary: 'What a link could join in one group: itself, its people by number, its places, businesses and vehicles',
    right: 'group.see',
    condition: 'who may see the group',
    input: GroupRef,
    result: pageOf(LinkNodeView),
    run: listEnds,
    consults: ({ items }) => linksListed({ nodes: items }),
  }),
  'links.all': row({
    summary: 'All links of the panel, a page at a time, with what they join; no names',
    right: 'group.see',
    condition: 'as far as one may see',
    input: LinkListing,
    result: pageOf(LinkView).extend({ nodes: LinksView.shape.nodes }),
    run: listLinks,
    consults: linksListed,
  }),
};
