import { type ComponentType, lazy } from 'react';
import type { Screen } from './data/address';

/** What is fetched only when it is first shown, so that the first screen comes sooner. */
export const ConfigurationScreen = lazy(() => import('./screens/ConfigurationScreen'));
export const IssueDrawer = lazy(() => import('./screens/issues/IssueDrawer'));
export const OpenInTeams = lazy(() => import('./screens/OpenInTeams'));
export const StageScreen = lazy(() => import('./screens/meeting/StageScreen'));
export const TaskDrawer = lazy(() => import('./screens/actionLog/TaskDrawer'));

type Fetch = () => Promise<{ default: ComponentType<{ inSidePanel: boolean }> }>;

const fetchers = {
  today: () => import('./screens/today/TodayScreen'),
  meeting: () => import('./screens/meeting/MeetingScreen'),
  'action-log': () => import('./screens/actionLog/ActionLogScreen'),
  issues: () => import('./screens/issues/IssuesScreen'),
  messages: () => import('./screens/messages/MessagesScreen'),
  log: () => import('./screens/LogScreen'),
  help: () => import('./screens/HelpScreen'),
} as const satisfies Record<Screen, Fetch>;

export const screens: Readonly<Record<Screen, ComponentType<{ inSidePanel: boolean }>>> = {
  today: lazy(fetchers.today),
  meeting: lazy(fetchers.meeting),
  'action-log': lazy(fetchers['action-log']),
  issues: lazy(fetchers.issues),
  messages: lazy(fetchers.messages),
  log: lazy(fetchers.log),
  help: lazy(fetchers.help),
};

/** The screen that one starts on comes beside what it shows, not after it. */
export function fetchScreen(screen: Screen): void {
  fetchers[screen]().catch(() => undefined);
}
