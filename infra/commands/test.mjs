import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism, constants, setPriority } from 'node:os';
import path from 'node:path';
import { ensureBuilt } from './builder.mjs';
import { root } from './installed.mjs';

/**
 * MB in which a process keeps what it has just made, before it looks through it for what may go: a seventh of the
 * processor time of tests went into looking through 16 again and again. Workers take it on.
 */
const roomForYoung = ['--max-semi-space-size=64'];

/** `npm test`: builds what has changed, and runs every test, the browser's included, and the checks beside them. */
function begin(script, ...args) {
  const tool = spawn(process.execPath, [...roomForYoung, path.join(root, script), ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  return { tool, passed: once(tool, 'close').then(([code]) => code === 0) };
}

const checks = begin('infra/commands/check.mjs');
// Tests wait much of their time, for disks, browsers and other processes: the checks take what is left.
setPriority(checks.tool.pid, constants.priority.PRIORITY_BELOW_NORMAL);
const tests = async () => {
  ensureBuilt();
  // For the same reason there are more workers than cores: half as many again.
  const workers = Math.ceil(availableParallelism() * 1.5);
  const options = ['-c', '.config/jest.config.cjs', `--maxWorkers=${workers}`, ...process.argv.slice(2)];
  return begin('node_modules/jest/bin/jest.js', ...options).passed;
};
const passed = await Promise.all([checks.passed, tests().catch(() => false)]);
if (!passed.every(Boolean)) {
  console.error('\nThe tests did not pass.');
  process.exit(1);
}
