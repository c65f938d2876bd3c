import { shortened } from '../domain/text';
import type { MeetingView, OwnAttendanceView } from '../useCases/meetings/meetingViews';
import type { TaskView } from '../useCases/tasks/taskViews';
import { besides } from './buttons';
import { type Action, type Element, run, show, subtle, text } from './kit';
import { acknowledgeButton, dueRun } from './taskCard';
import { quickReplies, replyWords } from './replyForm';

// Lines of a list: what it is, how it stands, and its next step in place. One button of a card may stand out.

export function taskRow(task: TaskView, isFirst: boolean): Element {
  const step: Action = task.may.acknowledge
    ? acknowledgeButton(task, isFirst)
    : show('Show', { kind: 'task', taskId: task.id });
  const restricted = task.restricted ? 'Restricted · ' : '';
  return row(
    [
      text(run(task.reference, { size: 'Small', weight: 'Bolder' })),
      { ...text(shortened(task.title, MOST_TITLE)), spacing: 'None' },
      { ...text(`${restricted}${task.agencyName} · ${task.stateName} · `, dueRun(task)), spacing: 'None' },
    ],
    [step],
  );
}

/** The same without a button, on a line of its own. */
export function shortTaskRow(task: TaskView): Element {
  const words = `${task.reference} ${shortened(task.title, MOST_SHORT_TITLE)} · `;
  return { ...text(words, dueRun(task)), spacing: 'Small' };
}

/** As many letters as two or three lines of a phone. */
const MOST_TITLE = 120;
/** Dozens of them fit a card. */
const MOST_SHORT_TITLE = 24;

export function meetingRow(meeting: MeetingView, own: OwnAttendanceView | undefined, isFirst: boolean): Element {
  const { id, reference, dayText, startsAt, placeText, state } = meeting;
  const asked = state === 'planned' && own !== undefined;
  const how = state === 'cancelled' ? 'cancelled' : asked ? replyWords(own) : placeText;
  const agenda = show('Agenda', { kind: 'agenda', meetingId: id });
  const answers = asked && own.reply === undefined ? quickReplies(id, isFirst) : [];
  return row(
    [text(run(`${reference} `, { weight: 'Bolder' }), `${dayText}, ${startsAt}`), { ...subtle(how), spacing: 'None' }],
    [...answers, agenda],
  );
}

export function shortMeetingRow({ reference, dayText }: MeetingView, own: OwnAttendanceView | undefined): Element {
  const how = own === undefined ? '' : ` · ${replyWords(own)}`;
  return { ...text(`${reference} ${dayText}${how}`), spacing: 'Small' };
}

function row(words: Element[], actions: readonly Action[]): Element {
  return { type: 'Container', separator: true, items: [...words, ...besides(actions)] };
}
