import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { ownFolder } from '../support/runningServer';
import { keptIn, unpacked, formsToKeep } from './corpusStores';

/** With `npm run soak`: it lives a panel's whole life, and is run by hand where a form is new. What it made is in the suite. */
const inSoak = process.env['SOAK'] === 'whole' ? it : it.skip;
inSoak(
  'the command that keeps a store for later versions makes one of every kind in today’s form',
  async () => {
    const file = path.join(ownFolder(), 'today');
    const { stdout } = await promisify(execFile)(process.execPath, ['test/store/corpus/make.mjs', file]);
    expect(stdout).toMatch(/today\.db\.gz: \d+ KB\n$/);
    const found = new Set(keptIn(unpacked(`${file}.db.gz`)).map(({ type, form }) => `${type} in form ${form}`));
    const wanted = formsToKeep().map(([kind, form]) => `${kind} in form ${form}`);
    expect(wanted.filter((each) => !found.has(each))).toEqual([]);
  },
  120_000,
);
