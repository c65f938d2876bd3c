import {
  Button,
  Dialog,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import type { ClickAnswer } from '../pageContract';
import { type CardClick, CardView } from './CardView';
import { sizeOf } from './FrameDialog';

const useStyles = makeStyles({ frame: { border: 'none', width: '100%', height: '100%' } });

/** The dialog with which the bot answered a click: a card, or a page. */
export function CardDialog(props: {
  info: Extract<ClickAnswer, { kind: 'dialog' }>;
  isBusy: boolean;
  onClick: (click: CardClick) => void;
  onClose: () => void;
}) {
  const { info, onClose } = props;
  const styles = useStyles();
  const { height, width } = sizeOf(info);
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogSurface style={{ maxWidth: width + 48 }}>
        <DialogBody>
          <DialogTitle
            action={<Button appearance="subtle" aria-label="Close" icon={<DismissRegular />} onClick={onClose} />}
          >
            {info.title}
          </DialogTitle>
          <DialogContent style={info.card === undefined ? { height } : { minHeight: Math.min(height, 200) }}>
            {info.card !== undefined && (
              <CardView isPlain card={info.card} isBusy={props.isBusy} onClick={props.onClick} />
            )}
            {info.card === undefined && <iframe className={styles.frame} title="Sentinel dialog" src={info.url} />}
          </DialogContent>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
