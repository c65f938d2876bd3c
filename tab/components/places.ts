import type { Screen } from '../data/address';
import { screenRights } from '../data/screenRights';
import { useSession } from '../data/session';

export interface Place {
  readonly screen: Screen;
  readonly name: string;
}

const places: readonly Place[] = [
  { screen: 'today', name: 'Today' },
  { screen: 'meeting', name: 'Meeting' },
  { screen: 'action-log', name: 'Action log' },
  { screen: 'issues', name: 'Issues' },
  { screen: 'groups', name: 'Groups' },
  { screen: 'partners', name: 'Partners' },
  { screen: 'measures', name: 'Measures' },
  { screen: 'messages', name: 'Messages' },
  { screen: 'log', name: 'Log' },
  { screen: 'settings', name: 'Settings' },
  { screen: 'help', name: 'Help' },
];

/** The screens that this person may use. */
export function usePlaces(): readonly Place[] {
  const { may } = useSession();
  return places.filter(({ screen }) => {
    const right = screenRights[screen];
    return right === undefined || may[right];
  });
}
