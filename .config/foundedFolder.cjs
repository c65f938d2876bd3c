const { mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const path = require('node:path');

/** Where test/support/founded.ts keeps what each server would else found anew; gone with the run. */
module.exports = async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sentinel-founded-'));
  process.env['SENTINEL_FOUNDED'] = folder;
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
};
