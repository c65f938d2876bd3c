import {
  Button,
  Dialog,
  DialogBody,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import type { MeetingView } from '../../../../bot/contract';
import QrCode from '../../../components/QrCode';
import { MarkingLine } from '../../../components/MarkingLine';
import { useSession } from '../../../data/session';

const useStyles = makeStyles({
  surface: {
    position: 'fixed',
    inset: 0,
    display: 'flex',
    flexDirection: 'column',
    width: '100vw',
    maxWidth: '100vw',
    height: '100vh',
    maxHeight: '100vh',
    margin: 0,
    padding: 0,
    borderRadius: 0,
    boxSizing: 'border-box',
  },
  body: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    minHeight: 0,
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
  },
  head: { display: 'flex', alignItems: 'flex-start', justifyContent: 'space-between', gap: tokens.spacingHorizontalM },
  title: { fontSize: 'clamp(20px, 4vh, 48px)', lineHeight: 1.2, fontWeight: tokens.fontWeightSemibold },
  middle: {
    flexGrow: 1,
    minHeight: 0,
    overflow: 'auto',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: tokens.spacingVerticalM,
  },
});

interface Props {
  readonly meeting: MeetingView;
  /** Into the tab in Teams, with the code. */
  readonly link: string;
  readonly onClose: () => void;
}

/** Fills the window, for the projector in the room, which is told nothing of what is for few; Escape closes it. */
export default function SignInCode({ meeting, link, onClose }: Props) {
  const styles = useStyles();
  const { panel } = useSession();
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogSurface className={styles.surface}>
        <MarkingLine marking={panel.marking} large />
        <DialogBody className={styles.body}>
          <div className={styles.head}>
            <DialogTitle action={null} className={styles.title}>
              Sign in to {meeting.reference}
            </DialogTitle>
            <Button appearance="subtle" aria-label="Close" icon={<DismissRegular />} onClick={onClose} />
          </div>
          <div className={styles.middle}>
            <Text size={500}>Scan this with the camera of your phone, then tap “Sign in”.</Text>
            <QrCode text={link} name={`Sign-in code of ${meeting.reference}`} />
          </div>
        </DialogBody>
        <MarkingLine marking={panel.marking} large />
      </DialogSurface>
    </Dialog>
  );
}
