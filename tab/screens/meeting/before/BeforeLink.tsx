import { useEffect } from 'react';
import { addressText } from '../../../data/address';
import { useQueryOf } from '../../../data/useQueryOf';

interface Props {
  readonly isHere: boolean;
  readonly className: string;
  /** It stands in the strip from now on. */
  readonly onThere: () => void;
}

/** Where the panel met before it had Sentinel, and somebody has brought that in. */
export default function BeforeLink({ isHere, className, onThere }: Props) {
  const past = useQueryOf('meetings.past');
  const isThere = (past.data?.items.length ?? 0) > 0;
  useEffect(() => {
    if (isThere) onThere();
  }, [isThere, onThere]);
  if (!isThere) return null;
  return (
    <li>
      <a
        href={addressText('meeting', { view: 'before' })}
        aria-current={isHere ? 'true' : undefined}
        className={className}
      >
        Before Sentinel
      </a>
    </li>
  );
}
