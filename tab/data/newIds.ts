import type { AccessRequestId } from '../../bot/domain/accessRequest';
import type { IssueId, MemberId, MinuteEntryId, TaskId } from '../../bot/domain/ids';

/** Ids of new records are made here, once a draft: sent again, it is the same task. */
export function newTaskId(): TaskId {
  const id: string = crypto.randomUUID();
  if (!isTaskId(id)) throw new Error('A UUID is always an id.');
  return id;
}

export function newIssueId(): IssueId {
  const id: string = crypto.randomUUID();
  if (!isIssueId(id)) throw new Error('A UUID is always an id.');
  return id;
}

export function newAccessRequestId(): AccessRequestId {
  const id: string = crypto.randomUUID();
  if (!isRequestId(id)) throw new Error('A UUID is always an id.');
  return id;
}

export function newEntryId(): MinuteEntryId {
  const id: string = crypto.randomUUID();
  if (!isEntryId(id)) throw new Error('A UUID is always an id.');
  return id;
}

export function newMemberId(): MemberId {
  const id: string = crypto.randomUUID();
  if (!isMemberId(id)) throw new Error('A UUID is always an id.');
  return id;
}

/** Of a step of a running meeting: sent again, it is the same step. */
export function newStepId(): string {
  return crypto.randomUUID();
}

const uuid = /^[0-9a-f-]{36}$/;

function isTaskId(text: string): text is TaskId {
  return uuid.test(text);
}

function isIssueId(text: string): text is IssueId {
  return uuid.test(text);
}

function isRequestId(text: string): text is AccessRequestId {
  return uuid.test(text);
}

function isEntryId(text: string): text is MinuteEntryId {
  return uuid.test(text);
}

function isMemberId(text: string): text is MemberId {
  return uuid.test(text);
}
