import { issueHearers, taskHearers } from '../access/sight';
import { withoutIssueWords } from './issueTitles';
import { type z } from 'zod';
import { AccessRequest, accessRequestKeys } from '../domain/accessRequest';
import { Agency } from '../domain/agency';
import { measuresOf } from '../domain/measures';
import { Founding } from '../domain/founding';
import { type PanelId } from '../domain/ids';
import { Group, groupReaders } from '../domain/group';
import { Issue } from '../domain/issue';
import { inFirstForm, LogEntry } from '../domain/log';
import { Meeting } from '../domain/meeting';
import { Member } from '../domain/member';
import { Nominal, nominalKey } from '../domain/nominal';
import { Panel } from '../domain/panel';
import { PastMeeting, pastMeetingKey } from '../domain/pastMeeting';
import { Power } from '../domain/power';
import { Referral } from '../domain/referral';
import { Refusal } from '../domain/refusal';
import { ReminderPreference, SentReminder } from '../domain/reminder';
import { Disposal, Hold, holdKey } from '../domain/disposal';
import { disposalKeys, groupKeys, holdKeys, meetingKeys, nominalKeys } from './retentionKeys';
import { retentionKeys, tieNumber } from '../domain/retained';
import { Task } from '../domain/task';
import { issueKeys } from './issueKeys';
import { sittingKinds } from './sittingKinds';
import { tallyKinds } from './tallyKinds';
import { taskKeys } from './taskKeys';
import { Threat } from '../domain/threat';
import { Told, toldKey } from '../domain/told';
import { Chat, ChatOwner } from '../domain/chat';
import { CardCopy, cardCopyKeys, withItsCard } from '../domain/cardCopy';
import { AppInstall, Contact, SharedChat } from '../domain/contact';
import { MailLink } from '../domain/mailLink';
import { TurnedAways } from '../domain/turnedAway';
import { LastMention, Message, Schedule, unreachedBy } from '../domain/message';
import { LastAnchor } from './anchors';
import { groupPartKinds } from './groupPartKinds';
import { Head, withChangeNumber } from './head';
import { logKeying } from './logKeys';
import { kind, type RecordKind } from './recordKind';
import type { PanelDocument } from './store';
import { parseStored, storedForm } from './unknownFields';
import { UnreadableRecord } from './unreadable';

