import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');
const stamp = path.join(root, 'node_modules/.installed-lock');

/** Installs what is missing: `npm ci` on a fresh clone and whenever the lock has changed, else nothing. */
export function ensureInstalled() {
  const lock = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.log('Installing what is missing (a few minutes the first time)…');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(stamp, lock);
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
