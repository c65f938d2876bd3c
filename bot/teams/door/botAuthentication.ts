import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import {
  type AuthenticateRequestResult,
  AuthenticationConstants,
  AuthenticationError,
  type BotFrameworkAuthentication,
  ClaimsIdentity,
  MicrosoftAppCredentials,
  type ServiceClientCredentials,
  ServiceClientCredentialsFactory,
} from 'botframework-connector';
import { OpenIdMetadata } from 'botframework-connector/lib/auth/openIdMetadata';
import { decodeProtectedHeader } from 'jose';

/** Teams by its name among the Bot Framework's channels. */
export const TEAMS_CHANNEL = 'msteams';

const CONNECTOR = 'https://api.botframework.com';

/** Replies go through our own connector with its own token, so the SDK never needs a working credential. */
class NoCredentials extends ServiceClientCredentialsFactory {
  constructor(private readonly botId: string | undefined) {
    super();
  }

  async isValidAppId(appId: string): Promise<boolean> {
    return appId === this.botId;
  }

  async isAuthenticationDisabled(): Promise<boolean> {
    return this.botId === undefined;
  }

  async createCredentials(): Promise<ServiceClientCredentials> {
    return MicrosoftAppCredentials.Empty;
  }
}

/**
 * The SDK takes a key that is endorsed for no channel at all as good for any, and passes over what a token says must be
 * understood (RFC 7515, 4.1.11): we understand none of it.
 */
class TeamsAuthentication extends ConfigurationBotFrameworkAuthentication {
  private readonly keys: OpenIdMetadata;

  constructor(settings: Record<string, string>, botId: string, openIdMetadata: string) {
    super(settings, new NoCredentials(botId));
    this.keys = new OpenIdMetadata(openIdMetadata);
  }

  override async authenticateStreamingRequest(authorization: string): Promise<AuthenticateRequestResult> {
    const authenticated = await super.authenticateStreamingRequest(authorization, TEAMS_CHANNEL);
    const { kid = '', crit } = decodeProtectedHeader(authorization.replace(/^Bearer /, ''));
    if (crit !== undefined) throw new AuthenticationError('The token has critical headers', 401);
    const key = await this.keys.getKey(kid);
    if (key?.endorsements?.includes(TEAMS_CHANNEL) === true) return authenticated;
    throw new AuthenticationError('The key is not endorsed for Teams', 401);
  }
}

/** Nobody claims anything. */
class NoAuthentication extends ConfigurationBotFrameworkAuthentication {
  override async authenticateStreamingRequest(): Promise<AuthenticateRequestResult> {
    const claimsIdentity = new ClaimsIdentity([], AuthenticationConstants.AnonymousAuthType);
    return { audience: CONNECTOR, claimsIdentity };
  }
}

/** Any client may post: local mode, which listens on this machine alone. */
export function openToAnyClient(): BotFrameworkAuthentication {
  return new NoAuthentication({}, new NoCredentials(undefined));
}

/** Only Teams may post: Bot Framework tokens for this bot. */
export function teamsOnly(botId: string, openIdMetadata: string): BotFrameworkAuthentication {
  const settings = {
    MicrosoftAppId: botId,
    ToChannelFromBotOAuthScope: CONNECTOR,
    ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
    ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
    ToBotFromChannelOpenIdMetadataUrl: openIdMetadata,
    ToBotFromEmulatorOpenIdMetadataUrl: openIdMetadata,
    OAuthUrl: 'https://api.botframework.com',
    ValidateAuthority: 'true',
  };
  return new TeamsAuthentication(settings, botId, openIdMetadata);
}
