import { ensureBuilt } from './builder.mjs';

/** `npm run export-panel -- …`: a sealed copy of a whole panel. In the container: node dist/bot/panelCopy.js export … */
ensureBuilt();
process.argv.splice(2, 0, 'export');
await import('../../dist/bot/panelCopy.js');
