interface SettingWords {
  /** What it is, to be read after its name. */
  readonly is: string;
  /** Where whoever deploys finds it, or how they make it. */
  readonly where: string;
  /** It opens something: it belongs in Key Vault. */
  readonly isSecret?: true;
}

const OVERVIEW = 'Entra admin centre, App registrations, Sentinel, Overview';
const CHOICE = 'a choice of yours';
const TESTS = 'set in tests alone';

/** Every setting in words: what a refused start says, and what infra/settings.md is made from. */
export const settingWords = {
  MODE: { is: '`production`, or `local`: Teams on one machine, with people who are made up', where: CHOICE },
  PUBLIC_HOST: {
    is: 'the host name at which Teams and browsers reach the server, without https://',
    where: 'the name that your DNS has for it: sentinel.example.gov.uk',
  },
  BOT_ID: { is: 'the id of the app registration of bot and tab', where: `${OVERVIEW}, Application (client) ID` },
  APP_ID: {
    is: 'the id in the app package’s manifest, where it is not BOT_ID',
    where: 'the settings with which npm run package was run',
  },
  BOT_TENANT_ID: { is: 'the tenant of that registration', where: `${OVERVIEW}, Directory (tenant) ID` },
  BOT_SECRET: {
    is: 'the secret of that registration, where no managed identity speaks for it',
    where: 'Entra admin centre, App registrations, Sentinel, Certificates & secrets',
    isSecret: true,
  },
  TENANT_IDS: {
    is: 'the ids of the Entra tenants whose people may come in at all, with commas between',
    where: 'Entra admin centre of each, Overview, Tenant ID',
  },
  AZURE_CLIENT_ID: {
    is: 'the client id of the managed identity that opens Cosmos and speaks for the bot',
    where: 'Azure portal, Managed Identities, Sentinel’s, Overview, Client ID',
  },
  STORE: {
    is: '`cosmos`, or `embedded`: the database in DATA_DIR, for one process on a disk that is kept',
    where: CHOICE,
  },
  COSMOS_ENDPOINT: {
    is: 'the address of the Cosmos DB account',
    where: 'Azure portal, the account, Overview, URI: https://….documents.azure.com:443/',
  },
  COSMOS_KEY: {
    is: 'the key of the account, where no managed identity opens it',
    where: 'Azure portal, the account, Settings, Keys',
    isSecret: true,
  },
  COSMOS_DATABASE: { is: 'the database in the account', where: 'as it was deployed' },
  COSMOS_CONTAINER: { is: 'the container in the database', where: 'as it was deployed' },
  LINK_KEY: {
    is: 'signs invitations and the links in e-mail, 32 characters or more',
    where: 'make it once, openssl rand -base64 48, and keep it in Key Vault',
    isSecret: true,
  },
  LINK_KEY_OLD: {
    is: 'the LINK_KEY before it, for the two weeks in which links are out there that it signed',
    where: 'the earlier version of the secret in Key Vault',
    isSecret: true,
  },
  FIRST_ADMINISTRATOR: {
    is: 'who founds the first panel on the tab, and nobody else: tenant id, a slash, object id or e-mail address',
    where: 'Entra admin centre, Users, the person, Object ID',
  },
  PANEL_FILE: {
    is: 'a panel to load on the first start, instead of founding one; `none`: not even the made-up one of local mode',
    where: 'bot/panels/northmoor.json shows its shape',
  },
  PORT: { is: 'where the server listens', where: CHOICE },
  PROXIES: {
    is: 'how many proxies stand in front, each of which adds to X-Forwarded-For whom it was called by',
    where: 'Container Apps and App Service are one; a gateway before them that nobody can go round is another',
  },
  SMTP_URL: {
    is: 'the SMTP server for e-mail: smtps://user:password@host:465, or smtp://…:587 with STARTTLS',
    where: 'whoever runs your mail',
    isSecret: true,
  },
  ACS_EMAIL_ENDPOINT: {
    is: 'Azure Communication Services for e-mail instead, opened by the managed identity',
    where: 'Azure portal, the Communication Services resource, Overview, Endpoint',
  },
  ACS_EMAIL_CONNECTION_STRING: {
    is: 'the same by its connection string',
    where: 'Azure portal, the Communication Services resource, Settings, Keys',
    isSecret: true,
  },
  MAIL_FROM: { is: 'the sender of all e-mail', where: 'an address of a verified domain: sentinel@example.gov.uk' },
  ANCHOR_CONTAINER: {
    is: 'a blob container under a policy of immutability, for each day’s end of the log',
    where: 'Azure portal, the storage account, Containers, its URL',
  },
  ANCHOR_FILE: {
    is: 'a file for each day’s end of the log; with the embedded database, beside it unless told',
    where: 'a place where whoever can write the database cannot',
  },
  GRAPH_ORGANISER: {
    is: 'the object id of the person in whose name Teams meetings are made; without it join links are entered by hand',
    where: 'Entra admin centre, Users, the person, Object ID',
  },
  TEAMS_APP_ID: {
    is: 'the id that the app catalogue gave Sentinel: links into the tab bear it, and the app is installed by it for members whom the bot has not met (GRAPH_TEAMS_APP_ID before)',
    where: 'Teams admin centre, Manage apps, Sentinel, App ID',
  },
  GRAPH_GROUPS: {
    is: '`on`: whoever keeps people may look at the Entra groups that partners have',
    where: `${CHOICE}; needs GroupMember.Read.All and User.Read.All`,
  },
  GRAPH_URL: { is: 'where Microsoft Graph is', where: TESTS },
  PLANNER_URL: {
    is: 'an endpoint like OpenAI’s that reads plain language: https://…/v1, or the Azure OpenAI resource',
    where: 'Azure portal, the Azure OpenAI resource, Keys and Endpoint',
  },
  PLANNER_KEY: {
    is: 'its key, where it asks for one',
    where: 'Azure portal, the Azure OpenAI resource, Keys and Endpoint',
    isSecret: true,
  },
  PLANNER_MODEL: { is: 'the model, or the name of the deployment on Azure', where: 'as it was deployed' },
  PLANNER_AZURE_API_VERSION: { is: 'for Azure OpenAI alone', where: '2024-10-21' },
  SECURITY_CONTACT: {
    is: 'where a hole is reported, told at /.well-known/security.txt: mailto:…, https://… or tel:…',
    where: CHOICE,
  },
  LIMITS_FACTOR: {
    is: 'multiplies every limit on how much one person or address may ask',
    where: 'more than 1 where a whole organisation comes from one address',
  },
  APPLICATIONINSIGHTS_CONNECTION_STRING: {
    is: 'where traces, figures and lines go; without it nothing leaves, and nothing is measured',
    where: 'Azure portal, Application Insights, Overview, Connection String',
    isSecret: true,
  },
  LOG_LEVEL: { is: 'how much the process’s log says', where: CHOICE },
  LOCAL_MAIL: { is: 'local mode alone: `off` is a deployment without e-mail', where: CHOICE },
  LOCAL_ADDRESS: {
    is: 'local mode alone: where the pages are reached when something stands before the server',
    where: 'npm run dev sets it',
  },
  DATA_DIR: { is: 'where the embedded database and the local chats are kept', where: 'a disk that is kept' },
  DIST_DIR: { is: 'where the built screens are', where: 'beside the built server, unless told' },
  ENTRA_AUTHORITY: { is: 'where Entra is', where: TESTS },
  BOT_OPENID_METADATA: { is: 'where the Bot Framework publishes its keys', where: TESTS },
} satisfies Record<string, SettingWords>;

export type SettingName = keyof typeof settingWords;

/** What it is and where it is found, in brackets. */
export function aboutOf(name: SettingName): string {
  const { is, where } = settingWords[name];
  return `(${is}; ${where})`;
}

export function isSettingName(name: unknown): name is SettingName {
  return typeof name === 'string' && Object.hasOwn(settingWords, name);
}
