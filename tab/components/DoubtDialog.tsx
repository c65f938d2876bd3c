import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import type { Doubt } from './doubt';

/**
 * Asks about a doubtful word, with one tap to send it as it is: not the one that the accent leads to. What was typed stands
 * in its form meanwhile.
 */
export default function DoubtDialog({ doubt: { asked, label, answer } }: { doubt: Doubt }) {
  return (
    <Dialog open modalType="alert" onOpenChange={() => answer(false)}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>Before this is kept</DialogTitle>
          <DialogContent>{asked}</DialogContent>
          <DialogActions fluid>
            <Button appearance="primary" onClick={() => answer(false)}>
              Back to what I wrote
            </Button>
            <Button onClick={() => answer(true)}>{label}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
