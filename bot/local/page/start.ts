import type { Layout } from './TopBar';
import { placeOf, screenOf, type TabPlace } from './tabPlace';

/** Where a window of somebody's Teams begins: "?as=ruth-calder&layout=chat", "&screen=action-log", "&frame=sidePanel". */
export interface Start {
  readonly layout: Layout;
  readonly place: TabPlace;
}

export function startOf(): Start {
  const asked = new URLSearchParams(location.search);
  const layout = asked.get('layout');
  const screen = asked.get('screen');
  const frame = asked.get('frame') === 'sidePanel' ? 'sidePanel' : 'content';
  return {
    layout: layout === 'chat' || layout === 'tab' ? layout : 'both',
    place: placeOf(frame, screen === null ? {} : screenOf(screen)),
  };
}
