import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import northmoor from '../../bot/panels/northmoor.json';
import { startCosmos } from '../support/cosmosEmulator';
import { FakeTeams } from '../support/fakeTeams';
import { entraToken, productionSettings, teamsServiceUrl } from '../support/production';
import { freePort, tokenOf, waitFor } from '../support/runningServer';
import { foundTwoPanels, southmoor } from '../support/twoPanels';
import type { Talk } from './bodies';

export const modes = ['local', 'production'] as const;
export type Mode = (typeof modes)[number];

/** A server of two panels in a process of its own, that says what it holds in memory. */
export interface FuzzedServer {
  readonly url: string;
  readonly talk: Talk;
  /** Of somebody of Northmoor; of Southmoor alone in production, where everybody signs in. */
  tokenOf(name: string): Promise<string>;
  /** What Teams sends with an activity. */
  readonly botToken: string;
  hasEnded(): boolean;
  /** In megabytes, once what nobody holds is thrown away. */
  weigh(): Promise<{ held: number; resident: number }>;
  close(): Promise<void>;
}

const SERVER = path.resolve('dist/bot/main.js');
/** On a machine that has much else to do. */
const START_MS = 120_000;
/** What is asked of Cosmos is remembered for tests that look at it; here it would fill the memory. */
const FORGET_MS = 1_000;
const Weight = z.object({ heapUsed: z.number(), external: z.number(), rss: z.number() });
const WEIGHING = `process.on('message', () => { gc(); gc(); process.send(process.memoryUsage()); }); process.channel.unref();`;
const everybody = [...northmoor.members, ...southmoor.members];

export async function startFuzzed(mode: Mode): Promise<FuzzedServer> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'fuzz-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const played = mode === 'production' ? await playedAround() : undefined;
  await foundTwoPanels(dataDir, played?.cosmos);
  const environment = { PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'error', LIMITS_FACTOR: '100000' };
  const loader = `data:text/javascript,${encodeURIComponent(WEIGHING)}`;
  const child = spawn(process.execPath, ['--expose-gc', '--import', loader, SERVER], {
    env: { PATH: process.env['PATH'], ...environment, ...played?.settings },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  let isOver = false;
  child.on('exit', () => (isOver = true));
  const isServing = async () => (await fetch(`${url}/ready`).catch(() => undefined))?.ok || undefined;
  await waitFor('the server', isServing, START_MS, () => {
    if (isOver) throw new Error('The server ended as it started');
  });
  return {
    url,
    talk: {
      serviceUrl: played === undefined ? `${url}/local/connector/` : teamsServiceUrl,
      users: ['ruth-calder', 'callum-reeve', 'tom-hesketh', 'nobody'],
    },
    tokenOf: async (name) => played?.tokenOf(name) ?? tokenOf(url, name),
    botToken: played?.botToken ?? 'none',
    hasEnded: () => isOver,
    weigh: () => weigh(child),
    close: async () => {
      child.kill();
      await played?.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** What stands around a deployment, played here: Entra, the Bot Framework, Cosmos over the wire. */
async function playedAround() {
  const teams = await new FakeTeams().start();
  const cosmos = await startCosmos();
  const forgetting = setInterval(() => cosmos.proxy.seen.splice(0), FORGET_MS);
  const account = { STORE: 'cosmos', COSMOS_ENDPOINT: cosmos.endpoint, COSMOS_KEY: cosmos.key };
  const mail = { SMTP_URL: 'smtps://127.0.0.1:1', MAIL_FROM: 'sentinel@northmoor.example' };
  return {
    cosmos: account,
    settings: { ...productionSettings(teams), ...account, ...mail },
    botToken: teams.token({ serviceurl: teamsServiceUrl }),
    tokenOf: (name: string) => {
      const email = everybody.find((each) => each.name === name)?.email ?? 'nobody@northmoor.example';
      return entraToken(teams, { aadObjectId: `of ${email}`, email });
    },
    close: async () => {
      clearInterval(forgetting);
      await teams.stop();
      await cosmos.close();
    },
  };
}

function weigh(child: ChildProcess): Promise<{ held: number; resident: number }> {
  return new Promise((resolve) => {
    child.once('message', (said) => {
      const { heapUsed, external, rss } = Weight.parse(said);
      resolve({ held: (heapUsed + external) / 2 ** 20, resident: rss / 2 ** 20 });
    });
    child.once('exit', () => resolve({ held: Number.NaN, resident: Number.NaN }));
    child.send('weigh');
  });
}
