import { z } from 'zod';
import { type FrameContext, TabHost } from '../../../bot/local/page/tabHost';

// Teams around the tab, or around the peer, with the person's token at hand: what Teams takes to make one is not ours.

declare global {
  interface Window {
    /** Opens `address` in the frame; there once the token has come. */
    show?: (address: string) => void;
  }
}

const Asked = z.object({ token: z.string() });
const frame = document.createElement('iframe');
frame.style.cssText = 'border: 0; width: 100%; height: 100%; display: block';
document.body.append(frame);

async function begin(): Promise<void> {
  const member = new URLSearchParams(location.search).get('as');
  const headers = { 'Content-Type': 'application/json' };
  const answer = await fetch('/local/token', { method: 'POST', headers, body: JSON.stringify({ member }) });
  const { token } = Asked.parse(await answer.json());
  const frameContext: FrameContext = 'content';
  const context = { locale: 'en-gb', entityId: 'today', hostName: 'Teams', hostClientType: 'web', tid: 'local' };
  new TabHost({ frame, frameContext, context }, 'default', {
    getToken: async () => token,
    openLink: () => undefined,
    meetingDetails: () => Promise.resolve(undefined),
    isSharing: () => false,
    share: () => undefined,
    openDialog: () => new Promise(() => undefined),
    completeDialog: () => undefined,
    setValid: () => undefined,
    saved: () => undefined,
  });
  window.addEventListener('message', ({ data }) => {
    if (data === 'peer:token') frame.contentWindow?.postMessage({ peerToken: token }, location.origin);
  });
  window.show = (address) => {
    frame.src = address;
  };
}

void begin();
