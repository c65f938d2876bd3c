import { endKey, isEndOf, isSameLink, type Link, type LinkEnd, MOST_LINKS_OF_ONE } from '../../domain/link';
import { calledNominal, type Nominal } from '../../domain/nominal';
import { Refusal } from '../../domain/refusal';
import type { Draft } from '../../ledger/changeDraft';
import type { Context } from '../ports';
import { linksStanding } from './keepLinks';

/**
 * What led to the one leads to the other. What is said there already, and what was between the two, stands no more.
 *
 * @throws Refusal `too-many-links`
 */
export async function moveLinks(gone: Nominal, staying: Nominal, draft: Draft, ctx: Context): Promise<void> {
  const [old, end] = [endOf(gone), endOf(staying)];
  const around = await linksStanding(gone.groupId, draft);
  const all = [...new Map(around.map((link) => [link.id, link])).values()];
  const standing = all.filter((link) => isEndOf(link, end) && !isEndOf(link, old));
  const dropped = { by: ctx.viewer.member.id, at: ctx.now, reason: `${calledNominal(gone)} is the same person` };
  for (const link of all.filter((each) => isEndOf(each, old))) {
    const moved: Link = { ...link, from: movedEnd(link.from, old, end), to: movedEnd(link.to, old, end) };
    const isOver = endKey(moved.from) === endKey(moved.to) || standing.some((each) => isSameLink(each, moved));
    draft.put('link', isOver ? { ...link, dropped } : moved);
    if (!isOver) standing.push(moved);
  }
  if (standing.length > MOST_LINKS_OF_ONE) throw new Refusal('too-many-links', { most: String(MOST_LINKS_OF_ONE) });
}

function endOf({ groupId, id }: Nominal): LinkEnd {
  return { kind: 'nominal', groupId, nominalId: id };
}

function movedEnd(end: LinkEnd, old: LinkEnd, now: LinkEnd): LinkEnd {
  return endKey(end) === endKey(old) ? now : end;
}
