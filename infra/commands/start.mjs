import { ensureBuilt } from './builder.mjs';

/** `npm start`: builds what has changed, and serves, all in one process. */
ensureBuilt();
process.setSourceMapsEnabled(true);
await import('../../dist/bot/main.js');
