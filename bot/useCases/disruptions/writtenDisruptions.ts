import { canonical } from '../../domain/canonical';
import { type Disruption, type DisruptionGrade, withFacts } from '../../domain/disruption';
import { disruptionOfEntryId, disruptionOfTaskId } from '../../domain/disruptionIds';
import { gradesAtClosing } from '../../domain/gradesAtClosing';
import { given } from '../../domain/given';
import type { GroupId } from '../../domain/ids';
import { type Meeting, meetingReference } from '../../domain/meeting';
import { type MinuteEntry, recordReaders } from '../../domain/minutes';
import { guardUnnamed } from '../../domain/nominal';
import { type Task, taskReaders } from '../../domain/task';
import { localDateOf } from '../../domain/time';
import { zoneOf } from '../../ledger/roster';
import type { Draft } from '../../ledger/changeDraft';
import type { Context } from '../ports';
import { groupOfTask } from '../tasks/groupOfTask';
import { groupIn, recordDisruption } from './disruptionChange';
import { factsText, proposedText } from './disruptionTexts';
import { newDisruption } from './newDisruption';

/**
 * A task that is closed with a grade is a disruption by its agency. One that was closed already has its own.
 *
 * @param grade said at the closing
 */
export async function disruptionOfClosed(
  before: Task,
  task: Task,
  grade: DisruptionGrade | undefined,
  draft: Draft,
  ctx: Context,
): Promise<void> {
  if (before.state !== 'completed' || task.state !== 'closed') return;
  const grades = gradesAtClosing(before, grade, task.closed);
  if (grades === undefined) return;
  const { id, outcome, title, reference, completed, fourP, agencyId } = task;
  const groupId = await groupOfTask(task, draft);
  const disruption = newDisruption(
    {
      ...{ groupId, fourP, ...grades, taskId: id, taskReference: reference, agencyIds: [agencyId] },
      id: disruptionOfTaskId(id, ctx),
      what: await unnamedIn([outcome, title], `By ${reference}`, groupId, draft),
      on: localDateOf(completed.at, zoneOf(ctx)),
      readers: taskReaders(task),
    },
    draft,
    ctx,
  );
  const of = { disruption, group: await groupIn(groupId, draft) };
  recordDisruption(of, 'disruption-proposed', { note: proposedText(disruption) }, draft, ctx);
}

/** The first of `texts` that names nobody of the group, for lists and cards; `otherwise` where each does. */
async function unnamedIn(
  texts: readonly string[],
  otherwise: string,
  groupId: GroupId | undefined,
  draft: Draft,
): Promise<string> {
  const people = groupId === undefined ? [] : await draft.listOf('nominal', 'groupId', groupId);
  return texts.find((text) => !isNaming(text, people)) ?? otherwise;
}

function isNaming(text: string, people: Parameters<typeof guardUnnamed>[1]): boolean {
  try {
    guardUnnamed(text, people);
    return false;
  } catch {
    return true;
  }
}

/** What is recorded as a disruption at a meeting is one, and changes with its entry. */
export async function disruptionOfEntry(
  entry: MinuteEntry,
  meeting: Meeting,
  draft: Draft,
  ctx: Context,
): Promise<void> {
  const known = await draft.read('disruption', disruptionOfEntryId(entry.id, ctx));
  if (known === undefined) return entry.kind === 'disruption' ? recordOf(entry, meeting, draft, ctx) : undefined;
  const after = await asEntry(known, entry, meeting, draft, ctx);
  if (canonical(after) === canonical(known)) return;
  const disruption = { ...after, changed: { by: ctx.viewer.member.id, at: ctx.now } };
  const of = { disruption, group: await groupIn(disruption.groupId, draft) };
  const isGone = after.withdrawn !== undefined && known.withdrawn === undefined;
  const said = isGone ? {} : { former: factsText(known, ctx) };
  recordDisruption(of, isGone ? 'disruption-withdrawn' : 'disruption-corrected', said, draft, ctx);
}

async function recordOf(entry: MinuteEntry, meeting: Meeting, draft: Draft, ctx: Context): Promise<void> {
  const { id, grade, by, at, meetingId } = entry;
  const { groupId, ...facts } = await saidIn(entry, meeting, draft);
  const disruption = newDisruption(
    {
      ...{ ...facts, id: disruptionOfEntryId(id, ctx), groupId, meetingId, entryId: id, readers: recordReaders(entry) },
      ...{ agencyIds: entry.agencyIds ?? [], proposed: { grade, by, at } },
    },
    draft,
    ctx,
  );
  const of = { disruption, group: await groupIn(groupId, draft) };
  recordDisruption(of, 'disruption-proposed', { note: proposedText(disruption) }, draft, ctx);
}

async function saidIn({ text, fourP, itemId }: MinuteEntry, meeting: Meeting, draft: Draft) {
  const groupId = meeting.agenda.find(({ id }) => id === itemId)?.groupId;
  const what = await unnamedIn([text], `Recorded at ${meetingReference(meeting)}`, groupId, draft);
  return { what, on: meeting.on, fourP, groupId };
}

async function asEntry(
  known: Disruption,
  entry: MinuteEntry,
  meeting: Meeting,
  draft: Draft,
  ctx: Context,
): Promise<Disruption> {
  const by = ctx.viewer.member.id;
  if (entry.kind !== 'disruption') return { ...known, withdrawn: known.withdrawn ?? { by, at: ctx.now } };
  const { withdrawn, groupId: _, ...rest } = regraded(known, entry);
  const { groupId, ...facts } = await saidIn(entry, meeting, draft);
  const { agencyIds = known.agencyIds } = entry;
  const { apmisReference } = known;
  return {
    ...withFacts(rest, { ...facts, agencyIds, apmisReference }),
    ...given({ groupId, withdrawn: withdrawn?.reason === undefined ? undefined : withdrawn }),
    readers: recordReaders(entry),
  };
}

/** Whoever gives it another grade proposes that; what they said of the former one themselves is no moderation of it. */
function regraded(known: Disruption, { grade, by }: MinuteEntry): Disruption {
  if (known.proposed.grade === grade) return known;
  const { moderated, ...rest } = known;
  const { at } = known.proposed;
  return { ...rest, proposed: { by, at, ...given({ grade }) }, ...given(moderated?.by === by ? {} : { moderated }) };
}