/** Everything a partition holds: its schema, its document id, and what lists filter and sort it by. */
export const recordKinds = {
  // Written anew at every change: nobody need bring it up to date.
  head: kind({ isFixed: true, schema: Head, idOf: () => 'head', keysOf: () => ({}), upgrades: [withChangeNumber] }),
  founding: kind({ schema: Founding, idOf: () => 'founding', keysOf: () => ({}) }),
  panel: kind({ schema: Panel, idOf: () => 'panel', keysOf: () => ({}) }),
  power: kind({ schema: Power, idOf: ({ id }) => `power:${id}`, keysOf: () => ({}) }),
  threat: kind({ schema: Threat, idOf: ({ id }) => `threat:${id}`, keysOf: () => ({}) }),
  agency: kind({ schema: Agency, idOf: (agency) => `agency:${agency.id}`, keysOf: () => ({}) }),
  member: kind({
    schema: Member,
    idOf: (member) => `member:${member.id}`,
    keying: 2,
    rekeyed: ['number', 'endedOn', 'reviewOn'],
    keysOf: (member) => ({
      ...{ email: member.email, objectId: member.account?.objectId, number: tieNumber(member.id) },
      ...retentionKeys(member.endsOn, member.retention),
    }),
  }),
  meeting: kind({
    schema: Meeting,
    idOf: (meeting) => `meeting:${meeting.id}`,
    upgrades: [withoutIssueWords],
    keying: 4,
    rekeyed: ['endedOn', 'reviewOn', 'words', ...measuresOf.meeting],
    keysOf: meetingKeys,
  }),
  pastMeeting: kind({
    schema: PastMeeting,
    idOf: (meeting) => `pastMeeting:${pastMeetingKey(meeting)}`,
    keying: 2,
    rekeyed: ['number', 'endedOn', 'reviewOn'],
    keysOf: ({ on, retention }) => ({ number: 0, ...retentionKeys(on, retention) }),
  }),
  group: kind({
    schema: Group,
    hearersOf: groupReaders,
    idOf: (group) => `group:${group.id}`,
    keying: 3,
    rekeyed: ['number', 'endedOn', 'reviewOn', 'words'],
    keysOf: groupKeys,
  }),
  nominal: kind({
    schema: Nominal,
    idOf: (nominal) => `nominal:${nominalKey(nominal)}`,
    keying: 5,
    rekeyed: ['number', 'restrictedUntil', 'endedOn', 'reviewOn', 'words', 'readers'],
    keysOf: nominalKeys,
  }),
  ...groupPartKinds,
  referral: kind({
    schema: Referral,
    idOf: ({ id }) => `referral:${id}`,
    keysOf: ({ groupId, taskId, made, answer, number }) => ({
      ...{ groupId, taskId, number, madeAt: made.at, waits: answer === undefined ? 'yes' : 'no' },
    }),
  }),
  reminder: kind({ schema: SentReminder, idOf: ({ key }) => `reminder:${key}`, keysOf: ({ state }) => ({ state }) }),
  reminderPreference: kind({
    schema: ReminderPreference,
    idOf: ({ memberId }) => `reminderPreference:${memberId}`,
    keysOf: () => ({}),
  }),
  schedule: kind({ schema: Schedule, idOf: () => 'schedule', keysOf: ({ dueAt }) => ({ dueAt }) }),
  ...sittingKinds,
  task: kind({
    schema: Task,
    hearersOf: taskHearers,
    // At first what is awaited, deputies' or restricted was looked for among all; then when it ended was in none, nor its
    // words, nor of which group's opportunity it came.
    keying: 8,
    rekeyed: [
      'awaited',
      'deputyId',
      'restrictedUntil',
      'endedOn',
      'reviewOn',
      'givenAt',
      'words',
      'search',
      'groupId',
      ...measuresOf.task,
    ],
    idOf: (task) => `task:${task.id}`,
    keysOf: taskKeys,
  }),
  issue: kind({
    schema: Issue,
    hearersOf: issueHearers,
    // At first none was discussed: it stayed on the agenda of a meeting that was over.
    upgrades: [(stored) => stored],
    // At first what is waited for was looked for among all that is open, and nothing told what is restricted, its
    // words, as what it counts, nor of what threat it is; then it did not count as of its threats, place and sector.
    keying: 8,
    rekeyed: [
      ...(['waitedFor', 'restrictedUntil', 'endedOn', 'reviewOn', 'words', 'search', ...measuresOf.issue] as const),
      ...(['tagged', 'threats', 'place', 'sector'] as const),
    ],
    idOf: (issue) => `issue:${issue.id}`,
    keysOf: issueKeys,
  }),
  log: kind({
    isFixed: true,
    schema: LogEntry,
    idOf: ({ number }) => `log:${logKey(number)}`,
    ...logKeying,
    upgrades: [inFirstForm, (stored) => stored],
  }),
  message: kind({
    schema: Message,
    // At first each thing that fell due was a message of its own.
    upgrades: [(stored) => stored],
    idOf: (message) => `message:${message.id}`,
    keysOf: (message) => ({
      ...{ state: message.state, dueAt: message.dueAt, unreached: unreachedBy(message) },
      ...{ createdAt: message.createdAt, number: 0 },
      failed: message.deliveries.some(({ state }) => state === 'failed') ? 'yes' : 'no',
    }),
  }),
  ...tallyKinds,
  lastAnchor: kind({ schema: LastAnchor, idOf: () => 'lastAnchor', keysOf: () => ({}) }),
  lastMention: kind({
    schema: LastMention,
    idOf: ({ memberId }) => `lastMention:${memberId}`,
    keysOf: () => ({}),
  }),
  appInstall: kind({ schema: AppInstall, idOf: ({ memberId }) => `appInstall:${memberId}`, keysOf: () => ({}) }),
  contact: kind({
    schema: Contact,
    idOf: (contact) => `contact:${contact.memberId}`,
    keysOf: () => ({}),
  }),
  chat: kind({
    schema: Chat,
    idOf: (chat) => `chat:${chat.id}`,
    keysOf: ({ id, state, teamId }) => ({ chatId: id, state, teamId }),
    keying: 2,
  }),
  chatOwner: kind({ schema: ChatOwner, idOf: ({ chatId }) => `chatOwner:${chatId}`, keysOf: () => ({}) }),
  sharedChat: kind({
    schema: SharedChat,
    idOf: (chat) => `sharedChat:${chat.id}`,
    keysOf: () => ({}),
  }),
  cardCopy: kind({
    isFixed: true,
    schema: CardCopy,
    idOf: (copy) => `cardCopy:${copy.id}`,
    keysOf: cardCopyKeys,
    keying: 3,
    // At first of tasks and issues alone; then of all that stands by itself, but of no list; then of no request for access.
    upgrades: [(stored) => stored, withItsCard, (stored) => stored, (stored) => stored],
  }),
  // At first neither groups nor their people were disposed of, nor one of these held.
  disposal: kind({
    schema: Disposal,
    upgrades: [(stored) => stored],
    idOf: ({ id }) => `disposal:${id}`,
    keysOf: disposalKeys,
  }),
  hold: kind({
    schema: Hold,
    upgrades: [(stored) => stored],
    idOf: ({ of }) => `hold:${holdKey(of)}`,
    keysOf: holdKeys,
  }),
  told: kind({ schema: Told, idOf: (told) => `told:${toldKey(told)}`, keysOf: () => ({}) }),
  accessRequest: kind({
    schema: AccessRequest,
    idOf: ({ id }) => `accessRequest:${id}`,
    keysOf: accessRequestKeys,
    keying: 2,
    rekeyed: ['askedFor'],
  }),
  turnedAways: kind({ schema: TurnedAways, idOf: () => 'turnedAways', keysOf: () => ({}) }),
  mailLink: kind({
    schema: MailLink,
    idOf: (link) => `mailLink:${link.id}`,
    keysOf: ({ id, memberId, createdAt }) => ({ memberId, createdAt, number: tieNumber(id) }),
    keying: 2,
    rekeyed: ['createdAt', 'number'],
  }),
};

