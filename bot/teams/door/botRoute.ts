import type { Activity } from 'botbuilder';
import type { Request, Response, Server } from 'restify';
import type { PanelBot } from './bot';
import { TEAMS_CHANNEL } from './botAuthentication';
import { NotTeams, type PanelAdapter } from './panelAdapter';
import { IncomingActivity } from './turn';

export interface BotRouteOptions {
  readonly adapter: PanelAdapter;
  readonly bot: PanelBot;
  /** Whether we answer at this service URL at all: only at Teams, and in local mode only on this machine. */
  readonly mayCall: (serviceUrl: string) => boolean;
  readonly log: (message: string, details: object) => void;
}

/** POST /api/messages: the one door through which Teams comes. */
export function addBotRoute(server: Server, { adapter, bot, mayCall, log }: BotRouteOptions): void {
  server.post('/api/messages', async (req: Request, res: Response) => {
    const body: unknown = req.body;
    const problem = (status: number, code: string, message: string): void => {
      res.send(status, { code, message, requestId: req.id() });
    };

    if (!isActivity(body)) {
      problem(400, 'invalid-activity', 'This is not an activity as Teams posts it.');
      return;
    }
    if (body.channelId !== TEAMS_CHANNEL) {
      problem(403, 'foreign-channel', 'The bot speaks in Teams alone.');
      return;
    }
    if (!mayCall(body.serviceUrl)) {
      problem(403, 'foreign-service-url', 'This service URL is not one that the bot answers at.');
      return;
    }
    try {
      const authenticated = await adapter.authenticate(body, req.headers.authorization ?? '');
      const answer = await adapter.run(body, authenticated, async (turn) => {
        await bot.app.run(turn);
      });
      if (answer.body === undefined) res.send(answer.status);
      else res.send(answer.status, answer.body);
    } catch (error) {
      if (!(error instanceof NotTeams)) throw error;
      log('An activity was not from Teams', { requestId: req.id(), reason: error.message });
      problem(401, 'unauthenticated', 'This activity does not come from Teams.');
    }
  });
}

/** Checked above: the fields we use are there. The SDK's type asks for more than Teams sends. */
function isActivity(body: unknown): body is Activity {
  return IncomingActivity.safeParse(body).success;
}
