import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readConfig } from '../../bot/config';
import type { TeamsAccess } from '../../bot/wiring/teamsAccess';
import type { Json } from './runningServer';
import { type Running, startSentinel } from '../../bot/wiring/sentinel';
import { copyFounded } from './founded';
import { isWritten } from '../../bot/domain/writtenWords';

/** The whole server in this process, on a free port and with its own data: every door as in production. */
export interface TestServer extends Running {
  readonly dataDir: string;
  token(member: string): Promise<string>;
  moveClock(now: string): Promise<void>;
  command(member: string, name: string, input: object): Promise<Answer>;
  /** Asked why, they say the first thing that is offered, as people do. */
  query(member: string, name: string, parameters?: Record<string, string>): Promise<Answer>;
  /** The same, and nothing is said. */
  ask(member: string, name: string, parameters?: Record<string, string>): Promise<Answer>;
}

export interface Answer {
  readonly status: number;
  readonly body: Json;
  readonly headers: Headers;
}

/** Settings with which a panel is founded where no copy of it can stand. */
const elsewhere = /^(DATA_DIR|COSMOS_|MODE|ANCHOR_)/;

export async function startTestServer(
  environment: Record<string, string> = {},
  teams?: TeamsAccess,
): Promise<TestServer> {
  const dataDir = environment['DATA_DIR'] ?? mkdtempSync(path.join(tmpdir(), 'sentinel-'));
  const settings = {
    PORT: '0',
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent',
    DATA_DIR: dataDir,
    DIST_DIR: path.resolve('dist'),
    // As a deployment without e-mail, unless a test says otherwise.
    LOCAL_MAIL: 'off',
    ...environment,
  };
  const { PANEL_FILE } = environment;
  const isPlain = !Object.keys(environment).some((key) => elsewhere.test(key));
  if (teams === undefined && isPlain && PANEL_FILE !== 'none')
    await copyFounded(PANEL_FILE, dataDir, (folder) => startSentinel(readConfig({ ...settings, DATA_DIR: folder })));
  const running = await startSentinel(readConfig(settings), teams);
  const { url } = running;
  const tokens = new Map<string, string>();

  const token = async (member: string): Promise<string> => {
    const known = tokens.get(member);
    if (known !== undefined) return known;
    const answer = await send(`${url}/local/token`, 'POST', {}, { member });
    if (answer.status !== 200) throw new Error(`No token for ${member}`);
    tokens.set(member, answer.body.token);
    return answer.body.token;
  };
  const authorized = async (member: string) => ({ Authorization: `Bearer ${await token(member)}` });

  return {
    ...running,
    dataDir,
    token,
    moveClock: async (now) => {
      await send(`${url}/local/clock`, 'POST', {}, { now });
    },
    command: async (member, name, input) =>
      send(`${url}/api/commands/${name}`, 'POST', await authorized(member), input),
    query: async (member, name, parameters = {}) => {
      const ask = queryOf(`${url}/api/queries/${name}`, await authorized(member));
      const answer = await ask(parameters);
      if (answer.body?.code !== 'reason-needed') return answer;
      const [reason] = answer.body.reasons;
      return ask({ ...parameters, reason });
    },
    ask: async (member, name, parameters = {}) =>
      queryOf(`${url}/api/queries/${name}`, await authorized(member))(parameters),
    close: async () => {
      await running.close();
      if (environment['DATA_DIR'] === undefined) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function queryOf(path: string, headers: Record<string, string>) {
  return async (parameters: Record<string, string>): Promise<Answer> =>
    Object.keys(parameters).some(isWritten)
      ? send(path, 'POST', headers, parameters)
      : send(`${path}?${new URLSearchParams(parameters).toString()}`, 'GET', headers);
}

/** Whoever is new to a panel reads its statement and says yes, as people do, and goes on with what they came for. */
export async function send(
  url: string,
  method: string,
  headers: Record<string, string>,
  body?: unknown,
): Promise<Answer> {
  const answer = await sendOnce(url, method, headers, body);
  const { origin, pathname } = new URL(url);
  const isSession = pathname.endsWith('/session') && answer.body?.statement !== undefined;
  if (answer.body?.code !== 'statement-first' && !isSession) return answer;
  const session = isSession ? answer : await sendOnce(`${origin}/api/queries/session`, 'GET', headers);
  const { version } = session.body.statement;
  await sendOnce(`${origin}/api/commands/statement.accept`, 'POST', headers, { version });
  return sendOnce(url, method, headers, body);
}

export async function sendOnce(
  url: string,
  method: string,
  headers: Record<string, string>,
  body?: unknown,
): Promise<Answer> {
  const response = await fetch(url, {
    method,
    headers: { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('/json') === true;
  return {
    status: response.status,
    body: text === '' ? undefined : isJson ? JSON.parse(text) : text,
    headers: response.headers,
  };
}

/** Waits until `check` gives something, or fails with what it was waiting for, before a test's own patience is over. */
export async function until<T>(
  what: string,
  check: () => T | undefined | false | Promise<T | undefined | false>,
  patienceMs = 20_000,
): Promise<T> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const found = await check();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`Waited in vain: ${what}`);
    await new Promise((resume) => setTimeout(resume, 20));
  }
}
