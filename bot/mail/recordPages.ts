import type { BorneMarking } from '../domain/marking';
import { FourP } from '../domain/disruption';
import type { LocalDate } from '../domain/time';
import type { MailSubject } from '../domain/mailLink';
import type { MeetingView, OwnAttendanceView } from '../useCases/meetings/meetingViews';
import { comeBy } from '../useCases/log/reading';
import type { Context } from '../useCases/ports';
import { runQuery } from '../useCases/queries';
import type { IssueView } from '../useCases/issues/issueViews';
import type { TaskView } from '../useCases/tasks/taskViews';
import { type Html, markup } from './html';
import { dayField, folded, form, type FormState, radioField, selectField, textField } from './replyFields';

/** What a page shows of a record: the page of its own, and the section about it on the page that one comes in by. */
export interface RecordPart {
  /** "Task SEN-27-014" */
  readonly title: string;
  readonly marking: BorneMarking;
  readonly body: Html;
}

/** The record as its reader's own card shows it, with what they may do. @throws Refusal where they may not see it */
export async function recordPart(subject: MailSubject, ctx: Context, state: FormState): Promise<RecordPart> {
  switch (subject.kind) {
    case 'task':
      return taskPart(await runQuery('tasks.card', { taskId: subject.id }, comeBy(ctx)), state);
    case 'issue':
      return issuePart(await runQuery('issues.card', { issueId: subject.id }, comeBy(ctx)), state);
    case 'meeting': {
      const meeting = await runQuery('meetings.get', { meetingId: subject.id }, ctx);
      const own = meeting.may.attend
        ? await runQuery('meetings.ownAttendance', { meetingId: subject.id }, ctx)
        : nobody;
      return meetingPart(meeting, own, ctx.today, state);
    }
  }
}

/** The part of somebody who only looks on. */
const nobody: OwnAttendanceView = { present: false, interests: [], floors: [], substitutes: [] };

type Fact = readonly [name: string, value: string | undefined];

export function factList(facts: readonly Fact[]): Html {
  const rows = facts.flatMap(([name, value]) =>
    value === undefined
      ? []
      : [
          markup`<dt>${name}</dt>
            <dd dir="auto">${value}</dd>`,
        ],
  );
  return markup`<dl>${rows}</dl>`;
}

export function taskPart(task: TaskView, state: FormState): RecordPart {
  const { may, moreTime, noMoreTime, lastComment } = task;
  const facts = factList([
    ['Task', task.title],
    ['Detail', task.detail],
    ['Agency', task.agencyName],
    ['Owner', task.ownerName],
    ['Deputy', task.deputyName],
    ['Due', task.overdue ? `${task.dueText}: overdue` : task.dueText],
    ['Status', task.statusText],
    ['Blocked', task.blockedText],
    ['More time', moreTime && `${moreTime.askedText}, until ${moreTime.dayText}: not answered yet`],
    ['More time', noMoreTime && [noMoreTime.text, noMoreTime.reason].filter((text) => text !== undefined).join(': ')],
    ['Last note', task.lastNote],
    ['Last comment', lastComment && `${lastComment.byName}: ${lastComment.text}`],
    ['Outcome', task.outcome],
    ['Reason', task.reason],
  ]);
  const forms = taskForms(task, state);
  const body = markup`${facts}
    ${may.acknowledge ? form({ name: 'acknowledge', button: 'Acknowledge' }, state) : markup``}${forms}
    ${may.acknowledge || forms.length > 0 ? markup`` : markup`<p>There is nothing for you to do on it now.</p>`}`;
  return { title: `${task.urgent ? 'Urgent task' : 'Task'} ${task.reference}`, marking: task.marking, body };
}

/** What its agency may say about a task, folded: one button stands out, the next sensible step. */
function taskForms({ may, dueText }: TaskView, state: FormState): Html[] {
  return [
    ...(may.progress ? [progressForm(state)] : []),
    ...(may.complete ? [completeForm(state)] : []),
    ...(may.askTime ? [moreTimeForm(dueText, state)] : []),
    ...(may.block ? [reasonForm('block', 'Something holds it up', 'What holds it up?', 'Say so', state)] : []),
    ...(may.unblock ? [folded('It can go on', { name: 'unblock', button: 'It can go on' }, state)] : []),
    ...(may.decline ? [declineForm(state)] : []),
  ];
}

function progressForm(state: FormState): Html {
  const label = 'What has been done so far?';
  const fields = [textField({ form: 'progress', name: 'note', label, most: 2000, lines: 3 }, state)];
  return folded('Say how it is going', { name: 'progress', button: 'Send it', fields }, state);
}

function completeForm(state: FormState): Html {
  const where = { form: 'complete' };
  const choices = [{ value: '', label: 'Not said' }, ...FourP.options.map((value) => ({ value, label: value }))];
  const fields = [
    textField({ ...where, name: 'outcome', label: 'What came of it?', most: 2000, lines: 4 }, state),
    selectField({ ...where, name: 'fourP', label: 'Which of the four Ps? (optional)' }, choices, state),
  ];
  return folded('It is done', { name: 'complete', button: 'Complete the task', fields }, state);
}

