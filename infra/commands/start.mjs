import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ensureInstalled, root, run } from './installed.mjs';

/** `npm start`: installs what is missing, builds what has changed, and serves, all in one process. */
const [major] = process.versions.node.split('.').map(Number);
if (major < 20) {
  console.error(`Sentinel needs Node 20.19 or later; this is ${process.version}. Get it from https://nodejs.org`);
  process.exit(1);
}

ensureInstalled();

const built = path.join(root, 'dist/.built');
if (
  !existsSync(built) ||
  newestUnder('bot', 'tab', '.config', 'infra/commands', 'package-lock.json') > statSync(built).mtimeMs
) {
  console.log('Building…');
  const began = new Date();
  run(process.execPath, ['infra/commands/build.mjs']);
  writeFileSync(built, '');
  // What is saved while building is built the next time.
  utimesSync(built, began, began);
}

process.setSourceMapsEnabled(true);
await import('../../dist/bot/main.js');

function newestUnder(...places) {
  return Math.max(...places.map((place) => newestOf(path.join(root, place))));
}

function newestOf(place) {
  const stats = statSync(place);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(place).map((name) => newestOf(path.join(place, name))));
}
