import type { AccessRequest } from './accessRequest';
import type { AgendaItem } from './agenda';
import type { Correction } from './correction';
import { Disruption } from './disruption';
import type { Group } from './group';
import { Issue } from './issue';
import type { Link } from './link';
import { Meeting } from './meeting';
import type { Member } from './member';
import { MinuteEntry, Minutes } from './minutes';
import type { Nominal } from './nominal';
import { Opportunity } from './opportunity';
import type { PastMeeting } from './pastMeeting';
import { Referral } from './referral';
import type { Retained } from './retained';
import { ERASED } from './sameWords';
import { type Stamp, Task } from './task';
import { without } from './without';
import { Attendance } from './attendance';

/** What stands where the words of a record were that was disposed of. */
const GONE = 'Disposed of';

/** "SEN-27-014 (disposed of)": how other records call it from then on. */
export function disposedReference(reference: string): string {
  const mark = ' (disposed of)';
  return reference.endsWith(mark) ? reference : `${reference}${mark}`;
}

/** The same with each text under one of `fields`, however deep, written over. */
function erasedIn(value: unknown, fields: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((each) => erasedIn(each, fields));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) =>
      fields.includes(key) && typeof field === 'string' ? [key, ERASED] : [key, erasedIn(field, fields)],
    ),
  );
}

/** Number, agency, days and state stay, and whose it was by their ids: counts go on being true. */
export function disposedTask(task: Task, retention: Retained): Task {
  const bare = without(task, ['detail', 'lastNote', 'lastComment', 'moreTime', 'noMoreTime', 'blocked', 'escalated']);
  const erased = Task.parse(erasedIn(bare, ['reason', 'outcome', 'purpose', 'toName']));
  return { ...erased, title: GONE, retention };
}

export function disposedIssue(issue: Issue, retention: Retained): Issue {
  const erased = Issue.parse(erasedIn(issue, ['answer', 'reason', 'purpose']));
  // Of which threat it was names nobody, and counts go on being true.
  const { tags } = erased;
  return { ...erased, ...(tags === undefined ? {} : { tags: { threats: tags.threats } }), text: GONE, retention };
}

/** Why it was for few goes, and for what it was shared; that it was for few stays. */
export function bareItem(item: AgendaItem): AgendaItem {
  return without(item, ['restriction', 'disclosures']);
}

/** The group's operation goes from agendas with it. */
export function disposedGroupItem(item: AgendaItem, reference: string): AgendaItem {
  return { ...bareItem(item), title: disposedReference(reference) };
}

/** Why somebody asked to see it, and under what they were let: that they asked stays, and nobody has to answer any more. */
export function disposedRequest(request: AccessRequest): AccessRequest {
  return { ...without(request, ['about', 'holderIds', 'disclosure']), why: ERASED };
}

/** Its lines stay by their numbers: how long it took, and whether it was held. */
export function disposedMeeting(meeting: Meeting, retention: Retained): Meeting {
  const agenda = meeting.agenda.map((item, index) => ({ ...bareItem(item), title: `Item ${index + 1}`, papers: [] }));
  const bare = without(meeting, ['access', 'joinLink', 'signInCode']);
  return { ...Meeting.parse(bare), agenda, retention };
}

export function disposedEntry(entry: MinuteEntry): MinuteEntry {
  return MinuteEntry.parse({ ...entry, text: ERASED });
}

/** Names, words and what was decided; that there were minutes, and how they stood, stays. */
export function disposedMinutes(minutes: Minutes): Minutes {
  const sections = minutes.sections.map((section, index) => ({
    ...section,
    ...{ title: `Item ${index + 1}`, text: '', decisions: [], disruptions: [], interests: [], tasks: [] },
  }));
  const agreed = minutes.state === 'agreed' ? { agreed: { ...minutes.agreed, amendments: [] } } : {};
  return Minutes.parse({ ...minutes, ...agreed, sections, present: [], apologies: [] });
}

/** Who came stays, for the rate of attendance; what was said of interests goes, and who was named as a substitute. */
export function disposedAttendance(attendance: Attendance): Attendance {
  return Attendance.parse(erasedIn(attendance, ['text', 'name']));
}

export function disposedPastMeeting(meeting: PastMeeting, retention: Retained): PastMeeting {
  const present = { ...meeting.present, names: [] };
  return { ...without(meeting, ['venue']), present, decisions: [], retention };
}

const ofThePerson = [
  ...(['phone', 'account', 'invitation', 'byInvitation', 'listed', 'onDuty', 'duties', 'vettedUntil'] as const),
  ...(['vettingLevel', 'seat', 'area', 'mayShare', 'mayAct', 'deputyId'] as const),
];

/** @param unlike makes the address one that nobody has */
export function disposedMember(member: Member, retention: Retained, unlike: string): Member {
  const email = `${unlike}@disposed.invalid`;
  return { ...without(member, ofThePerson), name: 'Former member', title: '', email, retention };
}

/** For what it was shared goes; with whom, the log says. */
export function disposedGroup(group: Group, retention: Retained): Group {
  const bare = without(group, [
    ...(['place', 'sites', 'sources', 'plan', 'band', 'lroId', 'nextReviewOn', 'reviewed', 'changed'] as const),
    ...(['restriction', 'disclosures', 'peopleTo', 'peopleToBefore'] as const),
  ]);
  return { ...bare, operation: GONE, threats: [], retention };
}

/** The number within the group stays, which is given to nobody else, and the category, which says nothing of nobody. */
export function disposedNominal(nominal: Nominal, retention: Retained): Nominal {
  return { ...without(nominal, ['role', 'bornIn', 'forceReference', 'restriction']), name: GONE, retention };
}

/** It leads to what is no more. That there was one stays, and which ends it had. */
export function disposedLink(link: Link, { by, at }: Stamp): Link {
  const dropped = { ...(link.dropped ?? { by, at }), reason: ERASED };
  return { ...without(link, ['source']), what: ERASED, dropped };
}

/** Which power it took and how it was decided stays, for counts; what was said of it goes. */
export function disposedOpportunity(opportunity: Opportunity): Opportunity {
  return { ...Opportunity.parse(erasedIn(opportunity, ['reason'])), what: GONE };
}

/** Its grades, its day, its 4P and whose it was stay, for counts; what was done goes, and what was to last of it. */
export function disposedDisruption(disruption: Disruption, { by, at }: Stamp): Disruption {
  const bare = without(disruption, ['apmisReference', 'control']);
  const erased = Disruption.parse(erasedIn(bare, ['reason']));
  return { ...erased, what: GONE, disposed: disruption.disposed ?? { by, at } };
}

/** That it was referred, and whether others took it on. */
export function disposedReferral(referral: Referral, { by, at }: Stamp): Referral {
  const erased = Referral.parse(erasedIn(without(referral, ['theirReference']), ['toName', 'why', 'text']));
  return { ...erased, disposed: referral.disposed ?? { by, at } };
}

/** There is nobody left whom it would put right: nobody has to say that they know of it. */
export function disposedCorrection(correction: Correction): Correction {
  return { ...correction, witnesses: [] };
}
