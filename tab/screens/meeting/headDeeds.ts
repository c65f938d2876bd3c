import type { MeetingView } from '../../../bot/contract';
import { say } from '../../components/say';
import { useCommand } from '../../data/useCommand';

type Told = (error: Error | null) => void;

interface Deed {
  readonly act: () => void;
  readonly isPending: boolean;
}

export function usePublish({ id: meetingId, reference }: MeetingView, onError: Told): Deed {
  const publish = useCommand('agenda.publish');
  const onSuccess = () => say(`The agenda of ${reference} is published.`, 'The panel has it in chat.');
  const act = () => publish.mutate({ meetingId }, { onSuccess, onSettled: (_answer, error) => onError(error) });
  return { act, isPending: publish.isPending };
}

export function useMakeLink({ id: meetingId }: MeetingView, onError: Told): Deed {
  const link = useCommand('meeting.link');
  const onSuccess = () => say('Teams has made the join link. It is in the calendar files from now on.');
  const act = () => link.mutate({ meetingId }, { onSuccess, onSettled: (_answer, error) => onError(error) });
  return { act, isPending: link.isPending };
}
