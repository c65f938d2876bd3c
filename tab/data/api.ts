import type { CommandInput, CommandName, CommandResult, Problem, QueryName, QueryResult } from '../../bot/contract';
import { isWritten } from '../../bot/domain/writtenWords';
import { getToken } from '../teamsHost';
import { panelHeader } from './chosenPanel';
import { noteAge, noteAnswer } from './known';
import { isCutOff, noteReachable, noteUnreachable } from './connection';

/** The server said no or could not be reached. `message` is fit to show. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    /** 0 when no answer came. */
    readonly status: number,
    readonly problem: Problem,
    /** How long the server wants to be left alone; undefined where it did not say. */
    readonly waitSeconds?: number,
  ) {
    super(problem.message);
  }
}

/** Asked again by itself it would be refused again, and logged. */
export function isRefusal(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 403 || error.status === 404);
}

/** What is sent to an address. */
interface Asking extends Omit<RequestInit, 'headers'> {
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a query is asked with. Absent and undefined are the same. */
export type QueryParameters = Readonly<Record<string, string | number | boolean | undefined>>;

/** A file that comes piece by piece. */
export async function download(name: QueryName, parameters: QueryParameters = {}): Promise<Response> {
  const { path, init } = requestOf(name, parameters);
  return answered(path, init);
}

export function ask<Name extends QueryName>(name: Name, parameters: QueryParameters): Promise<QueryResult<Name>> {
  const { key, path, init } = requestOf(name, parameters);
  const early = ahead.get(key);
  ahead.delete(key);
  return read<QueryResult<Name>>(early ?? answered(path, init));
}

/** Answers on their way to who will ask. */
const ahead = new Map<string, Promise<Response>>();
/** An answer that nobody has taken by then may no longer be true. */
const AHEAD_MS = 15_000;

/** Asks what a screen that is still to come will ask: the first `ask` of the same takes this answer. */
export async function askAhead<Name extends QueryName>(
  name: Name,
  parameters: QueryParameters = {},
): Promise<QueryResult<Name>> {
  const { key, path, init } = requestOf(name, parameters);
  const answer = answered(path, init);
  // Made before anybody reads the answer itself.
  const copy = answer.then((response) => response.clone());
  ahead.set(key, answer);
  setTimeout(() => ahead.delete(key), AHEAD_MS);
  try {
    return (await (await copy).json()) as QueryResult<Name>;
  } catch (failed) {
    ahead.delete(key);
    throw failed;
  }
}

/** Something changed: what was asked before it may lack it, or hold what is no longer for its reader. */
export function forgetAhead(): void {
  ahead.clear();
}

/** What somebody wrote or typed travels in a body: addresses are kept on the way. */
function requestOf(
  name: QueryName,
  parameters: QueryParameters,
): { readonly key: string; readonly path: string; readonly init: Asking } {
  const address = new URLSearchParams();
  for (const [key, value] of Object.entries(parameters)) if (value !== undefined) address.set(key, String(value));
  const path = `/api/queries/${name}`;
  const text = address.toString();
  const key = `${path}${text === '' ? '' : `?${text}`}`;
  return [...address.keys()].some(isWritten)
    ? { key, path, init: { method: 'POST', body: JSON.stringify(Object.fromEntries(address)) } }
    : { key, path: key, init: { method: 'GET' } };
}

/** `meant`: doubtful words of which the sender has said that they are none. */
export function send<Name extends CommandName>(
  name: Name,
  input: CommandInput<Name>,
  meant: readonly string[] = [],
): Promise<CommandResult<Name>> {
  const headers = meant.length === 0 ? {} : { 'Sentinel-Meant': encodeURIComponent(meant.join('\n')) };
  return request<CommandResult<Name>>(`/api/commands/${name}`, {
    method: 'POST',
    body: JSON.stringify(input),
    headers,
  });
}

/** One answer of any address of the server's. */
export function request<T extends object>(path: string, init: Asking): Promise<T> {
  return read<T>(answered(path, init));
}

async function read<T extends object>(coming: Promise<Response>): Promise<T> {
  const response = await coming;
  const answer = (await response.json()) as T;
  noteAnswer(answer, response.headers);
  return answer;
}

async function answered(path: string, init: Asking): Promise<Response> {
  const response = await reach(path, init);
  if (!response.ok) throw new ApiError(response.status, await problemOf(response), waitIn(response));
  return response;
}

async function reach(path: string, init: Asking): Promise<Response> {
  const headers = {
    ...init.headers,
    Authorization: `Bearer ${await tokenFor(path)}`,
    ...panelHeader(),
    ...(init.body === undefined ? {} : { 'Content-Type': 'application/json' }),
  };
  try {
    const response = await fetch(path, { ...init, headers });
    noteReachable();
    noteAge(response.headers);
    return response;
  } catch {
    throw unreachable(path);
  }
}

/** The host asks over the same line, and what it says where that is cut is nothing to be read. */
async function tokenFor(path: string): Promise<string> {
  try {
    return await getToken();
  } catch (error) {
    throw isCutOff() ? unreachable(path) : error;
  }
}

function unreachable(path: string): ApiError {
  noteUnreachable();
  const message = path.startsWith('/api/queries/') ? notReadText : notSentText;
  return new ApiError(0, { code: 'unreachable', message, requestId: '' });
}

const notReadText = 'Sentinel cannot be reached just now. It is tried again by itself.';
const notSentText = 'Sentinel cannot be reached just now. What you wrote is still here; please send it again.';
const unexpectedText = 'Something went wrong at our end. Nothing you wrote is lost; please try again.';

function waitIn({ headers }: Response): number | undefined {
  const seconds = Number(headers.get('retry-after') ?? NaN);
  return Number.isFinite(seconds) ? seconds : undefined;
}

/** What a proxy in between answers is not a Problem; it is shown as the plainest one. */
async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => undefined);
  if (isProblem(body)) return body;
  return { code: 'unexpected', message: unexpectedText, requestId: response.headers.get('x-request-id') ?? '' };
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'message' in body && 'requestId' in body;
}
