import { Refusal } from '../../../../bot/domain/refusal';
import { refuseAboveCeiling } from '../../../../bot/domain/text';

/** Looked for here too, so that nothing of it is ever kept on this machine while it waits to be sent. */
export function isAboveCeiling(...texts: readonly (string | undefined)[]): boolean {
  try {
    refuseAboveCeiling(...texts);
    return false;
  } catch (error) {
    if (error instanceof Refusal) return true;
    throw error;
  }
}

export const aboveCeilingText =
  'Nothing marked SECRET or above may be entered here. Nothing was kept. Use your force’s own system.';
