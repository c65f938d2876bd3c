import { ensureBuilt } from './builder.mjs';
import { run, runTool } from './installed.mjs';

/** `npm test`: checks, builds what has changed, and runs every test, the browser's included. */
try {
  run(process.execPath, ['infra/commands/check.mjs']);
  ensureBuilt();
  // Tests wait more than they reckon: as many workers as cores, not one less.
  const workers = '--maxWorkers=100%';
  runTool('jest/bin/jest.js', ['-c', '.config/jest.config.cjs', workers, ...process.argv.slice(2)]);
} catch {
  console.error('\nThe tests did not pass.');
  process.exit(1);
}
