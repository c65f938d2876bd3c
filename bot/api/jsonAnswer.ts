import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Request, Response } from 'restify';

/** One packet holds what is shorter. */
const WORTH_BYTES = 1_400;

const compress = promisify(gzip);

/** 200 with `result`, compressed where it is worth it and the caller can read it. Nobody else waits meanwhile. */
export async function sendJson(req: Request, res: Response, result: unknown): Promise<void> {
  const plain = Buffer.from(JSON.stringify(result ?? null));
  const isWorthIt = plain.length > WORTH_BYTES && req.acceptsEncoding('gzip');
  const body = isWorthIt ? await compress(plain) : plain;
  if (isWorthIt) res.header('Content-Encoding', 'gzip');
  res.header('Content-Type', 'application/json');
  res.header('Content-Length', body.length);
  res.sendRaw(200, body);
}
