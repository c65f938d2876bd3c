import { lazy } from 'react';
import { onceOpened, opened } from './opening';

/** What stands over any screen, or beside it, and is fetched only when it is first needed, or the page is at rest. */
export const overFiles = {
  Overs: () => import('./components/Overs'),
  PanelSwitch: () => import('./components/PanelSwitch'),
  Toasts: () => import('./components/Toasts'),
};

export const Overs = lazy(onceOpened(overFiles.Overs));
export const PanelSwitch = lazy(overFiles.PanelSwitch);
export const Toasts = lazy(onceOpened(overFiles.Toasts));
export const eventSource = () => opened.then(() => import('eventsource'));
