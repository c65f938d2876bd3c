import { useMutation, useQuery } from '@tanstack/react-query';
import { addressText } from '../../data/address';
import { mayShareToStage, shareToStage } from '../../teamsHost';

/** Puts the agenda on the meeting's stage, for whom Teams lets present. */
export function useStage(meetingId: string): { may: boolean; show: () => void; error: Error | null } {
  const may = useQuery({ queryKey: ['stage'], queryFn: mayShareToStage, staleTime: Infinity });
  const share = useMutation({
    mutationFn: () =>
      shareToStage(`${location.origin}${import.meta.env.BASE_URL}${addressText('meeting', { meeting: meetingId })}`),
  });
  return { may: may.data === true, show: () => share.mutate(), error: share.error };
}
