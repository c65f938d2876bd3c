import { lazy } from 'react';
import { onceOpened } from './opening';

/** What the screens themselves fetch only when it is first needed, or the page is at rest. */
export const partFiles = {
  AskAccess: () => import('./screens/access/AskAccess'),
  AskWhy: () => import('./components/AskWhy'),
  AllocateTask: () => import('./screens/actionLog/AllocateTask'),
  CommandBox: () => import('./components/command/CommandBox'),
  DoubtDialog: () => import('./components/DoubtDialog'),
  ExportMenu: () => import('./screens/actionLog/ExportMenu'),
  HiddenChips: () => import('./components/HiddenChips'),
  IssueDetail: () => import('./screens/issues/IssueDetail'),
  KeyHelp: () => import('./components/command/KeyHelp'),
  CloseSeveral: () => import('./screens/actionLog/CloseSeveral'),
  RaiseIssue: () => import('./screens/issues/RaiseIssue'),
  NotOpened: () => import('./screens/access/NotOpened'),
  ReminderPreview: () => import('./screens/messages/ReminderPreview'),
  TaskDetail: () => import('./screens/actionLog/TaskDetail'),
  TaskFilterFields: () => import('./screens/actionLog/TaskFilterFields'),
  BeforeLink: () => import('./screens/meeting/before/BeforeLink'),
  BeforeSentinel: () => import('./screens/meeting/before/BeforeSentinel'),
  BelowWhatWaits: () => import('./screens/today/BelowWhatWaits'),
  LittleSeen: () => import('./screens/today/LittleSeen'),
};

export const AskAccess = lazy(partFiles.AskAccess);
export const AskWhy = lazy(partFiles.AskWhy);
export const AllocateTask = lazy(partFiles.AllocateTask);
export const CommandBox = lazy(partFiles.CommandBox);
export const DoubtDialog = lazy(partFiles.DoubtDialog);
export const ExportMenu = lazy(onceOpened(partFiles.ExportMenu));
export const HiddenChips = lazy(onceOpened(partFiles.HiddenChips));
export const IssueDetail = lazy(onceOpened(partFiles.IssueDetail));
export const KeyHelp = lazy(partFiles.KeyHelp);
export const CloseSeveral = lazy(partFiles.CloseSeveral);
export const NotOpened = lazy(partFiles.NotOpened);
export const RaiseIssue = lazy(partFiles.RaiseIssue);
export const ReminderPreview = lazy(partFiles.ReminderPreview);
export const TaskDetail = lazy(onceOpened(partFiles.TaskDetail));
export const TaskFilterFields = lazy(partFiles.TaskFilterFields);
export const BeforeLink = lazy(partFiles.BeforeLink);
export const BeforeSentinel = lazy(partFiles.BeforeSentinel);
export const BelowWhatWaits = lazy(partFiles.BelowWhatWaits);
export const LittleSeen = lazy(partFiles.LittleSeen);
