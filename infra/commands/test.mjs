import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { availableParallelism, constants, setPriority } from 'node:os';
import path from 'node:path';
import { ensureBuilt } from './builder.mjs';
import { root } from './installed.mjs';

/**
 * MB in which a process keeps what it has just made, before it looks through it for what may go: a seventh of the
 * processor time of tests went into looking through 16 again and again. Workers take it on.
 */
const roomForYoung = ['--max-semi-space-size=64'];

/**
 * `npm test`: builds what has changed, and runs every test, the browser's included, and the checks beside them.
 * `npm test -- test/domain/task.test.ts`: that file or folder alone, without the checks; whatever else follows is jest's.
 */
const given = process.argv.slice(2);
const asked = given.filter((each) => /^test\/|\.test\.tsx?$/.test(each));
const missing = asked.filter((each) => !existsSync(path.resolve(root, each)));
if (missing.length > 0) {
  console.error(`There is no ${missing.join(', ')}.`);
  process.exit(1);
}
const jest = ['node_modules/jest/bin/jest.js', '-c', '.config/jest.config.cjs'];

function begin(script, ...args) {
  const tool = spawn(process.execPath, [...roomForYoung, path.join(root, script), ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  return { tool, passed: once(tool, 'close').then(([code]) => code === 0) };
}

/** Of the built product, in a process of its own or a browser. The rest runs from the sources. */
const runsWhatIsBuilt = /startServer|serverProcess|startProcess|\bdist\b|support\/browser|fuzzedServer|\/stage'|npmRun/;

function needsBuild(place) {
  const all = statSync(place).isDirectory() ? readdirSync(place, { recursive: true, encoding: 'utf8' }) : [''];
  const files = all.map((name) => path.join(place, name)).filter((file) => /\.tsx?$/.test(file));
  return files.some((file) => runsWhatIsBuilt.test(readFileSync(file, 'utf8')));
}

function testAlone() {
  if (asked.some((each) => needsBuild(path.resolve(root, each)))) ensureBuilt();
  return begin(...jest, ...given).passed;
}

async function testAll() {
  const checks = begin('infra/commands/check.mjs');
  // Tests wait much of their time, for disks, browsers and other processes: the checks take what is left.
  setPriority(checks.tool.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  const tests = async () => {
    ensureBuilt();
    // For the same reason there are more workers than cores: half as many again.
    const workers = Math.ceil(availableParallelism() * 1.5);
    return begin(...jest, `--maxWorkers=${workers}`, ...given).passed;
  };
  const passed = await Promise.all([checks.passed, tests().catch(() => false)]);
  return passed.every(Boolean);
}

if (!(await (asked.length > 0 ? testAlone() : testAll()))) {
  console.error('\nThe tests did not pass.');
  process.exit(1);
}
