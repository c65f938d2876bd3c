import fs from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';

const schemas = path.resolve(import.meta.dirname, '../node_modules/@microsoft/app-manifest/build/json-schemas/teams');

/** Narrower than the schema, which allows 12 commands of 128 characters: older Teams clients take these. */
const mostCommands = 10;
const longestTitle = 32;

/** Every reason why Teams would refuse this filled manifest, each led by the path of the value at fault. */
export function manifestFaults(manifest) {
  if (manifest === null || typeof manifest !== 'object' || Array.isArray(manifest))
    return ['The manifest is no object.'];
  return [
    ...schemaFaults(manifest),
    ...versionFaults(manifest),
    ...commandFaults(manifest),
    ...addressFaults(manifest),
  ];
}

function schemaFaults(manifest) {
  const version = String(manifest.manifestVersion);
  const file = path.join(schemas, `v${version}`, 'MicrosoftTeams.schema.json');
  if (!/^1\.\d+$/.test(version) || !fs.existsSync(file)) {
    return [`manifestVersion: no schema of version '${version}' is shipped with @microsoft/app-manifest`];
  }
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  const isValid = ajv.compile(JSON.parse(fs.readFileSync(file, 'utf8')));
  return isValid(manifest) ? [] : isValid.errors.map(schemaFault);
}

function schemaFault({ instancePath, message, params }) {
  const detail = params.additionalProperty ?? params.allowedValues?.join(', ') ?? params.allowedValue;
  return `${instancePath.slice(1) || '(root)'}: ${message}${detail === undefined ? '' : ` (${detail})`}`;
}

function versionFaults({ manifestVersion, supportsChannelFeatures, version, $schema }) {
  const faults = [];
  const minor = Number(String(manifestVersion).split('.')[1]);
  if (minor < 29) faults.push('manifestVersion: must be 1.29 or later');
  if (supportsChannelFeatures !== 'tier1') faults.push("supportsChannelFeatures: must be 'tier1'");
  if (!/^\d+\.\d+\.\d+$/.test(version)) faults.push(`version: '${version}' is not of the form 1.2.3`);
  if (!String($schema).includes(`/v${manifestVersion}/`))
    faults.push('$schema: names another version than manifestVersion');
  return faults;
}

function commandFaults({ bots }) {
  const faults = [];
  for (const [at, { commands }] of lists(bots)) {
    if (commands.length > mostCommands)
      faults.push(`${at}/commands: ${commands.length} commands, at most ${mostCommands}`);
    const titles = commands.map((command) => String(command?.title));
    for (const [index, title] of titles.entries()) {
      if (title.length > longestTitle) faults.push(`${at}/commands/${index}/title: over ${longestTitle} characters`);
      if (titles.indexOf(title) !== index) faults.push(`${at}/commands/${index}/title: '${title}' is there twice`);
    }
  }
  return faults;
}

/** Command lists with their paths, skipping what the schema has already refused. */
function lists(bots) {
  const all = Array.isArray(bots) ? bots.map((bot) => bot?.commandLists ?? []) : [];
  return all
    .flatMap((found, bot) =>
      Array.isArray(found) ? found.map((list, index) => [`bots/${bot}/commandLists/${index}`, list]) : [],
    )
    .filter(([, list]) => Array.isArray(list?.commands));
}

/** Teams opens a tab only over https and only on a listed domain. */
function addressFaults({ validDomains, ...rest }) {
  const domains = Array.isArray(validDomains) ? validDomains : [];
  return addresses(rest, '').flatMap(([at, text]) => {
    if (at === '$schema') return [];
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url?.protocol !== 'https:') return [`${at}: '${text}' is no https address`];
    const isTab = at.startsWith('staticTabs/') || at.startsWith('configurableTabs/');
    return isTab && !domains.includes(url.host) ? [`${at}: ${url.host} is missing from validDomains`] : [];
  });
}

function addresses(value, at) {
  if (typeof value === 'string') return /^https?:/i.test(value) ? [[at, value]] : [];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => addresses(inner, at === '' ? key : `${at}/${key}`));
}
