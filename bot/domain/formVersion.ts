import { z } from 'zod';
import { canonical } from './canonical';
import type { Sha256 } from './log';

/** Of what a form was drawn from, sent back with a change. */
export const FormVersion = z
  .string()
  .max(64)
  .describe('As it was read: what somebody else changed since is not written over');

/** Another text where anybody has changed `drawn` since. */
export function formVersion(drawn: unknown, sha256: Sha256): string {
  return sha256(canonical(drawn)).slice(0, 16);
}
