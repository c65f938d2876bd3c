import { ensureBuilt } from './builder.mjs';

/** `npm run verify-log -- [store or exported file] [--anchors FILE]`: whether the logs of panels are whole. */
ensureBuilt();
await import('../../dist/bot/verifyLog.js');
