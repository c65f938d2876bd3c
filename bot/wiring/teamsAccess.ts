import type { Logger } from 'pino';
import type { Config } from '../config';
import { Connector } from '../teams/door/connector';
import { isTeams, isThisMachine } from '../teams/door/serviceUrls';
import { type ConnectorToken, SignIn } from '../teams/door/signIn';

/** Where Teams is, and how the bot signs in there. Tests play it. */
export interface TeamsAccess {
  readonly token: ConnectorToken;
  /** Whether the bot hears and calls this service URL at all. */
  readonly mayCall: (serviceUrl: string) => boolean;
}

export async function teamsOf(config: Config): Promise<TeamsAccess> {
  if (config.MODE === 'local') return { token: async () => undefined, mayCall: isThisMachine };
  const { botConnectorToken } = await import('../identity/azure');
  return { token: botConnectorToken(config), mayCall: isTeams };
}

export function connectorTo({ token, mayCall }: TeamsAccess, logger: Logger): Connector {
  return new Connector(new SignIn(token, { log: (message, details) => logger.error(details, message) }), mayCall);
}
