import 'virtual:themes.css';
import type { SessionView } from '../bot/contract';
import { begin } from './begin';
import { currentAddress, type Screen } from './data/address';
import { askAhead } from './data/api';
import { screenRights } from './data/screenRights';
import { drawWords, firstWords } from './firstWords';
import { fetchScreen } from './screenFiles';

// The first script of the page and the smallest. While the larger ones are on their way, it asks what the screen will
// ask, and what is told stands in the outline until the screen has come.
void import('./main');
void tellAhead();

async function tellAhead(): Promise<void> {
  try {
    const { frame } = await begin();
    if (frame === 'settings') return;
    const session = askAhead('session');
    if (frame === 'meetingStage') return;
    const { screen: asked, parameters } = currentAddress();
    const screen = await shownFor(asked, session);
    const words = firstWords[screen]?.(parameters, session);
    const told = Promise.all([words, session]);
    // On a slow line words come before what draws them anew.
    await told.catch(() => undefined);
    fetchScreen(screen);
    const [found, who] = await told;
    if (found !== undefined) drawWords(screen, found, who);
  } catch {
    // Whatever draws the page asks again, and says what is wrong.
  }
}

/** What somebody may not use is not asked about either: they would stand in the log as having tried. */
async function shownFor(asked: Screen, session: Promise<SessionView>): Promise<Screen> {
  const right = screenRights[asked];
  return right === undefined || (await session).may[right] ? asked : 'today';
}
