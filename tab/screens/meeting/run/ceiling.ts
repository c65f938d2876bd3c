import { surelyStopped } from '../../../../bot/domain/stoppedWords';

/** Looked for here too, so that nothing of it is ever kept on this machine while it waits to be sent. */
export function isAboveCeiling(...texts: readonly (string | undefined)[]): boolean {
  return texts.some((text) => text !== undefined && surelyStopped(text) !== undefined);
}

export const aboveCeilingText =
  'Nothing marked SECRET or above, and nothing of an intelligence source, may be entered here. Nothing was kept. Use the system that may hold it.';
