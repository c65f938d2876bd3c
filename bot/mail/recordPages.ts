import { FourP } from '../domain/disruption';
import type { LocalDate } from '../domain/time';
import type { MailSubject } from '../domain/mailLink';
import type { MeetingView, OwnAttendanceView } from '../useCases/meetings/meetingViews';
import type { Context } from '../useCases/ports';
import { runQuery } from '../useCases/queries';
import type { IssueView } from '../useCases/issues/issueViews';
import type { TaskView } from '../useCases/tasks/taskViews';
import { type Html, markup } from './html';
import { form, type FormState, outcome, radioField, selectField, textField } from './replyFields';
import { replyPage } from './replyShell';

/** The record as its reader's own card shows it, with what they may do. @throws Refusal where they may not see it */
export async function recordPage(subject: MailSubject, ctx: Context, state: FormState): Promise<Html> {
  switch (subject.kind) {
    case 'task':
      return taskPage(await runQuery('tasks.card', { taskId: subject.id }, ctx), state);
    case 'issue':
      return issuePage(await runQuery('issues.card', { issueId: subject.id }, ctx), state);
    case 'meeting': {
      const meeting = await runQuery('meetings.get', { meetingId: subject.id }, ctx);
      const own = await runQuery('meetings.ownAttendance', { meetingId: subject.id }, ctx);
      return meetingPage(meeting, own, ctx.today, state);
    }
  }
}

type Fact = readonly [name: string, value: string | undefined];

function factList(facts: readonly Fact[]): Html {
  const rows = facts.flatMap(([name, value]) =>
    value === undefined
      ? []
      : [
          markup`<dt>${name}</dt>
            <dd>${value}</dd>`,
        ],
  );
  return markup`<dl>${rows}</dl>`;
}

function page(title: string, marking: string, state: FormState, parts: readonly Html[]): Html {
  const body = markup`${outcome(state)}${parts}
    <p class="hint">This page closes half an hour after the code. Close it when you are done.</p>`;
  return replyPage({ title, marking, isWrong: state.fault !== undefined, body });
}

export function taskPage(task: TaskView, state: FormState): Html {
  const { may } = task;
  const facts = factList([
    ['Task', task.title],
    ['Detail', task.detail],
    ['Agency', task.agencyName],
    ['Owner', task.ownerName],
    ['Deputy', task.deputyName],
    ['Due', task.overdue ? `${task.dueText}: overdue` : task.dueText],
    ['Status', task.statusText],
    ['Blocked', task.blockedText],
    ['Outcome', task.outcome],
    ['Reason', task.reason],
  ]);
  return page(`${task.urgent ? 'Urgent task' : 'Task'} ${task.reference}`, task.marking, state, [
    facts,
    may.acknowledge ? form({ name: 'acknowledge', button: 'Acknowledge' }, state) : markup``,
    may.complete ? completeForm(may.acknowledge, state) : markup``,
    may.decline ? declineForm(state) : markup``,
    may.acknowledge || may.complete || may.decline
      ? markup``
      : markup`<p>There is nothing for you to do on it now.</p>`,
  ]);
}

/** One button stands out: the next sensible step. */
function completeForm(isEarly: boolean, state: FormState): Html {
  const where = { form: 'complete' };
  const choices = [{ value: '', label: 'Not said' }, ...FourP.options.map((value) => ({ value, label: value }))];
  const fields = [
    textField({ ...where, name: 'outcome', label: 'What came of it?', most: 2000, lines: 4 }, state),
    selectField({ ...where, name: 'fourP', label: 'Which of the four Ps? (optional)' }, choices, state),
  ];
  return markup`<h2>Is it done?</h2>
    ${form({ name: 'complete', button: 'Complete the task', fields, ...(isEarly ? { look: 'other' } : {}) }, state)}`;
}

function declineForm(state: FormState): Html {
  const label = 'Why can your agency not do this?';
  const fields = [textField({ form: 'decline', name: 'reason', label, most: 1000, lines: 3 }, state)];
  return markup`<h2>Can it not be done?</h2>
    ${form({ name: 'decline', button: 'Decline the task', fields, look: 'other' }, state)}`;
}

export function issuePage(issue: IssueView, state: FormState): Html {
  const facts = factList([
    ['Issue', issue.text],
    ['From', `${issue.agencyName}, ${issue.raisedByName}`],
    ['Status', issue.statusText],
    ['Urgent', issue.urgentText],
    ['Answer', issue.answer],
  ]);
  return page(`${issue.urgent ? 'Urgent issue' : 'Issue'} ${issue.reference}`, issue.marking, state, [
    facts,
    issue.may.acknowledge
      ? form({ name: 'inHand', button: 'It is in hand' }, state)
      : markup`<p>There is nothing for you to do on it here. The rest is in Sentinel in Teams.</p>`,
  ]);
}

export function meetingPage(meeting: MeetingView, own: OwnAttendanceView, today: LocalDate, state: FormState): Html {
  const { agenda, joinLink, may } = meeting;
  const isNow = meeting.on === today || meeting.state === 'running';
  const facts = factList([
    ['When', `${meeting.dayText}, ${meeting.startsAt} to ${meeting.endsAt}`],
    ['Where', meeting.placeText],
    ['Getting in', meeting.access],
    ['Your answer', own.replyText ?? 'None yet'],
    ['Signed in', own.presentText],
  ]);
  const items = agenda.map(({ startsAt, title, minutes }) => markup`<li>${startsAt} ${title} (${minutes} min)</li>`);
  return page(`Meeting ${meeting.reference}`, meeting.marking, state, [
    facts,
    joinLink === undefined ? markup`` : markup`<p><a href="${joinLink}" rel="noreferrer">Join in Teams</a></p>`,
    meeting.state === 'cancelled' ? markup`<p><strong>This meeting is cancelled.</strong></p>` : markup``,
    may.attend && meeting.state === 'planned' ? replyForm(own, state) : markup``,
    may.attend && isNow && !own.present ? signInForm(meeting, state) : markup``,
    items.length === 0
      ? markup``
      : markup`<h2>Agenda</h2>
          <ul>
            ${items}
          </ul>`,
  ]);
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
  const hint = 'Somebody who is not on the panel may attend, and sees nothing here.';
  const fields = [
    radioField({ ...where, name: 'answer', label: 'Are you coming?' }, answers, own.reply, state),
    ...(colleagues.length === 0
      ? []
      : [selectField({ ...where, name: 'substituteId', label: 'Who comes instead?' }, [nobody, ...colleagues], state)]),
    textField({ ...where, name: 'substituteName', label: 'Or the name of somebody else', hint, most: 120 }, state),
  ];
  return markup`<h2>Your answer</h2>
    ${form({ name: 'reply', button: 'Send the answer', fields }, state)}`;
}

function signInForm({ mode }: MeetingView, state: FormState): Html {
  const label = mode === 'inPerson' ? 'The code on the screen in the room' : 'The code on the screen, if there is one';
  const fields = [textField({ form: 'signIn', name: 'signInCode', label, most: 100 }, state)];
  return markup`<h2>At the door</h2>
    ${form({ name: 'signIn', button: 'Sign in', fields, look: 'other' }, state)}`;
}
