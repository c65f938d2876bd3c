import type { MemberId, PanelId } from '../../domain/ids';
import { isToldFirst, issueReaders } from '../../domain/issue';
import { isNotifiedFirst, taskReaders } from '../../domain/task';
import type { Instant } from '../../domain/time';
import type { Draft } from '../../ledger/changeDraft';
import type { Ledger } from '../../ledger/ledger';
import type { MessageContent } from '../../domain/message';

/** Something that came to a member, whichever way. */
export interface Reached {
  readonly content: MessageContent;
  readonly memberId: MemberId;
  readonly at: Instant;
}

/**
 * The first time that a task reaches its owner, and an urgent issue one of those told of it, is kept on the record: from
 * then on it is theirs to acknowledge. Told again, nothing changes.
 */
export async function noteReached(panelId: PanelId, reached: Reached, ledger: Ledger, now: Instant): Promise<void> {
  const { kind } = reached.content;
  if (kind !== 'task' && kind !== 'issue') return;
  await ledger.change(panelId, now, (draft) => noteOn(reached, draft));
}

async function noteOn({ content, memberId, at }: Reached, draft: Draft): Promise<void> {
  if (content.kind === 'task') {
    const task = await draft.read('task', content.taskId);
    if (task === undefined || !isNotifiedFirst(task, memberId, at)) return;
    draft.put('task', { ...task, notifiedAt: at });
    const subject = { type: 'task', id: task.id, reference: task.reference } as const;
    draft.log({ action: 'task-notified', by: 'system', subject, readers: taskReaders(task) });
  }
  if (content.kind === 'issue') {
    const issue = await draft.read('issue', content.issueId);
    if (issue === undefined || !isToldFirst(issue, memberId, at)) return;
    draft.put('issue', { ...issue, notifiedAt: at });
    const subject = { type: 'issue', id: issue.id, reference: issue.reference } as const;
    draft.log({ action: 'issue-notified', by: 'system', subject, readers: issueReaders(issue) });
  }
}
