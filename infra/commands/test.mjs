import { ensureInstalled, run, runTool } from './installed.mjs';

/** `npm test`: installs what is missing, checks, builds, and runs every test, the browser's included. */
ensureInstalled();
try {
  run(process.execPath, ['infra/commands/check.mjs']);
  run(process.execPath, ['infra/commands/build.mjs']);
  // Tests wait more than they reckon: as many workers as cores, not one less.
  const workers = '--maxWorkers=100%';
  runTool('jest/bin/jest.js', ['-c', '.config/jest.config.cjs', workers, ...process.argv.slice(2)]);
} catch {
  console.error('\nThe tests did not pass.');
  process.exit(1);
}
