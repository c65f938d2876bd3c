import { disruptionHearers } from '../access/disruptionSight';
import { issueHearers, taskHearers } from '../access/sight';
import { disruptionOfEntryId } from '../domain/disruptionIds';
import { disruptionSubject } from '../domain/disruptionSubject';
import { groupReaders } from '../domain/group';
import { type ChainedEntry, type Sha256, wholeOf } from '../domain/log';
import type { LogAction } from '../domain/logActions';
import { type Meeting, meetingReference } from '../domain/meeting';
import type { MessageContent } from '../domain/message';
import { recordReaders } from '../domain/minutes';
import { nominalKey, nominalReference } from '../domain/nominal';
import { opportunityReference, opportunitySubject } from '../domain/opportunity';
import { pastMeetingAbout, pastMeetingSubject, wordsOfPast } from '../domain/pastMeeting';
import { wordsOfPastTask } from '../domain/pastTask';
import { referralNamed } from '../domain/referral';
import { without } from '../domain/without';
import type { Draft, Happening } from './changeDraft';
import { documentOf, type RecordOf, recordOf } from './records';
import type { PanelDocument } from './store';

/** What of records is said in an entry too, however deep in them it stands. */
const saying = {
  task: ['reason', 'outcome', 'lastNote', 'text', 'toName'],
  issue: ['text', 'answer', 'reason'],
  minuteEntry: ['text'],
  minutes: ['text', 'decisions', 'disruptions', 'amendments'],
  pastMeeting: ['decisions', 'names', 'venue'],
  opportunity: ['what', 'reason'],
  disruption: ['what', 'reason', 'text', 'apmisReference'],
  referral: ['toName', 'why', 'text'],
  nominal: ['name', 'role', 'forceReference'],
} as const;
type SayingType = keyof typeof saying;

/** A record that may say what an entry says. */
export interface Sayer {
  readonly document: PanelDocument;
  readonly told: Pick<Happening, 'subject' | 'partOf' | 'readers'>;
  readonly fields: readonly string[];
  /** Whose posted cards may say it. */
  readonly shownBy?: MessageContent | undefined;
  readonly put: (value: unknown) => void;
  /** What stands in it alone, and goes from these fields with the words of the entry that brought it in. */
  readonly brought?: { readonly words: readonly string[]; readonly fields: readonly string[] };
  /** On which item of its meeting it was recorded. */
  readonly itemId?: string | undefined;
  /** What the entry's own record was made of, or what was made of it: its words are told, and go with its own entries. */
  readonly isAnothers?: true;
}

interface Place {
  readonly draft: Draft;
  readonly entry: ChainedEntry;
  readonly sha256: Sha256;
}

/** Of the record that an entry is about, or of its meeting. */
export async function sayersOf(entry: ChainedEntry, draft: Draft, sha256: Sha256): Promise<Sayer[]> {
  const { type, id } = wholeOf(entry);
  const place = { draft, entry, sha256 };
  if (type === 'meeting') {
    const before = pastMeetingAbout(id);
    return before === undefined ? ofMeeting(id, place) : ofPastMeeting(before, place);
  }
  if (type === 'task') return [...(await ofTask(id, place)), ...(await ofTaskWork(id, place))];
  if (type === 'issue') return ofIssue(id, place);
  return type === 'group' ? ofGroupPart(id, place) : [];
}

/** An old action log's entry says what it called the task alone: the rest stands in the record. */
const bringing: readonly string[] = ['task-brought-in', 'task-brought-anew'] satisfies LogAction[];

async function ofTask(id: string, place: Place): Promise<Sayer[]> {
  const task = await place.draft.read('task', id);
  if (task === undefined) return [];
  const told = { subject: { type: 'task', id, reference: task.reference } as const, readers: taskHearers(task) };
  const sayer = { ...sayerOf('task', task, place), told, shownBy: { kind: 'task', taskId: task.id } } as const;
  return [bringing.includes(place.entry.action) ? { ...sayer, brought: wordsOfPastTask(task) } : sayer];
}

async function ofIssue(id: string, place: Place): Promise<Sayer[]> {
  const issue = await place.draft.read('issue', id);
  if (issue === undefined) return [];
  const told = { subject: { type: 'issue', id, reference: issue.reference } as const, readers: issueHearers(issue) };
  return [{ ...sayerOf('issue', issue, place), told, shownBy: { kind: 'issue', issueId: issue.id } }];
}

