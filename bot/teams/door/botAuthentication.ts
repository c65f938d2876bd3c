import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import {
  type BotFrameworkAuthentication,
  MicrosoftAppCredentials,
  type ServiceClientCredentials,
  ServiceClientCredentialsFactory,
} from 'botframework-connector';

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

/** Any client may post: local mode, which listens on this machine alone. */
export function openToAnyClient(): BotFrameworkAuthentication {
  return new ConfigurationBotFrameworkAuthentication({}, new NoCredentials(undefined));
}

/** Only Teams may post: Bot Framework tokens for this bot. */
export function teamsOnly(botId: string, openIdMetadata: string): BotFrameworkAuthentication {
  const settings = {
    MicrosoftAppId: botId,
    ToChannelFromBotOAuthScope: 'https://api.botframework.com',
    ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
    ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
    ToBotFromChannelOpenIdMetadataUrl: openIdMetadata,
    ToBotFromEmulatorOpenIdMetadataUrl: openIdMetadata,
    OAuthUrl: 'https://api.botframework.com',
    ValidateAuthority: 'true',
  };
  return new ConfigurationBotFrameworkAuthentication(settings, new NoCredentials(botId));
}
