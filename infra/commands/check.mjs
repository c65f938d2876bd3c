import { spawn } from 'node:child_process';
import path from 'node:path';
import { root } from './installed.mjs';

const checks = {
  // The longest first.
  lint: ['oxlint/bin/oxlint', '--type-aware', '--deny-warnings', 'bot', 'tab'],
  // Their types are checked below; what lint tells by types alone takes as long for them as for all else.
  'lint of the tests': ['oxlint/bin/oxlint', '--deny-warnings', 'test'],
  'types of the server and the tests': ['typescript-native/bin/tsc', '-p', 'tsconfig.json'],
  'types of the screens': ['typescript-native/bin/tsc', '-p', 'tab/tsconfig.json'],
  'direction of dependencies': [
    'dependency-cruiser/bin/dependency-cruise.mjs',
    ...['--config', '.config/dependency-cruiser.cjs', 'bot', 'tab', 'test'],
  ],
  'files and exports that nobody takes': [
    'knip/bin/knip.js',
    ...['--config', '.config/knip.json', '--include', 'files,exports,types', '--no-progress'],
  ],
  'licences and known holes': ['../infra/commands/dependencies.mjs'],
  'the Bicep, against what Azure publishes': ['../infra/commands/azure.mjs'],
  formatting: ['oxfmt/bin/oxfmt', '--config', '.config/oxfmt.json', '--list-different', '.'],
};

/** One check; its output is kept together and shown when it is over. */
function check([what, [script, ...args]]) {
  const began = Date.now();
  const tool = spawn(process.execPath, [path.join(root, 'node_modules', script), ...args], { cwd: root });
  let output = '';
  for (const stream of [tool.stdout, tool.stderr]) stream.on('data', (part) => (output += part));
  return new Promise((resolve) => {
    tool.on('close', (code) => {
      const seconds = ((Date.now() - began) / 1000).toFixed(1);
      const said = what.startsWith('licences') ? output : '';
      console.log(code === 0 ? `${said}${what}: ok (${seconds} s)` : `\n${output}\n${what}: failed`);
      resolve(code === 0);
    });
  });
}

/** Two at a time: one core each where there are two. */
async function checkAll() {
  const waiting = Object.entries(checks);
  const results = [];
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) results.push(await check(next));
  };
  await Promise.all([worker(), worker()]);
  return results.every(Boolean);
}

if (!(await checkAll())) process.exit(1);
