import { teamsAround, tokenFor } from '../../looks/page/teamsAround';

// Around the tab, or around the peer, with the person's token at hand: what Teams takes to make one is not ours.

declare global {
  interface Window {
    /** Opens `address` in the frame; there once the token has come. */
    show?: (address: string) => void;
  }
}

const frame = document.createElement('iframe');
frame.style.cssText = 'border: 0; width: 100%; height: 100%; display: block';
document.body.append(frame);

async function begin(): Promise<void> {
  const token = await tokenFor(new URLSearchParams(location.search).get('as'));
  teamsAround(frame, 'content', 'default', async () => token);
  window.addEventListener('message', ({ data }) => {
    if (data === 'peer:token') frame.contentWindow?.postMessage({ peerToken: token }, location.origin);
  });
  window.show = (address) => {
    frame.src = address;
  };
}

void begin();
