import { maySeeTask } from '../../access/sight';
import type { Card } from '../../cards/kit';
import { dueCard, type DueRow, saysSomething } from '../../cards/dueCard';
import { highestMarking } from '../../domain/highestMarking';
import type { BorneMarking } from '../../domain/marking';
import type { DuePart } from '../../domain/message';
import { Refusal } from '../../domain/refusal';
import type { LocalDate } from '../../domain/time';
import { recordOf } from '../../ledger/records';
import { comeBy } from '../../useCases/log/reading';
import { stillWaits } from '../../useCases/messages/stillWaits';
import type { Context } from '../../useCases/ports';
import { pictureSaid } from '../../useCases/reminders/pictureSaid';
import { runQuery } from '../../useCases/queries';
import type { Content, TabLink } from './content';
import { readMeeting } from './meetingDrawing';

type Due = Extract<Content, { kind: 'due' }>;

/**
 * What fell due for the viewer, each thing as it stands now; what is hidden from them by now is not there.
 * @throws Refusal `not-found` where nothing is left of it; before it has gone out, also where nothing of it waits any more
 */
export async function drawDue(content: Due, ctx: Context, tabLink: TabLink): Promise<Card> {
  const { parts, on } = 'parts' in content ? content : await fallenDue(content.messageId, ctx);
  const rows = await Promise.all(parts.map((part) => rowOf(part, ctx)));
  const shown = rows.filter((row) => row !== undefined);
  if (shown.length === 0 || ('parts' in content && !shown.some(saysSomething))) throw gone();
  const marking = highestMarking(ctx.roster.panel.marking, shown.flatMap(recordIn));
  return dueCard(shown, { marking, tabUrl: tabLink('today'), on, today: ctx.today });
}

function recordIn(row: DueRow): { readonly marking: BorneMarking }[] {
  switch (row.kind) {
    case 'task':
      return [row.task];
    case 'agenda':
      return [row.meeting];
    case 'digest':
      return [row.digest];
    case 'notice':
      return [];
  }
}

/** Of a message that went to the viewer. @throws Refusal `not-found` */
async function fallenDue(
  messageId: string,
  { store, roster, viewer }: Context,
): Promise<{ parts: readonly DuePart[]; on: LocalDate }> {
  const found = await store.read(roster.panel.id, `message:${messageId}`);
  const message = found && recordOf('message', found);
  const isTheirs = message?.deliveries.some(
    ({ recipient }) => recipient.kind === 'member' && recipient.memberId === viewer.member.id,
  );
  if (message?.content.kind !== 'due' || isTheirs !== true) throw gone();
  return message.content;
}

function gone(): Refusal {
  return new Refusal('not-found', { what: 'reminder' });
}

async function rowOf(part: DuePart, ctx: Context): Promise<DueRow | undefined> {
  switch (part.kind) {
    case 'task': {
      // Looked at before it is asked for: a list turns nobody away from what they did not ask for.
      const found = await ctx.store.read(ctx.roster.panel.id, `task:${part.taskId}`);
      if (found === undefined || !maySeeTask(recordOf('task', found), ctx.viewer)) return undefined;
      return { kind: 'task', task: await runQuery('tasks.card', { taskId: part.taskId }, comeBy(ctx)) };
    }
    case 'agenda': {
      const { meetingId } = part;
      const meeting = await readMeeting({ meetingId }, ctx);
      const isAsked = meeting.state === 'planned' && meeting.may.attend;
      const own = isAsked ? await runQuery('meetings.ownAttendance', { meetingId }, ctx) : undefined;
      return { kind: 'agenda', meeting, own };
    }
    case 'notice':
      return noticeRow(part, ctx);
    case 'digest':
      return { kind: 'digest', digest: await runQuery('reminders.digest', {}, ctx) };
  }
}

async function noticeRow(notice: Extract<DuePart, { kind: 'notice' }>, ctx: Context): Promise<DueRow | undefined> {
  if (!(await stillWaits(notice, ctx))) return undefined;
  const picture = notice.picture && (await pictureSaid(notice.picture, ctx));
  return { kind: 'notice', said: picture?.said ?? notice.said };
}
