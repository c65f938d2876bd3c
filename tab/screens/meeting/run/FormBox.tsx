import { makeStyles } from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef } from 'react';

const useStyles = makeStyles({
  // A list of long names must not be wider than the side panel.
  box: { minWidth: 0, '& .fui-Select': { minWidth: 0 }, '& select': { minWidth: 0, textOverflow: 'ellipsis' } },
});

/** A form that opens in place takes the keyboard to its first field; where it only asks, to its first button. */
export function FormBox({ children }: { children: ReactNode }) {
  const styles = useStyles();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.querySelector<HTMLElement>('textarea, input, select, button')?.focus();
  }, []);
  return (
    <div ref={box} className={styles.box}>
      {children}
    </div>
  );
}
