import { dayText, type LocalDate } from '../domain/time';
import type { GroupCardView, GroupView } from '../useCases/groups/groupViews';
import { besides } from './buttons';
import { card, type Card, type Element, fact, open, run, show, subtle, text, title, topLine } from './kit';
import { CARD_ROWS } from './listCards';

/** A group as the person for whom it was viewed may see it: its operation name, never who is in it. */
export function groupCard(group: GroupCardView, today: LocalDate, tabUrl: string): Card {
  const { operation, reference, marking, threats, band, statusName, lroName } = group;
  const body: Element[] = [topLine(marking, reference), title(`Operation ${operation}`)];
  const bandText = band === undefined ? [] : [`band ${band}`];
  body.push(subtle([statusName, ...bandText, ...threats].join(', ')), fact('Lead', lroName ?? 'Nobody yet'));
  const review = reviewText(group, today);
  if (review !== undefined) body.push(fact('Next review', review));
  const opportunities = opportunitiesText(group);
  if (opportunities !== undefined) body.push(fact('Opportunities', opportunities));
  return card(`Group ${reference}`, body, [open(tabUrl)]);
}

function reviewText(
  { nextReviewOn, isDueForReview }: Pick<GroupView, 'nextReviewOn' | 'isDueForReview'>,
  today: LocalDate,
): string | undefined {
  return nextReviewOn && `${dayText(nextReviewOn, today)}${isDueForReview ? ': it is due' : ''}`;
}

/** "2 wait to be decided, 3 given as tasks" */
function opportunitiesText({ waiting, tasked }: GroupCardView): string | undefined {
  const parts = [
    ...(waiting === 0 ? [] : [`${waiting} ${waiting === 1 ? 'waits' : 'wait'} to be decided`]),
    ...(tasked === 0 ? [] : [`${tasked} given as ${tasked === 1 ? 'a task' : 'tasks'}`]),
  ];
  return parts.length === 0 ? undefined : parts.join(', ');
}

/** For a chat of many: that there is a group. Whoever may see more gets a view of their own. */
export function sharedGroupCard({ reference }: Pick<GroupView, 'reference'>, marking: string, tabUrl: string): Card {
  const body = [topLine(marking, reference), subtle('Open it to see what you may see.')];
  return card(`Group ${reference}`, body, [open(tabUrl)]);
}

interface GroupsPage {
  readonly marking: string;
  readonly tabUrl: string;
  readonly heading: string;
  readonly today: LocalDate;
}

/** Groups to choose from. Of those that are for few it says the number alone: they are read one by one. */
export function groupsCard(groups: readonly GroupView[], { marking, tabUrl, heading, today }: GroupsPage): Card {
  const rows = groups.slice(0, CARD_ROWS).map((group): Element => {
    const { id, reference } = group;
    const shown = show(`Show ${reference}`, { kind: 'group', groupId: id });
    return { type: 'Container', separator: true, items: [...groupWords(group, today), ...besides([shown])] };
  });
  const more = groups.length - rows.length;
  const rest = more > 0 ? [subtle(`${more} more on the tab.`)] : [];
  return card('Groups', [topLine(marking, 'Groups'), title(heading), ...rows, ...rest], [open(tabUrl)]);
}

function groupWords(group: GroupView, today: LocalDate): Element[] {
  const { reference, operation, restricted, statusName, threats } = group;
  const called = text(run(`${reference} `, { weight: 'Bolder' }), restricted ? 'Restricted' : `Operation ${operation}`);
  if (restricted) return [called];
  const review = reviewText(group, today);
  const stands = [statusName, ...threats.slice(0, MOST_THREATS)].join(', ');
  return [called, { ...subtle(review === undefined ? stands : `${stands} · review ${review}`), spacing: 'None' }];
}

const MOST_THREATS = 3;
