import { type ComponentType, lazy } from 'react';
import type { Screen } from './data/address';
import { screenFiles } from './screenFiles';

/** What is fetched only when it is first shown, so that the first screen comes sooner. */
export const ConfigurationScreen = lazy(() => import('./screens/ConfigurationScreen'));
export const IssueDrawer = lazy(() => import('./screens/issues/IssueDrawer'));
export const OpenInTeams = lazy(() => import('./screens/OpenInTeams'));
export const StageScreen = lazy(() => import('./screens/meeting/StageScreen'));
export const TaskDrawer = lazy(() => import('./screens/actionLog/TaskDrawer'));

export const screens: Readonly<Record<Screen, ComponentType<{ inSidePanel: boolean }>>> = {
  today: lazy(screenFiles.today),
  meeting: lazy(screenFiles.meeting),
  'action-log': lazy(screenFiles['action-log']),
  issues: lazy(screenFiles.issues),
  messages: lazy(screenFiles.messages),
  log: lazy(screenFiles.log),
  help: lazy(screenFiles.help),
};
