import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * `npm run start:production`: serves what is built, as the container does (infra/container/Dockerfile: node dist/bot/main.js with
 * MODE=production). It installs nothing and builds nothing.
 */
const server = path.resolve(import.meta.dirname, '../../dist/bot/main.js');
if (!existsSync(server)) {
  console.error('Sentinel does not start. Nothing is built: npm run build does it.');
  process.exit(1);
}
process.env.MODE = 'production';
process.setSourceMapsEnabled(true);
await import(server);
