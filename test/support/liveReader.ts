import type { Json } from './runningServer';
import type { TestServer } from './sentinel';

interface LiveEvent {
  readonly id: number;
  readonly event: string;
  readonly data: Json;
}

export interface LiveReader {
  /** What came, oldest first. */
  readonly events: LiveEvent[];
  readonly status: number;
  /** Whether the server has hung up. */
  readonly ended: () => boolean;
  /** After how long the server wants a lost line to be tried again. */
  readonly retryMs: () => number | undefined;
  /** Stops reading without hanging up, as a frozen tab does. */
  freeze(): void;
  close(): void;
}

/** A tab's stream, read by hand. */
export async function readLive(
  server: Pick<TestServer, 'url' | 'token'>,
  member: string,
  lastEventId?: number,
): Promise<LiveReader> {
  const abort = new AbortController();
  const response = await fetch(`${server.url}/api/live`, {
    headers: {
      Authorization: `Bearer ${await server.token(member)}`,
      ...(lastEventId === undefined ? {} : { 'Last-Event-ID': String(lastEventId) }),
    },
    signal: abort.signal,
  });
  const events: LiveEvent[] = [];
  let frozen = false;
  let ended = false;
  let retryMs: number | undefined;
  const reader = response.body?.getReader();
  const pump = async () => {
    let rest = '';
    const decoder = new TextDecoder();
    while (!frozen) {
      const part = await reader?.read();
      ended = part === undefined || part.done;
      if (part === undefined || part.done) return;
      rest += decoder.decode(part.value, { stream: true });
      const blocks = rest.split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const retry = /^retry: (\d+)$/m.exec(block)?.[1];
        if (retry !== undefined) retryMs = Number(retry);
        if (block.includes('event:')) events.push(eventOf(block));
      }
    }
  };
  pump().catch(() => undefined);
  return {
    events,
    status: response.status,
    ended: () => ended,
    retryMs: () => retryMs,
    freeze: () => {
      frozen = true;
    },
    close: () => abort.abort(),
  };
}

function eventOf(block: string): LiveEvent {
  const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(block)?.[1] ?? '';
  return { id: Number(field('id')), event: field('event'), data: JSON.parse(field('data') || '{}') };
}
