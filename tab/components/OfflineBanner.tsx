import { PlugDisconnectedRegular } from '@fluentui/react-icons/svg/plug-disconnected';
import { useEffect, useState } from 'react';
import { useReachable } from '../data/connection';
import { isWaiting } from '../data/unsentCommands';
import { useUnsent } from '../data/useUnsentCommands';
import { Notice } from './Notice';

/** A blip that mends itself needs no banner. */
const PATIENCE_MS = 2000;

export function OfflineBanner() {
  const waiting = useUnsent().filter(isWaiting).length;
  const lost = useLostFor(PATIENCE_MS);
  const stuck = useStuckFor(PATIENCE_MS, waiting > 0);
  if (!lost && !stuck) return null;
  return (
    <Notice
      intent="warning"
      icon={<PlugDisconnectedRegular />}
      role="status"
      title={lost ? 'No connection to Sentinel.' : 'Sentinel is slow to answer.'}
    >
      {waiting > 0
        ? `${thingsWait(waiting)} to be sent. Go on: they are sent by themselves, in order, and each once.`
        : 'You can go on reading what is here and writing in open forms; send them when this goes away. Trying again by itself.'}
    </Notice>
  );
}

function thingsWait(count: number): string {
  return count === 1 ? '1 thing waits' : `${count} things wait`;
}

function useStuckFor(patienceMs: number, someWait: boolean): boolean {
  const [stuck, setStuck] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setStuck(someWait), someWait ? patienceMs : 0);
    return () => clearTimeout(timer);
  }, [someWait, patienceMs]);
  return stuck && someWait;
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
