import { execFileSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');

/** `source` and what it takes as one script, as the server itself is bundled (infra/commands/builder.mjs), for a process of its own. */
export function bundle(source: string, script: string): void {
  const builder = JSON.stringify(path.join(root, 'infra/commands/builder.mjs'));
  const own = JSON.stringify({ entryPoints: [source], outfile: script, sourcemap: false });
  const build = `const { serverOptions } = await import(${builder}); const { build } = await import('esbuild');
    await build({ ...serverOptions, outdir: undefined, ...${own} });`;
  execFileSync(process.execPath, ['--input-type=module', '--eval', build], { cwd: root });
}
