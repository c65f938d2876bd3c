import { Button, type ButtonProps } from '@fluentui/react-components';
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal';
import type { OpenerRef } from './formFocus';

interface Props extends Pick<ButtonProps, 'size' | 'className' | 'appearance'> {
  /** What the three dots hold more of: "More for Threat picture". */
  readonly label: string;
  readonly ref?: OpenerRef;
  readonly onClick?: () => void;
}

/** The three dots; what a menu gives its button comes with the rest. */
export function MoreButton({ label, ...rest }: Props) {
  return <Button {...rest} icon={<MoreHorizontalRegular />} aria-label={label} title={label} />;
}
