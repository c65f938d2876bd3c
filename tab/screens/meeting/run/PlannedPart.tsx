import { Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { PlayRegular } from '@fluentui/react-icons/svg/play';
import type { MeetingView } from '../../../../bot/contract';
import { ProblemBar } from '../../../components/ProblemNotice';
import { say } from '../../../components/say';
import { useSession } from '../../../data/session';
import { useCommand } from '../../../data/useCommand';
import { useRunning } from './useRunning';

const useStyles = makeStyles({
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** Before the meeting: publish its agenda; on its day, start it. */
export function PlannedPart({ meeting }: { meeting: MeetingView }) {
  const styles = useStyles();
  const { today } = useSession();
  const { take } = useRunning(meeting);
  const { may, publishedText } = meeting;
  const publishesFirst = may.publish && publishedText === undefined;
  const isDue = meeting.on <= today;
  return (
    <>
      {publishedText !== undefined && <Caption1 className={styles.quiet}>{publishedText}</Caption1>}
      {(may.publish || (may.run && isDue)) && (
        <div className={styles.buttons} role="group" aria-label="Before the meeting">
          {may.publish && <PublishButton meeting={meeting} primary={publishesFirst} />}
          {may.run && isDue && (
            <Button
              icon={<PlayRegular />}
              appearance={publishesFirst ? 'secondary' : 'primary'}
              onClick={() => take({ kind: 'start' })}
            >
              Start
            </Button>
          )}
        </div>
      )}
    </>
  );
}

function PublishButton({ meeting, primary }: { meeting: MeetingView; primary: boolean }) {
  const publish = useCommand('agenda.publish');
  const published = () => say(`The agenda of ${meeting.reference} is published.`, 'The panel has it in chat.');
  return (
    <>
      <ProblemBar error={publish.error} />
      <Button
        appearance={primary ? 'primary' : 'secondary'}
        disabledFocusable={publish.isPending}
        onClick={() => publish.mutate({ meetingId: meeting.id }, { onSuccess: published })}
      >
        {meeting.publishedText === undefined ? 'Publish agenda' : 'Publish again'}
      </Button>
    </>
  );
}
