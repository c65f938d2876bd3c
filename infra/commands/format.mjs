import { runTool } from './installed.mjs';

/** `npm run format`: everything, or `-- <files>`. */
const files = process.argv.slice(2);
runTool('prettier/bin/prettier.cjs', [
  ...['--config', '.config/prettier.json', '--write'],
  ...(files.length === 0 ? ['.'] : files),
]);
