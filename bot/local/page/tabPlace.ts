import { z } from 'zod';
import type { FrameContext } from './tabHost';

/** What stands in the tab's frame. `serial` tells two visits to the same place apart: each loads the tab anew. */
export interface TabPlace {
  readonly frameContext: Exclude<FrameContext, 'task'>;
  readonly url: string;
  readonly entityId: string;
  readonly subEntityId?: string;
  readonly serial: number;
}

/** As in the app's manifest. */
const CONTENT_URL = '/tab/?theme={app.theme}';
const TAB_PATH = '/tab/';
const CONFIGURATION_URL = '/tab/#/config';

export function placeOf(frameContext: TabPlace['frameContext'], more: Partial<TabPlace> = {}): TabPlace {
  const url = frameContext === 'settings' ? CONFIGURATION_URL : CONTENT_URL;
  return { frameContext, url, entityId: 'today', serial: Date.now(), ...more };
}

/** The tab at one of its screens: "action-log". */
export function screenOf(screen: string): Pick<TabPlace, 'url'> {
  return { url: `${CONTENT_URL}#/${screen}` };
}

export type LinkTarget =
  | { kind: 'tab'; place: TabPlace }
  | { kind: 'chat'; chatId: string }
  | { kind: 'outside'; url: string };

const LinkContext = z.object({ subEntityId: z.string().optional(), subPageId: z.string().optional() });

/** Where a link leads: into the tab, to a meeting's chat, or out of Teams. */
export function followLink(link: string): LinkTarget {
  const url = URL.canParse(link, location.href) ? new URL(link, location.href) : undefined;
  if (url === undefined) return { kind: 'outside', url: link };
  const isHere = /^(127\.0\.0\.1|localhost|\[::1\])$/.test(url.hostname) && url.port === location.port;
  if (isHere && url.pathname.startsWith(TAB_PATH)) {
    return { kind: 'tab', place: placeOf('content', { url: url.pathname + url.search + url.hash }) };
  }
  if (url.hostname !== 'teams.microsoft.com') return { kind: 'outside', url: url.href };
  const [, , what, first, second] = url.pathname.split('/').map(decodeURIComponent);
  if (what === 'meetup-join' && first !== undefined) return { kind: 'chat', chatId: first };
  if (what !== 'entity') return { kind: 'outside', url: url.href };
  const subEntityId = subEntityIn(url.searchParams.get('context'));
  const sub = subEntityId === undefined ? {} : { subEntityId };
  return { kind: 'tab', place: placeOf('content', { entityId: second ?? 'today', ...sub }) };
}

function subEntityIn(context: string | null): string | undefined {
  try {
    const read = LinkContext.safeParse(JSON.parse(context ?? '{}'));
    return read.success ? (read.data.subEntityId ?? read.data.subPageId) : undefined;
  } catch {
    return undefined;
  }
}
