import {
  Button,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  makeStyles,
  OverlayDrawer,
  tokens,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { type ReactNode, useEffect, useRef } from 'react';
import { useSession } from '../data/session';
import { useFocusGivenBack } from './formFocus';
import { MarkingLine } from './MarkingLine';
import type { BorneMarking } from '../../bot/domain/marking';
import { OfflineBanner } from './OfflineBanner';

const useStyles = makeStyles({
  drawer: { width: 'min(560px, 100vw)' },
  body: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    paddingBottom: tokens.spacingVerticalXXL,
  },
});

/** Opens at the right, takes the focus to its first field if it has one, gives it back on closing. */
export function SideDrawer({
  title,
  marking,
  open = true,
  onClose,
  children,
}: {
  title: ReactNode;
  /** Of what is in it, where that is more than the panel's. */
  marking?: BorneMarking | undefined;
  open?: boolean;
  onClose: () => void;
  children: ReactNode;
}) {
  const styles = useStyles();
  const { panel } = useSession();
  const body = useRef<HTMLDivElement>(null);
  useFocusGivenBack(open);
  useEffect(() => {
    // After the drawer's own first choice, which is the button that closes it.
    if (open) body.current?.querySelector<HTMLElement>('input, textarea, select')?.focus();
  }, [open]);
  return (
    <OverlayDrawer position="end" open={open} onOpenChange={() => onClose()} className={styles.drawer}>
      <MarkingLine marking={marking ?? panel.marking} />
      {/* That of the screen is below it. */}
      <OfflineBanner />
      <DrawerHeader>
        <DrawerHeaderTitle
          action={<Button appearance="subtle" aria-label="Close" icon={<DismissRegular />} onClick={onClose} />}
        >
          {title}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody>
        <div ref={body} className={styles.body}>
          {children}
        </div>
      </DrawerBody>
      <MarkingLine marking={marking ?? panel.marking} />
    </OverlayDrawer>
  );
}
