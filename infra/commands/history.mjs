import { parseArgs } from 'node:util';
import { ensureBuilt } from './builder.mjs';
import { withBundled } from './bundled.mjs';

/** `npm run history`: three years of a made-up panel, lived through the server's own doors, beside the one in the data folder. */
const { values } = parseArgs({ options: { seed: { type: 'string', default: '20270202' } } });
ensureBuilt();
await withBundled({ entry: 'test/history/main.ts', external: ['playwright-core'] }, async ({ history }) => {
  await history({
    seed: Number(values.seed),
    dataDir: process.env.DATA_DIR ?? '.data',
    tell: (line) => console.log(line),
  });
});
