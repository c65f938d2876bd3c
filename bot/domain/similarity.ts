import type { Issue } from './issue';
import { topicWords } from './topicWords';

/** Below this two issues merely share a word. */
const ALIKE = 0.34;

/**
 * How much two issues are about the same, 0 to 1: the share of the shorter one's words that stand in the other too,
 * names of streets and places among them, and a little more when one agency raised both.
 */
function likeness(text: string, agencyId: string, other: Pick<Issue, 'text' | 'agencyId'>): number {
  const [one, two] = [topicWords(text), topicWords(other.text)];
  const shared = [...one.keys()].filter((word) => two.has(word)).length;
  if (shared < 2) return 0;
  const share = shared / Math.min(one.size, two.size);
  return Math.min(1, share + (agencyId === other.agencyId ? 0.05 : 0));
}

/** The most alike first. */
export function similarTo<Each extends Pick<Issue, 'text' | 'agencyId'>>(
  text: string,
  agencyId: string,
  others: readonly Each[],
  most: number,
): Each[] {
  return others
    .map((issue) => ({ issue, score: likeness(text, agencyId, issue) }))
    .filter(({ score }) => score >= ALIKE)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ issue }) => issue);
}
