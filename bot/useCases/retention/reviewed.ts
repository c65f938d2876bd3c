import { maySeeIssue, maySeeTask } from '../../access/sight';
import type { Viewer } from '../../access/viewer';
import type { RecordRef, ReviewedType } from '../../domain/disposal';
import type { AgencyId } from '../../domain/ids';
import type { NamedSubject } from '../../domain/log';
import { meetingReference } from '../../domain/meeting';
import { pastMeetingKey, pastMeetingSubject } from '../../domain/pastMeeting';
import type { Retained } from '../../domain/retained';
import type { RecordClass } from '../../domain/retention';
import { dayOf, issueEndedOn, meetingEndedOn, taskEndedOn } from '../../domain/retentionDays';
import type { LocalDate } from '../../domain/time';
import type { Draft } from '../../ledger/changeDraft';
import { hearersIn, recordOf, type RecordOf } from '../../ledger/records';
import type { StoredDocument } from '../../ledger/store';
import type { Onlooking } from '../ports';

/** A record as a review looks at it, whatever its kind. */
export interface Reviewed {
  readonly ref: RecordRef;
  readonly class: RecordClass;
  /** Fit for a certificate: "SEN-27-014", never anybody's name. */
  readonly reference: string;
  /** Its own words, for whoever may see it. */
  readonly title: string;
  readonly agencyId?: AgencyId;
  readonly isRestricted: boolean;
  readonly madeOn?: LocalDate;
  /** Absent while it goes on. */
  readonly endedOn: LocalDate | undefined;
  readonly retention: Retained | undefined;
  readonly subject: NamedSubject;
  readonly readers: readonly string[];
  readonly sees: (viewer: Viewer) => boolean;
  /** Puts it with what was decided of it. */
  readonly decide: (retention: Retained, draft: Draft) => void;
}

type Roster = Pick<Onlooking, 'roster'>;

function reviewedTask(task: RecordOf<'task'>): Reviewed {
  const { id, reference, title, agencyId, retention } = task;
  return {
    ...{ ref: { type: 'task', id }, class: 'task', reference, title, agencyId, retention },
    isRestricted: task.audience.kind === 'named',
    ...{ madeOn: dayOf(task.created.at), endedOn: taskEndedOn(task) },
    ...{ subject: { type: 'task', id, reference }, readers: hearersIn('task', task) },
    sees: (viewer) => maySeeTask(task, viewer),
    decide: (decided, draft) => draft.put('task', { ...task, retention: decided }),
  };
}

function reviewedIssue(issue: RecordOf<'issue'>): Reviewed {
  const { id, reference, text, agencyId, retention } = issue;
  return {
    ...{ ref: { type: 'issue', id }, class: 'issue', reference, title: text, agencyId, retention },
    isRestricted: issue.audience.kind === 'named',
    ...{ madeOn: dayOf(issue.raised.at), endedOn: issueEndedOn(issue) },
    ...{ subject: { type: 'issue', id, reference }, readers: hearersIn('issue', issue) },
    sees: (viewer) => maySeeIssue(issue, viewer),
    decide: (decided, draft) => draft.put('issue', { ...issue, retention: decided }),
  };
}

function reviewedMeeting(meeting: RecordOf<'meeting'>): Reviewed {
  const { id, state, retention } = meeting;
  const reference = meetingReference(meeting);
  return {
    ...{ ref: { type: 'meeting', id }, class: 'meeting', reference, retention },
    title: state === 'cancelled' ? 'Meeting that was cancelled' : 'Meeting and its minutes',
    ...{ isRestricted: false, endedOn: meetingEndedOn(meeting) },
    ...{ subject: { type: 'meeting', id, reference }, readers: ['*'] },
    sees: () => true,
    decide: (decided, draft) => draft.put('meeting', { ...meeting, retention: decided }),
  };
}

function reviewedPastMeeting(meeting: RecordOf<'pastMeeting'>): Reviewed {
  const subject = pastMeetingSubject(meeting);
  return {
    ...{ ref: { type: 'pastMeeting', id: pastMeetingKey(meeting) }, class: 'meeting', retention: meeting.retention },
    ...{ reference: subject.reference, title: 'Held before Sentinel', isRestricted: false },
    ...{ madeOn: dayOf(meeting.broughtIn.at), endedOn: meeting.on, subject, readers: ['*'] },
    sees: () => true,
    decide: (decided, draft) => draft.put('pastMeeting', { ...meeting, retention: decided }),
  };
}

function reviewedMember(member: RecordOf<'member'>, { roster }: Roster): Reviewed {
  const { id, agencyId, name, joinedOn, endsOn, retention } = member;
  const reference = `A seat of ${roster.agencies.get(agencyId)?.name ?? agencyId}`;
  return {
    ...{ ref: { type: 'member', id }, class: 'member', reference, title: name, agencyId, isRestricted: false },
    retention,
    ...(joinedOn === undefined ? {} : { madeOn: joinedOn }),
    ...{ endedOn: endsOn, subject: { type: 'member', id, reference }, readers: ['*'] },
    sees: () => true,
    decide: (decided, draft) => draft.put('member', { ...member, retention: decided }),
  };
}

export async function readReviewed(
  { type, id }: RecordRef,
  draft: Pick<Draft, 'read'>,
  ctx: Roster,
): Promise<Reviewed | undefined> {
  switch (type) {
    case 'task': {
      const task = await draft.read('task', id);
      return task && reviewedTask(task);
    }
    case 'issue': {
      const issue = await draft.read('issue', id);
      return issue && reviewedIssue(issue);
    }
    case 'meeting': {
      const meeting = await draft.read('meeting', id);
      return meeting && reviewedMeeting(meeting);
    }
    case 'pastMeeting': {
      const meeting = await draft.read('pastMeeting', id);
      return meeting && reviewedPastMeeting(meeting);
    }
    case 'member': {
      const member = await draft.read('member', id);
      return member && reviewedMember(member, ctx);
    }
  }
}

export function reviewedIn(type: ReviewedType, document: StoredDocument, ctx: Roster): Reviewed {
  switch (type) {
    case 'task':
      return reviewedTask(recordOf(type, document));
    case 'issue':
      return reviewedIssue(recordOf(type, document));
    case 'meeting':
      return reviewedMeeting(recordOf(type, document));
    case 'pastMeeting':
      return reviewedPastMeeting(recordOf(type, document));
    case 'member':
      return reviewedMember(recordOf(type, document), ctx);
  }
}
