import { verifyLog } from './verifyLog';

void verifyLog({
  args: process.argv.slice(2),
  environment: process.env,
  print: (text) => process.stdout.write(text),
}).then((code) => {
  process.exitCode = code;
});
