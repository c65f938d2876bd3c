import { z } from 'zod';

const Published = z.union([z.object({ keys: z.array(z.unknown()).min(1) }), z.object({ jwks_uri: z.string().url() })]);
const PATIENCE_MS = 5_000;

/**
 * Asks for the keys that somebody signs with, at their own address or at that of the metadata which names it.
 * @throws Error where they are not reached
 */
export async function publishedKeys(address: string): Promise<void> {
  const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS) });
  if (!answer.ok) throw new Error(`Keys were answered with ${answer.status}`);
  const published = Published.parse(await answer.json());
  if ('jwks_uri' in published) await publishedKeys(published.jwks_uri);
}
