import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import {
  type BotFrameworkAuthentication,
  MicrosoftAppCredentials,
  type ServiceClientCredentialsFactory,
} from 'botframework-connector';

/** Replies go through our own connector with its own token, so the SDK never needs a working credential. */
function credentialsFactory(botId: string | undefined): ServiceClientCredentialsFactory {
  return {
    isValidAppId: async (appId = '') => appId === botId,
    isAuthenticationDisabled: async () => botId === undefined,
    createCredentials: async () => MicrosoftAppCredentials.Empty,
  };
}

/** Any client may post: local mode, which listens on this machine alone. */
export function openToAnyClient(): BotFrameworkAuthentication {
  return new ConfigurationBotFrameworkAuthentication({}, credentialsFactory(undefined));
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
  return new ConfigurationBotFrameworkAuthentication(settings, credentialsFactory(botId));
}
