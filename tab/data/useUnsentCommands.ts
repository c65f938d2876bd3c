import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { useReachable } from './connection';
import { unsentDelivery } from './laterDelivery';
import { type Unsent, UnsentCommands, isWaiting } from './unsentCommands';
import { useSession } from './session';
import { readAgain } from './stale';

/** Where the server answers but cannot take it just now. */
const TRY_AGAIN_MS = 5000;

const pageLoad: string = crypto.randomUUID();
const stopwatch = { pageLoad, elapsedMs: () => performance.now(), wallMs: () => Date.now() };
const queues = new Map<string, UnsentCommands>();

/** One queue a person and panel, whatever the number of screens that use it. */
export function useUnsentQueue(): UnsentCommands {
  const { person, panel } = useSession();
  // The key of every release so far: what waits in a browser outlives the release that kept it.
  const prefix = `sentinel.held.1.${panel.id}.${person.id}.`;
  const queue = queues.get(prefix) ?? new UnsentCommands(localStorage, prefix, stopwatch);
  queues.set(prefix, queue);
  return queue;
}

/** What has not arrived, oldest first: what waits, and what was refused and not yet read. */
export function useUnsent(): readonly Unsent[] {
  const queue = useUnsentQueue();
  return useSyncExternalStore(queue.subscribe, queue.snapshot);
}

/** Sends what waits as soon as the server can be reached, and again while it cannot take it. Once a tab. */
export function useUnsentSender(): void {
  const queries = useQueryClient();
  const reachable = useReachable();
  const queue = useUnsentQueue();
  const newest = useUnsent().filter(isWaiting).at(-1)?.id;
  useEffect(() => {
    if (!reachable || newest === undefined) return undefined;
    const sendAll = async (): Promise<void> => {
      // Where it has not come yet the line is gone, and all of it is tried again.
      const later = await unsentDelivery().catch(() => undefined);
      if (later !== undefined && (await queue.send(later.delivery(queries))))
        await readAgain(queries, ['meetings', 'tasks']);
    };
    void sendAll();
    const timer = setInterval(() => void sendAll(), TRY_AGAIN_MS);
    return () => clearInterval(timer);
  }, [queries, queue, reachable, newest]);
}
