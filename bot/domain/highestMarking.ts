import type { BorneMarking } from './marking';

/** What holds records bears the highest of them, and never less than `own`. Each marking begins with the one below it. */
export function highestMarking(own: BorneMarking, held: readonly { readonly marking: BorneMarking }[]): BorneMarking {
  return held.reduce((highest, { marking }) => (marking > highest ? marking : highest), own);
}
