import {
  FluentProvider,
  makeStyles,
  Spinner,
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

const useStyles = makeStyles({ waiting: { height: '100%' } });

const queries = newQueryClient();

/** Waits for Teams, then shows the surface that Teams asked for, in the theme that it has at the moment. */
export function App() {
  const host = useHost();
  const { theme, colorScheme } = useHostLook(host);
  useColorScheme(colorScheme);
  const styles = useStyles();
  return (
    <FluentProvider theme={theme}>
      <QueryClientProvider client={queries}>
        {host === 'connecting' && <Spinner className={styles.waiting} label="Opening Sentinel" />}
        {host === 'outside' && <OpenInTeams />}
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

function useHostLook(host: HostState): Look {
  const [changed, setChanged] = useState<HostTheme>();
  useEffect(() => {
    if (typeof host === 'object') onThemeChange(setChanged);
  }, [host]);
  if (changed !== undefined) return looks[changed];
  if (typeof host === 'object') return looks[host.theme];
  // Before Teams has answered: as the machine is set, so that a dark screen does not flash.
  return matchMedia('(prefers-color-scheme: dark)').matches ? looks.dark : looks.default;
}

/** On the page itself: drawers and menus stand outside the provider. */
function useColorScheme(colorScheme: Look['colorScheme']): void {
  useLayoutEffect(() => {
    document.documentElement.style.colorScheme = colorScheme;
  }, [colorScheme]);
}
