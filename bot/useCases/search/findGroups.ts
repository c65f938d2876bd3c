import { hasRight } from '../../access/rights';
import { visibleGroups } from '../../access/sight';
import { wordsInList } from '../../domain/audience';
import type { Group } from '../../domain/group';
import { wordsIn } from '../../domain/searchable';
import type { Context } from '../ports';
import { type Asked, bears } from './asked';
import { findWorded, type Found, MOST_OF_A_KIND, nothing } from './findRecords';
import type { FoundView } from './searchViews';

/** All of a number, whatever else has it: "31" is in many references. */
const MOST_GROUPS = 20;

/** Groups by operation, the force's reference, threats and places. */
export async function findGroups(asked: Asked, ctx: Context): Promise<Found> {
  if (!hasRight(ctx.viewer, 'group.see')) return nothing;
  const finding = { visible: visibleGroups(ctx.viewer), latest: 'number', most: MOST_GROUPS };
  const groups = (await findWorded('group', finding, asked, ctx)).sort((a, b) =>
    a.operation.localeCompare(b.operation),
  );
  const { number } = asked;
  const isNumbered = number?.kinds.includes('group') === true && number.year === undefined;
  return {
    numbered: groups.filter(({ reference }) => isNumbered && numberIn(reference) === number.value).map(groupFound),
    worded: groups.slice(0, MOST_OF_A_KIND).map((group) => ({ ...saysThem(group, asked), ...groupFound(group) })),
  };
}

function groupFound(group: Group): FoundView {
  const { id, operation, reference } = group;
  return {
    ...{ key: `group:${id}`, kind: 'group', reference, title: wordsInList(group, `Operation ${operation}`) },
    place: `groups?group=${id}`,
  };
}

/** Of a restricted group that its operation, threats or places led to. */
function saysThem({ audience, reference }: Group, asked: Asked): Pick<FoundView, 'saysWords'> {
  return audience.kind === 'named' && !bears(wordsIn(reference), asked) ? { saysWords: true } : {};
}

/** The force's own references end in one: "NM-OCG-031". */
function numberIn(reference: string): number {
  return Number(/(\d+)$/.exec(reference)?.[1] ?? NaN);
}
