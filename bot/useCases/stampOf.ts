import type { Stamp } from '../domain/task';
import type { Context } from './ports';

/** Whoever acts, and now. */
export function stampOf({ viewer, now }: Pick<Context, 'viewer' | 'now'>): Stamp {
  return { by: viewer.member.id, at: now };
}
