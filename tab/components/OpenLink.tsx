import { Link } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { setParameters } from '../data/address';

/** Opens a task or an issue beside or over the current screen; closing it brings the focus back here. */
export function OpenLink({ to, children }: { to: { task: string } | { issue: string }; children: ReactNode }) {
  return (
    <Link as="button" onClick={() => setParameters(to)}>
      {children}
    </Link>
  );
}
