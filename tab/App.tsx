import { FluentProvider } from '@fluentui/react-components';
import { QueryClientProvider } from '@tanstack/react-query';
import { Suspense, useEffect, useLayoutEffect, useState } from 'react';
import { begin } from './begin';
import { newQueryClient } from './data/queryClient';
import { Toasts } from './laterOvers';
import { OpenInTeams } from './laterScreens';
import { firstTheme, Opened } from './opening';
import { Surface } from './Surface';
import { type Host, type HostTheme, onThemeChange } from './teamsHost';

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
    begin().then(setHost, () => setHost('outside'));
  }, []);
  return host;
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
