import type {
  AgendaItemView,
  CommandInput,
  MeetingRecordView,
  MeetingTaskView,
  MeetingView,
  MinuteEntryView,
} from '../../../../bot/contract';
import type { AgendaItemId, MemberId } from '../../../../bot/domain/ids';
import { Refusal } from '../../../../bot/domain/refusal';
import type { Run } from '../../../../bot/domain/run';
import { itemRunOf, takeStep } from '../../../../bot/domain/runSteps';
import { type Unsent, isWaiting } from '../../../data/unsentCommands';
import { renumbered } from '../renumbered';

/** The meeting with everything done to it that the server does not know yet, by the very rules of the server. */
export function meetingWithUnsent(meeting: MeetingView, all: readonly Unsent[], by: MemberId): MeetingView {
  const waiting = all.filter(isWaiting);
  const stepped = waiting.reduce((progress, unsent) => withStep(progress, unsent, by), meeting);
  const closes = waiting.some(
    ({ command }) => command.name === 'meeting.close' && command.input.meetingId === meeting.id,
  );
  return closes && stepped.state === 'running' ? { ...stepped, state: 'closed' } : stepped;
}

function withStep(meeting: MeetingView, { command, at }: Unsent, by: MemberId): MeetingView {
  if (command.name !== 'meeting.step' || command.input.meetingId !== meeting.id) return meeting;
  if (meeting.state !== 'planned' && meeting.state !== 'running') return meeting;
  const { stepId, step } = command.input;
  const { agenda, run: before } = meeting;
  try {
    const { agenda: ordered, run } = takeStep({ agenda, run: before }, { stepId, step, at, by });
    if (ordered === agenda && run === before) return meeting;
    const items = renumbered(ordered, meeting.startsAt).map((item) => withOutcome(item, run));
    return { ...meeting, agenda: items, ...(run && { run, state: 'running' }) };
  } catch (error) {
    // Somebody changed the agenda meanwhile: the server will refuse this step and say so.
    if (error instanceof Refusal) return meeting;
    throw error;
  }
}

function withOutcome(item: AgendaItemView, run: Run | undefined): AgendaItemView {
  return { ...item, outcome: itemRunOf(run, item.id).outcome };
}

/** Without what came late and waits for the chair: it is not yet on the agenda. */
export function onAgenda({ agenda }: Pick<MeetingView, 'agenda'>): MeetingView['agenda'] {
  return agenda.filter(({ late }) => late !== 'waiting');
}

export interface ShownEntry extends Omit<MinuteEntryView, 'meetingId'> {
  readonly waits: boolean;
}
export interface ShownTask extends MeetingTaskView {
  readonly waits: boolean;
}
export interface ShownRecord {
  readonly entries: readonly ShownEntry[];
  readonly tasks: readonly ShownTask[];
}

/** What is recorded on one item, with what waits to be sent. */
export function recordWithUnsent(
  record: MeetingRecordView | undefined,
  all: readonly Unsent[],
  itemId: AgendaItemId,
): ShownRecord {
  const commands = all.filter(isWaiting).map(({ command }) => command);
  const entries = new Map<string, ShownEntry>();
  // What corrects or repeats restricted words is no more for everybody than they are.
  const isRestricted = (id = '') => entries.get(id)?.restricted === true;
  for (const entry of record?.entries ?? []) entries.set(entry.id, { ...entry, waits: false });
  const tasks = new Map<string, ShownTask>();
  for (const task of record?.tasks ?? []) tasks.set(task.id, { ...task, waits: false });
  for (const { name, input } of commands) {
    if (name === 'meeting.record') {
      entries.set(input.entryId, waitingEntry(input, isRestricted(input.entryId)));
    } else if (name === 'meeting.giveTask' && !tasks.has(input.taskId)) {
      tasks.set(input.taskId, waitingTask(input, isRestricted(sourceOf(input))));
    }
  }
  return {
    entries: [...entries.values()].filter((entry) => entry.itemId === itemId),
    tasks: [...tasks.values()].filter((task) => task.itemId === itemId),
  };
}

function waitingEntry(
  { entryId: id, itemId, kind, text, grade, fourP, agencyIds }: CommandInput<'meeting.record'>,
  restricted: boolean,
): ShownEntry {
  return { id, itemId, kind, text, grade, fourP, agencyIds, restricted, statusText: '', waits: true };
}

function waitingTask({ taskId: id, title, itemId }: CommandInput<'meeting.giveTask'>, restricted: boolean): ShownTask {
  return { id, title, itemId, restricted, reference: '', agencyName: '', holderText: '', dueText: '', waits: true };
}

function sourceOf({ from }: CommandInput<'meeting.giveTask'>): string | undefined {
  return from?.kind === 'entry' ? from.entryId : undefined;
}
