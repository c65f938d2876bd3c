import type { Task } from '../domain/task';

/** What chips of the action log ask for. */
export function flagsOf({ blocked, escalated, urgent, moreTime }: Task): string[] {
  const flags = [blocked && 'blocked', escalated && 'escalated', urgent && 'urgent', moreTime && 'moreTime'];
  return flags.filter((flag) => typeof flag === 'string');
}
