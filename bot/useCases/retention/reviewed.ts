import { mayKnowOfGroup, maySeeIssue, maySeeTask } from '../../access/sight';
import { mayKnowPeople, nominalHearers } from '../../access/nominalSight';
import { isReader } from '../../access/readers';
import type { Viewer } from '../../access/viewer';
import { readersOf } from '../../domain/audience';
import type { RecordRef, ReviewedType } from '../../domain/disposal';
import { groupReaders } from '../../domain/group';
import type { AgencyId } from '../../domain/ids';
import type { NamedSubject } from '../../domain/log';
import { meetingReference } from '../../domain/meeting';
import { categoryNames, nominalKey, nominalReference } from '../../domain/nominal';
import { pastMeetingKey, pastMeetingSubject } from '../../domain/pastMeeting';
import type { Retained } from '../../domain/retained';
import type { RecordClass } from '../../domain/retention';
import {
  dayOf,
  groupCountsFrom,
  issueEndedOn,
  meetingEndedOn,
  nominalCountsFrom,
  taskEndedOn,
} from '../../domain/retentionDays';
import type { LocalDate } from '../../domain/time';
import type { Draft } from '../../ledger/changeDraft';
import { documentIdAt, hearersIn, recordOf, type RecordOf, type RecordType } from '../../ledger/records';
import type { StoredDocument } from '../../ledger/store';
import { standingNominal } from '../nominals/standingNominal';
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
  /** From when its period runs; absent while it goes on. */
  readonly endedOn: LocalDate | undefined;
  readonly retention: Retained | undefined;
  readonly subject: NamedSubject;
  readonly readers: readonly string[];
  readonly sees: (viewer: Viewer) => boolean;
  /** Puts it with what was decided of it. */
  readonly decide: (retention: Retained, draft: Draft) => void;
}

type Roster = Pick<Onlooking, 'roster'>;
type Reads = Pick<Draft, 'read'>;

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

function reviewedGroup(group: RecordOf<'group'>): Reviewed {
  const { id, reference, operation, retention, recordedOn } = group;
  return {
    ...{ ref: { type: 'group', id }, class: 'group', reference, title: operation, retention },
    isRestricted: group.audience.kind === 'named',
    ...(recordedOn === undefined ? {} : { madeOn: recordedOn }),
    ...{ endedOn: groupCountsFrom(group), subject: { type: 'group', id, reference }, readers: groupReaders(group) },
    sees: (viewer) => mayKnowOfGroup(group, viewer),
    decide: (decided, draft) => draft.put('group', { ...group, retention: decided }),
  };
}

/** By what they are, and never by name: that is told to whoever opens them. */
async function reviewedNominal(
  nominal: RecordOf<'nominal'>,
  { roster }: Roster,
  reading: Reads,
): Promise<Reviewed | undefined> {
  const [group, standing = nominal] = await Promise.all([
    reading.read('group', nominal.groupId),
    standingNominal(nominalKey(nominal), (key) => reading.read('nominal', key)),
  ]);
  if (group === undefined) return undefined;
  const { panel, agencies, members } = roster;
  const [id, reference] = [nominalKey(nominal), nominalReference(nominal, group)];
  const { recordedOn, retention } = nominal;
  // One that became one with another is for whom that is.
  const { category, role } = standing;
  const title = [categoryNames[category], role].filter((each) => each !== undefined).join(', ');
  const of = { nominal: standing, group, panel };
  return {
    ...{ ref: { type: 'nominal', id }, class: 'nominal', reference, title, retention },
    isRestricted: group.audience.kind === 'named' || standing.audience.kind === 'named',
    ...(recordedOn === undefined ? {} : { madeOn: recordedOn }),
    ...{ endedOn: nominalCountsFrom(nominal), subject: { type: 'group', id, reference } },
    readers: nominalHearers(of, agencies.values(), members.values()),
    sees: (viewer) =>
      (group.retention?.disposed === undefined ? mayKnowPeople(of, viewer) : mayKnowOfGroup(group, viewer)) &&
      isReader(readersOf(standing.audience), viewer),
    decide: (decided, draft) => draft.put('nominal', { ...nominal, retention: decided }),
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

type Looking<Type extends ReviewedType> = (
  record: RecordOf<Type>,
  ctx: Roster,
  reading: Reads,
) => Reviewed | undefined | Promise<Reviewed | undefined>;

/** How each kind of record is looked at. */
const looks: { readonly [Type in ReviewedType]: Looking<Type> } = {
  task: reviewedTask,
  issue: reviewedIssue,
  meeting: reviewedMeeting,
  pastMeeting: reviewedPastMeeting,
  group: reviewedGroup,
  nominal: reviewedNominal,
  member: reviewedMember,
};

export async function readReviewed<Type extends ReviewedType>(
  { type, id }: { readonly type: Type; readonly id: string },
  reading: Reads,
  ctx: Roster,
): Promise<Reviewed | undefined> {
  const record = await reading.read(type, id);
  return record && looks[type](record, ctx, reading);
}

export async function reviewedIn<Type extends ReviewedType>(
  type: Type,
  document: StoredDocument,
  ctx: Pick<Onlooking, 'store' | 'roster'>,
): Promise<Reviewed | undefined> {
  return looks[type](recordOf(type, document), ctx, readingOf(ctx));
}

/** Reads records as they stand, for those who only look. */
export function readingOf({ store, roster }: Pick<Onlooking, 'store' | 'roster'>): Reads {
  return {
    read: async <Type extends RecordType>(type: Type, key: string) => {
      const found = await store.read(roster.panel.id, documentIdAt(type, key));
      return found && recordOf(type, found);
    },
  };
}
