import type { Response } from 'restify';
import type { z } from 'zod';
import type { liveEvents } from './pageContract';

type EventName = keyof typeof liveEvents;

/** A window that reads slower than this is cut; it comes back by itself and reads everything anew. */
const MAX_WAITING_BYTES = 256 * 1024;
/** Proxies and browsers drop a silent connection. */
const HEARTBEAT_MS = 20_000;

export type Windows = ReturnType<typeof openWindows>;

/** The browser windows that listen, each as one person, over server-sent events. */
export function openWindows() {
  const open = new Map<Response, string>();
  const heartbeat = setInterval(() => {
    for (const res of open.keys()) write(res, ': still here\n\n');
  }, HEARTBEAT_MS);
  heartbeat.unref();

  function write(res: Response, text: string): void {
    res.write(text);
    if (res.writableLength > MAX_WAITING_BYTES) {
      open.delete(res);
      res.destroy();
    }
  }

  return {
    add(res: Response, memberId: string): void {
      res.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
      res.write('retry: 1000\n\n');
      open.set(res, memberId);
      res.on('close', () => open.delete(res));
    },
    /** Sends each window what `dataFor` makes for its person; nothing where it makes undefined. */
    tell<Name extends EventName>(
      name: Name,
      dataFor: (memberId: string) => z.input<(typeof liveEvents)[Name]> | undefined,
    ): void {
      for (const [res, memberId] of open) {
        const data = dataFor(memberId);
        if (data !== undefined) write(res, `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
      }
    },
    close(): void {
      clearInterval(heartbeat);
      for (const res of open.keys()) res.end();
      open.clear();
    },
  };
}
