import { useState } from 'react';
import type { FoundingDraft, FoundingLook } from '../../../bot/contract';

/** What stands in a box of lists and was not added yet. */
export type Typed = Pick<FoundingLook, 'peoplePasted' | 'agenciesPasted'>;

/** Whoever leaves a list in its box means it, wherever they go on. */
export function useTypedLists() {
  const [typed, type] = useState<Typed>({});
  /** What was read is no longer to be added; a file leaves what is typed. */
  const taken = (pasted: Typed) =>
    type((before) => ({
      ...(before.peoplePasted === pasted.peoplePasted ? {} : written({ peoplePasted: before.peoplePasted })),
      ...(before.agenciesPasted === pasted.agenciesPasted ? {} : written({ agenciesPasted: before.agenciesPasted })),
    }));
  return { typed, type, taken, left: written(typed) };
}

export function isAny(pasted: Typed): boolean {
  return Object.keys(pasted).length > 0;
}

/** What is more than blanks. */
function written({ peoplePasted = '', agenciesPasted = '' }: Typed): Typed {
  return {
    ...(peoplePasted.trim() === '' ? {} : { peoplePasted }),
    ...(agenciesPasted.trim() === '' ? {} : { agenciesPasted }),
  };
}

/** Of the draft as it is by now: what was typed meanwhile in another step stays. */
export function withPasted(
  now: FoundingDraft,
  read: FoundingDraft,
  pasted: Omit<FoundingLook, 'draft'>,
): FoundingDraft {
  const { agencies, people } = read;
  return pasted.configurationText === undefined ? { ...now, agencies, people } : read;
}
