import { type ComponentType, lazy } from 'react';
import type { Screen } from './data/address';
import { screenFiles } from './screenFiles';

/** What is fetched only when it is first shown, so that the first screen comes sooner. */
const files = {
  ConfigurationScreen: () => import('./screens/ConfigurationScreen'),
  FoundingDoor: () => import('./screens/founding/FoundingDoor'),
  InvitationScreen: () => import('./screens/invitation/InvitationScreen'),
  IssueDrawer: () => import('./screens/issues/IssueDrawer'),
  OpenInTeams: () => import('./screens/OpenInTeams'),
  StageScreen: () => import('./screens/meeting/StageScreen'),
  StatementScreen: () => import('./screens/statement/StatementScreen'),
  TaskDrawer: () => import('./screens/actionLog/TaskDrawer'),
};

/** Those that open from a screen: drawers. */
export const drawerFiles = [files.IssueDrawer, files.TaskDrawer];

export const ConfigurationScreen = lazy(files.ConfigurationScreen);
export const FoundingDoor = lazy(files.FoundingDoor);
export const InvitationScreen = lazy(files.InvitationScreen);
export const IssueDrawer = lazy(files.IssueDrawer);
export const OpenInTeams = lazy(files.OpenInTeams);
export const StageScreen = lazy(files.StageScreen);
export const StatementScreen = lazy(files.StatementScreen);
export const TaskDrawer = lazy(files.TaskDrawer);

export const screens: Readonly<Record<Screen, ComponentType<{ inSidePanel: boolean }>>> = {
  today: lazy(screenFiles.today),
  meeting: lazy(screenFiles.meeting),
  'action-log': lazy(screenFiles['action-log']),
  issues: lazy(screenFiles.issues),
  groups: lazy(screenFiles.groups),
  partners: lazy(screenFiles.partners),
  measures: lazy(screenFiles.measures),
  messages: lazy(screenFiles.messages),
  log: lazy(screenFiles.log),
  settings: lazy(screenFiles.settings),
  help: lazy(screenFiles.help),
};
