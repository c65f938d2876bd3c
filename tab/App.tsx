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
import { Suspense, useEffect, useState } from 'react';
import { goTo, parseAddress } from './data/address';
import { newQueryClient } from './data/queryClient';
import { Toasts } from './laterParts';
import { OpenInTeams } from './screens/OpenInTeams';
import { Surface } from './Surface';
import { connect, type Host, type HostTheme, onThemeChange } from './teamsHost';

const themes: Record<HostTheme, Theme> = {
  default: teamsLightTheme,
  dark: teamsDarkTheme,
  contrast: teamsHighContrastTheme,
};

const useStyles = makeStyles({ waiting: { height: '100%' } });

const queries = newQueryClient();

/** Waits for Teams, then shows the surface that Teams asked for, in the theme that it has at the moment. */
export function App() {
  const host = useHost();
  const theme = useHostTheme(host);
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

function useHostTheme(host: HostState): Theme {
  const [changed, setChanged] = useState<HostTheme>();
  useEffect(() => {
    if (typeof host === 'object') onThemeChange(setChanged);
  }, [host]);
  if (changed !== undefined) return themes[changed];
  if (typeof host === 'object') return themes[host.theme];
  // Before Teams has answered: as the machine is set, so that a dark screen does not flash.
  return matchMedia('(prefers-color-scheme: dark)').matches ? teamsDarkTheme : teamsLightTheme;
}
