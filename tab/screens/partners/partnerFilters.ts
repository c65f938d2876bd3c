import type { PartnerView } from '../../../bot/contract';
import { namesOf } from '../../../bot/domain/byName';
import { holdsEveryWord } from '../../../bot/domain/searchable';
import { type Parameters, setParameters } from '../../data/address';
import type { Chip } from '../../components/chip';

type Fits = (partner: PartnerView) => boolean;

const views: Readonly<Record<string, readonly [name: string, fits: Fits]>> = {
  'no-agreement': ['No agreement', ({ agreement }) => agreement.state === 'none'],
  'runs-out': ['Agreement runs out', ({ agreement: { state } }) => state === 'runsOut' || state === 'ended'],
  'seats-empty': ['Seats empty', ({ seatsEmpty }) => seatsEmpty],
  'stays-away': ['Stays away', ({ attendance }) => attendance?.gapText !== undefined],
  'presentation-due': ['Presentation due', ({ presentation, observes }) => !observes && presentation.due],
  ended: ['Ended', ({ hasLeft }) => hasLeft],
};

/** Whoever has left is asked for alone: the others are those with whom something is to be done. */
export function askedWith({ show }: Parameters): { ended?: 'true' } {
  return show === 'ended' ? { ended: 'true' } : {};
}

export function shownOf(items: readonly PartnerView[], { show = '', search = '' }: Parameters): readonly PartnerView[] {
  const fits = views[show]?.[1] ?? (() => true);
  return items.filter((partner) => fits(partner) && isSought(partner, search));
}

function isSought({ name, kindName, contactName }: PartnerView, search: string): boolean {
  return holdsEveryWord(search, name, kindName, contactName);
}

/** All of them, or those with whom one thing is to be done. */
export function chipsOf({ show }: Parameters): Chip[] {
  const isView = show !== undefined && Object.hasOwn(views, show);
  return [
    { name: 'All', on: !isView, onToggle: () => setParameters({ show: undefined }) },
    ...namesOf(views).map((value) => {
      const on = show === value;
      const [name = value] = views[value] ?? [];
      return { name, on, onToggle: () => setParameters({ show: on ? undefined : value }) };
    }),
  ];
}
