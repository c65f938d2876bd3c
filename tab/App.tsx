import { FluentProvider } from '@fluentui/react-components';
import { QueryClientProvider } from '@tanstack/react-query';
import { Suspense, useEffect, useLayoutEffect, useState } from 'react';
import { currentAddress, goTo, parseAddress } from './data/address';
import { newQueryClient } from './data/queryClient';
import { Toasts } from './laterParts';
import { fetchScreen, OpenInTeams } from './laterScreens';
import { firstTheme, Opened } from './opening';
import { Surface } from './Surface';
import { connect, type Host, type HostTheme, onThemeChange } from './teamsHost';

const queries = newQueryClient();

/** Waits for Teams, then shows the surface that Teams asked for, in the theme that it has at the moment. */
export function App() {
  const host = useHost();
  useRootTheme(useHostTheme(host));
  return (
    <FluentProvider>
      <QueryClientProvider client={queries}>
        {typeof host === 'object' && <Surface frame={host.frame} />}
        <Suspense fallback={null}>
          {host === 'outside' && (
            <>
              <Opened />
              <OpenInTeams />
            </>
          )}
          <Toasts />
        </Suspense>
      </QueryClientProvider>
    </FluentProvider>
  );
}

type HostState = Host | 'connecting' | 'outside';

function useHost(): HostState {
  const [host, setHost] = useState<HostState>('connecting');
  useEffect(() => {
    connect().then(
      (connected) => {
        openWhereAsked(connected);
        setHost(connected);
      },
      () => setHost('outside'),
    );
  }, []);
  return host;
}

/** A link into the tab comes first, then the address itself, then what was chosen when the tab was added. */
function openWhereAsked({ subPage, frame }: Host): void {
  // Beside a meeting the agenda comes first, whatever the tab shows elsewhere.
  const start = frame === 'sidePanel' ? 'meeting' : (new URLSearchParams(location.search).get('start') ?? '');
  const asked = parseAddress(subPage ?? '') ?? parseAddress(location.hash) ?? parseAddress(start);
  if (asked !== undefined) goTo(asked.screen, asked.parameters, { replace: true });
  if (frame === 'content' || frame === 'sidePanel') fetchScreen(currentAddress().screen);
}

function useHostTheme(host: HostState): HostTheme {
  const [changed, setChanged] = useState<HostTheme>();
  useEffect(() => {
    if (typeof host === 'object') onThemeChange(setChanged);
  }, [host]);
  return changed ?? (typeof host === 'object' ? host.theme : firstTheme());
}

/**
 * On the page itself: drawers and menus stand outside the provider, and so do the outline of before and what the browser
 * draws, date and time fields and scroll bars. The colours are in `virtual:themes.css`.
 */
function useRootTheme(theme: HostTheme): void {
  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] = theme;
    document.documentElement.style.colorScheme = theme === 'default' ? 'light' : 'dark';
  }, [theme]);
}
