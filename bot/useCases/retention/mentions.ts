import { disposedReference } from '../../domain/disposing';
import type { IssueId, MemberId, TaskId } from '../../domain/ids';
import { opportunityKey } from '../../domain/opportunity';
import { meetingReference } from '../../domain/meeting';
import type { RecordOf } from '../../ledger/records';
import type { Draft } from '../../ledger/changeDraft';

/** In the record of its meeting a task stands by its title; elsewhere records are called by their number. */
export async function taskMentions(task: RecordOf<'task'>, by: MemberId, draft: Draft): Promise<void> {
  const { id, origin, reference } = task;
  const gone = disposedReference(reference);
  for (const part of await draft.listOf('task', 'partOf', id)) {
    if (part.partOf !== undefined) draft.put('task', { ...part, partOf: { ...part.partOf, reference: gone } });
  }
  if (task.opportunity !== undefined) await inOpportunity(task.opportunity, id, gone, draft);
  if (origin.kind === 'issue') await inIssue(origin.issueId, reference, draft);
  if (origin.kind !== 'meeting') return;
  const meeting = await draft.read('meeting', origin.meetingId);
  const item = meeting?.agenda.find((each) => each.id === origin.itemId);
  if (item?.issueId !== undefined) await inIssue(item.issueId, reference, draft);
  const versions = await draft.listOf('minutes', 'meetingId', origin.meetingId);
  for (const minutes of versions) {
    if (!minutes.sections.some(({ tasks }) => tasks.some(({ taskId }) => taskId === id))) continue;
    const sections = minutes.sections.map((section) => ({
      ...section,
      tasks: section.tasks.map((line) => (line.taskId === id ? { ...line, line: gone } : line)),
    }));
    draft.put('minutes', { ...minutes, sections });
    const name = `${meeting === undefined ? origin.meetingId : meetingReference(meeting)}, minutes, version ${minutes.version}`;
    draft.log({
      ...{ action: 'record-words-erased', by, readers: ['*'] },
      subject: { type: 'minutes', id: `${origin.meetingId}.${minutes.version}`, reference: name },
      partOf: { type: 'meeting', id: origin.meetingId },
    });
  }
}

async function inOpportunity(
  of: NonNullable<RecordOf<'task'>['opportunity']>,
  taskId: TaskId,
  taskReference: string,
  draft: Draft,
): Promise<void> {
  const opportunity = await draft.read('opportunity', opportunityKey(of));
  if (opportunity?.state === 'tasked' && opportunity.taskId === taskId)
    draft.put('opportunity', { ...opportunity, taskReference });
}

async function inIssue(issueId: IssueId, reference: string, draft: Draft): Promise<void> {
  const issue = await draft.read('issue', issueId);
  const gone = disposedReference(reference);
  if (issue?.state === 'tasked' && issue.taskReference === reference) {
    draft.put('issue', { ...issue, taskReference: gone });
  }
  if (issue?.state === 'discussed' && issue.came.taskReferences.includes(reference)) {
    const taskReferences = issue.came.taskReferences.map((each) => (each === reference ? gone : each));
    draft.put('issue', { ...issue, came: { ...issue.came, taskReferences } });
  }
}

export async function issueMentions(issue: RecordOf<'issue'>, draft: Draft): Promise<void> {
  const gone = disposedReference(issue.reference);
  if (issue.state === 'tasked') {
    const task = await draft.read('task', issue.taskId);
    if (task?.origin.kind === 'issue') {
      draft.put('task', { ...task, origin: { ...task.origin, reference: gone } });
    }
  }
  for (const id of issue.mergedFrom ?? []) {
    const merged = await draft.read('issue', id);
    if (merged?.state === 'merged') draft.put('issue', { ...merged, intoReference: gone });
  }
}
