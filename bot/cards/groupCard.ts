import { dayText, type LocalDate } from '../domain/time';
import type { GroupView } from '../useCases/groups/groupViews';
import { card, type Card, type Element, fact, open, subtle, title, topLine } from './kit';

/** A group as the person for whom it was viewed may see it: its operation name, never who is in it. */
export function groupCard(group: GroupView, today: LocalDate, tabUrl: string): Card {
  const { operation, reference, marking, threats, statusName, lroName, nextReviewOn, isDueForReview } = group;
  const body: Element[] = [topLine(marking, reference), title(`Operation ${operation}`)];
  body.push(subtle([statusName, ...threats].join(', ')), fact('Lead', lroName ?? 'Nobody yet'));
  if (nextReviewOn !== undefined)
    body.push(fact('Next review', `${dayText(nextReviewOn, today)}${isDueForReview ? ': it is due' : ''}`));
  return card(`Group ${reference}`, body, [open(tabUrl)]);
}

/** For a chat of many: that there is a group. Whoever may see more gets a view of their own. */
export function sharedGroupCard({ reference }: Pick<GroupView, 'reference'>, marking: string, tabUrl: string): Card {
  const body = [topLine(marking, reference), subtle('Open it to see what you may see.')];
  return card(`Group ${reference}`, body, [open(tabUrl)]);
}
