import type { IncomingMessage } from 'node:http';
import { HttpRefusal } from './httpRefusal';

/** Far above what a card, a form or Teams' largest activity needs. */
const MOST_BYTES = 256 * 1024;
/** More levels than any card of ours or activity of Teams' has; a body of brackets alone would exhaust whoever walks it. */
const MOST_DEPTH = 64;
/** Long enough for a telephone where reception is poor. */
const PATIENCE_MS = 15_000;

interface Limits {
  readonly mostBytes: number;
  readonly patienceMs: number;
}
const usual: Limits = { mostBytes: MOST_BYTES, patienceMs: PATIENCE_MS };

/**
 * Reads a request's JSON. Call it once the caller is known: until then nothing of a body is read.
 *
 * @throws HttpRefusal 400, 408, 413 or 415. None of them, and nothing that is logged, repeats what was sent.
 */
export async function readJson(req: IncomingMessage, limits: Partial<Limits> = {}): Promise<unknown> {
  const text = await readText(req, 'application/json', { ...usual, ...limits });
  const value = parsed(text);
  checkLevels(value);
  return value;
}

/** The fields of a page's form; of two with one name the last. @throws HttpRefusal as `readJson` does */
export async function readForm(req: IncomingMessage): Promise<Record<string, string>> {
  const text = await readText(req, 'application/x-www-form-urlencoded', usual);
  return Object.fromEntries(new URLSearchParams(text));
}

export function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

async function readText(req: IncomingMessage, type: string, limits: Limits): Promise<string> {
  if (!hasBody(req)) throw new HttpRefusal(400, 'invalid-request', `This needs a body, sent as ${type}.`);
  checkType(req, type);
  if (Number(req.headers['content-length'] ?? 0) > limits.mostBytes) throw tooLarge(limits);
  const bytes = await readBytes(req, limits);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new HttpRefusal(400, 'invalid-request', 'The body is not valid UTF-8.');
  }
}

function checkType({ headers }: IncomingMessage, type: string): void {
  const [given = '', ...parameters] = (headers['content-type'] ?? '').toLowerCase().split(';');
  const isUtf8 = parameters.every((parameter) => !/^\s*charset\s*=(?!\s*"?utf-8"?\s*$)/.test(parameter));
  const isPlain = (headers['content-encoding'] ?? 'identity').toLowerCase() === 'identity';
  if (given.trim() === type && isUtf8 && isPlain) return;
  throw new HttpRefusal(415, 'unsupported-type', `Send the body as ${type} in UTF-8, without a Content-Encoding.`);
}

function tooLarge({ mostBytes }: Limits): HttpRefusal {
  return new HttpRefusal(413, 'too-large', `This is more than can be sent at once (${mostBytes / 1024} KB).`);
}

function readBytes(req: IncomingMessage, limits: Limits): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const stop = () => {
      clearTimeout(timer);
      req.off('data', take).off('end', finish).off('close', lose).off('error', lose).pause();
    };
    const refuse = (refusal: HttpRefusal) => {
      stop();
      reject(refusal);
    };
    const take = (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > limits.mostBytes) refuse(tooLarge(limits));
      else chunks.push(chunk);
    };
    const finish = () => {
      stop();
      resolve(Buffer.concat(chunks));
    };
    const lose = () => refuse(new HttpRefusal(400, 'invalid-request', 'The body broke off.'));
    const timer = setTimeout(
      () => refuse(new HttpRefusal(408, 'too-slow', 'This did not arrive in time. Please send it again.')),
      limits.patienceMs,
    );
    if (req.destroyed) lose();
    else req.on('data', take).on('end', finish).on('close', lose).on('error', lose);
  });
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    // Its own message quotes the text.
    throw new HttpRefusal(400, 'invalid-request', 'The body is not valid JSON.');
  }
}

/** Level by level, without recursion. `__proto__` as a key is dropped: whoever copies it by assignment would change a prototype. */
function checkLevels(value: unknown): void {
  let level = [value].filter(isNested);
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > MOST_DEPTH) {
      throw new HttpRefusal(400, 'invalid-request', `The body is nested deeper than ${MOST_DEPTH} levels.`);
    }
    level = level.flatMap((each) => {
      Reflect.deleteProperty(each, '__proto__');
      return Object.values(each).filter(isNested);
    });
  }
}

function isNested(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
