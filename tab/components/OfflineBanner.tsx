import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { PlugDisconnectedRegular } from '@fluentui/react-icons/svg/plug-disconnected';
import { useEffect, useState } from 'react';
import { useReachable } from '../data/connection';

/** A blip that mends itself needs no banner. */
const PATIENCE_MS = 2000;

export function OfflineBanner() {
  const lost = useLostFor(PATIENCE_MS);
  if (!lost) return null;
  return (
    <MessageBar intent="warning" layout="multiline" icon={<PlugDisconnectedRegular />} role="status">
      <MessageBarBody>
        <MessageBarTitle>No connection to Sentinel.</MessageBarTitle> You can go on reading what is here and writing in
        open forms; send them when this goes away. Trying again by itself.
      </MessageBarBody>
    </MessageBar>
  );
}

function useLostFor(patienceMs: number): boolean {
  const reachable = useReachable();
  const [lost, setLost] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLost(!reachable), reachable ? 0 : patienceMs);
    return () => clearTimeout(timer);
  }, [reachable, patienceMs]);
  return lost && !reachable;
}
