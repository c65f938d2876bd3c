import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { billOfMaterials, neededBy } from './billOfMaterials.mjs';
import { bundled, ensureBuilt, external } from './builder.mjs';
import { root } from './installed.mjs';
import { licenceFaults, licenceOf, lockedPackages, nameAt } from './licences.mjs';

/**
 * `npm run image`: lays out what the container holds, into dist/image or `-- --out <folder>`: server and tab, what the
 * server loads from node_modules, the list of all that is in it (sbom.cdx.json) and the licences' own words.
 */
const { values } = parseArgs({ options: { out: { type: 'string', default: 'dist/image' } } });
const out = path.resolve(root, values.out);

/**
 * Not in the image, though the server would load them: probes for systems with DTrace, which restify does without; and
 * the SQLite of Nodes before 22, for the container's has its own (bot/wiring/sqlite.ts).
 */
const notNeeded = ['dtrace-provider', '@photostructure/sqlite'];
/** For whoever develops with a package: types, maps, descriptions, what begins with a dot. */
const forDevelopers = /([/\\]\.[^/\\]+|\.tsx?|\.[cm]ts|\.map|\.flow|(?<!licen[cs]e|copying|notice)\.(md|markdown))$/i;

ensureBuilt();
const packages = lockedPackages();
const loaded = closureOf(external.filter((name) => !notNeeded.includes(name)).map((name) => `node_modules/${name}`));
const insideOfBundles = JSON.parse(readFileSync(bundled, 'utf8')).map(lockedPlace);
const places = [...new Set([...insideOfBundles, ...loaded])].sort();
const faults = licenceFaults(places, packages);
if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exit(1);
}

const { name, version, license } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
// Without local mode's page: it has no place in production.
for (const part of ['dist/bot', 'dist/tab']) cpSync(path.join(root, part), path.join(out, part), { recursive: true });
for (const place of loaded) copyPackage(place);
cpSync(path.join(root, 'LICENSE'), path.join(out, 'LICENSE'));
write('package.json', `${JSON.stringify({ name, version, license, private: true }, null, 2)}\n`);
write('licences.txt', places.map(licenceText).join('\n'));
write('sbom.cdx.json', await billOfMaterials({ name, version, license }, places, packages));
console.log(`${path.relative(root, out)}: ${places.length} packages, ${megabytes(out)} MB`);

/** Some packages bring others inside of themselves, which no lock knows: they are parts of them. */
function lockedPlace(place) {
  return place in packages ? place : lockedPlace(path.posix.dirname(place));
}

/** With all that they need. Types alone are nothing to load. */
function closureOf(begin) {
  const found = new Set();
  const take = (place) => {
    if (found.has(place) || nameAt(place).startsWith('@types/')) return;
    found.add(place);
    neededBy(place, packages).forEach(take);
  };
  begin.forEach(take);
  return [...found].sort();
}

/** What the package itself holds; what lies in its own node_modules is a package by itself. */
function copyPackage(place) {
  const from = path.join(root, place);
  const filter = (file) => {
    const inside = path.relative(from, file).split(path.sep);
    return !inside.includes('node_modules') && !forDevelopers.test(file);
  };
  cpSync(from, path.join(out, place), { recursive: true, filter });
}

/** What a licence asks to be passed on: its words and whose the work is. */
function licenceText(place) {
  const folder = path.join(root, place);
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file));
  const words = files
    .map((file) => path.join(folder, file))
    .filter((file) => existsSync(file) && statSync(file).isFile())
    .map((file) => readFileSync(file, 'utf8').trim());
  const head = `${nameAt(place)} ${packages[place].version} (${licenceOf(place, packages[place])})`;
  return [`${'='.repeat(80)}\n${head}\n`, ...words].join('\n');
}

function write(file, text) {
  writeFileSync(path.join(out, file), text);
}

function megabytes(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  const bytes = files.reduce((sum, file) => sum + statSync(path.join(file.parentPath, file.name)).size, 0);
  return (bytes / 1e6).toFixed(1);
}
