import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { root } from './installed.mjs';
import { wordsIn } from './wordsIn.mjs';

const ROOMS = path.join(root, 'bot/languages/cy');

/**
 * A room of the product in Welsh: the source files that it answers for, by what is said in them, and what reads as words
 * there and is none.
 *
 * @returns {{name: string, files: string[], notWords: string[], words: Record<string, string>}[]}
 */
export function rooms() {
  return readdirSync(ROOMS)
    .sort()
    .map((file) => ({
      name: file.replace(/\.json$/, ''),
      ...JSON.parse(readFileSync(path.join(ROOMS, file), 'utf8')),
    }));
}

/** What `room` lacks: words without Welsh, Welsh that nobody says, and words that no other language can be found for. */
export function lacksOf({ files, notWords, words }) {
  const found = files
    .flatMap(sourcesOf)
    .map((file) => ({ file, ...wordsIn(file, readFileSync(path.join(root, file), 'utf8')) }));
  const said = new Set(found.flatMap(({ keys }) => keys.map(({ key }) => key)));
  return {
    missing: [...said].filter((key) => !words[key]),
    unsaid: Object.keys(words).filter((key) => !said.has(key)),
    bare: found.flatMap(({ file, bare }) =>
      bare.filter(({ text }) => !notWords.includes(text)).map(({ text, line }) => `${file}:${line}: ${text}`),
    ),
  };
}

/** A folder's files, itself where it is one; what stands in no room's list is in none. */
function sourcesOf(place) {
  if (statSync(path.join(root, place)).isFile()) return [place];
  return readdirSync(path.join(root, place), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => path.join(place, file));
}

if (process.argv[1] === import.meta.filename) {
  const asked = process.argv.slice(2);
  for (const room of rooms().filter(({ name }) => asked.length === 0 || asked.includes(name))) {
    const { missing, unsaid, bare } = lacksOf(room);
    console.log(`${room.name}: ${Object.keys(room.words).length} in Welsh`);
    if (missing.length > 0)
      console.log(`missing ${JSON.stringify(Object.fromEntries(missing.map((key) => [key, ''])), undefined, 2)}`);
    for (const key of unsaid) console.log(`nobody says: ${key}`);
    for (const line of bare) console.log(`bare: ${line}`);
  }
}
