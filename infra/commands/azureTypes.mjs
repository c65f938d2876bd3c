#!/usr/bin/env node
// Takes down the types that Azure publishes, as far as infra/azure uses them: into infra/azure/types.json, which stands in
// the repository. Run it when a type, a version or an object is new, then read the difference. It wants Microsoft's own tool:
//   npm i --prefix FOLDER --ignore-scripts @azure/mcp-linux-x64@2.0.5
//   node infra/commands/azureTypes.mjs FOLDER/node_modules/@azure/mcp-linux-x64/dist/azmcp
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bicepFaults } from './azure/bicepFaults.mjs';
import { parse } from './azure/parse.mjs';
import { typesOf } from './azure/publishedTypes.mjs';
import { root } from './installed.mjs';

const [azmcp] = process.argv.slice(2);
const folder = path.join(root, 'infra/azure');
const files = readdirSync(folder).filter((name) => name.endsWith('.bicep'));
const texts = new Map(files.map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));
const transcribed = JSON.parse(readFileSync(path.join(folder, 'types.transcribed.json'), 'utf8'));

const used = new Set(
  [...texts]
    .flatMap(([file, text]) => parse(text, file))
    .filter(({ kind }) => kind === 'resource')
    .map(({ type }) => type),
);
const types = {};
for (const type of [...used].sort()) {
  const { name, objects } =
    type in transcribed ? { name: type, objects: transcribed[type] } : published(type.split('@')[0]);
  if (name !== type) console.error(`${type}: published is ${name}`);
  types[name] = objects;
}

const kept = {};
const keep = (objects, name) => {
  const type = Object.keys(types).find((each) => types[each] === objects);
  if (type !== undefined) kept[type][name] = objects[name];
};
for (const type of Object.keys(types)) kept[type] = { [type]: types[type][type] };
for (const fault of bicepFaults(texts, types, keep)) console.error(fault);
writeFileSync(path.join(folder, 'types.json'), `${JSON.stringify(kept, undefined, 1)}\n`);

/** The latest version of a type: the tool knows no other. */
function published(type) {
  const env = { ...process.env, AZURE_MCP_COLLECT_TELEMETRY: 'false' };
  const said = execFileSync(azmcp, ['bicepschema', 'get', '--resource-type', type], {
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return typesOf(JSON.parse(said));
}
