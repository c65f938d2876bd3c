import { runTool } from './installed.mjs';

/** `npm run format`: everything, or `-- <files>`. */
const files = process.argv.slice(2);
runTool('oxfmt/bin/oxfmt', ['--config', '.config/oxfmt.json', '--write', ...(files.length === 0 ? ['.'] : files)]);
