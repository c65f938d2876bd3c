import type { Logger } from 'pino';
import type { Config } from '../config';
import { graphInstaller } from '../teams/graph/appInstaller';
import { graphAt } from '../teams/graph/graphClient';
import { graphDirectory } from '../teams/graph/directory';
import { graphMeetings } from '../teams/graph/onlineMeetings';
import type { Services } from '../useCases/ports';

/** What Microsoft Graph does for this deployment: each thing where its setting is there, and everything else without. */
export async function openGraph(
  config: Config,
  logger: Logger,
): Promise<Pick<Services, 'onlineMeetings' | 'appInstaller' | 'directory'>> {
  const { GRAPH_ORGANISER: organiserId, TEAMS_APP_ID: teamsAppId, GRAPH_URL: graphUrl } = config;
  const readsGroups = config.GRAPH_GROUPS === 'on';
  if (organiserId === undefined && teamsAppId === undefined && !readsGroups) return {};
  const token =
    config.MODE === 'local' ? async () => undefined : (await import('../identity/azure')).graphToken(config);
  const graph = graphAt({ graphUrl, token, log: (message, details) => logger.warn(details, message) });
  return {
    onlineMeetings: organiserId === undefined ? undefined : graphMeetings(graph, organiserId),
    appInstaller: teamsAppId === undefined ? undefined : graphInstaller(graph, teamsAppId),
    // Nobody's account is bound in local mode, whatever the tenant.
    directory: readsGroups
      ? graphDirectory(graph, config.MODE === 'local' ? 'local' : config.BOT_TENANT_ID)
      : undefined,
  };
}
