import type { Application } from '@microsoft/teams-ai';
import {
  type Activity as SdkActivity,
  CloudAdapter,
  INVOKE_RESPONSE_KEY,
  type ResourceResponse,
  type TurnContext,
} from 'botbuilder';
import {
  type AuthenticateRequestResult,
  AuthenticationConstants,
  type BotFrameworkAuthentication,
  ConnectorFactory,
} from 'botframework-connector';
import { TEAMS_CHANNEL } from './botAuthentication';
import type { Connector } from './connector';
import type { PanelBot } from './panelBot';
import { routesTo, turnOf } from './routes';
import { type Activity, addressOf, type Turn } from './turn';

/** Whether the caller's token was given for the service URL at which the activity asks to be answered. */
export function isVouchedFor({ serviceUrl }: Activity, { claimsIdentity }: AuthenticateRequestResult): boolean {
  // Local mode: nobody claims anything.
  if (claimsIdentity.claims.length === 0) return true;
  return claimsIdentity.getClaimValue(AuthenticationConstants.ServiceUrlClaim) === serviceUrl;
}

/** Whoever posted this is not Teams. Answered 401. */
export class NotTeams extends Error {
  override readonly name = 'NotTeams';
}

export interface TurnAnswer {
  readonly status: number;
  readonly body?: unknown;
}

/**
 * CloudAdapter with three things of our own: a bad token is told apart from a fault, replies go out through our
 * connector (one request, no silent replays), and the SDK's client for a service URL is built once, not every turn.
 */
export class PanelAdapter extends CloudAdapter {
  private readonly factories = new Map<string, ConnectorFactory>();
  private readonly routes: Application;

  constructor(
    authentication: BotFrameworkAuthentication,
    private readonly connector: Connector,
    bot: Pick<PanelBot, 'heard'>,
    /** What somebody is told where a turn failed. */
    faultWords: (error: unknown) => string,
  ) {
    super(authentication);
    this.routes = routesTo(bot, connector);
    this.onTurnError = async (turn, error) => {
      const text = faultWords(error);
      await turn.sendActivity({ type: 'message', textFormat: 'plain', text }).catch(() => undefined);
    };
  }

  /**
   * Who posts, from the Authorization header alone: signature, issuer, audience, and a key that is endorsed for Teams. What
   * the token says of the activity is compared once that is read: `isVouchedFor`.
   *
   * @throws NotTeams
   */
  async authenticate(authorization: string): Promise<AuthenticateRequestResult> {
    const authentication = this.botFrameworkAuthentication;
    try {
      const caller = await authentication.authenticateStreamingRequest(authorization, TEAMS_CHANNEL);
      return { ...caller, connectorFactory: authentication.createConnectorFactory(caller.claimsIdentity) };
    } catch (error) {
      throw new NotTeams(error instanceof Error ? error.message : 'Bad token');
    }
  }

  /** @param instead what is done instead of asking the bot */
  async run(
    activity: Activity,
    authenticated: AuthenticateRequestResult,
    instead?: (turn: Turn) => Promise<void>,
  ): Promise<TurnAnswer> {
    assertForSdk(activity);
    const { connectorFactory } = authenticated;
    const cached = this.factories.get(activity.serviceUrl) ?? (connectorFactory && new Once(connectorFactory));
    if (cached !== undefined) this.factories.set(activity.serviceUrl, cached);
    const answer = await this.processActivity(
      { ...authenticated, ...(cached === undefined ? {} : { connectorFactory: cached }) },
      activity,
      async (turn) => {
        if (instead === undefined) await this.routes.run(turn);
        else await instead(turnOf(turn, this.connector));
      },
    );
    return { status: answer?.status ?? 200, body: answer?.body };
  }

  override async sendActivities(turn: TurnContext, activities: Partial<SdkActivity>[]): Promise<ResourceResponse[]> {
    const sent: ResourceResponse[] = [];
    for (const activity of activities) sent.push(await this.sendOne(turn, activity));
    return sent;
  }

  private async sendOne(turn: TurnContext, activity: Partial<SdkActivity>): Promise<ResourceResponse> {
    if (activity.type === 'invokeResponse') {
      turn.turnState.set(INVOKE_RESPONSE_KEY, activity);
      return { id: '' };
    }
    if (activity.type === 'trace' || activity.type === 'delay') return { id: '' };
    return { id: await this.connector.send(addressOf(turn.activity), activity, activity.replyToId) };
  }
}

/** The SDK's type asks for more than Teams sends, and than it reads of what the door has checked. */
function assertForSdk(_activity: Activity): asserts _activity is SdkActivity {}

/** A factory that makes its client once. */
class Once extends ConnectorFactory {
  private made: ReturnType<ConnectorFactory['create']> | undefined;

  constructor(private readonly factory: ConnectorFactory) {
    super();
  }

  create(serviceUrl: string, audience: string): ReturnType<ConnectorFactory['create']> {
    return (this.made ??= this.factory.create(serviceUrl, audience));
  }
}
