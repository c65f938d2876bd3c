import path from 'node:path';
import { z } from 'zod';

const listOfIds = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  )
  .pipe(z.array(z.string().uuid()).min(1));

const shared = {
  PORT: z.coerce.number().int().min(0).max(65_535).default(3978),
  /** A panel to load on the first start; "none": the first administrator founds it on the tab. */
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
  /** The model, or the deployment's name on Azure. */
  PLANNER_MODEL: z.string().min(1).default('gpt-4o-mini'),
  /** Set for Azure OpenAI alone: "2024-10-21". */
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
  /** The sender of all e-mail. */
  MAIL_FROM: z.string().email().optional(),
  /** Signs the links in e-mail. Whoever knows it can make links, but no codes. */
  LINK_KEY: z.string().min(32, 'Use 32 characters or more: openssl rand -base64 48').optional(),
  /** The key before it, for as long as links are out there that it signed: it reads them and signs nothing. */
  LINK_KEY_OLD: z.string().min(32, 'Write the LINK_KEY of before, whole.').optional(),
  /** Where a hole is reported, told at /.well-known/security.txt: mailto:…, https://… or tel:… . Nothing is told without it. */
  SECURITY_CONTACT: z
    .string()
    .url()
    .regex(/^(mailto:|https:\/\/|tel:)[^\s\p{Cc}]+$/u, 'Write mailto:…, https://… or tel:…')
    .optional(),
  /** Multiplies every limit on how much one person or address may ask: bot/wiring/limits.ts. */
  LIMITS_FACTOR: z.coerce.number().positive().default(1),
  /** Where traces, figures and lines go: Application Insights. Without it nothing leaves, and nothing is measured. */
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
  /** Where the built screens are: beside the bundled server. */
  DIST_DIR: z.string().min(1).default(path.join(__dirname, '..')),
};

const LocalSettings = z
  .object({
    MODE: z.literal('local').default('local'),
    ...shared,
    /** Off: as in a deployment without e-mail. On: what no SMTP_URL takes stands in the mailboxes of /local. */
    LOCAL_MAIL: z.enum(['on', 'off']).default('on'),
    /** Where the pages are reached when something stands before the server: `npm run dev`. */
    LOCAL_ADDRESS: z.string().url().optional(),
  })
  .superRefine(checkMail);

const ProductionSettings = z
  .object({
    MODE: z.literal('production'),
    ...shared,
    /** Where Teams and browsers reach the server, without scheme. */
    PUBLIC_HOST: z.string().regex(/^[a-z0-9.-]+$/i, 'Write the host name alone, without https://.'),
    /**
     * How many proxies stand in front, each of which adds to X-Forwarded-For whom it was called by: App Service's own front
     * end is one; a gateway before it that nobody can go round is another.
     */
    PROXIES: z.coerce.number().int().min(0).max(5).default(1),
    /** The app registration of the bot and the tab's API. */
    BOT_ID: z.string().uuid(),
    /** The id in the app package's manifest, where it is not BOT_ID. */
    APP_ID: z.string().uuid().optional(),
    BOT_TENANT_ID: z.string().uuid(),
    /** Without a secret the managed identity speaks for the bot. */
    BOT_SECRET: z.string().min(1).optional(),
    /** The managed identity of the machine. */
    AZURE_CLIENT_ID: z.string().uuid().optional(),
    /** A blob container under a policy of immutability, for each day's end of the log: https://….blob.core.windows.net/anchors */
    ANCHOR_CONTAINER: z.string().url().startsWith('https://', 'Write the address of the container.').optional(),
    /** Entra tenants whose people may come in at all. */
    TENANT_IDS: listOfIds,
    /** Who founds the first panel on the tab, and nobody else: tenant and object id, or tenant and e-mail address. */
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
  })
  .superRefine(checkMail)
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
  readonly LINK_KEY?: string | undefined;
}

/** Half a mail setting would be found out by the first person who is not reached. */
function checkMail(settings: MailSettings, check: z.RefinementCtx): void {
  const fault = (setting: keyof MailSettings, message: string) =>
    check.addIssue({ code: 'custom', path: [setting], message });
  const { MODE, SMTP_URL, ACS_EMAIL_ENDPOINT, ACS_EMAIL_CONNECTION_STRING, MAIL_FROM, LINK_KEY } = settings;
  const ways = [SMTP_URL, ACS_EMAIL_ENDPOINT, ACS_EMAIL_CONNECTION_STRING].filter((way) => way !== undefined);
  if (ways.length === 0) return;
  if (ways.length > 1)
    fault('SMTP_URL', 'Choose one way: SMTP_URL, ACS_EMAIL_ENDPOINT or ACS_EMAIL_CONNECTION_STRING.');
  if (MAIL_FROM === undefined) fault('MAIL_FROM', 'E-mail needs a sender: sentinel@example.gov.uk');
  if (MODE === 'production' && LINK_KEY === undefined) {
    fault('LINK_KEY', 'E-mail carries signed links. Set a key of 32 characters or more: openssl rand -base64 48');
  }
  if (MODE === 'local' && ACS_EMAIL_ENDPOINT !== undefined) {
    fault('ACS_EMAIL_ENDPOINT', 'There is no managed identity in local mode: use ACS_EMAIL_CONNECTION_STRING.');
  }
}

type LocalConfig = z.infer<typeof LocalSettings>;
export type ProductionConfig = z.infer<typeof ProductionSettings>;
export type Config = LocalConfig | ProductionConfig;

/** What settings were called before: read as the new name, unless that is given too. */
const formerNames: Readonly<Record<string, string>> = { GRAPH_TEAMS_APP_ID: 'TEAMS_APP_ID' };

/** Settings that do not fit, each with what to write. */
export class BadSettings extends Error {
  override readonly name = 'BadSettings';
}

/** Reads the settings once, from the environment. Local mode unless MODE says production. @throws BadSettings */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const filled = Object.entries(environment).filter(([, value]) => value !== '');
  const given: Record<string, string | undefined> = Object.fromEntries(filled);
  for (const [former, name] of Object.entries(formerNames)) given[name] ??= given[former];
  const schema = given['MODE'] === 'production' ? ProductionSettings : LocalSettings;
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  const faults = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new BadSettings(`These settings do not fit:\n  ${faults.join('\n  ')}`);
}
