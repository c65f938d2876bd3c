import {
  FluentProvider,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
  type Theme,
} from '@fluentui/react-components';
import { QueryClientProvider } from '@tanstack/react-query';
import { Suspense, useEffect, useLayoutEffect, useState } from 'react';
import { goTo, parseAddress } from './data/address';
import { newQueryClient } from './data/queryClient';
import { Toasts } from './laterParts';
import { firstTheme, Opened } from './opening';
import { OpenInTeams } from './screens/OpenInTeams';
import { Surface } from './Surface';
import { connect, type Host, type HostTheme, onThemeChange } from './teamsHost';

interface Look {
  readonly theme: Theme;
  /** For what the browser itself draws: date and time fields, scroll bars. */
  readonly colorScheme: 'light' | 'dark';
}

const looks: Record<HostTheme, Look> = {
  default: { theme: teamsLightTheme, colorScheme: 'light' },
  dark: { theme: teamsDarkTheme, colorScheme: 'dark' },
  contrast: { theme: teamsHighContrastTheme, colorScheme: 'dark' },
};

const queries = newQueryClient();

/** Waits for Teams, then shows the surface that Teams asked for, in the theme that it has at the moment. */
export function App() {
  const host = useHost();
  const theme = useHostTheme(host);
  useRootTheme(theme);
  return (
    <FluentProvider theme={looks[theme].theme}>
      <QueryClientProvider client={queries}>
        {host === 'outside' && (
          <>
            <Opened />
            <OpenInTeams />
          </>
        )}
        {typeof host === 'object' && <Surface frame={host.frame} />}
        <Suspense fallback={null}>
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
}

function useHostTheme(host: HostState): HostTheme {
  const [changed, setChanged] = useState<HostTheme>();
  useEffect(() => {
    if (typeof host === 'object') onThemeChange(setChanged);
  }, [host]);
  return changed ?? (typeof host === 'object' ? host.theme : firstTheme());
}

/** On the page itself: drawers and menus stand outside the provider, and so does the outline of before. */
function useRootTheme(theme: HostTheme): void {
  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] = theme;
    document.documentElement.style.colorScheme = looks[theme].colorScheme;
  }, [theme]);
}
