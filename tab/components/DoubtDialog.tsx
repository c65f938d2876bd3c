import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useSession } from '../data/session';
import type { Doubt } from './doubt';
import { MarkingLine } from './MarkingLine';

const useStyles = makeStyles({
  surface: {
    display: 'flex',
    flexDirection: 'column',
    width: `calc(100vw - 2 * ${tokens.spacingHorizontalL})`,
    padding: 0,
    overflowX: 'hidden',
  },
  body: { padding: tokens.spacingHorizontalXXL },
});

/**
 * Asks about a doubtful word, with one tap to send it as it is: not the one that the accent leads to. What was typed stands
 * in its form meanwhile.
 */
export default function DoubtDialog({ doubt: { asked, label, answer } }: { doubt: Doubt }) {
  const styles = useStyles();
  const { marking } = useSession().panel;
  return (
    <Dialog open modalType="alert" onOpenChange={() => answer(false)}>
      <DialogSurface className={styles.surface}>
        <MarkingLine marking={marking} />
        <DialogBody className={styles.body}>
          <DialogTitle>Before this is kept</DialogTitle>
          <DialogContent>{asked}</DialogContent>
          <DialogActions fluid>
            <Button appearance="primary" onClick={() => answer(false)}>
              Back to what I wrote
            </Button>
            <Button onClick={() => answer(true)}>{label}</Button>
          </DialogActions>
        </DialogBody>
        <MarkingLine marking={marking} />
      </DialogSurface>
    </Dialog>
  );
}
