import { Button } from '@fluentui/react-components';
import { ShareScreenStartRegular } from '@fluentui/react-icons/svg/share-screen-start';
import { useMutation, useQuery } from '@tanstack/react-query';
import { ProblemBar } from '../../components/ProblemNotice';
import { addressText } from '../../data/address';
import { mayShareToStage, shareToStage } from '../../teamsHost';

/** Puts the agenda on the meeting's stage, for whom Teams lets present. */
export function StageButton({ meetingId }: { meetingId: string }) {
  const may = useQuery({ queryKey: ['stage'], queryFn: mayShareToStage, staleTime: Infinity });
  const share = useMutation({
    mutationFn: () =>
      shareToStage(`${location.origin}${import.meta.env.BASE_URL}${addressText('meeting', { meeting: meetingId })}`),
  });
  if (may.data !== true) return null;
  return (
    <>
      <ProblemBar error={share.error} />
      <Button icon={<ShareScreenStartRegular />} disabledFocusable={share.isPending} onClick={() => share.mutate()}>
        Show the agenda to everyone
      </Button>
    </>
  );
}
