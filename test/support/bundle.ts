import { execFileSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');

/** `source` and what it takes as one script, as the server itself is bundled (infra/commands/builder.mjs), for a process of its own. */
export function bundle(source: string, script: string): void {
  const options = ['--bundle', '--platform=node', '--format=cjs', '--log-level=warning', `--outfile=${script}`];
  const external = ['@photostructure/sqlite', 'date-holidays', 'pdfkit', 'docx', 'dejavu-fonts-ttf'];
  const alias = '--alias:jsonc-parser=jsonc-parser/lib/esm/main.js';
  const given = [path.join(root, source), ...options, alias, ...external.map((name) => `--external:${name}`)];
  execFileSync(path.join(root, 'node_modules/.bin/esbuild'), given, { cwd: root });
}
