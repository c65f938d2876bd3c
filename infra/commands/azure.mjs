#!/usr/bin/env node
// Checks infra/azure without a Bicep compiler: `node infra/commands/azure.mjs`, and part of `npm run check`.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { bicepFaults } from './azure/bicepFaults.mjs';
import { root } from './installed.mjs';

const folder = path.join(root, 'infra/azure');
const texts = new Map(
  readdirSync(folder)
    .filter((name) => /[.]bicep(param)?$/.test(name))
    .map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]),
);
const types = JSON.parse(readFileSync(path.join(folder, 'types.json'), 'utf8'));

// The suite asks what is said of other texts: `--sets`, as JSON on standard input.
if (process.argv.includes('--sets')) {
  const sets = JSON.parse(readFileSync(0, 'utf8'));
  console.log(JSON.stringify(sets.map((set) => bicepFaults(new Map(Object.entries(set)), types))));
} else {
  const faults = bicepFaults(texts, types);
  for (const fault of faults) console.error(fault);
  console.log(`${texts.size} files of infra/azure, ${faults.length} faults`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