/** What a task came to is said again in the disruption that was made of it, and to whom it was given in its referral. */
async function ofTaskWork(taskId: string, place: Place): Promise<Sayer[]> {
  const disruptions = await place.draft.listOf('disruption', 'taskId', taskId);
  const referrals = await place.draft.listOf('referral', 'taskId', taskId);
  const all = [
    ...disruptions.map((each) => ofDisruption(each, place)),
    ...referrals.map((each) => ofReferral(each, place)),
  ];
  return (await Promise.all(all)).flat();
}

/**
 * What could be done about a group, what was done, and to whom it was referred. Of its people's entries a merge alone is
 * repeated: in the record that went.
 */
async function ofGroupPart(id: string, place: Place): Promise<Sayer[]> {
  const { draft } = place;
  const [groupId, part, partId] = id.split('.');
  if (place.entry.action === 'nominal-merged') return ofMerged(id, place);
  if (part === 'opportunity') return ofOpportunity(`${groupId}.${partId}`, place);
  if (part === 'disruption') {
    const disruption = await draft.read('disruption', partId ?? '');
    return disruption === undefined
      ? []
      : [...(await ofDisruption(disruption, place)), ...(await whence(disruption, place))];
  }
  const referral = part === 'referral' ? await draft.read('referral', partId ?? '') : undefined;
  return referral === undefined ? [] : ofReferral(referral, place);
}

/**
 * The record that became one with another then, kept as it was and shown by nothing, loses all words. What the one that
 * stays has taken from it is what is known of that person: it is told of, and put right there.
 */
async function ofMerged(key: string, place: Place): Promise<Sayer[]> {
  const stays = await place.draft.read('nominal', key);
  const took = stays?.took?.find(({ at }) => at === place.entry.at);
  const group = stays && (await place.draft.read('group', stays.groupId));
  if (stays === undefined || group === undefined || took === undefined) return [];
  const gone = await place.draft.read('nominal', nominalKey({ groupId: group.id, id: took.nominalId }));
  if (gone === undefined || gone.retention?.disposed !== undefined) return [];
  const words = [gone.name, gone.role, gone.forceReference].filter((each) => each !== undefined);
  const goes = ofPerson(without(gone, ['bornIn']), group, place);
  return [
    { ...goes, brought: { words, fields: goes.fields } },
    { ...anothers(ofPerson(stays, group, place)), brought: { words, fields: [] } },
  ];
}

function ofPerson(person: RecordOf<'nominal'>, group: RecordOf<'group'>, place: Place): Sayer {
  const subject = { type: 'group', id: nominalKey(person), reference: nominalReference(person, group) } as const;
  return { ...sayerOf('nominal', person, place), told: { subject, readers: place.entry.readers } };
}

async function ofOpportunity(key: string, place: Place): Promise<Sayer[]> {
  const { draft } = place;
  const opportunity = await draft.read('opportunity', key);
  const group = opportunity && (await draft.read('group', opportunity.groupId));
  if (opportunity === undefined || group === undefined) return [];
  const [id, reference] = [opportunitySubject(opportunity), opportunityReference(opportunity, group)];
  const told = { subject: { type: 'group', id, reference } as const, readers: groupReaders(group) };
  const tasks = opportunity.state === 'tasked' ? await ofTask(opportunity.taskId, place) : [];
  return [{ ...sayerOf('opportunity', opportunity, place), told }, ...tasks.map(anothers)];
}

async function ofDisruption(disruption: RecordOf<'disruption'>, place: Place): Promise<Sayer[]> {
  const { groupId } = disruption;
  const group = groupId === undefined ? undefined : await place.draft.read('group', groupId);
  const told = {
    ...disruptionSubject({ ...disruption, groupReference: group?.reference }),
    readers: disruptionHearers({ disruption, group }),
  };
  return [{ ...sayerOf('disruption', disruption, place), told }];
}

/** The task, or what a meeting recorded, that a disruption was made of. */
async function whence({ taskId, entryId, meetingId }: RecordOf<'disruption'>, place: Place): Promise<Sayer[]> {
  const { draft } = place;
  const tasks = taskId === undefined ? [] : await ofTask(taskId, place);
  const entry = entryId === undefined ? undefined : await draft.read('minuteEntry', entryId);
  const meeting = meetingId === undefined ? undefined : await draft.read('meeting', meetingId);
  const recorded = entry === undefined || meeting === undefined ? [] : [ofRecorded(entry, meeting, place)];
  return [...tasks, ...recorded].map(anothers);
}

