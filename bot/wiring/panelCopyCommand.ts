import { exportPanel } from './copies/exportPanel';
import { importPanel } from './copies/importPanel';

const commands = { export: exportPanel, import: importPanel };

const [, , name, ...args] = process.argv;
const command = name === 'import' ? commands.import : commands.export;
void command({ args, environment: process.env, print: (text) => process.stdout.write(text) }).then((code) => {
  process.exitCode = code;
});
