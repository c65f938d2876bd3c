import { awaitsGrade, type Disruption, isListed, recheckOn } from '../domain/disruption';
import { disruptionWords } from './wordKeys';
import type { DocumentKeys } from './store';

/** More than a panel proposes in a year: numbers of one year stay below those of the next. */
const NUMBERS_A_YEAR = 100_000;

export function disruptionKeys(disruption: Disruption): DocumentKeys {
  const { on, number, groupId, taskId, fourP, agencyIds, readers, proposed, moderated } = disruption;
  return {
    ...{ on, number: Number(proposed.at.slice(0, 4)) * NUMBERS_A_YEAR + number },
    // A list, so that what is of no group is in none of those that somebody may not see.
    ...{ groupId, taskId, ofGroups: groupId === undefined ? [] : [groupId], readers, agencyIds },
    ...{ proposed: proposed.grade, moderated: moderated?.grade, fourP },
    waits: awaitsGrade(disruption) ? 'yes' : 'no',
    stands: isListed(disruption) ? 'yes' : 'no',
    recheckOn: recheckOn(disruption),
    words: disruptionWords(disruption),
  };
}
