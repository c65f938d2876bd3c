import type { RestrictionView } from '../../../../bot/contract';
import { given } from '../../../../bot/domain/given';
import type { LocalDate } from '../../../../bot/domain/time';
import { useDeed } from '../../../data/useDeed';

interface Stays {
  readonly reviewOn: LocalDate;
  readonly reason?: string;
}

/** Leaves it to stand, with why. A person of a group stays for the same few. */
export function useKept({ about, person }: RestrictionView, onDone: () => void) {
  const record = useDeed('restriction.keep', onDone);
  const ofGroup = useDeed('nominal.restrict', onDone);
  function keep({ reviewOn, reason }: Stays): void {
    if (about !== undefined) record.mutate({ about, reviewOn, ...given({ reason }) });
    if (person !== undefined)
      ofGroup.mutate({ ...person, restrictedReviewOn: reviewOn, ...given({ restrictedWhy: reason }) });
  }
  return { keep, ...sending(person === undefined ? record : ofGroup) };
}

/** Opens it. Of a person no reason is asked: their group’s readers see them, nobody else. */
export function useLifted({ about, person }: RestrictionView, onDone: () => void) {
  const record = useDeed('restriction.lift', onDone);
  const ofGroup = useDeed('nominal.restrict', onDone);
  function lift(reason: string): void {
    if (about !== undefined) record.mutate({ about, reason });
    if (person !== undefined) ofGroup.mutate({ ...person, audience: { kind: 'panel' } });
  }
  return { lift, ...sending(person === undefined ? record : ofGroup) };
}

function sending({ error, isPending }: Sending): Sending {
  return { error, isPending };
}

interface Sending {
  readonly error: Error | null;
  readonly isPending: boolean;
}
