import { countedKeys, countedOpportunity } from '../domain/counted';
import { type Opportunity, waitsFrom } from '../domain/opportunity';
import { wordsIn } from '../domain/searchable';
import type { DocumentKeys } from './store';

export function opportunityKeys(opportunity: Opportunity): DocumentKeys {
  const { groupId, agencyId, state, power, number } = opportunity;
  return {
    ...{ groupId, agencyId, state, powerId: power?.id, number, waitsFrom: waitsFrom(opportunity) },
    ...{ raisedAt: opportunity.raised.at, words: wordsIn(opportunity.what) },
    ...countedKeys(countedOpportunity(opportunity)),
  };
}
