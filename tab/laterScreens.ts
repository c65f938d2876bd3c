import { lazy } from 'react';

/** What is fetched only when it is first shown, so that the first screen comes sooner. */
export const ActionLogScreen = lazy(() => import('./screens/actionLog/ActionLogScreen'));
export const ConfigurationScreen = lazy(() => import('./screens/ConfigurationScreen'));
export const HelpScreen = lazy(() => import('./screens/HelpScreen'));
export const IssueDrawer = lazy(() => import('./screens/issues/IssueDrawer'));
export const IssuesScreen = lazy(() => import('./screens/issues/IssuesScreen'));
export const LogScreen = lazy(() => import('./screens/LogScreen'));
export const MeetingScreen = lazy(() => import('./screens/meeting/MeetingScreen'));
export const MessagesScreen = lazy(() => import('./screens/messages/MessagesScreen'));
export const StageScreen = lazy(() => import('./screens/meeting/StageScreen'));
export const TaskDrawer = lazy(() => import('./screens/actionLog/TaskDrawer'));
