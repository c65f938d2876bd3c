import type { PresentationView } from '../../../../bot/contract';
import type { MemberId } from '../../../../bot/domain/ids';
import type { PresentedSubject } from '../../../../bot/domain/presented';
import { useCommand } from '../../../data/useCommand';

/** Goes on to somebody, or a place; on the stage, though these are there who may not know, or with the stage dark. */
export function usePresenting({ meetingId, itemId }: PresentationView) {
  const command = useCommand('meeting.present');
  const show = (
    subject: PresentedSubject,
    large?: { readonly despiteIds: readonly MemberId[] },
    onShown?: () => void,
  ) =>
    command.mutate(
      { meetingId, itemId, subject, ...(large === undefined ? {} : { large: { despiteIds: [...large.despiteIds] } }) },
      { onSuccess: () => onShown?.() },
    );
  return { show, error: command.error, isPending: command.isPending };
}
