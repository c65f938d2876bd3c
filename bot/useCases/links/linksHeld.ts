import type { LinkEnd } from '../../domain/link';
import { everyKeyOf, type Nominal, nominalKey } from '../../domain/nominal';
import { doneText } from '../members/names';
import type { Context } from '../ports';
import { linkText } from './keepLinks';
import { seenAmong } from './linkLists';
import { linksAround } from './linksAround';

/** What links ever said of somebody, under any record of them, as far as the viewer may see whom it leads to: one line each. */
export async function linkLines(nominal: Nominal, ctx: Context): Promise<string[]> {
  const keys = everyKeyOf(nominal);
  const own = (end: LinkEnd): LinkEnd =>
    end.kind === 'nominal' && keys.includes(nominalKey({ groupId: end.groupId, id: end.nominalId }))
      ? { ...end, nominalId: nominal.id }
      : end;
  const links = await linksAround({ type: 'nominal', id: nominalKey(nominal) }, ctx);
  const seen = await seenAmong(
    links.map((link) => ({ ...link, from: own(link.from), to: own(link.to) })),
    ctx,
  );
  return seen.map(({ link, linked }) => {
    const { made, dropped } = link;
    const gone = dropped === undefined ? [] : [`${doneText('Dropped', dropped, ctx)}: ${dropped.reason}`];
    return [linkText(link, linked), doneText('Added', made, ctx), ...gone].join('. ');
  });
}
