import { lazy } from 'react';

/** Fetched when the board is first looked at. */
export const TaskBoard = lazy(() => import('./TaskBoard'));
