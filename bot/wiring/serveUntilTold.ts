import { once } from 'node:events';
import { BadSettings, type Config, readConfig } from '../config';
import { NewerData, StoreUnavailable } from '../ledger/store';
import { startSentinel } from './sentinel';
import type { TeamsAccess } from './teamsAccess';
import { PanelFileFaults } from '../useCases/settings/panelFile';

/** Whoever runs us hears of SIGTERM that we are not ready any more, and sends requests elsewhere, a moment late. */
const DRAIN_MS = 2_000;
/** Container Apps kills after 30 s. Whatever hangs must not keep a dead server alive: nothing is lost, the store is safe to kill. */
const MOST_MS = 25_000;

/**
 * The whole process: starts the server from the environment, and ends it cleanly when told to. What cannot start ends in a
 * line that says why.
 */
export function serveUntilTold(environment: Readonly<Record<string, string | undefined>>, teams?: TeamsAccess): void {
  serve(environment, teams).then(
    () => process.exit(0),
    (error: unknown) => {
      process.stderr.write(`${explain(error)}\n`);
      process.exit(1);
    },
  );
}

async function serve(environment: Parameters<typeof readConfig>[0], teams: TeamsAccess | undefined): Promise<void> {
  const config = readConfig(environment);
  const toldToEnd = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => toldToEnd.abort());
  const told = toldToEnd.signal;
  const end = once(told, 'abort');
  void end.then(() => setTimeout(() => process.exit(1), MOST_MS).unref());
  const running = await startSentinel(config, teams, told).catch((error: unknown) => {
    if (told.aborted) return undefined;
    throw error;
  });
  if (running === undefined) return;
  say(config, running);
  await end;
  await running.close({ drainMs: config.MODE === 'production' ? DRAIN_MS : 0 });
}

function say(config: Config, { note, url }: { readonly note?: string | undefined; readonly url: string }): void {
  if (note !== undefined) process.stdout.write(`${note}\n`);
  if (config.MODE === 'local') {
    process.stdout.write(
      `\nSentinel runs in local mode.\nOpen  ${url}/local\nData  ${config.DATA_DIR}\nStop  Ctrl+C\n\n`,
    );
  }
}

function explain(error: unknown): string {
  if (error instanceof PanelFileFaults) {
    return `The panel file has faults. Nothing was loaded; please correct them and start again:\n  ${error.faults.join('\n  ')}`;
  }
  if (error instanceof BadSettings || error instanceof NewerData || error instanceof StoreUnavailable) {
    return error.message;
  }
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return 'The port is taken. Stop what uses it, or choose another: PORT=3979 npm start';
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
