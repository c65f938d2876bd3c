import type { PartnerView } from '../../../bot/contract';
import type { LocalDate } from '../../../bot/domain/time';
import { say } from '../../components/say';
import { useUndo } from '../../components/useUndo';
import { useCommand } from '../../data/useCommand';

/** Says that a partner was approached or visited, or not after all, and offers to take that back: over nobody's change. */
export function usePartnerStep() {
  const { mutate, isPending, error } = useCommand('partner.step');
  const undo = useUndo('partner.step');
  function take(
    partner: PartnerView,
    step: 'approached' | 'visited',
    on: LocalDate | null,
    onDone: () => void = () => undefined,
  ): void {
    const { id: agencyId, version, name } = partner;
    const before = partner[`${step}On`] ?? null;
    const onSuccess = (taken: PartnerView) => {
      onDone();
      say(
        `${name} is ${on === null ? 'no longer marked as ' : ''}${step}.`,
        undefined,
        undo({ agencyId, version: taken.version, step, on: before }),
      );
    };
    mutate({ agencyId, version, step, on }, { onSuccess });
  }
  return { take, isPending, error };
}
