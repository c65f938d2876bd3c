import { ensureBuilt } from './builder.mjs';
import { runTool } from './installed.mjs';

/** `npm run soak`: the trials that take minutes, at full length; `npm test` runs their short form, and says why that suffices. */
const trials = [
  ...['test/delivery/trials', 'test/journeys/fortyFollow', 'test/journeys/alertTrap', 'test/journeys/axe'],
  ...[
    'test/store/everyCorpus',
    'test/store/heldWalk',
    'test/store/faultyWalk',
    'test/store/killedWalk',
    'test/store/killedSealing',
  ],
  ...['test/store/corpusMaking', 'test/useCases/erasedInRecords'],
];
process.env.SOAK = 'whole';
ensureBuilt();
runTool('jest/bin/jest.js', ['-c', '.config/jest.config.cjs', ...trials, ...process.argv.slice(2)]);
