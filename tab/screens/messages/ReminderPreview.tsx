import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { UpcomingReminderView } from '../../../bot/contract';
import { CardPicture } from '../../card/CardPicture';
import { ChoiceField } from '../../components/ChoiceField';
import { LoadingLines } from '../../components/LoadingLines';
import { Notice } from '../../components/Notice';
import { ProblemNotice } from '../../components/ProblemNotice';
import { SideDrawer } from '../../components/SideDrawer';
import { useWatchedQueryOf } from '../../data/useWatchedQueryOf';

const useStyles = makeStyles({
  message: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, margin: 0, minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** The message in one reader's chat, as it will look when it goes out. */
export default function ReminderPreview({
  reminder,
  onClose,
}: {
  reminder: UpcomingReminderView;
  onClose: () => void;
}) {
  const { key, reference, dayText, to } = reminder;
  const [chosen, setChosen] = useState(to[0]?.memberId);
  const reader = to.find(({ memberId }) => memberId === chosen);
  return (
    <SideDrawer title={`Preview: ${reference}`} onClose={onClose}>
      <Notice intent="info">
        This is a preview: nothing here is sent. It shows the message as it will look when it goes out ({dayText}), if
        nothing changes until then.
      </Notice>
      <ChoiceField
        label="Reader"
        choices={to.map(({ memberId, name }) => ({ value: memberId, label: name }))}
        chosen={chosen}
        onChoose={setChosen}
      />
      {reader !== undefined && <PreviewedMessage reminderKey={key} reader={reader} />}
    </SideDrawer>
  );
}

function PreviewedMessage({
  reminderKey,
  reader: { memberId, name },
}: {
  reminderKey: string;
  reader: UpcomingReminderView['to'][number];
}) {
  const styles = useStyles();
  const preview = useWatchedQueryOf('reminders.preview', { key: reminderKey, memberId });
  if (preview.status === 'error' && preview.data === undefined) {
    return (
      <ProblemNotice flush what="This preview could not be drawn." error={preview.error} onRetry={preview.refetch} />
    );
  }
  // What stays while another reader's is fetched is not theirs.
  if (preview.data === undefined || preview.isPlaceholderData) return <LoadingLines flush count={6} />;
  return (
    <figure className={styles.message} aria-label={`Message to ${name}`}>
      <Caption1 className={styles.quiet}>Notification: {preview.data.summary}</Caption1>
      <CardPicture card={preview.data.card} />
    </figure>
  );
}
