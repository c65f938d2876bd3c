import {
  ClientAssertionCredential,
  ClientSecretCredential,
  ManagedIdentityCredential,
  type TokenCredential,
} from '@azure/identity';
import type { ProductionConfig } from '../config';

const BOT_CONNECTOR = 'https://api.botframework.com/.default';
const GRAPH = 'https://graph.microsoft.com/.default';
const ENTRA_EXCHANGE = 'api://AzureADTokenExchange/.default';

/** What opens Azure's own services: the machine's managed identity. */
export function machineCredential({ AZURE_CLIENT_ID }: ProductionConfig): TokenCredential {
  return AZURE_CLIENT_ID === undefined
    ? new ManagedIdentityCredential()
    : new ManagedIdentityCredential({ clientId: AZURE_CLIENT_ID });
}

/**
 * The bot's token for the Bot Connector, kept and renewed by @azure/identity. Without a secret the machine's identity
 * vouches for the app registration (a federated credential: infra/README.md), asked anew at every renewal.
 */
export function botConnectorToken(config: ProductionConfig): () => Promise<string> {
  const credential = appCredential(config);
  return async () => (await token(credential, BOT_CONNECTOR)).token;
}

/** The same app registration's token for Microsoft Graph. */
export function graphToken(config: ProductionConfig): () => Promise<string> {
  const credential = appCredential(config);
  return async () => (await token(credential, GRAPH)).token;
}

function appCredential(config: ProductionConfig): TokenCredential {
  const { BOT_TENANT_ID, BOT_ID, BOT_SECRET } = config;
  const machine = machineCredential(config);
  const assertion = async () => (await token(machine, ENTRA_EXCHANGE)).token;
  return BOT_SECRET === undefined
    ? new ClientAssertionCredential(BOT_TENANT_ID, BOT_ID, assertion)
    : new ClientSecretCredential(BOT_TENANT_ID, BOT_ID, BOT_SECRET);
}

async function token(credential: TokenCredential, scope: string) {
  const given = await credential.getToken(scope);
  if (given === null) throw new Error(`No token for ${scope}`);
  return given;
}
