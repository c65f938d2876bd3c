const path = require('node:path');

const rootDir = path.resolve(__dirname, '..');
const transform = {
  // These come as ES modules alone.
  'node_modules/(temporal-|age-encryption|@noble|@scure).*\\.js$': [
    '@swc/jest',
    { jsc: { target: 'es2022', parser: { syntax: 'ecmascript' } }, module: { type: 'commonjs' } },
  ],
  '^.+\\.tsx?$': [
    '@swc/jest',
    {
      jsc: {
        target: 'es2022',
        parser: { syntax: 'typescript', tsx: true },
        transform: { react: { runtime: 'automatic' } },
      },
      module: { type: 'commonjs' },
    },
  ],
};
// adaptivecards 3.0.6 points `main` at ES modules that Node cannot load; its UMD bundle does load.
const moduleNameMapper = {
  '^adaptivecards$': '<rootDir>/node_modules/adaptivecards/dist/adaptivecards.js',
  // Looks are for the browser.
  '[.]css$': '<rootDir>/.config/neverCalled.cjs',
  // The bundle gives a picture's address.
  '[.]webp$': '<rootDir>/.config/pictureAddress.cjs',
  // As in the bundle: see infra/commands/builder.mjs.
  '^(@microsoft/recognizers-text(-[a-z-]+)?|gpt-tokenizer|gpt-3-encoder)(/.*)?$': '<rootDir>/.config/neverCalled.cjs',
};
// Minutes of processor each, and CI has fifteen: what they try beside what stays (faultyWalk, killedDisposal, outboxProcesses;
// the words of harm in cards, mails and files) is looked at by `npm run soak`.
const inSoakAlone =
  process.env.SOAK === 'whole' ? [] : ['/test/store/killed(Walk|Sealing)[.]test', '/test/journeys/alertTrap[.]test'];
const shared = {
  testPathIgnorePatterns: ['/node_modules/', ...inSoakAlone],
  rootDir,
  transform,
  transformIgnorePatterns: ['/node_modules/(?!temporal-|age-encryption|@noble|@scure)'],
  runtime: path.join(__dirname, 'sharedModules.cjs'),
  moduleNameMapper,
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
};

module.exports = {
  rootDir,
  globalSetup: path.join(__dirname, 'foundedFolder.cjs'),
  testSequencer: path.join(__dirname, 'longestFirst.cjs'),
  // Two shared cores: a limit that only something stuck reaches. The long trials run beside all else that there is.
  testTimeout: process.env.SOAK === 'whole' ? 300_000 : 30_000,
  // A worker that has grown to 2 GB takes longer to end than jest waits for it, and collects garbage more than it tests.
  workerIdleMemoryLimit: '1GB',
  projects: [
    {
      ...shared,
      displayName: 'bot',
      testEnvironment: path.join(__dirname, 'oneRealm.cjs'),
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: ['<rootDir>/test/journeys/', ...inSoakAlone],
    },
    {
      ...shared,
      displayName: 'tab',
      testEnvironment: path.join(__dirname, 'onePage.cjs'),
      setupFiles: ['<rootDir>/test/support/tabSetup.ts'],
      testMatch: ['<rootDir>/test/tab/**/*.test.tsx'],
    },
    {
      ...shared,
      displayName: 'journeys',
      testEnvironment: path.join(__dirname, 'oneRealm.cjs'),
      testMatch: ['<rootDir>/test/journeys/**/*.test.ts'],
    },
  ],
};
