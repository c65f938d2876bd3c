import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { command, ownFolder, type RunningServer, startServer, tokenOf } from '../support/runningServer';
import { setClock } from '../support/localTeams';
import { type LifeName, lifeSteps } from './life';
import { liveThreeYears, THREE_YEARS_ON } from './threeYears';
import { panelFile } from './panel';
import { longWords, plainWords, type Words } from './words';

const SERVER = path.resolve(__dirname, '../../dist/bot/main.js');

interface StageOptions {
  readonly long?: boolean;
  readonly shelf?: string;
  readonly words?: Words;
  readonly environment?: Readonly<Record<string, string>>;
}

/**
 * A running server on which a panel has come as far as `life` says. In `shelf` it is kept as it was before anybody
 * looked, for as long as the server and that life stay what they are.
 */
export async function startStage(
  life: LifeName,
  { long = false, shelf = '', words = long ? longWords : plainWords, environment = {} }: StageOptions = {},
): Promise<RunningServer> {
  const steps = life === 'threeYears' ? [THREE_YEARS_ON] : lifeSteps(life, words);
  const lastClock = steps.findLast((step) => typeof step === 'string') ?? '';
  if (shelf === '') return live(steps, ownFolder(), long, environment);
  const kept = shelved(shelf, steps);
  if (!existsSync(kept)) {
    const aside = `${kept}.${process.pid}`;
    mkdirSync(aside);
    if (life === 'threeYears') await liveThreeYears(aside);
    else await (await live(steps, aside, long)).stop();
    renameSync(aside, kept);
  }
  const dataDir = ownFolder();
  cpSync(kept, dataDir, { recursive: true });
  const server = await startServer({ dataDir });
  await setClock(server.url, lastClock);
  return server;
}

/** Where it is kept; what another server made is thrown away. */
function shelved(shelf: string, steps: object): string {
  const of = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex').slice(0, 16);
  const server = of(readFileSync(SERVER));
  mkdirSync(shelf, { recursive: true });
  for (const name of readdirSync(shelf)) {
    if (!name.startsWith(server)) rmSync(path.join(shelf, name), { recursive: true, force: true });
  }
  return path.join(shelf, `${server}-${of(JSON.stringify(steps))}`);
}

/** Lives a panel's life from its founding on. */
async function live(
  steps: ReturnType<typeof lifeSteps>,
  dataDir: string,
  long: boolean,
  environment: Readonly<Record<string, string>> = {},
): Promise<RunningServer> {
  const server = await startServer({
    dataDir,
    environment: { PANEL_FILE: panelFile(dataDir, { long }), LIMITS_FACTOR: '1000', ...environment },
  });
  const tokens = new Map<string, string>();
  for (const step of steps) {
    if (typeof step === 'string') {
      await setClock(server.url, step);
      continue;
    }
    const [who, name, input] = step;
    const token = tokens.get(who) ?? (await tokenOf(server.url, who));
    tokens.set(who, token);
    await command(server.url, token, name, input).catch((error: unknown) => {
      throw new Error(`${who} could not ${name} ${JSON.stringify(input)}`, { cause: error });
    });
  }
  return server;
}
