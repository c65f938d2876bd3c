import { addFonts } from '../../../bot/local/page/fonts';
import type { FrameContext } from '../../../bot/local/page/tabHost';
import { themeNames } from '../../../bot/local/page/themes';
import { teamsAround, tokenFor } from './teamsAround';

// Teams around the tab, as wide as the window: …?as=priya-sandhu&frame=content&theme=dark#/action-log

const asked = new URLSearchParams(location.search);
const frames: readonly FrameContext[] = ['content', 'sidePanel', 'meetingStage', 'settings'];
const frameContext = frames.find((name) => name === asked.get('frame')) ?? 'content';
const themeOf = (name: unknown) => themeNames.find((each) => each === name) ?? 'default';

const frame = document.createElement('iframe');
frame.title = 'Sentinel tab';
frame.addEventListener('load', () => addFonts(frame.contentDocument));
document.body.append(frame);
const host = teamsAround(frame, frameContext, themeOf(asked.get('theme')), () => tokenFor(asked.get('as')));
window.addEventListener('theme', (event) => host.setTheme(themeOf(event instanceof CustomEvent && event.detail)));
frame.src = `/tab/?theme=${themeOf(asked.get('theme'))}${location.hash}`;
