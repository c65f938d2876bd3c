#!/usr/bin/env node
// Builds the Teams app package, offline: `npm run package`, or `npm run package -- --example` to try it.
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { strToU8, zipSync } from 'fflate';

const root = path.resolve(import.meta.dirname, '..');

const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
/** What stands behind the name, so that administrators tell the app packages of one tenant apart. */
const nameSuffixes = { dev: ' (dev)', test: ' (test)', prod: '' };

const settings = [
  {
    name: 'ENVIRONMENT',
    what: 'dev, test or prod; prod unless given',
    example: 'prod',
    form: /^(dev|test|prod)$/,
    fallback: () => 'prod',
  },
  {
    name: 'BOT_ID',
    what: 'the client id of the app registration that the bot and the tab use',
    example: '00000000-0000-4000-8000-000000000001',
    form: guid,
  },
  {
    name: 'TAB_HOST',
    what: 'the host name that serves the tab, without https://',
    example: 'sentinel.example.com',
    form: /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i,
  },
  {
    name: 'APP_ID',
    what: 'the id of the app in the Teams catalogue; BOT_ID unless given',
    example: '00000000-0000-4000-8000-000000000002',
    form: guid,
    fallback: (values) => values.BOT_ID,
  },
  {
    name: 'APP_VERSION',
    what: "the version shown in Teams; package.json's unless given",
    example: '1.0.0',
    form: /^\d+\.\d+\.\d+$/,
    fallback: () => readJson(path.join(root, 'package.json')).version,
  },
];

async function main() {
  const { values: options } = parseArgs({
    options: {
      example: { type: 'boolean', default: false },
      manifest: { type: 'string', default: path.join(root, 'appPackage/manifest.json') },
      out: { type: 'string', default: path.join(root, 'dist/appPackage') },
    },
  });
  const { values, faults: settingFaults } = readSettings(options.example ? exampleSettings() : process.env);
  if (settingFaults.length > 0) return refuse('These settings do not fit', settingFaults);
  const { drawIcons } = await import('./icons.mjs');
  const { manifestFaults } = await import('./manifestFaults.mjs');

  const { text, manifest, faults } = fillManifest(options.manifest, {
    ...values,
    NAME_SUFFIX: nameSuffixes[values.ENVIRONMENT],
  });
  const icons = drawIcons(path.dirname(options.manifest));
  const all = [...faults, ...(manifest === undefined ? [] : manifestFaults(manifest)), ...icons.faults];
  if (all.length > 0) return refuse('The app package is not fit for Teams', all);

  const name = values.ENVIRONMENT === 'prod' ? 'sentinel' : `sentinel-${values.ENVIRONMENT}`;
  const file = path.join(options.out, `${name}-${values.APP_VERSION}.zip`);
  const zip = zipPackage({ 'manifest.json': strToU8(text), ...icons.files });
  fs.mkdirSync(options.out, { recursive: true });
  fs.writeFileSync(file, zip);
  console.log(`${path.relative(process.cwd(), file)}  ${zip.length} bytes`);
}

function exampleSettings() {
  return Object.fromEntries(settings.map(({ name, example }) => [name, example]));
}

function readSettings(given) {
  const values = {};
  const faults = [];
  for (const { name, what, example, form, fallback } of settings) {
    const value = given[name]?.trim() || fallback?.(values);
    if (value === undefined) {
      // APP_ID that falls back on a missing BOT_ID is not a second fault.
      if (fallback === undefined) faults.push(`${name} is missing: ${what}. Example: ${name}=${example}`);
    } else if (form.test(value)) values[name] = value;
    else faults.push(`${name}=${value} does not fit: ${what}. Example: ${name}=${example}`);
  }
  return { values, faults };
}

/** The manifest with every `${{NAME}}` replaced, as text and parsed; undefined where it cannot be read. */
function fillManifest(file, values) {
  const faults = [];
  try {
    const text = fs.readFileSync(file, 'utf8').replace(/\$\{\{(.*?)\}\}/g, (placeholder, name) => {
      const value = values[name.trim()];
      if (value === undefined) faults.push(`${placeholder}: no setting of this name`);
      return value ?? placeholder;
    });
    return { text, manifest: JSON.parse(text), faults };
  } catch (error) {
    return { text: '', manifest: undefined, faults: [`${file}: ${error.message}`] };
  }
}

/** The same input gives the same bytes: every file carries the first moment that a zip can hold. */
function zipPackage(files) {
  return zipSync(files, { level: 9, mtime: new Date(1980, 0, 1) });
}

function readJson(file) {
  return JSON.parse(fs.readFileSync(file, 'utf8'));
}

function refuse(heading, faults) {
  console.error(`${heading}:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  process.exitCode = 1;
}

await main();
