import { groupCard, groupsCard, sharedGroupCard } from '../../bot/cards/groupCard';
import type { Card } from '../../bot/cards/kit';
import { CARD_ROWS } from '../../bot/cards/listCards';
import { aGroupView } from '../support/aGroupView';
import { day } from '../support/builders';
import { type Texts, url } from './cardShelf';

const marking = 'OFFICIAL-SENSITIVE';
const today = day('2027-03-02');

/** A group, and several to choose from. */
export function groupCards(texts: Texts): [string, Card, string][] {
  const group = aGroupView({ operation: texts.of(60), threats: Array.from({ length: 20 }, () => texts.of(60)) });
  const whole = { ...group, lroName: texts.of(120), band: texts.of(20), waiting: 12, tasked: 100 };
  const many = Array.from({ length: CARD_ROWS + 1 }, () => group);
  const choice = { marking, tabUrl: url, heading: 'Several groups fit', today };
  return [
    ['a group', groupCard(whole, today, url), 'NM-OCG-031'],
    ['groups to choose from', groupsCard(many, choice), 'Groups'],
    ['a group in a chat of many', sharedGroupCard(group, marking, url), 'NM-OCG-031'],
  ];
}
