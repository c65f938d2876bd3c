import { makeStyles } from '@fluentui/react-components';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';

const useStyles = makeStyles({
  // A list of long names must not be wider than the side panel.
  box: { minWidth: 0, '& .fui-Select': { minWidth: 0 }, '& select': { minWidth: 0, textOverflow: 'ellipsis' } },
});

interface Props {
  /** It is one line: Enter sends it, Shift+Enter goes on in another. */
  readonly isLine?: boolean;
  readonly children: ReactNode;
}

/** A form that opens in place takes the keyboard to its first field; where it only asks, to its first button. */
export function FormBox({ isLine = false, children }: Props) {
  const styles = useStyles();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const first = box.current?.querySelector<HTMLElement>('textarea, input, select, button');
    first?.focus();
    // Whoever was typing goes on behind what is there.
    if (first instanceof HTMLTextAreaElement) first.setSelectionRange(first.value.length, first.value.length);
  }, []);
  return (
    <div ref={box} className={styles.box} {...(isLine ? { onKeyDown: sendByEnter } : {})}>
      {children}
    </div>
  );
}

/** Enter alone: Ctrl+Enter is heard by the form itself. */
function sendByEnter(event: KeyboardEvent): void {
  const { key, shiftKey, ctrlKey, target, nativeEvent } = event;
  if (key !== 'Enter' || shiftKey || ctrlKey || nativeEvent.isComposing || !(target instanceof HTMLTextAreaElement))
    return;
  event.preventDefault();
  target.form?.requestSubmit();
}
