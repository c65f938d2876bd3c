import type { GroupView } from '../../../bot/contract';
import { namesOf } from '../../../bot/domain/byName';
import type { Chip } from '../../components/chip';
import { type Parameters, setParameters } from '../../data/address';

type Fits = (group: GroupView) => boolean;

const views = {
  mine: ['Mine', ({ isMine, status }) => isMine && status !== 'archived'],
  due: ['Due for review', ({ isDueForReview }) => isDueForReview],
  new: ['New', ({ status }) => status === 'new'],
  archived: ['Archived', ({ status }) => status === 'archived'],
} satisfies Readonly<Record<string, readonly [name: string, fits: Fits]>>;

const isCurrent: Fits = ({ status }) => status !== 'archived';

function viewIn({ show }: Parameters): keyof typeof views | undefined {
  return namesOf(views).find((each) => each === show);
}

export function chipsOf(parameters: Parameters): Chip[] {
  const view = viewIn(parameters);
  return [
    { name: 'All', on: view === undefined, onToggle: () => setParameters({ show: undefined }) },
    ...namesOf(views).map((value) => ({
      name: views[value][0],
      on: view === value,
      onToggle: () => setParameters({ show: view === value ? undefined : value }),
    })),
  ];
}

/** Those that are to be looked at soonest first; of one day, and of those without one, by threat, then by name. */
export function shownOf(items: readonly GroupView[], parameters: Parameters): GroupView[] {
  const view = viewIn(parameters);
  const fits: Fits = view === undefined ? isCurrent : views[view][1];
  const { threat } = parameters;
  return items
    .filter((group) => fits(group) && (threat === undefined || group.threats.includes(threat)))
    .sort((a, b) => orderOf(a).localeCompare(orderOf(b)));
}

function orderOf({ nextReviewOn, threats, operation }: GroupView): string {
  return [nextReviewOn ?? '9999', threats[0] ?? '\uFFFF', operation].join('\n');
}

/** Of the groups that one may see, each once. */
export function threatsIn(items: readonly GroupView[]): string[] {
  return [...new Set(items.flatMap(({ threats }) => threats))].sort((a, b) => a.localeCompare(b));
}
