import { execFileSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { readConfig } from '../../bot/config';
import { instruments } from '../../bot/wiring/telemetry/instruments';
import { ownFolder } from '../support/runningServer';
import { misspelt } from './misspelt';

const root = path.resolve(__dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const bicep = Object.fromEntries(
  readdirSync(path.join(root, 'infra/azure'))
    .filter((name) => /[.]bicep(param)?$/.test(name))
    .map((name) => [name, read(`infra/azure/${name}`)]),
);

/** What the checker says of each set of files; one process for all of them. */
function faultsOf(sets: readonly Readonly<Record<string, string>>[]): string[][] {
  const said = execFileSync(process.execPath, ['infra/commands/azure.mjs', '--sets'], {
    cwd: root,
    input: JSON.stringify(sets),
    encoding: 'utf8',
  });
  return z.array(z.array(z.string())).parse(JSON.parse(said));
}

test('each resource, property, choice and parameter of the Bicep is one that Azure publishes, and what is misspelt is found', () => {
  const sets = misspelt.map(([file, from, to]) => {
    expect(bicep[file]).toContain(from);
    return { ...bicep, [file]: (bicep[file] ?? '').replace(from, () => to) };
  });
  const [asItStands, ...changed] = faultsOf([bicep, ...sets]);
  expect(asItStands).toEqual([]);
  for (const [at, [file, , , says]] of misspelt.entries()) {
    const faults = changed[at] ?? [];
    expect(faults.filter((fault) => fault.startsWith(file.split('.')[0] ?? '') && says.test(fault))).not.toEqual([]);
  }
});

test('every setting of the server is set by the Bicep, or the deployer’s page says why not', () => {
  const known = [...new Set([...read('bot/config.ts').matchAll(/^ {2,4}([A-Z][A-Z_]+):/gm)].map(([, name]) => name))];
  const leftOut = [...read('infra/README.md').matchAll(/^\| `([A-Z_]+)` +\| /gm)].map(([, name]) => name);
  const server = `${bicep['main.bicep']}\n${bicep['server.bicep']}`;
  const set = [...server.matchAll(/^ {6}([A-Z][A-Z_]+): |^ {2}'[a-z-]+': '([A-Z_]+)'|name: '([A-Z_]+)'/gm)].map(
    ([, plain, secret, own]) => plain ?? secret ?? own,
  );
  expect(known.length).toBeGreaterThan(30);
  expect(known.filter((name) => !set.includes(name) && !leftOut.includes(name))).toEqual([]);
  expect(set.filter((name) => leftOut.includes(name))).toEqual([]);
  expect(set.filter((name) => !known.includes(name))).toEqual([]);
});

/** What main.bicep gives to the server out of a settings file; what Azure alone can tell is made up. */
function environmentOf(file: string): Record<string, string> {
  const given = [...(bicep[file] ?? '').matchAll(/^param (\w+) = '?(.*?)'?$/gm)];
  const parameters = new Map(
    given.map(([, name, value = '']) => [name, value.replace(/^\[(.*)\]$/, '$1').replaceAll("'", '')]),
  );
  const told: Record<string, string> = {
    'store.outputs.endpoint': 'https://sentinel-abc.documents.azure.com:443/',
    'store.outputs.databaseName': 'sentinel',
    'store.outputs.containerName': 'panels',
    'watch.outputs.connectionString':
      'InstrumentationKey=00000000-0000-4000-8000-000000000009;IngestionEndpoint=https://uksouth-1.in.applicationinsights.azure.com/',
    "anchorDays > 0 ? anchors!.outputs.address : ''": 'https://sentinelabc.blob.core.windows.net/anchors',
  };
  const settings = [...(bicep['main.bicep'] ?? '').matchAll(/^ {6}([A-Z][A-Z_]+): (.*)$/gm)].map(
    ([, name = '', from = '']) => {
      const value = told[from] ?? parameters.get(from.replace(/^(?:string|join)\((\w+)(?:, ',')?\)$/, '$1'));
      if (value === undefined) throw new Error(`${name}: nothing is known of ${from}`);
      return [name, value];
    },
  );
  const own = { MODE: 'production', PORT: '8080', AZURE_CLIENT_ID: '00000000-0000-4000-8000-00000000000a' };
  return { ...own, LINK_KEY: 'k'.repeat(64), ...Object.fromEntries(settings) };
}

test.each(['dev', 'test', 'prod'])(
  'the server takes what %s.bicepparam gives it, and every option filled in',
  (environment) => {
    const file = `${environment}.bicepparam`;
    const plain = environmentOf(file);
    const config = readConfig(plain);
    expect(config).toMatchObject({
      MODE: 'production',
      PORT: 8080,
      PROXIES: 1,
      FIRST_ADMINISTRATOR: plain['FIRST_ADMINISTRATOR'],
    });
    const options = {
      GRAPH_ORGANISER: '00000000-0000-4000-8000-000000000001',
      TEAMS_APP_ID: '00000000-0000-4000-8000-000000000002',
      APP_ID: '00000000-0000-4000-8000-000000000003',
      GRAPH_GROUPS: 'on',
      ACS_EMAIL_ENDPOINT: 'https://sentinel.uk.communication.azure.com',
      MAIL_FROM: 'sentinel@example.gov.uk',
      PLANNER_URL: 'https://planner.openai.azure.com/',
      PLANNER_MODEL: 'gpt-4o-mini',
      PLANNER_AZURE_API_VERSION: '2024-10-21',
      SECURITY_CONTACT: 'mailto:security@example.gov.uk',
    };
    const empty = Object.keys(plain).filter((name) => plain[name] === '');
    expect(Object.keys(options).sort()).toEqual([...empty, 'GRAPH_GROUPS'].sort());
    expect(readConfig({ ...plain, ...options })).toMatchObject({ ...options, MODE: 'production' });
  },
);

/** Each query, and the figures and kinds that it asks for. */
function askedIn(queries: readonly string[]): { names: string[]; kinds: string[] }[] {
  const all = (query: string, pattern: RegExp) => [...query.matchAll(pattern)].map(([, found = '']) => found);
  return queries.map((query) => ({
    names: all(query, /'(sentinel\.[a-z_.]+)'/g),
    kinds: all(query, /customDimensions\.(\w+)/g),
  }));
}

test('alerts and workbook ask for figures that the server tells, and the page explains each alert', () => {
  const told = new Map<string, readonly string[]>(
    Object.entries(instruments).map(([name, { attributes }]) => [name, attributes]),
  );
  const workbook = z.object({ items: z.array(z.object({ content: z.object({ query: z.string().optional() }) })) });
  const shown = workbook
    .parse(JSON.parse(read('infra/azure/workbook.json')))
    .items.flatMap(({ content }) => content.query ?? []);
  const alerted = [...(bicep['alerts.bicep'] ?? '').matchAll(/query: '''([\s\S]*?)'''/g)].map(
    ([, query = '']) => query,
  );
  for (const { names, kinds } of askedIn([...alerted, ...shown])) {
    for (const name of names)
      expect([name, kinds.filter((kind) => told.get(name)?.includes(kind) !== true)]).toEqual([name, []]);
  }
  expect([...new Set(askedIn(shown).flatMap(({ names }) => names))].sort()).toEqual([...told.keys()].sort());
  const alerts = [...(bicep['alerts.bicep'] ?? '').matchAll(/^ {4}name: '([a-z-]+)'$/gm)].map(([, name]) => name);
  expect(alerts).toHaveLength(alerted.length);
  const explained = [...read('infra/README.md').matchAll(/^\| `([a-z-]+)` +\| /gm)].map(([, name]) => name);
  expect(explained).toEqual(expect.arrayContaining([...alerts, 'expiry']));
});

test('the deployer’s page names outputs, files and steps that there are', () => {
  const page = read('infra/README.md');
  const outputs = [...(bicep['main.bicep'] ?? '').matchAll(/^output (\w+)/gm)].map(([, name]) => name);
  const named = [...page.matchAll(/[`(]out (\w+)/g)].map(([, name]) => name);
  expect(named.filter((name) => !outputs.includes(name))).toEqual([]);
  const anchors = [...page.matchAll(/^#+ (.+)$/gm)].map(
    ([, title]) => `#${(title ?? '').toLowerCase().replaceAll(' ', '-')}`,
  );
  const inside = [...page.matchAll(/\]\((#[^)]+)\)/g)].map(([, anchor]) => anchor);
  expect(inside.filter((anchor) => !anchors.includes(anchor ?? ''))).toEqual([]);
});

test('each command of the deployer’s page is given for bash and for PowerShell, once where it is the same', () => {
  const blocks = [...read('infra/README.md').matchAll(/^ *```(sh|powershell)\n([\s\S]*?)^ *```$/gm)];
  expect(blocks.length).toBeGreaterThan(20);
  for (const [at, [, language, commands = '']] of blocks.entries()) {
    const isBashAlone = /\$\(|^[A-Z_]+=|^for |\.sh /m.test(commands);
    if (language === 'sh' && isBashAlone) expect([commands, blocks[at + 1]?.[1]]).toEqual([commands, 'powershell']);
    if (language === 'powershell') expect([commands, blocks[at - 1]?.[1]]).toEqual([commands, 'sh']);
  }
});

/** The three actions in use, as the toolkit's published schema v1.11 has them; the file was compared with all of it. */
const Action = z.discriminatedUnion('uses', [
  z.strictObject({
    uses: z.literal('script'),
    name: z.string(),
    env: z.record(z.string()).optional(),
    with: z.strictObject({ run: z.string(), timeout: z.number() }),
  }),
  z.strictObject({
    uses: z.literal('teamsApp/validateAppPackage'),
    with: z.strictObject({ appPackagePath: z.string() }),
  }),
  z.strictObject({
    uses: z.literal('teamsApp/publishAppPackage'),
    with: z.strictObject({ appPackagePath: z.string() }),
    writeToEnvironmentFile: z.strictObject({ publishedAppId: z.string() }),
  }),
]);
const Toolkit = z.strictObject({
  version: z.literal('v1.11'),
  environmentFolderPath: z.literal('./infra/env'),
  provision: z.array(Action),
  deploy: z.array(Action),
  publish: z.array(Action),
});

test('Microsoft 365 Agents Toolkit finds actions that it knows, and what they ask for in each environment’s file', () => {
  const text = read('m365agents.yml');
  Toolkit.parse(parseYaml(text));
  const asked = [
    ...new Set([...text.matchAll(/\$\{\{([A-Z_]+)\}\}|publishedAppId: ([A-Z_]+)/g)].map(([, one, two]) => one ?? two)),
  ];
  for (const environment of ['dev', 'test', 'prod']) {
    const lines = [...read(`infra/env/.env.${environment}`).matchAll(/^([A-Z_]+)=(.*)$/gm)];
    const has = new Map(lines.map(([, name, value]) => [name, value]));
    expect([...has.keys()].sort()).toEqual([...asked].sort());
    const parameters = bicep[`${environment}.bicepparam`];
    expect(parameters).toContain(`publicHost = '${has.get('TAB_HOST')}'`);
    expect(parameters).toContain(`imageTag = '${has.get('IMAGE_TAG')}'`);
    expect(has.get('APP_PACKAGE')).toMatch(
      new RegExp(`^dist/appPackage/sentinel(-${environment})?-${has.get('APP_VERSION')}.zip$`),
    );
  }
});

/** An `az` of Entra alone, which remembers what was made, and writes down what was asked of it. */
const playedAz = `#!/usr/bin/env bash
printf '%s\\037' "$@" >> calls; printf '\\036' >> calls
case "$1 $2 $3" in
  'ad app list') cat app 2>/dev/null ;;
  'ad app create') echo 11111111-1111-4111-8111-111111111111 | tee app ;;
  'ad sp list') cat sp 2>/dev/null ;;
  'ad sp create') echo made > sp ;;
  'ad app show') case "$*" in *Scopes*) cat scope 2>/dev/null ;; *resourceAccess*) cat roles 2>/dev/null ;; *) echo 5555 ;; esac ;;
  'rest --method PATCH') [ "$5" = https://graph.microsoft.com/v1.0/applications/5555 ] || exit 1; case "$*" in *oauth2*) echo '22222222-2222-4222-8222-222222222222' > scope ;; esac ;;
  'account show --query') echo 33333333-3333-4333-8333-333333333333 ;;
  'ad app federated-credential') if [ "$4" = create ]; then echo trusted > trust; else cat trust 2>/dev/null; fi ;;
  'ad app permission') if [ "$4" = add ]; then echo "\${10%=Role}" >> roles; fi ;;
  *) exit 1 ;;
esac
exit 0
`;

function register(folder: string, ...options: readonly string[]): { said: string; calls: string[][] } {
  writeFileSync(path.join(folder, 'calls'), '');
  const env = { PATH: `${folder}:${process.env['PATH']}` };
  const script = path.join(root, 'infra/entra/register.sh');
  const said = execFileSync('bash', [script, ...options], { cwd: folder, env, encoding: 'utf8', stdio: 'pipe' });
  const calls = readFileSync(path.join(folder, 'calls'), 'utf8').split('\u001E').slice(0, -1);
  return { said: said.trim(), calls: calls.map((call) => call.split('\u001F').slice(0, -1)) };
}

test('the registration is made once: run again, the script finds everything as it should be', () => {
  const folder = ownFolder();
  writeFileSync(path.join(folder, 'az'), playedAz);
  chmodSync(path.join(folder, 'az'), 0o755);
  const identity = '44444444-4444-4444-8444-444444444444';
  const options = ['--host', 'sentinel.example.gov.uk', '--identity', identity, '--meetings', '--groups', '--consent'];
  const makes = (calls: string[][]) =>
    calls
      .map((call) => call.join(' '))
      .filter((call) => /(create|permission add|oauth2Perm.*api:|access_as_user","type)/.test(call));

  const first = register(folder, ...options);
  expect(first.said).toBe('11111111-1111-4111-8111-111111111111');
  expect(makes(first.calls)).toHaveLength(7);
  const bodies = first.calls.flatMap((call) => call.filter((given) => given.startsWith('{')));
  const [scope, clients, trust] = bodies.map((body) => JSON.stringify(JSON.parse(body)));
  expect(scope).toContain('"value":"access_as_user"');
  expect(clients).toContain('"identifierUris":["api://sentinel.example.gov.uk/11111111-1111-4111-8111-111111111111"]');
  expect(clients).toContain('1fec8e78-bce4-4aaf-ab1b-5451cc387264');
  expect(clients).toContain('5e3ce6c0-2b1f-4285-8d4b-75ee78787346');
  expect(trust).toContain(`"subject":"${identity}"`);

  const again = register(folder, ...options);
  expect(again.said).toBe(first.said);
  expect(makes(again.calls)).toEqual([]);
});

test('the PowerShell script asks for the same as the one in bash', () => {
  const ids = (text: string) => [...new Set(text.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g))].sort();
  const [bash, powerShell] = [read('infra/entra/register.sh'), read('infra/entra/register.ps1')];
  expect(ids(bash)).toHaveLength(7);
  expect(ids(powerShell)).toEqual(ids(bash));
  for (const words of [
    'access_as_user',
    'federated-credential',
    'AzureADTokenExchange',
    'admin-consent',
    'identifierUris',
  ]) {
    expect(bash).toContain(words);
    expect(powerShell).toContain(words);
  }
});
