import { z } from 'zod';
import { addFonts } from '../../../bot/local/page/fonts';
import { type FrameContext, TabHost } from '../../../bot/local/page/tabHost';
import { themeNames } from '../../../bot/local/page/themes';

// Teams around the tab and nothing else, as wide as the window: …?as=priya-sandhu&frame=content&theme=dark#/action-log

const asked = new URLSearchParams(location.search);
const as = asked.get('as') ?? '';
const frames: readonly FrameContext[] = ['content', 'sidePanel', 'meetingStage', 'settings'];
const frameContext = frames.find((name) => name === asked.get('frame')) ?? 'content';
const themeOf = (name: unknown) => themeNames.find((each) => each === name) ?? 'default';

const frame = document.createElement('iframe');
frame.title = 'Sentinel tab';
frame.addEventListener('load', () => addFonts(frame.contentDocument));
document.body.append(frame);
const context = { locale: 'en-gb', entityId: 'today', hostName: 'Teams', hostClientType: 'web', tid: 'local' };
const host = new TabHost({ frame, frameContext, context }, themeOf(asked.get('theme')), {
  getToken: async () => {
    const headers = { 'Content-Type': 'application/json' };
    const answer = await fetch('/local/token', { method: 'POST', headers, body: JSON.stringify({ member: as }) });
    return z.object({ token: z.string() }).parse(await answer.json()).token;
  },
  openLink: () => undefined,
  meetingDetails: () => Promise.resolve(undefined),
  isSharing: () => false,
  share: () => undefined,
  openDialog: () => new Promise(() => undefined),
  completeDialog: () => undefined,
  setValid: () => undefined,
  saved: () => undefined,
});
window.addEventListener('theme', (event) => host.setTheme(themeOf(event instanceof CustomEvent && event.detail)));
frame.src = `/tab/?theme=${themeOf(asked.get('theme'))}${location.hash}`;
