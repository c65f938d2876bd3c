import { writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  addDays,
  addMonths,
  type Instant,
  instantAt,
  instantOf,
  LocalDate,
  localDateOf,
  nthWeekday,
} from '../../bot/domain/time';
import { chanceOf } from '../support/chance';
import { setClock } from '../support/localTeams';
import { command, ownFolder, type RunningServer, startServer, tokenOf } from '../support/runningServer';
import { copyPanels } from './copyPanels';
import { fictionalPanel } from './fictionalPanel';
import { fictionalWords } from './fictionalWords';
import { historySteps, wholeHistory } from './historySteps';
import { type HistorySize, type Step, ZONE } from './stage';

interface Wanted {
  readonly seed: number;
  readonly tell?: (line: string) => void;
}

/** Three years of a made-up panel, put into `dataDir` beside the panel that is there: Northmoor, where there is none. */
export async function history({ dataDir, ...wanted }: Required<Wanted> & { readonly dataDir: string }): Promise<void> {
  const { tell } = wanted;
  const began = Date.now();
  await (await startServer({ dataDir })).stop();
  const lived = await liveHistory(wanted);
  await copyPanels(lived, dataDir);
  tell(`Done in ${Math.round((Date.now() - began) / 1000)} s: npm start, and Teams on this machine shows both panels`);
}

interface Lived extends Wanted {
  readonly size?: HistorySize;
  /** When its last meeting lies two months behind. */
  readonly now?: Instant;
  readonly dataDir?: string;
}

/** Lives them through the doors of a server of its own. @returns the folder that they lie in */
export async function liveHistory({
  seed,
  tell = () => undefined,
  size = wholeHistory,
  now = instantOf(new Date()),
  dataDir = ownFolder(),
}: Lived): Promise<string> {
  // The last meeting lies behind us.
  const month = addMonths(LocalDate.parse(`${localDateOf(now, ZONE).slice(0, 8)}01`), -2 * size.meetings);
  const firstOn = nthWeekday(month, 0, 2, 'Wednesday');
  const chance = chanceOf(seed);
  const { file, people } = fictionalPanel(chance, firstOn);
  const words = fictionalWords(chance);
  const steps = historySteps({ people, words, chance, firstOn, size }).filter(({ at }) => at < now);
  const panelFile = path.join(dataDir, 'panel.json');
  writeFileSync(panelFile, JSON.stringify(file));
  const foundedAt = instantAt(addDays(firstOn, -21), '09:00', ZONE);
  writeFileSync(path.join(dataDir, 'clock.json'), JSON.stringify({ offsetMs: Date.parse(foundedAt) - Date.now() }));
  const server = await startServer({ dataDir, environment: { PANEL_FILE: panelFile, LIMITS_FACTOR: '100000' } });
  await play(steps, server, tell);
  await setClock(server.url, now);
  await server.stop();
  return dataDir;
}

async function play(steps: readonly Step[], { url }: RunningServer, tell: Required<Wanted>['tell']): Promise<void> {
  const [tokens, versions] = [new Map<string, string>(), new Map<string, string>()];
  let clock = '';
  for (const [done, { at, who, name, input, version = '' }] of steps.entries()) {
    if (at !== clock) await setClock(url, at);
    clock = at;
    const token = tokens.get(who) ?? (await tokenOf(url, who));
    tokens.set(who, token);
    const sent = version === '' ? input : { ...input, version: versions.get(version) };
    const changed = await command(url, token, name, sent).catch((error: unknown) => {
      throw new Error(`${who} could not ${name} on ${at}: ${JSON.stringify(input)}`, { cause: error });
    });
    if (changed.version !== undefined) versions.set(changed.id, changed.version);
    if (done % 500 === 0) tell(`${at.slice(0, 10)}: ${done} of ${steps.length} deeds`);
  }
}
