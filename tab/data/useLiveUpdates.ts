import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import type { EventSource, EventSourceFetchInit } from 'eventsource';
import { useEffect, useRef } from 'react';
import { eventSource } from '../laterOvers';
import { panelHeader } from './chosenPanel';
import { getToken } from '../teamsHost';
import { noteReachable, noteUnreachable, useReachable } from './connection';
import { knownSince } from './known';
import { afterLoss, type Change, isSubject, readAfterChange, readEverything } from './stale';

/** Changes come in bursts (one command, several log entries); each list is read again once a burst. */
const GATHER_MS = 100;

const TRY_AGAIN_MS = 5000;

/** Keeps the screen true while it is open: one stream a tab, whatever the number of lists on it. */
export function useLiveUpdates(): void {
  const queries = useQueryClient();
  useReturn(queries);
  useEffect(() => {
    const gatherer = gather(queries);
    const over = new AbortController();
    void openStream(over.signal).then((stream) => {
      if (stream !== undefined) listen(stream, queries, gatherer);
    });
    return () => {
      over.abort();
      gatherer.stop();
    };
  }, [queries]);
}

/** Undefined when it was over before; what reads it comes after the first paint, and is fetched until it is there. */
async function openStream(over: AbortSignal): Promise<EventSource | undefined> {
  const isOver = () => over.aborted;
  while (!isOver()) {
    const loaded = await eventSource().catch(() => undefined);
    if (isOver()) return undefined;
    if (loaded !== undefined) {
      const stream = new loaded.EventSource('/api/live', { fetch: fetchWithToken });
      over.addEventListener('abort', () => stream.close());
      return stream;
    }
    noteUnreachable();
    await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_MS));
  }
  return undefined;
}

function listen(stream: EventSource, queries: QueryClient, gatherer: ReturnType<typeof gather>): void {
  stream.addEventListener('open', noteReachable);
  stream.addEventListener('error', noteUnreachable);
  stream.addEventListener('change', (event) => gatherer.add(changeOf(event.data)));
  stream.addEventListener(
    'lost',
    (event) => void afterLoss(queries, fieldOf(fieldOf(parsed(event.data), 'subject'), 'id')),
  );
  stream.addEventListener('reset', () => void readEverything(queries));
}

/** While the server is out of reach it is asked again and again; once it answers, everything is read again. */
function useReturn(queries: QueryClient): void {
  const reachable = useReachable();
  const wasLost = useRef(false);
  useEffect(() => {
    if (reachable) {
      if (wasLost.current) void readEverything(queries);
      wasLost.current = false;
      return undefined;
    }
    wasLost.current = true;
    const timer = setInterval(() => void queries.refetchQueries({ queryKey: ['session'] }), TRY_AGAIN_MS);
    return () => clearInterval(timer);
  }, [reachable, queries]);
}

function gather(queries: QueryClient) {
  let changes: Change[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  function flush(): void {
    timer = undefined;
    void readAfterChange(queries, changes);
    changes = [];
  }

  return {
    add(change: Change): void {
      changes.push(change);
      timer ??= setTimeout(flush, GATHER_MS);
    },
    stop(): void {
      clearTimeout(timer);
    },
  };
}

/** Nothing that is held can hold it. */
const anything: Change = { subject: 'panel', number: Infinity };

/** What is not understood is no reason to miss a change: everything is read again. */
function changeOf(data: unknown): Change {
  const change = parsed(data);
  const [type, number] = [fieldOf(fieldOf(change, 'subject'), 'type'), fieldOf(change, 'number')];
  return isSubject(type) && typeof number === 'number' ? { subject: type, number } : anything;
}

function parsed(data: unknown): unknown {
  return typeof data === 'string' ? JSON.parse(data) : undefined;
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(name) : undefined;
}

/**
 * The first stream tells from where the first answers stood: they were asked before it was there. A refused one throws,
 * so that EventSource tries again with the number it saw last instead of giving up.
 */
export async function fetchWithToken(url: string | URL, init: EventSourceFetchInit): Promise<Response> {
  const since = knownSince();
  const headers = {
    ...(since === undefined ? {} : { 'Last-Event-ID': String(since) }),
    ...init.headers,
    Authorization: `Bearer ${await getToken()}`,
    ...panelHeader(),
  };
  const response = await fetch(url, { ...init, headers });
  if (!response.ok) throw new Error(`The live stream answered ${response.status}`);
  return response;
}