/** In the order of the ids the log is in its own. */
export function logKey(number: number): string {
  return String(number).padStart(9, '0');
}

export type RecordType = keyof typeof recordKinds;
export type RecordOf<Type extends RecordType> = z.infer<(typeof recordKinds)[Type]['schema']>;

/** `key`: its id within its type; '' for the only one of its type in a panel. */
export function documentIdAt(type: RecordType, key: string): string {
  return key === '' ? type : `${type}:${key}`;
}

export function keyOf({ id, type }: Pick<PanelDocument, 'id' | 'type'>): string {
  return id.slice(type.length + 1);
}

export function documentIdOf<Type extends RecordType>(type: Type, value: RecordOf<Type>): string {
  const kinds: { [Each in RecordType]: RecordKind<RecordOf<Each>> } = recordKinds;
  return kinds[type].idOf(value);
}

export function hearersIn<Type extends RecordType>(type: Type, value: RecordOf<Type>): readonly string[] {
  const kinds: { [Each in RecordType]: RecordKind<RecordOf<Each>> } = recordKinds;
  return kinds[type].hearersOf?.(value) ?? [];
}

export function documentOf<Type extends RecordType>(
  type: Type,
  panelId: PanelId,
  value: RecordOf<Type>,
): PanelDocument {
  const kinds: { [Each in RecordType]: RecordKind<RecordOf<Each>> } = recordKinds;
  const { idOf, keysOf, upgrades = [] } = kinds[type];
  return {
    ...{ id: idOf(value), panelId, type, form: 1 + upgrades.length },
    keys: keysOf(value),
    value: storedForm(value),
  };
}

/**
 * The record in today's form, whatever form it was written in.
 *
 * @throws Refusal `newer-data` when a newer version wrote it
 * @throws UnreadableRecord when the stored document is not what its type says
 */
export function recordOf<Type extends RecordType>(
  type: Type,
  document: Pick<PanelDocument, 'id' | 'form' | 'value'>,
): RecordOf<Type> {
  const kinds: { [Each in RecordType]: RecordKind<RecordOf<Each>> } = recordKinds;
  const { schema, upgrades = [], parsed } = kinds[type];
  const known = parsed.get(document);
  if (known !== undefined) return known;
  const { id, form = 1, value } = document;
  if (form > 1 + upgrades.length) throw new Refusal('newer-data');
  try {
    const record = parseStored(
      schema,
      upgrades.slice(form - 1).reduce((stored, upgrade) => upgrade(stored), value),
    );
    parsed.set(document, record);
    return record;
  } catch (error) {
    throw new UnreadableRecord(id, error);
  }
}
