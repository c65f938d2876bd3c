import { exportPanel } from './copies/exportPanel';
import { holdMessages } from './copies/holdMessages';
import { importPanel } from './copies/importPanel';
import type { OperatorsCommand } from './copies/operator';
import { restoreDrill } from './copies/restoreDrill';

const commands = new Map([
  ['export', exportPanel],
  ['import', importPanel],
  ['drill', restoreDrill],
  ['hold', holdMessages],
]);

async function unknown({ print }: OperatorsCommand): Promise<number> {
  print(`node dist/bot/panelCopy.js ${[...commands.keys()].join('|')} …\n`);
  return 2;
}

const [, , name = '', ...args] = process.argv;
const run = commands.get(name) ?? unknown;
void run({ args, environment: process.env, print: (text) => process.stdout.write(text) }).then((code) => {
  process.exitCode = code;
});
