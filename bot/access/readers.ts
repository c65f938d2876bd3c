import { agencyReader, memberReader, recusedReader } from '../domain/audience';
import { seatIdsOf } from '../domain/member';
import { type PersonViewer, runsThePanel, type Viewer } from './viewer';

/** What stands for a person among readers; undefined for those who run the panel and need no naming. */
export function readerNamesOf({ member }: PersonViewer): string[] | undefined {
  return runsThePanel(member) ? undefined : ['*', agencyReader(member.agencyId), memberReader(member.id)];
}

/** What stands for them where they are recused, in this seat or in one before. */
export function recusedNamesOf({ member }: PersonViewer): string[] {
  return seatIdsOf(member).map(recusedReader);
}

/** Whether `readers` include whoever looks; whoever is recused is no reader, whatever else they are. */
export function isReader(readers: readonly string[], viewer: Viewer): boolean {
  switch (viewer.kind) {
    case 'system':
      return true;
    case 'everybody':
      // Somebody who is recused may be in the chat too.
      return readers.includes('*') && !readers.some((reader) => reader.startsWith('!'));
    case 'person': {
      if (recusedNamesOf(viewer).some((name) => readers.includes(name))) return false;
      const names = readerNamesOf(viewer);
      return names === undefined || names.some((name) => readers.includes(name));
    }
  }
}
