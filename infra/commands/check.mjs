import { ensureInstalled, runTool } from './installed.mjs';

ensureInstalled();

const checks = {
  'types of the server and the tests': ['typescript/bin/tsc', '-p', 'tsconfig.json'],
  'types of the screens': ['typescript/bin/tsc', '-p', 'tab/tsconfig.json'],
  lint: ['eslint/bin/eslint.js', '--config', '.config/eslint.config.mjs', 'bot', 'tab', 'test'],
  'direction of dependencies': [
    'dependency-cruiser/bin/dependency-cruise.mjs',
    ...['--config', '.config/dependency-cruiser.cjs', 'bot', 'tab', 'test'],
  ],
  formatting: [
    'prettier/bin/prettier.cjs',
    ...['--config', '.config/prettier.json', '--check', '--log-level=warn', '.'],
  ],
};

for (const [what, [script, ...args]] of Object.entries(checks)) {
  const began = Date.now();
  try {
    runTool(script, args);
  } catch {
    console.error(`\n${what}: failed`);
    process.exit(1);
  }
  console.log(`${what}: ok (${((Date.now() - began) / 1000).toFixed(1)} s)`);
}
