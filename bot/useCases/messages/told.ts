import type { MemberId, PanelId } from '../../domain/ids';
import type { NamedSubject } from '../../domain/log';
import type { Instant } from '../../domain/time';
import { type Told, toldKey } from '../../domain/told';
import type { Draft } from '../../ledger/changeDraft';
import type { Ledger } from '../../ledger/ledger';
import type { Reading } from '../log/reading';
import type { ChatPost } from './chatPoster';

/** A card as one member may see it, or everybody, and what it gives that member to read that is restricted. */
export interface DrawnMessage {
  readonly post: ChatPost;
  readonly tells: readonly Reading[];
}

/** What a card that went to a member tells that is restricted. */
export interface Tells {
  readonly memberId: MemberId;
  readonly subjects: readonly NamedSubject[];
}

/** Writes down to whom it was disclosed: durable once it resolves, and once for each record, whoever sends it again. */
export async function noteTold(panelId: PanelId, told: Tells, ledger: Ledger, now: Instant): Promise<void> {
  const { memberId, subjects } = told;
  await Promise.all(
    subjects.map((subject) => ledger.change(panelId, now, (draft) => noteOn({ subject, memberId, at: now }, draft))),
  );
}

/** Stands in the entry of what opened it to them, so that the log says to whom. */
export async function noteGiven(given: Told, draft: Draft): Promise<void> {
  await draft.read('told', toldKey(given));
  draft.put('told', { ...given, isAccess: true });
}

async function noteOn(
  { subject, memberId, at }: { subject: NamedSubject; memberId: MemberId; at: Instant },
  draft: Draft,
): Promise<void> {
  const known = await draft.read('told', toldKey({ subject, memberId }));
  if (known !== undefined && known.isAccess === undefined) return;
  const member = await draft.findMember(memberId);
  draft.put('told', { subject: { type: subject.type, id: subject.id }, memberId, at });
  // The person stands in the entry by the record, whose digest it holds.
  const to = member === undefined ? [] : [member.agencyId];
  draft.log({ action: 'card-sent', by: 'system', subject, readers: [], to });
}
