import type { KeptPersonView } from '../../../../bot/contract';
import { holdsEveryWord } from '../../../../bot/domain/searchable';

const views = ['leaving', 'vetting', 'account', 'statement', 'former', 'duty'] as const;
type View = (typeof views)[number];

export interface PeopleChip {
  readonly view: View;
  readonly name: string;
}

export const peopleChips: readonly PeopleChip[] = [
  { view: 'leaving', name: 'Leaving' },
  { view: 'vetting', name: 'Vetting runs out' },
  { view: 'account', name: 'No account yet' },
  { view: 'statement', name: 'Statement not accepted' },
  { view: 'former', name: 'Former' },
  { view: 'duty', name: 'Duty list' },
];

/** Who can be invited and is not: nobody has their seat, and no invitation that went out stands. Not oneself. */
export function uninvited(people: readonly KeptPersonView[], ownId: string): KeptPersonView[] {
  return people.filter(({ id, may }) => may.inviteWithAll && id !== ownId);
}

export function isPeopleView(text: string): text is View {
  return views.some((each) => each === text);
}

const isIn: Readonly<Record<string, (person: KeptPersonView) => boolean>> = {
  leaving: ({ standing }) => standing === 'leaving',
  vetting: ({ standing, vettingRunsOut }) => standing !== 'former' && vettingRunsOut,
  account: ({ standing, hasAccount }) => standing !== 'former' && !hasAccount,
  statement: ({ statementWaits }) => statementWaits,
  former: ({ standing }) => standing === 'former',
};

/** Whoever has left stands among the former alone, until they are looked for. */
export function fitting(people: readonly KeptPersonView[], view: string | undefined, sought: string): KeptPersonView[] {
  const holds =
    (view === undefined ? undefined : isIn[view]) ?? ((each) => sought !== '' || each.standing !== 'former');
  return people.filter((each) => holds(each) && isSought(each, sought));
}

function isSought({ name, title, roleName, agencyName, email, seat }: KeptPersonView, sought: string): boolean {
  return holdsEveryWord(sought, name, title, roleName, agencyName, email, seat);
}
