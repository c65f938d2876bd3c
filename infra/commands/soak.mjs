import { ensureInstalled, runTool } from './installed.mjs';

/** `npm run soak`: the trials of delivery at full length, some ten minutes; `npm test` runs their short form. */
ensureInstalled();
process.env.SOAK = 'whole';
runTool('jest/bin/jest.js', ['-c', '.config/jest.config.cjs', 'test/delivery/trials', '--selectProjects', 'bot']);
