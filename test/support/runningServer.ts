import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isWritten } from '../../bot/domain/writtenWords';
import { memoryMbOf } from './memory';

/** JSON of any shape, into which a test looks freely. */
export type Json = ReturnType<typeof JSON.parse>;

const ROOT = path.resolve(__dirname, '../..');
const SERVER = path.join(ROOT, 'dist/bot/main.js');
/** In the long trials much else runs beside them. */
const START_MS = process.env['SOAK'] === 'whole' ? 120_000 : 20_000;
/** The server itself gives up on what hangs after ten seconds. */
const STOP_MS = 12_000;

export interface StartOptions {
  /** Settings of bot/config.ts. Those of whoever runs the tests are not passed on. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Kept when the server stops; without it, a folder of its own which goes with the file's last test. */
  readonly dataDir?: string;
}

/** The built server, in a process of its own, as an administrator runs it. */
export interface RunningServer {
  readonly url: string;
  readonly dataDir: string;
  /** What it has printed so far. */
  output(): string;
  /** Resident memory now. */
  memoryMb(): number;
  /** Sends a signal and waits for its end. The data stays. */
  kill(signal: NodeJS.Signals): Promise<void>;
  /** Asks it to end, as an administrator does. */
  stop(): Promise<void>;
}

const children = new Set<ChildProcess>();
const folders = new Set<string>();

afterAll(async () => {
  await Promise.all([...children].map((child) => end(child, 'SIGKILL')));
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Resolves once it is ready. @throws with what it printed when it ends or says nothing */
export async function startServer({
  environment = {},
  dataDir = ownFolder(),
}: StartOptions = {}): Promise<RunningServer> {
  // In production it prints no address.
  const port = environment['PORT'] ?? (environment['MODE'] === 'production' ? String(await freePort()) : '0');
  const child = serverProcess({ dataDir, environment: { ...environment, PORT: port } });
  const url = await child.until('its address', () =>
    port === '0' ? /^Open {2}(http:\/\/\S+)\/local$/m.exec(child.output())?.[1] : `http://127.0.0.1:${port}`,
  );
  await child.until('its readiness', async () => (await isServing(`${url}/ready`)) || undefined);
  return {
    url,
    dataDir,
    output: () => child.output(),
    memoryMb: () => child.memoryMb(),
    kill: (signal) => child.kill(signal),
    stop: () => child.kill('SIGTERM'),
  };
}

/** The same, which need not have come as far as to serve. */
export function serverProcess({ environment = {}, dataDir = ownFolder() }: StartOptions): StartedProcess {
  buildOnce();
  return startProcess([SERVER], { DATA_DIR: dataDir, PORT: '0', ...environment });
}

/** A Node program that ends with the file's last test, if not before. */
export interface StartedProcess {
  output(): string;
  memoryMb(): number;
  kill(signal: NodeJS.Signals): Promise<void>;
  /** Waits for `check` to give something. @throws when the program ends first, or after `START_MS` */
  until<T>(what: string, check: () => T | undefined | Promise<T | undefined>): Promise<T>;
}

/** Runs `args` with this Node. Of our own environment it sees what finds programs and folders, nothing else. */
export function startProcess(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  cwd = ROOT,
): StartedProcess {
  const { PATH, HOME, TMPDIR, TEMP, SystemRoot } = process.env;
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...withoutGaps({ PATH, HOME, TMPDIR, TEMP, SystemRoot }), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.add(child);
  let printed = '';
  const keep = (chunk: Buffer): void => {
    printed += chunk.toString('utf8');
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  return {
    output: () => printed,
    memoryMb: () => memoryMbOf(child),
    kill: (signal) => end(child, signal),
    until: (what, check) =>
      waitFor(what, check, START_MS, () => {
        if (hasEnded(child)) throw new Error(`${args.join(' ')} ended; it printed:\n${printed}`);
      }),
  };
}

/**
 * Waits for `check` to give something. `orFail` is asked each time it gave nothing.
 *
 * @throws when nothing came within `patienceMs`
 */
export async function waitFor<T>(
  what: string,
  check: () => T | undefined | Promise<T | undefined>,
  patienceMs = START_MS,
  orFail: () => void = () => {},
): Promise<T> {
  const last = Date.now() + patienceMs;
  for (;;) {
    const found = await check();
    if (found !== undefined) return found;
    orFail();
    if (Date.now() > last) throw new Error(`Waited ${patienceMs} ms in vain for ${what}`);
    await new Promise((resume) => setTimeout(resume, 25));
  }
}

/** A folder that goes with the file's last test. */
export function ownFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'sentinel-test-'));
  folders.add(folder);
  return folder;
}

/** A port that nobody uses now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** Whether `url` answers 200. */
async function isServing(url: string): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
  await response?.body?.cancel();
  return response?.ok === true;
}

/** What the server answered other than 2xx. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';

  constructor(
    readonly status: number,
    readonly body: Json,
  ) {
    super(`${status} ${JSON.stringify(body)}`);
  }
}

/** Signs a member in, by name or id; local mode asks for no password. @returns a bearer token */
export async function tokenOf(url: string, memberName: string): Promise<string> {
  return (await request('POST', `${url}/local/token`, undefined, { member: memberName })).token;
}

/** Runs a command. @returns what it changed @throws HttpProblem */
export async function command(url: string, token: string, name: string, input: object): Promise<Json> {
  return request('POST', `${url}/api/commands/${name}`, token, input);
}

/** Asks one question. @throws HttpProblem */
export async function query(
  url: string,
  token: string,
  name: string,
  params: Readonly<Record<string, string>> = {},
): Promise<Json> {
  const path = `${url}/api/queries/${name}`;
  if (Object.keys(params).some(isWritten)) return request('POST', path, token, params);
  return request('GET', `${path}?${new URLSearchParams(params).toString()}`, token);
}

async function request(method: string, url: string, token: string | undefined, body?: object): Promise<Json> {
  const response = await fetch(url, {
    method,
    headers: {
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new HttpProblem(response.status, jsonOr(text));
  return jsonOr(text);
}

function jsonOr(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** `npm test` builds first; a single test file run by hand may be the first to need it. */
function buildOnce(): void {
  if (existsSync(SERVER)) return;
  const builder = path.join(ROOT, 'infra/commands/builder.mjs');
  const script = `const { buildServer } = await import(${JSON.stringify(builder)}); await buildServer();`;
  execFileSync(process.execPath, ['--input-type=module', '--eval', script], { cwd: ROOT, stdio: 'inherit' });
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (!hasEnded(child)) {
    const ended = new Promise<void>((resolve) => void child.once('exit', () => resolve()));
    const late = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    child.kill(signal);
    await ended;
    clearTimeout(late);
  }
  children.delete(child);
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

function withoutGaps(values: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) if (value !== undefined) kept[name] = value;
  return kept;
}
