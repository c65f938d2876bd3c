import type { MeetingView } from '../../../../bot/contract';
import type { AgendaItemId, MinuteEntryId } from '../../../../bot/domain/ids';
import type { MinuteKind } from '../../../../bot/domain/minutes';
import type { UnsentCommand } from '../../../data/unsentCommands';
import type { EntryDraft } from './useDrafts';

/** What is written under its own id: sent again, it is the same entry. */
export function recordCommand(
  meeting: MeetingView,
  itemId: AgendaItemId,
  kind: MinuteKind,
  entryId: MinuteEntryId,
  { text, grade, fourP, agencyIds }: EntryDraft,
): UnsentCommand {
  const said = {
    ...(grade === undefined ? {} : { grade }),
    ...(fourP === undefined ? {} : { fourP }),
    ...(agencyIds === undefined || agencyIds.length === 0 ? {} : { agencyIds: [...agencyIds] }),
  };
  const where = { meetingId: meeting.id, itemId, entryId };
  return { name: 'meeting.record', input: { ...where, kind, text: text.trim(), ...said } };
}
