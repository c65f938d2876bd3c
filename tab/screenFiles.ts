import type { ComponentType } from 'react';
import type { Screen } from './data/address';

type Fetch = () => Promise<{ default: ComponentType<{ inSidePanel: boolean }> }>;

export const screenFiles = {
  today: () => import('./screens/today/TodayScreen'),
  meeting: () => import('./screens/meeting/MeetingScreen'),
  'action-log': () => import('./screens/actionLog/ActionLogScreen'),
  issues: () => import('./screens/issues/IssuesScreen'),
  groups: () => import('./screens/groups/GroupsScreen'),
  partners: () => import('./screens/partners/PartnersScreen'),
  measures: () => import('./screens/measures/MeasuresScreen'),
  messages: () => import('./screens/messages/MessagesScreen'),
  log: () => import('./screens/LogScreen'),
  settings: () => import('./screens/settings/SettingsScreen'),
  help: () => import('./screens/help/HelpScreen'),
} as const satisfies Record<Screen, Fetch>;

/** The screen that one starts on comes beside what it shows, not after it. */
export function fetchScreen(screen: Screen): void {
  screenFiles[screen]().catch(() => undefined);
}
