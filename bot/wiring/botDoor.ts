import { randomUUID } from 'node:crypto';
import type { Server } from 'restify';
import { faultWords } from '../teams/clicks/faultWords';
import { PanelBot } from '../teams/door/panelBot';
import { openToAnyClient, teamsOnly } from '../teams/door/botAuthentication';
import { addBotRoute } from '../teams/door/botRoute';
import { PanelAdapter } from '../teams/door/panelAdapter';
import { Standings } from '../teams/door/standing';
import { WhoIsIt } from '../teams/door/whoIsIt';
import { openPlanner } from '../teams/talk/plainWords';
import type { Parts } from './parts';
import { seldom } from './seldom';
import { sha256 } from './sha256';

/** POST /api/messages: the bot, who speaks to it, and how Teams is told from others. */
export async function addBot(server: Server, parts: Parts): Promise<void> {
  const { config, store, seats, connector, contexts, contacts, drawing, logger, limits, teams, measures, notLetIn } =
    parts;
  const production = config.MODE === 'production' ? config : undefined;
  const who = new WhoIsIt({ seats, connector, tenantIds: production?.TENANT_IDS });
  const turnedAway = (isUnlinked: boolean) => notLetIn(isUnlinked ? 'seat-not-linked' : 'no-seat');
  const standings = new Standings({ who, contexts, contacts, store, sha256, turnedAway });
  const fault = (error: unknown) => {
    const requestId = randomUUID();
    logger.error({ error, requestId }, 'A turn failed');
    measures.fault();
    return requestId;
  };
  const log = (message: string, details: object) => logger.warn(details, message);
  const planner = await openPlanner(config, log);
  const bot = new PanelBot({ standings, contacts, drawing, sha256, planner, fault });
  const authentication =
    production === undefined ? openToAnyClient() : teamsOnly(production.BOT_ID, production.BOT_OPENID_METADATA);
  const adapter = new PanelAdapter(authentication, connector, { heard: measures.heard(bot.heard) }, (error) =>
    faultWords(error, fault),
  );
  const tellStranger = seldom(log);
  const logStranger = (message: string, details: object) => {
    measures.notLetIn('not-teams');
    tellStranger(message, details);
  };
  addBotRoute(server, { adapter, mayCall: teams.mayCall, limits, logStranger });
}
