import { lazy } from 'react';

/** Fetched when the pipeline is first looked at. */
export const Pipeline = lazy(() => import('./Pipeline'));
