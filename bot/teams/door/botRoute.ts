import type { Request, Response, Server } from 'restify';
import { readJson } from '../../wiring/http/body';
import { HttpRefusal } from '../../wiring/http/httpRefusal';
import type { Limits } from '../../wiring/http/limits';
import { TEAMS_CHANNEL } from './botAuthentication';
import { isVouchedFor, NotTeams, type PanelAdapter, type TurnAnswer } from './panelAdapter';
import { tellToWait, waitOf } from './tooOften';
import { Activity, type Turn } from './turn';

export interface BotRouteOptions {
  readonly adapter: PanelAdapter;
  /** Whether we answer at this service URL at all: only at Teams, and in local mode only on this machine. */
  readonly mayCall: (serviceUrl: string) => boolean;
  readonly limits: Limits;
  /** Told of every activity whose token does not hold: as often as anybody likes. */
  readonly logStranger: (message: string, details: object) => void;
}

type Caller = Awaited<ReturnType<PanelAdapter['authenticate']>>;

/** POST /api/messages: the one door through which Teams comes. Its token is checked before anything of the body is read. */
export function addBotRoute(server: Server, options: BotRouteOptions): void {
  const { adapter, logStranger } = options;
  server.post('/api/messages', async (req: Request, res: Response) => {
    try {
      const caller = await adapter.authenticate(req.headers.authorization ?? '');
      const answer = await answerTo(await readJson(req), caller, options);
      if (answer.body === undefined) res.send(answer.status);
      else res.send(answer.status, answer.body);
    } catch (error) {
      if (!(error instanceof NotTeams)) throw error;
      logStranger('An activity was not from Teams', { requestId: req.id(), reason: error.message });
      throw new HttpRefusal(401, 'unauthenticated', 'This activity does not come from Teams.');
    }
  });
}

/** @throws HttpRefusal, NotTeams */
async function answerTo(body: unknown, caller: Caller, options: BotRouteOptions): Promise<TurnAnswer> {
  const { adapter, mayCall, limits } = options;
  const { data: activity } = Activity.safeParse(body);
  if (activity === undefined) {
    throw new HttpRefusal(400, 'invalid-activity', 'This is not an activity as Teams posts it.');
  }
  if (activity.channelId !== TEAMS_CHANNEL)
    throw new HttpRefusal(403, 'foreign-channel', 'The bot speaks in Teams alone.');
  if (!mayCall(activity.serviceUrl)) {
    throw new HttpRefusal(403, 'foreign-service-url', 'This service URL is not one that the bot answers at.');
  }
  if (!isVouchedFor(activity, caller)) throw new NotTeams('The token is for another service URL');
  const wait = await waitOf(activity, limits);
  return adapter.run(activity, caller, wait && ((turn: Turn) => tellToWait(turn, wait)));
}
