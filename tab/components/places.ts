import type { Right } from '../../bot/access/rights';
import type { Screen } from '../data/address';
import { useSession } from '../data/session';

interface Place {
  readonly screen: Screen;
  readonly name: string;
  /** Without it everybody goes there. */
  readonly right?: Right;
}

const places: readonly Place[] = [
  { screen: 'today', name: 'Today' },
  { screen: 'meeting', name: 'Meeting', right: 'agenda.see' },
  { screen: 'action-log', name: 'Action log', right: 'task.see' },
  { screen: 'issues', name: 'Issues', right: 'issue.see' },
  { screen: 'partners', name: 'Partners', right: 'partner.see' },
  { screen: 'messages', name: 'Messages', right: 'reminder.plan' },
  { screen: 'log', name: 'Log', right: 'log.read' },
  { screen: 'settings', name: 'Settings', right: 'settings.see' },
  { screen: 'help', name: 'Help' },
];

/** The screens that this person may use. */
export function usePlaces(): readonly Place[] {
  const { may } = useSession();
  return places.filter(({ right }) => right === undefined || may[right]);
}
