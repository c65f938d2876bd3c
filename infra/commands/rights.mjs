import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';
import { alias } from './builder.mjs';
import { root } from './installed.mjs';

/** `npm run rights`: writes who may do what, as the tables say, into a page to be reviewed (`-- --out file`: elsewhere). */
const [option, file] = process.argv.slice(2);
const out = path.resolve(root, option === '--out' && file !== undefined ? file : 'infra/governance/rights.md');
mkdirSync(path.join(root, 'dist'), { recursive: true });
/** What the ways to the rows beside the API are made of. */
const sources = ['bot/teams', 'bot/mail'].flatMap((room) =>
  readdirSync(path.join(root, room), { recursive: true })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => ({ path: `${room}/${file}`, text: readFileSync(path.join(root, room, file), 'utf8') })),
);
const folder = mkdtempSync(path.join(root, 'dist/.rights-'));
try {
  await build({
    ...{ absWorkingDir: root, entryPoints: ['bot/api/rightsPage.ts'], outdir: folder, bundle: true, platform: 'node' },
    ...{ target: 'node20', format: 'cjs', logLevel: 'error' },
    alias,
  });
  writeFileSync(out, createRequire(import.meta.url)(path.join(folder, 'rightsPage.js')).rightsPage(sources));
  console.log(path.relative(root, out));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
