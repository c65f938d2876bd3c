import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const KEY_BYTES = 32;

/** The deployment's own, and where it has been changed the one before it. */
export type LinkKeys = readonly [Uint8Array, ...Uint8Array[]];

/** The key of local mode, made on its first start and readable by its user alone: links outlive a restart. */
export function localLinkKey(dataDir: string): Uint8Array {
  const file = path.join(dataDir, 'link.key');
  const known = readKey(file);
  if (known !== undefined) return known;
  mkdirSync(dataDir, { recursive: true });
  const key = randomBytes(KEY_BYTES);
  writeFileSync(file, key.toString('hex'), { mode: 0o600 });
  return key;
}

function readKey(file: string): Uint8Array | undefined {
  try {
    const key = Buffer.from(readFileSync(file, 'utf8'), 'hex');
    return key.length === KEY_BYTES ? key : undefined;
  } catch {
    // None yet.
    return undefined;
  }
}
