import { type DealtWith, dealingConditions } from '../../access/meetingConditions';
import { recusedFrom } from '../../domain/attendance';
import type { AgendaItemId } from '../../domain/ids';
import type { Meeting } from '../../domain/meeting';
import type { Draft } from '../../ledger/changeDraft';
import type { Admitted } from '../ports';

/** The item, for whoever takes part in it. @throws Refusal as the row's condition says */
export async function dealtWith(
  meeting: Meeting,
  itemId: AgendaItemId,
  draft: Draft,
  ctx: Admitted,
): Promise<DealtWith> {
  const item = meeting.agenda.find(({ id }) => id === itemId);
  const recusedIds = recusedFrom(itemId, await draft.listOf('attendance', 'meetingId', meeting.id));
  return ctx.admission.admit(dealingConditions, item && { meeting, item, recusedIds });
}
