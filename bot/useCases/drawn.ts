import type { IssueView } from './issues/issueViews';
import type { OwnAttendanceView } from './meetings/meetingViews';
import type { AgreementToSignView } from './partners/agreementViews';
import type { AccessRequestView } from './restrictions/restrictionViews';
import type { TaskView } from './tasks/taskViews';

/** What a command's result shows on the card on which it was clicked: nothing is asked twice. */
export type Drawn =
  | { readonly kind: 'task'; readonly task: TaskView }
  | { readonly kind: 'issue'; readonly issue: IssueView }
  | { readonly kind: 'accessRequest'; readonly request: AccessRequestView }
  /** On the card of the meeting, which such a command leaves as it is. */
  | { readonly kind: 'ownAttendance'; readonly own: OwnAttendanceView }
  | { readonly kind: 'agreement'; readonly agreement: AgreementToSignView };

export function drawsTask(task: TaskView): Drawn {
  return { kind: 'task', task };
}

export function drawsIssue(issue: IssueView): Drawn {
  return { kind: 'issue', issue };
}

export function drawsRequest(request: AccessRequestView): Drawn {
  return { kind: 'accessRequest', request };
}

export function drawsOwnAttendance(own: OwnAttendanceView): Drawn {
  return { kind: 'ownAttendance', own };
}

export function drawsAgreement(agreement: AgreementToSignView): Drawn {
  return { kind: 'agreement', agreement };
}
