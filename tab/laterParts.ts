import { lazy } from 'react';

/** What the screens themselves fetch only when it is first needed. */
export const AllocateTask = lazy(() => import('./screens/actionLog/AllocateTask'));
export const CommandBox = lazy(() => import('./components/command/CommandBox'));
export const IssueDetail = lazy(() => import('./screens/issues/IssueDetail'));
export const KeyHelp = lazy(() => import('./components/command/KeyHelp'));
export const CloseSeveral = lazy(() => import('./screens/actionLog/CloseSeveral'));
export const RaiseIssue = lazy(() => import('./screens/issues/RaiseIssue'));
export const ReminderPreview = lazy(() => import('./screens/messages/ReminderPreview'));
export const TaskDetail = lazy(() => import('./screens/actionLog/TaskDetail'));
export const TaskFilterFields = lazy(() => import('./screens/actionLog/TaskFilterFields'));
export const Toasts = lazy(() => import('./components/Toasts'));
export const SinceLastLook = lazy(() => import('./screens/today/SinceLastLook'));
export const eventSource = () => import('eventsource');
