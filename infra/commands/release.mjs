import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { root, run } from './installed.mjs';

/**
 * `npm run release -- minor` (patch, minor, major or 1.2.3): a version out of a clean main, as a commit and a tag of this
 * machine: nothing is pushed or uploaded. `--dry-run` says what it would do and what is in the way, and does nothing.
 */
const { values, positionals } = parseArgs({
  options: { 'dry-run': { type: 'boolean', default: false } },
  allowPositionals: true,
});
const before = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).version;
const version = after(before, positionals[0]);
const tag = `v${version}`;
const changelog = path.join(root, 'CHANGELOG.md');
const corpus = `test/store/corpus/${tag}.db.gz`;

const steps = [
  [`package.json, package-lock.json: ${before} becomes ${version}`, setVersion],
  [`CHANGELOG.md: what stands under Unreleased is ${version} of today`, dateChanges],
  [`${corpus}: a store as this version makes it, for the tests of every later one`, keepStore],
  ['dist/appPackage: the Teams app package', packApp],
  ['dist/image: what the container holds, with sbom.cdx.json', () => command('image')],
  [`a commit and the tag ${tag}; git push --follow-tags is left to you`, commit],
];

const faults = inTheWay();
for (const fault of faults) console.error(`In the way: ${fault}`);
if (values['dry-run']) for (const [what] of steps) console.log(`Would make ${what}`);
else if (faults.length > 0) process.exitCode = 1;
else await release();

/** @throws with the words for whoever typed it */
function after(from, step) {
  if (/^\d+\.\d+\.\d+$/.test(step ?? '')) return step;
  const [major, minor, patch] = from.split('.').map(Number);
  const next = { major: [major + 1, 0, 0], minor: [major, minor + 1, 0], patch: [major, minor, patch + 1] }[step];
  if (next !== undefined) return next.join('.');
  console.error('Say which: npm run release -- patch, minor, major or 1.2.3');
  process.exit(1);
}

function git(...args) {
  return execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
}

function inTheWay() {
  const found = [];
  const branch = git('rev-parse', '--abbrev-ref', 'HEAD');
  if (branch !== 'main') found.push(`this is ${branch}, not main.`);
  if (git('status', '--porcelain') !== '') found.push('there are changes that are not committed.');
  if (git('tag', '--list', tag) !== '') found.push(`there is a ${tag} already.`);
  if (unreleased(readFileSync(changelog, 'utf8')) === '') found.push('CHANGELOG.md has nothing under Unreleased.');
  return found;
}

async function release() {
  for (const [what, make] of steps) {
    console.log(`\n${what}`);
    try {
      await make();
    } catch (error) {
      console.error(
        `${error.message}\nNothing is committed. \`git restore . && git clean -f ${corpus}\` undoes the rest.`,
      );
      process.exit(1);
    }
  }
}

function setVersion() {
  run('npm', ['version', version, '--no-git-tag-version', '--ignore-scripts', '--allow-same-version']);
}

function unreleased(text) {
  return /^## \[Unreleased\]\n(.*?)(?=^## \[)/ms.exec(text)?.[1].trim() ?? '';
}

function dateChanges() {
  const today = new Date().toISOString().slice(0, 10);
  const text = readFileSync(changelog, 'utf8');
  writeFileSync(changelog, text.replace('## [Unreleased]\n', `## [Unreleased]\n\n## [${version}] - ${today}\n`));
}

async function keepStore() {
  command('build');
  const { makeCorpus } = await import('../../test/store/corpus/make.mjs');
  writeFileSync(path.join(root, corpus), await makeCorpus(root));
}

/** For one deployment; without its names as an example. */
function packApp() {
  command('package', ...(process.env.BOT_ID && process.env.TAB_HOST ? [] : ['--example']));
}

function commit() {
  git('add', 'package.json', 'package-lock.json', 'CHANGELOG.md', corpus);
  git('commit', '--quiet', '--message', `Version ${version}`);
  git('tag', '--annotate', tag, '--message', `Sentinel ${version}`);
}

function command(name, ...args) {
  run(process.execPath, [path.join(root, `infra/commands/${name}.mjs`), ...args]);
}
