import type { Logger } from 'pino';
import type { Config } from '../config';
import { Connector } from '../teams/door/connector';
import { asServedAt, isTeams, isThisMachine } from '../teams/door/serviceUrls';
import { type ConnectorToken, SignIn } from '../teams/door/signIn';

/** Where Teams is, and how the bot signs in there. Tests play it. */
export interface TeamsAccess {
  readonly token: ConnectorToken;
  /** Whether the bot hears and calls this service URL at all. */
  readonly mayCall: (serviceUrl: string) => boolean;
  /** Where a service URL is now. Without it they stay where they were. */
  readonly reachedAt?: (serviceUrl: string) => string;
  /** Call it once the server listens at `here`. */
  readonly listening?: (here: string) => void;
}

export async function teamsOf(config: Config): Promise<TeamsAccess> {
  if (config.MODE === 'local') return teamsOnThisMachine();
  const { botConnectorToken } = await import('../identity/azure');
  return { token: botConnectorToken(config), mayCall: isTeams };
}

function teamsOnThisMachine(): TeamsAccess {
  let served = '';
  return {
    token: async () => undefined,
    mayCall: isThisMachine,
    reachedAt: (serviceUrl) => asServedAt(served, serviceUrl),
    listening: (here) => {
      served = here;
    },
  };
}

export function connectorTo({ token, mayCall, reachedAt }: TeamsAccess, logger: Logger): Connector {
  const signIn = new SignIn(token, { log: (message, details) => logger.error(details, message) });
  return new Connector(signIn, mayCall, reachedAt);
}
