import { runTool } from './installed.mjs';

/** `npm run soak`: the trials of delivery at full length, some ten minutes; `npm test` runs their short form. */
process.env.SOAK = 'whole';
const trials = ['-c', '.config/jest.config.cjs', 'test/delivery/trials', '--selectProjects', 'bot'];
runTool('jest/bin/jest.js', [...trials, ...process.argv.slice(2)]);
