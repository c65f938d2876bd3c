import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './installed.mjs';

/** Licences under which what is shipped may be taken along. */
const allowed = [
  ...['MIT', 'MIT-0', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'Unlicense'],
  ...['CC0-1.0', 'CC-BY-3.0', 'CC-BY-4.0', 'Python-2.0', 'PSF-2.0', 'Zlib', 'OFL-1.1', 'WTFPL'],
];

/** Others, each with its reason. A package that is not named here needs somebody to look. */
const looked = {
  'dejavu-fonts-ttf':
    'the fonts’ own licence (Bitstream Vera, Arev): may be embedded and passed on, not sold by themselves',
  'escape-regexp-component': 'MIT, as its Readme says',
  'ical.js': 'MPL-2.0: used as it is, unchanged, as that licence asks',
  'png-js': 'MIT, as its LICENSE says',
  semaphore: 'MIT, as its bower.json and its repository say; comes with @azure/cosmos',
};

const AUDIT_MS = 5_000;

/** What production takes of node_modules, by the lock. */
function shipped() {
  const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  return Object.entries(packages).filter(([place, { dev, link }]) => place !== '' && !dev && !link);
}

function licenceOf(place, { license }) {
  if (license !== undefined) return license;
  const file = path.join(root, place, 'package.json');
  if (!existsSync(file)) return undefined;
  const said = JSON.parse(readFileSync(file, 'utf8'));
  return said.license?.type ?? said.license ?? said.licenses?.map((each) => each.type ?? each).join(' OR ');
}

/** One of "(MIT OR GPL-3.0)" is enough; of "MIT AND CC-BY-3.0" all count. */
function isAllowed(licence) {
  const alternatives = licence.replace(/[()]/g, '').split(/ OR /i);
  return alternatives.some((each) => each.split(/ AND /i).every((one) => allowed.includes(one.trim())));
}

function licenceFaults() {
  return shipped().flatMap(([place, entry]) => {
    const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const licence = licenceOf(place, entry);
    if (licence !== undefined && isAllowed(licence)) return [];
    return name in looked
      ? []
      : [`${name} ${entry.version}: ${licence ?? 'no licence'} is not among those that we take`];
  });
}

/** Known holes, as far as the registry answers in time; undefined where it does not. */
function audit() {
  return new Promise((resolve) => {
    const windows = process.platform === 'win32';
    const npm = spawn('npm', ['audit', '--omit=dev', '--json'], { cwd: root, shell: windows, timeout: AUDIT_MS });
    let output = '';
    npm.stdout.on('data', (part) => (output += part));
    npm.on('error', () => resolve(undefined));
    npm.on('close', () => resolve(readAudit(output)));
  });
}

function readAudit(output) {
  try {
    const { vulnerabilities } = JSON.parse(output);
    return vulnerabilities === undefined ? undefined : Object.values(vulnerabilities);
  } catch {
    return undefined;
  }
}

const faults = licenceFaults();
for (const fault of faults) console.log(fault);
const holes = await audit();
if (holes === undefined)
  console.log('Known holes were not looked up: the registry did not answer. `npm audit --omit=dev` does it.');
for (const { name, severity, range } of holes ?? []) console.log(`${name} ${range}: a known hole (${severity})`);
const grave = (holes ?? []).filter(({ severity }) => severity === 'high' || severity === 'critical');
if (faults.length + grave.length > 0) process.exit(1);
