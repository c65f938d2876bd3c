import path from 'node:path';
import { z } from 'zod';
import { aboutOf, isSettingName, type SettingName } from './settingWords';

type Schemas = Partial<Record<SettingName, z.ZodTypeAny>>;

const listOfIds = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  )
  .pipe(z.array(z.string().uuid()).min(1));

const linkKey = z.string().min(32, 'Use 32 characters or more: openssl rand -base64 48');

const shared = {
  PORT: z.coerce.number().int().min(0).max(65_535).default(3978),
  PANEL_FILE: z.string().min(1).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  COSMOS_ENDPOINT: z.string().url().optional(),
  /** Without a key the managed identity opens Cosmos. */
  COSMOS_KEY: z.string().min(1).optional(),
  COSMOS_DATABASE: z.string().min(1).default('sentinel'),
  COSMOS_CONTAINER: z.string().min(1).default('panels'),
  /**
   * The Entra object id of the person in whose name Teams meetings are made. Without it join links are entered by hand;
   * with it the app registration needs OnlineMeetings.ReadWrite.All and an application access policy.
   */
  GRAPH_ORGANISER: z.string().uuid().optional(),
  /**
   * The id that the tenant's app catalogue gave Sentinel. With it links into the tab open on every device, and the app is
   * installed for members whom the bot has not met; the app registration needs TeamsAppInstallation.ReadWriteSelfForUser.All
   * for that. Without it they have to add it.
   */
  TEAMS_APP_ID: z.string().uuid().optional(),
  /**
   * On: whoever keeps people may look at the Entra groups that partners have; the app registration needs
   * GroupMember.Read.All and User.Read.All.
   */
  GRAPH_GROUPS: z.enum(['on', 'off']).default('off'),
  /** An OpenAI-compatible endpoint that reads plain language. Off without it; what is sent is in infra/settings.md. */
  PLANNER_URL: z.string().url().optional(),
  PLANNER_KEY: z.string().min(1).optional(),
  PLANNER_MODEL: z.string().min(1).default('gpt-4o-mini'),
  PLANNER_AZURE_API_VERSION: z.string().min(1).optional(),
  GRAPH_URL: z.string().url().default('https://graph.microsoft.com'),
  /** smtps://user:password@host:465, or smtp://…:587 with STARTTLS. Without it, and without ACS, there is no e-mail. */
  SMTP_URL: z
    .string()
    .url()
    .regex(/^smtps?:\/\//, 'Write smtps://user:password@host:465 or smtp://user:password@host:587.')
    .refine((url) => !url.includes('?'), 'Options after a question mark are not read: they could switch TLS off.')
    .optional(),
  /** Azure Communication Services: its endpoint, opened by the managed identity, or its connection string. */
  ACS_EMAIL_ENDPOINT: z.string().url().startsWith('https://').optional(),
  ACS_EMAIL_CONNECTION_STRING: z.string().min(1).optional(),
  MAIL_FROM: z.string().email().optional(),
  /** Signs the links in e-mail. Whoever knows it can make links, but no codes. */
  LINK_KEY: linkKey.optional(),
  /** The key before it, for as long as links are out there that it signed: it reads them and signs nothing. */
  LINK_KEY_OLD: z.string().min(32, 'Write the LINK_KEY of before, whole.').optional(),
  /** Where a hole is reported, told at /.well-known/security.txt: mailto:…, https://… or tel:… . Nothing is told without it. */
  SECURITY_CONTACT: z
    .string()
    .url()
    .regex(/^(mailto:|https:\/\/|tel:)[^\s\p{Cc}]+$/u, 'Write mailto:…, https://… or tel:…')
    .optional(),
  LIMITS_FACTOR: z.coerce.number().positive().default(1),
  APPLICATIONINSIGHTS_CONNECTION_STRING: z
    .string()
    .regex(/(^|;)InstrumentationKey=[0-9a-f-]{36}(;|$)/i, 'Copy it from Application Insights: InstrumentationKey=…')
    .optional(),
  DATA_DIR: z.string().min(1).default('.data'),
  /**
   * Where each day's end of the log is written down, a line a day and panel. Beside the embedded database unless told,
   * which whoever rewrites that one can rewrite too: put it where they cannot. With Cosmos there is none unless told.
   */
  ANCHOR_FILE: z.string().min(1).optional(),
  DIST_DIR: z.string().min(1).default(path.join(__dirname, '..')),
} satisfies Schemas;

const LocalSettings = z
  .object({
    MODE: z.enum(['local'], { message: 'Write local or production.' }).default('local'),
    ...shared,
    /** Off: as in a deployment without e-mail. On: what no SMTP_URL takes stands in the mailboxes of /local. */
    LOCAL_MAIL: z.enum(['on', 'off']).default('on'),
    LOCAL_ADDRESS: z.string().url().optional(),
  } satisfies Schemas)
  .superRefine(checkMail);

const ProductionSettings = z
  .object({
    MODE: z.literal('production'),
    ...shared,
    LINK_KEY: linkKey,
    /** Embedded has to be said: a database in the container's own folder would go with it. */
    STORE: z.enum(['cosmos', 'embedded']).default('cosmos'),
    PUBLIC_HOST: z.string().regex(/^[a-z0-9.-]+$/i, 'Write the host name alone, without https://.'),
    /**
     * How many proxies stand in front, each of which adds to X-Forwarded-For whom it was called by: the ingress of
     * Container Apps is one; a gateway before it that nobody can go round is another.
     */
    PROXIES: z.coerce.number().int().min(0).max(5).default(1),
    BOT_ID: z.string().uuid(),
    APP_ID: z.string().uuid().optional(),
    BOT_TENANT_ID: z.string().uuid(),
    /** Without a secret the managed identity speaks for the bot. */
    BOT_SECRET: z.string().min(1).optional(),
    AZURE_CLIENT_ID: z.string().uuid().optional(),
    /** A blob container under a policy of immutability, for each day's end of the log: https://….blob.core.windows.net/anchors */
    ANCHOR_CONTAINER: z.string().url().startsWith('https://', 'Write the address of the container.').optional(),
    TENANT_IDS: listOfIds,
    FIRST_ADMINISTRATOR: z
      .string()
      .transform((text) => text.trim().toLowerCase())
      .pipe(
        z
          .string()
          .regex(
            /^[0-9a-f-]{36}\/([0-9a-f-]{36}|[^\s/@]+@[^\s/@]+)$/,
            'Write the tenant’s id, a slash, and their object id or e-mail address.',
          ),
      )
      .optional(),
    /** Overridden only in tests, where Entra and Bot Framework are played. */
    ENTRA_AUTHORITY: z.string().url().default('https://login.microsoftonline.com'),
    BOT_OPENID_METADATA: z.string().url().default('https://login.botframework.com/v1/.well-known/openidconfiguration'),
  } satisfies Schemas)
  .superRefine(checkMail)
  .superRefine(({ STORE, COSMOS_ENDPOINT }, check) => {
    if (STORE === 'cosmos' || COSMOS_ENDPOINT === undefined) return;
    const message = 'Choose one store: STORE=embedded, or COSMOS_ENDPOINT.';
    check.addIssue({ code: 'custom', path: ['STORE'], message });
  })
  .superRefine(({ FIRST_ADMINISTRATOR: first, TENANT_IDS }, check) => {
    if (first === undefined || TENANT_IDS.some((id) => first.startsWith(`${id.toLowerCase()}/`))) return;
    const message = 'This tenant is not on TENANT_IDS: they could not come in.';
    check.addIssue({ code: 'custom', path: ['FIRST_ADMINISTRATOR'], message });
  });

interface MailSettings {
  readonly MODE: 'local' | 'production';
  readonly SMTP_URL?: string | undefined;
  readonly ACS_EMAIL_ENDPOINT?: string | undefined;
  readonly ACS_EMAIL_CONNECTION_STRING?: string | undefined;
  readonly MAIL_FROM?: string | undefined;
}

/** Half a mail setting would be found out by the first person who is not reached. */
function checkMail(settings: MailSettings, check: z.RefinementCtx): void {
  const fault = (setting: keyof MailSettings, message: string) =>
    check.addIssue({ code: 'custom', path: [setting], message });
  const { MODE, SMTP_URL, ACS_EMAIL_ENDPOINT, ACS_EMAIL_CONNECTION_STRING, MAIL_FROM } = settings;
  const ways = [SMTP_URL, ACS_EMAIL_ENDPOINT, ACS_EMAIL_CONNECTION_STRING].filter((way) => way !== undefined);
  if (ways.length === 0) return;
  if (ways.length > 1)
    fault('SMTP_URL', 'Choose one way: SMTP_URL, ACS_EMAIL_ENDPOINT or ACS_EMAIL_CONNECTION_STRING.');
  if (MAIL_FROM === undefined) fault('MAIL_FROM', 'E-mail needs a sender: sentinel@example.gov.uk');
  if (MODE === 'local' && ACS_EMAIL_ENDPOINT !== undefined) {
    fault('ACS_EMAIL_ENDPOINT', 'There is no managed identity in local mode: use ACS_EMAIL_CONNECTION_STRING.');
  }
}

type LocalConfig = z.infer<typeof LocalSettings>;
export type ProductionConfig = z.infer<typeof ProductionSettings>;
export type Config = LocalConfig | ProductionConfig;

/** What settings were called before: read as the new name, unless that is given too. */
const formerNames: Readonly<Record<string, string>> = { GRAPH_TEAMS_APP_ID: 'TEAMS_APP_ID' };

/** Settings that are missing or do not fit, each with what to write, in one line. */
export class BadSettings extends Error {
  override readonly name = 'BadSettings';
}

/** Without one of each line nothing can serve: told all at once, before anything is opened. */
const needed: readonly (readonly SettingName[])[] = [
  ...([['PUBLIC_HOST'], ['BOT_ID'], ['BOT_TENANT_ID'], ['TENANT_IDS'], ['LINK_KEY']] as const),
  ['AZURE_CLIENT_ID', 'BOT_SECRET'],
];
const neededOfCosmos: readonly (readonly SettingName[])[] = [['COSMOS_ENDPOINT'], ['AZURE_CLIENT_ID', 'COSMOS_KEY']];

type Given = Readonly<Record<string, string | undefined>>;

function missingIn(given: Given): (readonly SettingName[])[] {
  if (given['MODE'] !== 'production') return [];
  const asked = given['STORE'] === 'embedded' ? needed : [...needed, ...neededOfCosmos];
  return asked.filter((ways) => ways.every((name) => given[name] === undefined));
}

/** Reads the settings once, from the environment. Local mode unless MODE says production. @throws BadSettings */
export function readConfig(environment: Given): Config {
  const filled = Object.entries(environment).filter(([, value]) => value !== '');
  const given: Record<string, string | undefined> = Object.fromEntries(filled);
  for (const [former, name] of Object.entries(formerNames)) given[name] ??= given[former];
  const schema = given['MODE'] === 'production' ? ProductionSettings : LocalSettings;
  const missing = missingIn(given);
  const read = schema.safeParse(given);
  if (read.success && missing.length === 0) return read.data;
  const unsaid = new Set<unknown>(missing.flat());
  const faults = (read.error?.issues ?? [])
    .filter(({ path: [name] }) => !unsaid.has(name))
    .map(({ path: [name], message }) => `${name}: ${message}${isSettingName(name) ? ` ${aboutOf(name)}` : ''}`);
  const parts = [
    ...missing.map((ways) => `${ways.map((name) => `${name} ${aboutOf(name)}`).join(' or ')} is missing`),
    ...faults.map((fault) => fault.replace(/\s+/g, ' ')),
  ];
  throw new BadSettings(`Sentinel does not start. ${parts.join('. ')}. All settings are in infra/settings.md.`);
}
