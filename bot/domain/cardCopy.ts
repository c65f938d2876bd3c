import { z } from 'zod';
import { ChatAddress, withoutThread } from './contact';
import { GroupId, IssueId, MeetingId, MemberId, TaskId } from './ids';
import type { Sha256 } from './log';
import type { DuePart } from './message';
import { Instant } from './time';

/** Which of a record's cards it is: a meeting has several. */
export const ShownCard = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('task'), taskId: TaskId }),
  z.object({ kind: z.literal('issue'), issueId: IssueId }),
  z.object({ kind: z.literal('group'), groupId: GroupId }),
  z.object({ kind: z.literal('agenda'), meetingId: MeetingId }),
  z.object({ kind: z.literal('nextMeeting'), meetingId: MeetingId }),
  z.object({ kind: z.literal('meetingStarted'), meetingId: MeetingId }),
  z.object({ kind: z.literal('meetingSummary'), meetingId: MeetingId }),
  /**
   * What fell due for somebody, by the message that brought it. `holds`: a record in it, for whose sake this copy is kept
   * beside the list's own, so that the list is told the truth when that record changes.
   */
  z.object({
    kind: z.literal('due'),
    messageId: z.string().min(1).max(200),
    holds: z.union([TaskId, MeetingId]).optional(),
  }),
  z.object({ kind: z.literal('accessRequest'), requestId: z.string().min(1).max(64) }),
]);
export type ShownCard = z.infer<typeof ShownCard>;

/** The record of which it is a copy. */
export function recordIn(shows: ShownCard): string {
  switch (shows.kind) {
    case 'task':
      return shows.taskId;
    case 'issue':
      return shows.issueId;
    case 'group':
      return shows.groupId;
    case 'agenda':
    case 'nextMeeting':
    case 'meetingStarted':
    case 'meetingSummary':
      return shows.meetingId;
    case 'accessRequest':
      return shows.requestId;
    case 'due':
      return shows.holds ?? shows.messageId;
  }
}

/**
 * A posted card of a record, so that it can be told the truth when that changes, and be blanked in a chat of many in
 * which the panel may speak no more.
 */
export const CardCopy = z.object({
  id: z.string().min(1),
  shows: ShownCard,
  address: ChatAddress,
  activityId: z.string().min(1),
  /** Whose own chat the card stands in; absent in a shared chat, where the card shows nobody's private view. */
  memberId: MemberId.optional(),
  /** Teams' ids of those who see their own view, 60 at the most. */
  userIds: z.array(z.string()).max(60),
  /** The message that brought it, which learns when the card is seen; absent where the bot answered in a chat. */
  messageId: z.string().min(1).optional(),
  /** Why it came, which it goes on saying; absent where it came for itself. */
  said: z.string().max(200).optional(),
  at: Instant,
});
export type CardCopy = z.infer<typeof CardCopy>;

export function newCardCopy(posted: Omit<CardCopy, 'id'>, sha256: Sha256): CardCopy {
  return { ...posted, id: cardCopyId(posted.address, posted.activityId, sha256) };
}

/** One card in one chat is one copy, whoever notes it. */
export function cardCopyId({ conversationId }: ChatAddress, activityId: string, sha256: Sha256): string {
  return sha256(`${conversationId}\n${activityId}`).slice(0, 32);
}

/** A list is a copy of each record in it too. */
export function copiesOfHeld(list: CardCopy, parts: readonly DuePart[], sha256: Sha256): CardCopy[] {
  const { shows } = list;
  if (shows.kind !== 'due') return [];
  const held = parts.flatMap((part) =>
    part.kind === 'task' ? part.taskId : part.kind === 'agenda' ? part.meetingId : [],
  );
  return [...new Set(held)].map((holds) => ({
    ...list,
    id: sha256(`${list.id}\n${holds}`).slice(0, 32),
    shows: { ...shows, holds },
  }));
}

const OfRecord = z
  .object({ subject: z.object({ type: z.enum(['task', 'issue', 'meeting', 'group']), id: z.string() }) })
  .passthrough();

/** At first a copy said of which record it is alone. Of a meeting's cards the agenda is the one that names its items. */
export function withItsCard(stored: unknown): unknown {
  const { subject, ...rest } = OfRecord.parse(stored);
  const kind = subject.type === 'meeting' ? 'agenda' : subject.type;
  return { ...rest, shows: { kind, [`${subject.type}Id`]: subject.id } };
}

export function cardCopyKeys({ id, shows, memberId, address }: CardCopy) {
  return {
    subjectId: recordIn(shows),
    conversation: memberId === undefined ? withoutThread(address.conversationId) : undefined,
    ...{ copyId: id, number: 0 },
  };
}
