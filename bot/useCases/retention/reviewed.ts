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
import { documentIdAt, hearersIn, recordOf, type RecordOf, type RecordType } from '../../ledger/records';
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

/** How each kind of record is looked at. */
const looks: { readonly [Type in ReviewedType]: (record: RecordOf<Type>, ctx: Roster) => Reviewed } = {
  task: reviewedTask,
  issue: reviewedIssue,
  meeting: reviewedMeeting,
  pastMeeting: reviewedPastMeeting,
  member: reviewedMember,
};

export async function readReviewed<Type extends ReviewedType>(
  { type, id }: { readonly type: Type; readonly id: string },
  reading: Pick<Draft, 'read'>,
  ctx: Roster,
): Promise<Reviewed | undefined> {
  const record = await reading.read(type, id);
  return record && looks[type](record, ctx);
}

export function reviewedIn<Type extends ReviewedType>(type: Type, document: StoredDocument, ctx: Roster): Reviewed {
  return looks[type](recordOf(type, document), ctx);
}

/** Reads records as they stand, for those who only look. */
export function readingOf({ store, roster }: Pick<Onlooking, 'store' | 'roster'>): Pick<Draft, 'read'> {
  return {
    read: async <Type extends RecordType>(type: Type, key: string) => {
      const found = await store.read(roster.panel.id, documentIdAt(type, key));
      return found && recordOf(type, found);
    },
  };
}
