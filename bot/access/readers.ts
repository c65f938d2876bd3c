import { agencyReader, memberReader } from '../domain/audience';
import type { Member } from '../domain/member';
import { maySeeEverything } from './viewer';

/** What stands for `member` among readers; undefined for those who run the panel and need no naming. */
export function readerNamesOf(member: Member): string[] | undefined {
  return maySeeEverything(member) ? undefined : ['*', agencyReader(member.agencyId), memberReader(member.id)];
}

export function isReader(readers: readonly string[], member: Member): boolean {
  const names = readerNamesOf(member);
  return names === undefined || names.some((name) => readers.includes(name));
}
