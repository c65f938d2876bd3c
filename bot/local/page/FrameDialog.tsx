import { Button, Dialog, DialogBody, DialogContent, DialogSurface, DialogTitle } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useRef, useState } from 'react';
import type { DialogInfo, HostDeeds } from './tabHost';
import { TabFrame } from './TabFrame';
import type { ThemeName } from './themes';

/** Teams' names for the sizes of a dialog. */
const heights: Readonly<Record<string, number>> = { small: 250, medium: 450, large: 600 };
const widths: Readonly<Record<string, number>> = { small: 350, medium: 600, large: 800 };

export function sizeOf({ height, width }: Pick<DialogInfo, 'height' | 'width'>): { height: number; width: number } {
  return {
    height: typeof height === 'number' ? height : (heights[height ?? 'medium'] ?? 450),
    width: typeof width === 'number' ? width : (widths[width ?? 'medium'] ?? 600),
  };
}

/** The dialog that a tab opened, and the promise that its end settles. */
export function useFrameDialog() {
  const [info, setInfo] = useState<DialogInfo>();
  const settle = useRef<(result: unknown) => void>(() => {});
  return {
    info,
    open: (wanted: DialogInfo): Promise<unknown> => {
      setInfo(wanted);
      return new Promise((resolve) => {
        settle.current = resolve;
      });
    },
    complete: (result: unknown): void => {
      setInfo(undefined);
      settle.current(result);
    },
  };
}

/** A page of the app in a dialog. */
export function FrameDialog(props: {
  info: DialogInfo;
  context: object;
  theme: ThemeName;
  deeds: HostDeeds;
  onClose: () => void;
}) {
  const { info, context, theme, deeds, onClose } = props;
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
          <DialogContent style={{ height }}>
            <TabFrame
              title="Sentinel dialog"
              url={info.url ?? '/tab/'}
              frameContext="task"
              context={context}
              theme={theme}
              deeds={deeds}
            />
          </DialogContent>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
