import { taskHearers } from '../../access/sight';
import type { Standing } from '../../domain/agenda';
import { leftLater, noAttendance } from '../../domain/attendance';
import type { MemberId } from '../../domain/ids';
import type { Issue } from '../../domain/issue';
import type { Task } from '../../domain/task';
import type { Draft, Happening } from '../../ledger/changeDraft';
import type { Context } from '../ports';
import { readAsEntry, readAsTask } from '../disruptions/ofRecord';

interface Hiding {
  readonly memberIds: readonly MemberId[];
  readonly draft: Draft;
  readonly ctx: Context;
}

/** What meetings recorded on an item: its entries, the tasks given on it, its sections of their minutes. */
export async function hideStandings(standings: readonly Standing[], hiding: Hiding): Promise<void> {
  for (const standing of standings) {
    await hideEntries(standing, hiding);
    await hideGiven(standing, hiding);
    await hideSections(standing, hiding);
  }
}

async function hideEntries({ meetingId, itemId }: Standing, { memberIds, draft, ctx }: Hiding): Promise<void> {
  const entries = await draft.listOf('minuteEntry', 'meetingId', meetingId);
  for (const entry of entries.filter((each) => each.itemId === itemId)) {
    const hidden = hiddenFrom(entry, memberIds);
    if (hidden === entry) continue;
    draft.put('minuteEntry', hidden);
    await readAsEntry(hidden, draft, ctx);
  }
}

async function hideGiven({ meetingId, itemId }: Standing, hiding: Hiding): Promise<void> {
  const given = await hiding.draft.listOf('task', 'meetingId', meetingId);
  await hideTasks(
    given.filter(({ origin }) => origin.kind === 'meeting' && origin.itemId === itemId),
    hiding,
  );
}

async function hideSections({ meetingId, itemId }: Standing, { memberIds, draft }: Hiding): Promise<void> {
  for (const minutes of await draft.listOf('minutes', 'meetingId', meetingId)) {
    const sections = minutes.sections.map((each) => (each.itemId === itemId ? hiddenFrom(each, memberIds) : each));
    if (sections.some((each, index) => each !== minutes.sections[index]))
      draft.put('minutes', { ...minutes, sections });
  }
}

/** The task made of an issue, with its parts. */
export async function hideMadeOf(issue: Issue, hiding: Hiding): Promise<void> {
  if (issue.state !== 'tasked') return;
  const made = await hiding.draft.read('task', issue.taskId);
  const parts = await hiding.draft.listOf('task', 'partOf', issue.taskId);
  await hideTasks([...(made === undefined ? [] : [made]), ...parts], hiding);
}

async function hideTasks(tasks: readonly Task[], { memberIds, draft, ctx }: Hiding): Promise<void> {
  for (const task of tasks) {
    const hidden = hiddenFrom(task, memberIds);
    if (hidden !== task) await recordTaskHidden(hidden, ctx.viewer.member.id, draft);
  }
}

/** With its disruptions and its cards. */
export async function recordTaskHidden(task: Task, by: Happening['by'], draft: Draft): Promise<void> {
  draft.put('task', task);
  const subject = { type: 'task', id: task.id, reference: task.reference } as const;
  draft.log({ action: 'task-hidden', by, subject, readers: taskHearers(task) });
  await readAsTask(task, draft);
  draft.send({ task: 'refresh', content: { kind: 'task', taskId: task.id }, to: [] });
}

/** The very same where it is hidden from all of them already. */
export function hiddenFrom<Recorded extends { readonly recusedIds?: MemberId[] | undefined }>(
  recorded: Recorded,
  memberIds: readonly MemberId[],
): Recorded {
  const before = recorded.recusedIds ?? [];
  const added = memberIds.filter((id) => !before.includes(id));
  return added.length === 0 ? recorded : { ...recorded, recusedIds: [...before, ...added] };
}

/** What others declared on an item, and what is still written down of it, where it stood before. */
export async function leaveBefore(standings: readonly Standing[], { memberIds, draft, ctx }: Hiding): Promise<void> {
  for (const { meetingId, itemId } of standings) {
    for (const memberId of memberIds) {
      const known = await draft.read('attendance', `${meetingId}.${memberId}`);
      const before = known ?? noAttendance(ctx.roster.panel.id, meetingId, memberId);
      const after = leftLater(before, itemId);
      if (after !== before) draft.put('attendance', after);
    }
  }
}
