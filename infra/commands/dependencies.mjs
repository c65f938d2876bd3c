import { spawn } from 'node:child_process';
import { root } from './installed.mjs';
import { licenceFaults, lockedPackages } from './licences.mjs';

const AUDIT_MS = 5_000;

/** What production takes of node_modules, by the lock. What is bundled into the tab besides, the image looks at itself. */
function shipped(packages) {
  return Object.keys(packages).filter((place) => place !== '' && !packages[place].dev && !packages[place].link);
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

const packages = lockedPackages();
const faults = licenceFaults(shipped(packages), packages);
for (const fault of faults) console.log(fault);
const holes = await audit();
if (holes === undefined)
  console.log('Known holes were not looked up: the registry did not answer. `npm audit --omit=dev` does it.');
for (const { name, severity, range } of holes ?? []) console.log(`${name} ${range}: a known hole (${severity})`);
const grave = (holes ?? []).filter(({ severity }) => severity === 'high' || severity === 'critical');
if (faults.length + grave.length > 0) process.exit(1);