function anothers(sayer: Sayer): Sayer {
  return { ...sayer, isAnothers: true };
}

/** The entry says to whom it went, or how it was answered, alone: why, and the answer, stand in the record. */
async function ofReferral(referral: RecordOf<'referral'>, place: Place): Promise<Sayer[]> {
  const { groupId, taskId, made, answer, why } = referral;
  const { draft, entry } = place;
  const task = taskId === undefined ? undefined : await draft.read('task', taskId);
  const group = groupId === undefined ? undefined : await draft.read('group', groupId);
  const of = task ?? group;
  if (of === undefined) return [];
  const readers = task === undefined ? group && groupReaders(group) : taskHearers(task);
  const brought = [
    ...(is(entry, 'referral-made', made.at) ? [why] : []),
    ...(answer !== undefined && is(entry, 'referral-answered', answer.at) ? [answer.text] : []),
  ];
  const told = { subject: referralNamed(referral, of), readers: readers ?? [] };
  return [{ ...sayerOf('referral', referral, place), told, brought: { words: brought, fields: saying.referral } }];
}

function is({ action, at }: ChainedEntry, what: LogAction, when: string): boolean {
  return action === what && at === when;
}

/** An old meeting's entry says its name alone: what was brought in stands in the record. */
async function ofPastMeeting(key: string, place: Place): Promise<Sayer[]> {
  const meeting = await place.draft.read('pastMeeting', key);
  if (meeting === undefined) return [];
  const told = { subject: pastMeetingSubject(meeting), readers: ['*'] };
  const sayer = sayerOf('pastMeeting', meeting, place);
  return [{ ...sayer, told, brought: { words: wordsOfPast(meeting), fields: sayer.fields } }];
}

/** What is recorded goes into its minutes, and stands in every version of them; a disruption is kept by itself too. */
async function ofMeeting(meetingId: string, place: Place): Promise<Sayer[]> {
  const { draft } = place;
  const meeting = await draft.read('meeting', meetingId);
  if (meeting === undefined) return [];
  const entries = await draft.listOf('minuteEntry', 'meetingId', meetingId);
  const versions = await draft.listOf('minutes', 'meetingId', meetingId);
  const made = await Promise.all(entries.map((entry) => disruptionOf(entry, place)));
  return [
    ...entries.map((entry) => ofRecorded(entry, meeting, place)),
    ...made.flat(),
    ...versions.map((minutes) => {
      const id = `${meetingId}.${minutes.version}`;
      const reference = `${meetingReference(meeting)}, minutes, version ${minutes.version}`;
      const told = { subject: { type: 'minutes', id, reference }, partOf: partOf(meeting), readers: ['*'] } as const;
      return { ...sayerOf('minutes', minutes, place), told };
    }),
  ];
}

function partOf({ id }: Meeting) {
  return { type: 'meeting', id } as const;
}

function ofRecorded(entry: RecordOf<'minuteEntry'>, meeting: Meeting, place: Place): Sayer {
  const reference = `${meetingReference(meeting)}, ${entry.kind}`;
  const subject = { type: 'minuteEntry', id: entry.id, reference } as const;
  const told = { subject, partOf: partOf(meeting), readers: recordReaders(entry) };
  return { ...sayerOf('minuteEntry', entry, place), told };
}

/** Whatever the entry is by now: one that is no disruption any more was one. */
async function disruptionOf({ id, itemId }: RecordOf<'minuteEntry'>, place: Place): Promise<Sayer[]> {
  const disruption = await place.draft.read('disruption', disruptionOfEntryId(id, place));
  return disruption === undefined ? [] : (await ofDisruption(disruption, place)).map((sayer) => ({ ...sayer, itemId }));
}

function sayerOf<Type extends SayingType>(
  type: Type,
  record: RecordOf<Type>,
  { draft, entry }: Place,
): Pick<Sayer, 'document' | 'fields' | 'put'> {
  const document = documentOf(type, entry.panelId, record);
  const put = (value: unknown) => draft.put(type, recordOf(type, { ...document, value }));
  return { document, fields: saying[type], put };
}
