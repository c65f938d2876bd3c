import { type ReactNode, Suspense, useState } from 'react';

interface Props {
  /** The button alone, as it stands until its menu has come. */
  readonly button: (open: () => void) => ReactNode;
  /** The same with its menu, which is open at once where the button was pressed before. */
  readonly children: (pressed: boolean) => ReactNode;
}

/** What a button opens comes after what is in front of the person. */
export function MenuLater({ button, children }: Props) {
  const [pressed, setPressed] = useState(false);
  return <Suspense fallback={button(() => setPressed(true))}>{children(pressed)}</Suspense>;
}
