import { Link } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { setParameters } from '../data/address';

interface Props {
  readonly to: { readonly task: string } | { readonly issue: string };
  /** In ink, where each row or card is such a link. */
  readonly quiet?: boolean;
  readonly children: ReactNode;
}

/** Opens a task or an issue beside or over the current screen; closing it brings the focus back here. */
export function OpenLink({ to, quiet = false, children }: Props) {
  return (
    <Link as="button" dir="auto" appearance={quiet ? 'subtle' : 'default'} onClick={() => setParameters({ ...to })}>
      {children}
    </Link>
  );
}
