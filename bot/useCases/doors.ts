import type { Doors } from '../access/conditions';
import { commands } from './commands';
import { queries } from './queries';

/** Right and condition of the rows, for the views: what they offer is what the rows let through. */
export const doors: Doors = { ...commands, ...queries };
