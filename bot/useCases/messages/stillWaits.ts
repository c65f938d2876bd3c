import { maySeeIssue, maySeeTask } from '../../access/sight';
import { isOpenIssue } from '../../domain/issue';
import type { MessageContent, SingleContent } from '../../domain/message';
import { isReminder } from '../../domain/reminder';
import { isOpen, isOwed } from '../../domain/task';
import { recordOf } from '../../ledger/records';
import { pictureSaid } from '../reminders/pictureSaid';
import { waitsForThem } from '../restrictions/accessLists';
import type { Context } from '../ports';

/** What was settled meanwhile, or is not for the viewer to see any more, is no reason to write to anybody. */
export async function stillWaits(content: SingleContent, ctx: Context): Promise<boolean> {
  switch (content.kind) {
    case 'task':
      return taskWaits(content, ctx);
    case 'issue':
      return issueWaits(content, ctx);
    case 'agenda':
      return !isReminder(content.said) || meetingWaits(content, ctx);
    case 'notice':
      return noticeWaits(content, ctx);
    case 'digest':
    case 'meetingStarted':
    case 'meetingSummary':
      return true;
  }
}

type ContentOf<Kind extends SingleContent['kind']> = Extract<SingleContent, { kind: Kind }>;

async function taskWaits({ taskId, said }: ContentOf<'task'>, { store, roster, viewer }: Context): Promise<boolean> {
  const found = await store.read(roster.panel.id, `task:${taskId}`);
  const task = found && recordOf('task', found);
  if (task === undefined || !maySeeTask(task, viewer)) return false;
  return isReminder(said) ? isOwed(task) : isOpen(task);
}

async function issueWaits({ issueId }: ContentOf<'issue'>, { store, roster, viewer }: Context): Promise<boolean> {
  const found = await store.read(roster.panel.id, `issue:${issueId}`);
  const issue = found && recordOf('issue', found);
  return issue !== undefined && isOpenIssue(issue) && maySeeIssue(issue, viewer);
}

async function meetingWaits({ meetingId }: ContentOf<'agenda'>, { store, roster, today }: Context): Promise<boolean> {
  const found = await store.read(roster.panel.id, `meeting:${meetingId}`);
  const meeting = found && recordOf('meeting', found);
  return meeting?.state === 'planned' && meeting.on >= today;
}

/** Of an agreement that was renewed, signed or dropped meanwhile there is nothing more to say. */
async function noticeWaits({ signs, ends, requestId, picture }: ContentOf<'notice'>, ctx: Context): Promise<boolean> {
  const { roster, viewer } = ctx;
  if (requestId !== undefined) return waitsForThem(requestId, ctx);
  if (picture !== undefined) return (await pictureSaid(picture, ctx)) !== undefined;
  if (ends !== undefined) return roster.agencies.get(ends.agencyId)?.isa?.reviewOn === ends.on;
  return signs === undefined || roster.agencies.get(signs)?.isaWaits?.signatoryId === viewer.member.id;
}

/** In front of everybody somebody is called only for what waits for them. */
export function isToActOn(content: MessageContent): boolean {
  switch (content.kind) {
    case 'due':
      return content.parts.some(isToActOn);
    case 'task':
    case 'issue':
    case 'agenda':
      return true;
    case 'notice':
    case 'digest':
    case 'meetingStarted':
    case 'meetingSummary':
      return false;
  }
}
