import { Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { PlayRegular } from '@fluentui/react-icons/svg/play';
import { useState } from 'react';
import type { MeetingView } from '../../../../bot/contract';
import { InlineForm } from '../../../components/InlineForm';
import { ProblemBar } from '../../../components/ProblemNotice';
import { say } from '../../../components/say';
import { useSession } from '../../../data/session';
import { useCommand } from '../../../data/useCommand';
import { useRunning } from './useRunning';

const useStyles = makeStyles({
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** Before the meeting: publish its agenda, then start it. */
export function PlannedPart({ meeting }: { meeting: MeetingView }) {
  const styles = useStyles();
  const { today } = useSession();
  const { take } = useRunning(meeting);
  const [asks, setAsks] = useState(false);
  const { may, publishedText } = meeting;
  const publishesFirst = may.publish && publishedText === undefined;
  const isDue = meeting.on <= today;
  const start = () => {
    take({ kind: 'start' });
  };
  return (
    <>
      {publishedText !== undefined && <Caption1 className={styles.quiet}>{publishedText}</Caption1>}
      {(may.publish || may.run) && (
        <div className={styles.buttons} role="group" aria-label="Before the meeting">
          {may.publish && <PublishButton meeting={meeting} primary={publishesFirst} />}
          {may.run && (
            <Button
              icon={<PlayRegular />}
              appearance={isDue && !publishesFirst ? 'primary' : 'secondary'}
              onClick={isDue ? start : () => setAsks(true)}
            >
              Start
            </Button>
          )}
        </div>
      )}
      {asks && (
        <InlineForm
          title={`${meeting.reference} is planned for ${meeting.dayText}. Start it now?`}
          submit="Start it now"
          sending={false}
          error={null}
          onCancel={() => setAsks(false)}
          onSubmit={start}
        >
          {null}
        </InlineForm>
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
