import { ensureBuilt } from './builder.mjs';
import { withBundled } from './bundled.mjs';

/** `npm run fuzz`: mutated requests at every door, in local mode and as in production; `-- --seed 7 --count 900 --mode local`. */
ensureBuilt();
const external = ['@vercel/cosmosdb-server', '@photostructure/sqlite', 'dtrace-provider'];
await withBundled({ entry: 'test/fuzz/main.ts', external }, async ({ fuzz }) => {
  const isFine = await fuzz(process.argv.slice(2), console.log);
  process.exitCode = isFine ? 0 : 1;
});
