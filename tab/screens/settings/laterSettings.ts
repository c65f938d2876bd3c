import { lazy } from 'react';

/** Each part is fetched when it is first opened. */
export const PanelPart = lazy(() => import('./panel/PanelPart'));
