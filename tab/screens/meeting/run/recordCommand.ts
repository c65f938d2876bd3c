import type { MeetingView } from '../../../../bot/contract';
import type { AgendaItemId } from '../../../../bot/domain/ids';
import type { MinuteKind } from '../../../../bot/domain/minutes';
import type { UnsentCommand } from '../../../data/unsentCommands';
import { newEntryId } from '../../../data/newIds';
import type { EntryDraft } from './useDrafts';

/** The entry with an id of its own, made here and once; a correction keeps the id it has. */
export function recordCommand(
  meeting: MeetingView,
  itemId: AgendaItemId,
  kind: MinuteKind,
  { text, grade, fourP, entryId = newEntryId() }: EntryDraft,
): UnsentCommand {
  const said = { ...(grade === undefined ? {} : { grade }), ...(fourP === undefined ? {} : { fourP }) };
  const where = { meetingId: meeting.id, itemId, entryId };
  return { name: 'meeting.record', input: { ...where, kind, text: text.trim(), ...said } };
}
