import { type Hold, holdKey, type RecordRef, stands } from '../../domain/disposal';
import { Refusal } from '../../domain/refusal';
import type { LogSubject } from '../../domain/log';
import { everyKeyOf, nominalKey } from '../../domain/nominal';
import { pastMeetingAbout } from '../../domain/pastMeeting';
import type { Draft } from '../../ledger/changeDraft';
import { standingNominal } from '../nominals/standingNominal';

type Reading = Pick<Draft, 'read'>;

/** The hold that stands on a record: its own, or that of what it came from, where it reaches so far. */
export async function holdOn(of: RecordRef, reading: Reading): Promise<Hold | undefined> {
  const own = await standing(of, reading);
  if (own !== undefined) return own;
  // Whoever is recorded in a group is held with it, however far it reaches.
  if (of.type === 'nominal') return holdOnPerson(of.id, reading);
  for (const above of await whence(of, reading)) {
    const hold = await standing(above, reading);
    if (hold?.reach === 'chain') return hold;
  }
  return undefined;
}

/** Whichever record of them is held, they are. */
async function holdOnPerson(key: string, reading: Reading): Promise<Hold | undefined> {
  const person = await standingNominal(key, (each) => reading.read('nominal', each));
  if (person === undefined) return undefined;
  for (const id of everyKeyOf(person)) {
    const hold = await standing({ type: 'nominal', id }, reading);
    if (hold !== undefined) return hold;
  }
  return standing({ type: 'group', id: person.groupId }, reading);
}

/** @throws Refusal `on-hold` */
export async function guardHold(of: RecordRef | undefined, reading: Reading): Promise<void> {
  const hold = of === undefined ? undefined : await holdOn(of, reading);
  if (hold !== undefined) throw new Refusal('on-hold', { reference: hold.reference, case: hold.caseReference });
}

/** A group goes with its people, of whom one may be held alone. @throws Refusal `on-hold` */
export async function guardHolds(of: RecordRef, draft: Pick<Draft, 'read' | 'listOf'>): Promise<void> {
  await guardHold(of, draft);
  if (of.type !== 'group') return;
  for (const nominal of await draft.listOf('nominal', 'groupId', of.id)) {
    await guardHold({ type: 'nominal', id: nominalKey(nominal) }, draft);
  }
}

async function standing(of: RecordRef, reading: Reading): Promise<Hold | undefined> {
  const hold = await reading.read('hold', holdKey(of));
  return hold !== undefined && stands(hold) ? hold : undefined;
}

/** What it came of, and what that came of: a task of an issue, of a meeting; minutes of an issue, of a group. */
async function whence({ type, id }: RecordRef, reading: Reading): Promise<RecordRef[]> {
  if (type === 'task') return whenceTask(id, reading);
  if (type === 'issue') return whenceIssue(id, reading);
  if (type !== 'meeting') return [];
  const meeting = await reading.read('meeting', id);
  return (meeting?.agenda ?? []).flatMap(({ issueId, groupId }) => [
    ...(issueId === undefined ? [] : [{ type: 'issue' as const, id: issueId }]),
    ...(groupId === undefined ? [] : [{ type: 'group' as const, id: groupId }]),
  ]);
}

async function whenceTask(id: string, reading: Reading): Promise<RecordRef[]> {
  const task = await reading.read('task', id);
  if (task === undefined) return [];
  const { origin, partOf } = task;
  const whole =
    partOf === undefined
      ? []
      : [{ type: 'task' as const, id: partOf.taskId }, ...(await whenceTask(partOf.taskId, reading))];
  if (origin.kind === 'panel') return whole;
  if (origin.kind === 'issue') {
    return [...whole, { type: 'issue', id: origin.issueId }, ...(await whenceIssue(origin.issueId, reading))];
  }
  const meeting = await reading.read('meeting', origin.meetingId);
  const item = meeting?.agenda.find((each) => each.id === origin.itemId);
  return [
    ...whole,
    { type: 'meeting', id: origin.meetingId },
    ...(item?.issueId === undefined ? [] : [{ type: 'issue' as const, id: item.issueId }]),
    ...(item?.groupId === undefined ? [] : [{ type: 'group' as const, id: item.groupId }]),
  ];
}

/** One that was merged into another belongs to that one. */
async function whenceIssue(id: string, reading: Reading): Promise<RecordRef[]> {
  const issue = await reading.read('issue', id);
  return issue?.state === 'merged' ? [{ type: 'issue', id: issue.intoId }] : [];
}

/** What an entry of the log is about, as a hold knows it: whatever belongs to a group stands in the log as of the group. */
export async function heldSubject({ type, id }: LogSubject, reading: Reading): Promise<RecordRef | undefined> {
  if (type === 'meeting') {
    const before = pastMeetingAbout(id);
    return before === undefined ? { type, id } : { type: 'pastMeeting', id: before };
  }
  if (type === 'group') {
    const [groupId = id] = id.split('.');
    return (await reading.read('nominal', id)) === undefined ? { type, id: groupId } : { type: 'nominal', id };
  }
  return type === 'task' || type === 'issue' || type === 'member' ? { type, id } : undefined;
}
