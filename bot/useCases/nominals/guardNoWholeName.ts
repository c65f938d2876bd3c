import { mayKnowPeople, maySeeNominal, visiblePeople } from '../../access/nominalSight';
import type { Group } from '../../domain/group';
import { Refusal } from '../../domain/refusal';
import { wordsIn } from '../../domain/searchable';
import type { Context } from '../ports';
import { findWorded } from '../search/findRecords';

/** Of one word: more people who bear it are not looked through. */
const MOST_BEARING = 50;
/** What is called something is called so in a few words. */
const MOST_WORDS = 24;

/**
 * What everybody's lists call something by is nobody's whole name, whichever group they are of: as far as the writer
 * knows of them, for a refusal would tell of others. One word of a name alone may be a word like any other.
 *
 * @param seen the groups that the writer may see
 * @throws Refusal `names-a-person`
 */
export async function guardNoWholeName(
  texts: readonly (string | undefined)[],
  seen: readonly Group[],
  ctx: Context,
): Promise<void> {
  const { panel } = ctx.roster;
  const said = texts.map((text) => wordsIn(text)).filter((words) => words.length > 1);
  const groups = new Map(
    seen.filter((group) => mayKnowPeople({ group, panel }, ctx.viewer)).map((group) => [group.id, group]),
  );
  const sought = [...new Set(said.flat())].slice(0, MOST_WORDS);
  const visible = visiblePeople(ctx.viewer, [...groups.values()]);
  const bearing = { visible, latest: 'number', most: MOST_BEARING };
  const found = await Promise.all(sought.map((text) => findWorded('nominal', bearing, { text }, ctx)));
  const isNamed = found.flat().some((nominal) => {
    const group = groups.get(nominal.groupId);
    if (group === undefined || !maySeeNominal({ nominal, group, panel }, ctx.viewer)) return false;
    const name = wordsIn(nominal.name);
    return name.length > 1 && said.some((words) => name.every((word) => words.includes(word)));
  });
  if (isNamed) throw new Refusal('names-a-person');
}
