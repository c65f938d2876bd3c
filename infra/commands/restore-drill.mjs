import { ensureBuilt } from './builder.mjs';

/** `npm run restore-drill -- …`: whether a copy of a panel would serve. In the container: node dist/bot/panelCopy.js drill … */
ensureBuilt();
process.argv.splice(2, 0, 'drill');
await import('../../dist/bot/panelCopy.js');
