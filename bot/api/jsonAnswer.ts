import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Request, Response } from 'restify';

/** One packet holds what is shorter. */
const WORTH_BYTES = 1_400;

const compress = promisify(gzip);

export function plainJson(result: unknown): Buffer {
  return Buffer.from(JSON.stringify(result ?? null));
}

/** 200 with `plain`, compressed where it is worth it and the caller can read it. Nobody else waits meanwhile. */
export async function sendPlain(req: Request, res: Response, plain: Buffer): Promise<void> {
  const isWorthIt = plain.length > WORTH_BYTES && req.acceptsEncoding('gzip');
  const body = isWorthIt ? await compress(plain) : plain;
  if (isWorthIt) res.header('Content-Encoding', 'gzip');
  res.header('Content-Type', 'application/json');
  res.header('Content-Length', body.length);
  res.sendRaw(200, body);
}
