import { ensureBuilt } from './builder.mjs';
import { withBundled } from './bundled.mjs';

/** `npm run looks`: every screen and card as pictures, in the ignored folder .looks/; `-- --help` says how to choose. */
ensureBuilt();
await withBundled({ entry: 'test/looks/main.ts', external: ['playwright-core'] }, ({ look }) => look());
