import { useState } from 'react';
import type { PersonFoundView } from '../../../bot/contract';
import { goTo } from '../../data/address';
import { useMay } from '../../data/session';
import { useQueryOf } from '../../data/useQueryOf';
import type { BoxChoice } from './commands';

/** As many letters as a name is searched by. */
export const FEWEST_LETTERS = 3;

/**
 * People in groups are searched once somebody chooses it, and for what stood in the box then: each that is found is
 * logged as read, so that whoever looks for a street does not come to it.
 */
export function usePeopleChoices(text: string) {
  const [chosenFor, choose] = useState('');
  const isChosen = text !== '' && chosenFor === text;
  const { data, error, isFetching, isPlaceholderData } = useQueryOf('nominals.find', { text }, isChosen);
  const mayAsk = useMay('group.see') && text.length >= FEWEST_LETTERS && /\p{L}/u.test(text);
  if (!isChosen) return { isChosen, choices: mayAsk ? [offer(text, () => choose(text))] : [] };
  const isSettled = !isFetching && !isPlaceholderData;
  return { isChosen, isSettled, error, choices: isSettled ? (data?.items ?? []).map(personChoice) : [] };
}

function offer(text: string, run: () => void): BoxChoice {
  const title = `Look for “${text}” among the people of groups`;
  return { key: 'people', title, note: 'Whom it finds is logged', kind: 'Search', run, beside: true, stays: true };
}

function personChoice({ id, groupId, groupReference, called, operation }: PersonFoundView): BoxChoice {
  const run = () => goTo('groups', { group: groupId, person: id });
  return { key: `${groupId}.${id}`, reference: groupReference, title: called, note: operation, kind: 'Person', run };
}