function moreTimeForm(dueText: string, state: FormState): Html {
  const where = { form: 'askTime' };
  const hint = `It is due ${dueText}. Write a later day as 26 3 2027.`;
  const fields = [
    dayField({ ...where, name: 'dueOn', label: 'Until when do you need?', hint }, state),
    textField({ ...where, name: 'reason', label: 'Why is more time needed?', most: 1000, lines: 3 }, state),
  ];
  return folded('Ask for more time', { name: 'askTime', button: 'Ask for more time', fields }, state);
}

function declineForm(state: FormState): Html {
  return reasonForm('decline', 'It cannot be done', 'Why can your agency not do this?', 'Decline the task', state);
}

function reasonForm(name: string, what: string, label: string, button: string, state: FormState): Html {
  const fields = [textField({ form: name, name: 'reason', label, most: 1000, lines: 3 }, state)];
  return folded(what, { name, button, fields }, state);
}

export function issuePart(issue: IssueView, state: FormState): RecordPart {
  const { may } = issue;
  const facts = factList([
    ['Issue', issue.text],
    ['From', `${issue.agencyName}, ${issue.raisedByName}`],
    ['Status', issue.statusText],
    ['Urgent', issue.urgentText],
    ['Who sees it', issue.restricted ? 'It is restricted' : undefined],
    ['Answer', issue.answer],
  ]);
  const forms = [
    ...(may.acknowledge ? [form({ name: 'inHand', button: 'It is in hand' }, state)] : []),
    ...(may.edit ? [editForm(issue, state)] : []),
    ...(may.withdraw ? [reasonForm('withdraw', 'Take it back', 'Why? (optional)', 'Take the issue back', state)] : []),
  ];
  const body = markup`${facts} ${forms.length > 0 ? forms : markup`<p>There is nothing for you to do on it here.</p>`}`;
  return { title: `${issue.urgent ? 'Urgent issue' : 'Issue'} ${issue.reference}`, marking: issue.marking, body };
}

function editForm({ text }: IssueView, state: FormState): Html {
  const fields = [
    textField(
      { form: 'edit', name: 'text', label: 'What should the panel know?', most: 2000, lines: 6, value: text },
      state,
    ),
  ];
  return folded('Change what it says', { name: 'edit', button: 'Change the issue', fields }, state);
}

export function meetingPart(
  meeting: MeetingView,
  own: OwnAttendanceView,
  today: LocalDate,
  state: FormState,
): RecordPart {
  const { agenda, joinLink, may } = meeting;
  const isNow = meeting.on === today || meeting.state === 'running';
  const facts = factList([
    ['When', `${meeting.dayText}, ${meeting.startsAt} to ${meeting.endsAt}`],
    ['Where', meeting.placeText],
    ['Getting in', meeting.access],
    ['Your answer', own.replyText ?? 'None yet'],
    ['Signed in', own.presentText],
  ]);
  const isOn = meeting.state === 'planned' || meeting.state === 'running';
  const body = markup`${facts}
    ${joinLink === undefined ? markup`` : markup`<p><a href="${joinLink}" rel="noreferrer">Join in Teams</a></p>`}
    ${meeting.state === 'cancelled' ? markup`<p><strong>This meeting is cancelled.</strong></p>` : markup``}
    ${may.attend && isOn && isNow && !own.present ? signInForm(meeting, state) : markup``}
    ${may.attend && meeting.state === 'planned' ? replyForm(own, state) : markup``} ${agendaList(agenda)}`;
  return { title: `Meeting ${meeting.reference}`, marking: meeting.marking, body };
}

function agendaList(agenda: MeetingView['agenda']): Html {
  if (agenda.length === 0) return markup``;
  const items = agenda.map(
    ({ startsAt, title, minutes }) => markup`<li>${startsAt} <bdi>${title}</bdi> (${minutes} min)</li>`,
  );
  return markup`<details>
    <summary>Agenda</summary>
    <ul>
      ${items}
    </ul>
  </details>`;
}

function replyForm(own: OwnAttendanceView, state: FormState): Html {
  const where = { form: 'reply' };
  const answers = [
    { value: 'coming', label: 'I am coming' },
    { value: 'apology', label: 'I send my apologies' },
    { value: 'substitute', label: 'Somebody comes instead of me' },
  ];
  const colleagues = own.substitutes.map(({ id, name, seesContent }) => ({
    value: id,
    label: seesContent ? name : `${name} (will see the agenda’s titles alone)`,
  }));
  const nobody = { value: '', label: 'Nobody on the panel' };
  const other = colleagues.length === 0 ? 'Who comes instead?' : 'Or the name of somebody else';
  const hint = 'Somebody who is not on the panel may attend, and sees nothing here.';
  const fields = [
    radioField({ ...where, name: 'answer', label: 'Are you coming?' }, answers, own.reply, state),
    ...(colleagues.length === 0
      ? []
      : [selectField({ ...where, name: 'substituteId', label: 'Who comes instead?' }, [nobody, ...colleagues], state)]),
    textField({ ...where, name: 'substituteName', label: other, hint, most: 120 }, state),
  ];
  return form({ name: 'reply', button: 'Send the answer', fields }, state);
}

function signInForm({ mode }: MeetingView, state: FormState): Html {
  const label = mode === 'inPerson' ? 'The code on the screen in the room' : 'The code on the screen, if there is one';
  const fields = [textField({ form: 'signIn', name: 'signInCode', label, most: 100 }, state)];
  return form({ name: 'signIn', button: 'Sign in', fields, look: 'other' }, state);
}
