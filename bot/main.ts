import { BadSettings, readConfig } from './config';
import { NewerData } from './ledger/store';
import { startSentinel } from './wiring/sentinel';
import { PanelFileFaults } from './useCases/settings/panelFile';

/** Starts the server from the environment, and ends it cleanly when told to. */
async function main(): Promise<void> {
  const running = await startSentinel(readConfig(process.env));
  const { config, url, note } = running;
  if (note !== undefined) process.stdout.write(`${note}\n`);
  if (config.MODE === 'local') {
    process.stdout.write(
      `\nSentinel runs in local mode.\nOpen  ${url}/local\nData  ${config.DATA_DIR}\nStop  Ctrl+C\n\n`,
    );
  }
  const stop = () => {
    // Whatever hangs must not keep a dead server alive: nothing is lost, the store is safe to kill.
    setTimeout(() => process.exit(1), 10_000).unref();
    running.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
});

function explain(error: unknown): string {
  if (error instanceof PanelFileFaults) {
    return `The panel file has faults. Nothing was loaded; please correct them and start again:\n  ${error.faults.join('\n  ')}`;
  }
  if (error instanceof BadSettings || error instanceof NewerData) return error.message;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return 'The port is taken. Stop what uses it, or choose another: PORT=3979 npm start';
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
