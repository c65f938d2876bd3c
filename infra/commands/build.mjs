import { buildAll } from './builder.mjs';

/** `npm run build`: the server, the tab and the page of local mode, into dist/. */
await buildAll();
