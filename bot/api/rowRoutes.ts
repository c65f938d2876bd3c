import type { Request, Response, Server } from 'restify';
import { meantIn } from '../domain/stoppedWords';
import { isWritten } from '../domain/writtenWords';
import { isFileStream } from '../useCases/fileView';
import { answerCommand, isCommandName, isLongCommand } from '../useCases/commands';
import type { Context } from '../useCases/ports';
import { heardUpTo } from '../useCases/log/heardUpTo';
import { answerQuery, isBeyondTheLog, isLongQuery, isQueryName, type QueryName } from '../useCases/queries';
import { readJson } from '../wiring/http/body';
import { HttpRefusal } from '../wiring/http/httpRefusal';
import type { ContextOf } from './doors';
import { sendFile } from './fileAnswer';
import { AnswerVersions } from './answerVersions';
import { plainJson, sendPlain } from './jsonAnswer';
import { contextOfRequest, sendProblem } from './problems';

function nameOf(req: Request): unknown {
  const params: unknown = req.params;
  return typeof params === 'object' && params !== null && 'name' in params ? params.name : undefined;
}

/** What a list of many years may take: sent by those alone who may bring one in. */
const LONG = { mostBytes: 2 * 1024 * 1024, patienceMs: 60_000 };

/**
 * POST /api/commands/:name runs one command and answers with what it changed. `Sentinel-Wrote` has the numbers of its
 * entries in the log ("118,119"): live changes of these numbers are its own.
 */
export function addCommandRoute(server: Server, contextOf: ContextOf): void {
  server.post('/api/commands/:name', async (req: Request, res: Response) => {
    const name = nameOf(req);
    if (!isCommandName(name)) {
      sendProblem(req, res, 404, {
        code: 'no-such-command',
        message: 'No command has this name. GET /api lists them.',
      });
      return;
    }
    const ctx = { ...(await contextOf(req, 'command')), meant: meantBy(req) };
    contextOfRequest.set(req, ctx);
    const input = await readJson(req, isLongCommand(name, ctx) ? LONG : {});
    const { result, written } = await answerCommand(name, input, ctx);
    res.header('Cache-Control', 'no-store');
    res.header('Sentinel-Wrote', written.map(({ number }) => number).join());
    await sendPlain(req, res, plainJson(result));
  });
}

/**
 * GET /api/queries/:name answers one question; unchanged since the caller's ETag, in 304. What is asked with words that
 * somebody wrote is asked by POST, and kept by nobody. `Sentinel-As-Of`: live changes up to this number are in the answer.
 */
export function addQueryRoutes(server: Server, contextOf: ContextOf): void {
  const versions = new AnswerVersions();
  server.get('/api/queries/:name', async (req: Request, res: Response) => {
    const asked = await askedBy(req, res, contextOf);
    if (asked === undefined) return;
    const { name, ctx } = asked;
    const query: unknown = req.query;
    if (namesIn(query).some(isWritten)) throw new HttpRefusal(400, 'invalid-request', inBodyText);
    const [held, url] = [req.headers['if-none-match'], req.url ?? ''];
    res.header('Vary', 'Authorization, Sentinel-Panel, Accept-Encoding');
    if (held !== undefined && versions.stands(held, url, ctx)) {
      sendUnchanged(held, res);
      return;
    }
    const { result, isLogged } = await answerQuery(name, query ?? {}, ctx);
    if (isLogged || isFileStream(result) || isBeyondTheLog(name)) {
      // What is not kept nobody can be told is unchanged: who reads it again asks for it again.
      if (isLogged) res.header('Cache-Control', 'no-store');
      else keptUnder(undefined, res);
      await sendResult(req, res, result);
      return;
    }
    const plain = plainJson(result);
    const etag = versions.note(plain, url, ctx);
    if (held === etag) {
      sendUnchanged(etag, res);
      return;
    }
    keptUnder(etag, res);
    await sendPlain(req, res, plain);
  });
  server.post('/api/queries/:name', async (req: Request, res: Response) => {
    const asked = await askedBy(req, res, contextOf);
    if (asked === undefined) return;
    const { name, ctx } = asked;
    const { result } = await answerQuery(name, await readJson(req, isLongQuery(name, ctx) ? LONG : {}), ctx);
    res.header('Cache-Control', 'no-store');
    await sendResult(req, res, result);
  });
}

/** `Sentinel-Meant`: doubtful words that are no marking, a line each, percent-encoded. */
function meantBy(req: Request): string[] {
  const meant = req.headers['sentinel-meant'];
  try {
    return meantIn(typeof meant === 'string' ? decodeURIComponent(meant) : undefined);
  } catch {
    throw new HttpRefusal(400, 'invalid-request', 'Sentinel-Meant cannot be read: percent-encode it as UTF-8.');
  }
}

const inBodyText = 'Words are not sent in an address, which others keep. Ask by POST, with the parameters as JSON.';

function namesIn(query: unknown): string[] {
  return typeof query === 'object' && query !== null ? Object.keys(query) : [];
}

/** Which question, and who asks; undefined once it is answered that there is none of this name. */
async function askedBy(
  req: Request,
  res: Response,
  contextOf: ContextOf,
): Promise<{ readonly name: QueryName; readonly ctx: Context } | undefined> {
  const name = nameOf(req);
  if (!isQueryName(name)) {
    sendProblem(req, res, 404, { code: 'no-such-query', message: 'No query has this name. GET /api lists them.' });
    return undefined;
  }
  const ctx = await contextOf(req, 'query');
  contextOfRequest.set(req, ctx);
  res.header('Sentinel-As-Of', String(await heardUpTo(ctx)));
  return { name, ctx };
}

async function sendResult(req: Request, res: Response, result: unknown): Promise<void> {
  if (isFileStream(result)) await sendFile(res, result);
  else await sendPlain(req, res, plainJson(result));
}

function keptUnder(etag: string | undefined, res: Response): void {
  res.header('Cache-Control', 'private, no-cache');
  if (etag !== undefined) res.header('ETag', etag);
}

function sendUnchanged(etag: string, res: Response): void {
  keptUnder(etag, res);
  res.send(304);
}
