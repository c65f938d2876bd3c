import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');

/** Installs what is missing: `npm ci` on a fresh clone and whenever the lock has changed, else nothing. */
export function ensureInstalled() {
  if (isInstalled()) return;
  console.log('Installing what is missing (a few minutes the first time)…');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
}

/** npm notes what it has put into node_modules; all that the lock wants must be there in that version. */
function isInstalled() {
  const noted = path.join(root, 'node_modules/.package-lock.json');
  if (!existsSync(noted)) return false;
  const installed = new Map(packagesOf(noted));
  return packagesOf(path.join(root, 'package-lock.json')).every(
    // Optional ones are made for other systems.
    ([place, { version, optional }]) => place === '' || optional || installed.get(place)?.version === version,
  );
}

function packagesOf(file) {
  return Object.entries(JSON.parse(readFileSync(file, 'utf8')).packages);
}

/** Runs a command of this project with its output shown. Throws when it fails. */
export function run(command, args, environment = {}) {
  const windows = process.platform === 'win32';
  execFileSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: windows,
    env: { ...process.env, ...environment },
  });
}

/** A tool of node_modules, run with this very Node. */
export function runTool(script, args, environment) {
  run(process.execPath, [path.join(root, 'node_modules', script), ...args], environment);
}
