import { ensureBuilt } from './builder.mjs';

/** `npm run hold-messages`: of a store that was restored, nothing is sent by itself. In the container: node dist/bot/panelCopy.js hold */
ensureBuilt();
process.argv.splice(2, 0, 'hold');
await import('../../dist/bot/panelCopy.js');
