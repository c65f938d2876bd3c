import { z } from 'zod';
import { type FrameContext, TabHost } from '../../../bot/local/page/tabHost';
import type { ThemeName } from '../../../bot/local/page/themes';

/** Teams around the tab, or around whatever stands in its place, and nothing else that Teams can do. */
export function teamsAround(
  frame: HTMLIFrameElement,
  frameContext: FrameContext,
  theme: ThemeName,
  getToken: () => Promise<string>,
): TabHost {
  const context = { locale: 'en-gb', entityId: 'today', hostName: 'Teams', hostClientType: 'web', tid: 'local' };
  return new TabHost({ frame, frameContext, context }, theme, {
    getToken,
    openLink: () => undefined,
    meetingDetails: () => Promise.resolve(undefined),
    isSharing: () => false,
    share: () => undefined,
    openDialog: () => new Promise(() => undefined),
    completeDialog: () => undefined,
    setValid: () => undefined,
    saved: () => undefined,
  });
}

const Asked = z.object({ token: z.string() });

/** As local mode gives it to whoever says who they are. */
export async function tokenFor(member: string | null): Promise<string> {
  const headers = { 'Content-Type': 'application/json' };
  const answer = await fetch('/local/token', { method: 'POST', headers, body: JSON.stringify({ member }) });
  return Asked.parse(await answer.json()).token;
}
