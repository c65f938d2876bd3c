import type { QueryClient } from '@tanstack/react-query';
import type { MeetingRecordView, MeetingView, MinuteEntryView, TaskView } from '../../bot/contract';
import { ApiError, send } from './api';
import { sendAsking } from './asking';
import { noteUnreachable } from './connection';
import type { Deliver, UnsentCommand } from './unsentCommands';

/** A line that swallows everything looks like a slow server: after this it counts as lost. */
const ANSWER_WITHIN_MS = 15_000;

/** The server's answer stands on the screen before the command leaves the queue: nothing jumps back in between. */
export function delivery(queries: QueryClient): Deliver {
  return async (command, waitedMs) => {
    const waited = waitedMs === undefined ? {} : { waitedMs };
    const sending = sendAsking((meant) => inTime(sendOne(command, waited, meant)));
    const show = await sending.catch((error: unknown) => {
      // Without Teams there is no token: that is a lost line too.
      if (!(error instanceof ApiError)) noteUnreachable();
      throw error;
    });
    // What was asked before the command and is answered after it would show the past.
    await queries.cancelQueries({ queryKey: ['meetings.get'] });
    show(queries);
    // TanStack Query tells of a change in the next turn.
    await new Promise((resume) => setTimeout(resume));
  };
}

async function sendOne(
  command: UnsentCommand,
  waited: { waitedMs?: number },
  meant: readonly string[],
): Promise<(queries: QueryClient) => void> {
  switch (command.name) {
    case 'meeting.step': {
      const meeting = await send(command.name, { ...command.input, ...waited }, meant);
      return (queries) => showMeeting(queries, meeting);
    }
    case 'meeting.close': {
      const meeting = await send(command.name, { ...command.input, ...waited }, meant);
      return (queries) => showMeeting(queries, meeting);
    }
    case 'meeting.record': {
      const entry = await send(command.name, { ...command.input, ...waited }, meant);
      return (queries) => showEntry(queries, command.input.meetingId, entry);
    }
    case 'meeting.giveTask': {
      const task = await send(command.name, { ...command.input, ...waited }, meant);
      return (queries) => showTask(queries, command.input, task);
    }
  }
}

function showMeeting(queries: QueryClient, meeting: MeetingView): void {
  queries.setQueryData<MeetingView>(['meetings.get', { meetingId: meeting.id }], meeting);
}

function changeRecord(
  queries: QueryClient,
  meetingId: string,
  change: (record: MeetingRecordView) => MeetingRecordView,
): void {
  queries.setQueryData<MeetingRecordView>(['meetings.record', { meetingId }], (record) => record && change(record));
}

function showEntry(queries: QueryClient, meetingId: string, entry: MinuteEntryView): void {
  changeRecord(queries, meetingId, (record) => {
    const { entries } = record;
    const isThere = entries.some(({ id }) => id === entry.id);
    return {
      ...record,
      entries: isThere ? entries.map((each) => (each.id === entry.id ? entry : each)) : [...entries, entry],
    };
  });
}

type GivenTask = Extract<UnsentCommand, { name: 'meeting.giveTask' }>['input'];

function showTask(queries: QueryClient, { meetingId, itemId }: GivenTask, task: TaskView): void {
  const { id, reference, title, agencyName, ownerName, dueText, restricted } = task;
  const given = { id, reference, title, agencyName, dueText, restricted, holderText: `${agencyName}, ${ownerName}` };
  changeRecord(queries, meetingId, (record) => ({
    ...record,
    tasks: [...record.tasks.filter((each) => each.id !== id), { ...given, itemId }],
  }));
}

/** @throws ApiError when no answer came within a quarter of a minute */
async function inTime<Result>(answer: Promise<Result>): Promise<Result> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      noteUnreachable();
      reject(new ApiError(0, { code: 'unreachable', message: 'No answer came in time.', requestId: '' }));
    }, ANSWER_WITHIN_MS);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
