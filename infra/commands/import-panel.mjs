import { ensureBuilt } from './builder.mjs';

/** `npm run import-panel -- …`: brings in a panel from its sealed copy. In the container: node dist/bot/panelCopy.js import … */
ensureBuilt();
process.argv.splice(2, 0, 'import');
await import('../../dist/bot/panelCopy.js');
