import type { SharedTask, TaskView } from '../../bot/useCases/tasks/taskViews';
import { AgencyId, AgendaItemId, IssueId, MemberId, TaskId } from '../../bot/domain/ids';
import { issueStates } from '../../bot/domain/issue';
import { type Task, taskStates } from '../../bot/domain/task';
import { mayStep } from '../support/doors';
import type { PersonViewer } from '../../bot/access/viewer';
import type { Card } from '../../bot/cards/kit';
import { issueDialog, taskDialog } from '../../bot/cards/dialogCards';
import { giveTaskForm } from '../../bot/cards/giveTaskForm';
import { issueCard, issueForm, sharedIssueCard, type SimilarIssue } from '../../bot/cards/issueCard';
import type { Holders } from '../../bot/cards/peopleInputs';
import { understoodCard } from '../../bot/cards/understoodCard';
import type { Understood } from '../../bot/useCases/messages/understood';
import { CARD_ROWS, issuesCard, myTasksCard } from '../../bot/cards/listCards';
import { agendaCard, nextMeetingCard, startedCard } from '../../bot/cards/meetingCards';
import { helpCard, noticeCard, strangerCard } from '../../bot/cards/plainCards';
import { summaryCard } from '../../bot/cards/summaryCard';
import { sharedTaskCard, taskCard } from '../../bot/cards/taskCard';
import { defaultReasons } from '../../bot/domain/readingReasons';
import { whyCard } from '../../bot/cards/whyCard';
import type { MeetingView, OwnAttendanceView } from '../../bot/useCases/meetings/meetingViews';
import type { IssueView } from '../../bot/useCases/issues/issueViews';
import {
  aMeetingView,
  anAgendaItemView,
  anIssueView,
  aTask,
  aTaskView,
  aViewer,
  ea,
  ruth,
  tuesday,
} from '../support/builders';

export const url = 'https://teams.microsoft.com/l/entity/app/today?context=%7B%7D';
const marking = 'OFFICIAL-SENSITIVE';

/** All that may ever be offered at once, and more. */
export const everything: TaskView['may'] = {
  ...{ acknowledge: true, decline: true, progress: true, block: true, unblock: true, complete: true },
  ...{ reassign: true, escalate: true, reallocate: true, withdraw: true, close: true },
  ...{ askTime: true, grantTime: true, refuseTime: true, reword: true },
};

export function mayOf(task: Task, viewer: PersonViewer): TaskView['may'] {
  const may = { ...everything };
  for (const step of Object.keys(may).filter(isStep)) may[step] = mayStep(task, step, viewer);
  return may;
}

export function isStep(name: string): name is keyof TaskView['may'] {
  return name in everything;
}

/** The chair of a panel whose own agency holds the task: nobody is offered more. */
const mostEntitled = aViewer({ role: 'chair' });
const blocked = { by: ruth, at: tuesday, reason: 'No keys' };

/** `words` of the given length, by the place they stand in. */
export interface Texts {
  of(length: number): string;
}

export function fullTask(texts: Texts): Partial<TaskView> {
  const reason = texts.of(1000);
  return {
    title: texts.of(200),
    detail: texts.of(4000),
    outcome: texts.of(2000),
    lastNote: texts.of(2000),
    reason,
    blockedText: `Blocked 09:30 by ${texts.of(120)}: ${reason}`,
    agencyName: texts.of(120),
    ownerName: texts.of(120),
    deputyName: texts.of(120),
    statusText: `Completed 09:30 by ${texts.of(120)}`,
    urgent: true,
    overdue: true,
  };
}

function fullIssue(texts: Texts): Partial<IssueView> {
  return {
    text: texts.of(2000),
    headline: texts.of(90),
    answer: texts.of(2000),
    agencyName: texts.of(120),
    raisedByName: texts.of(120),
    statusText: `Closed 09:30 by ${texts.of(120)}`,
    urgent: true,
    urgentText: `In hand after 21 min: ${texts.of(120)}`,
    may: { edit: true, withdraw: true, triage: true, acknowledge: true, callMeeting: true, tag: true },
  };
}

/** As many items as a meeting holds. */
export function fullMeeting(texts: Texts, items = 100): Partial<MeetingView> {
  const agenda = Array.from({ length: items }, (_, index) =>
    anAgendaItemView({
      id: AgendaItemId.parse(`item-${index + 1}`),
      number: String(index + 1),
      title: texts.of(120),
      minutes: 240,
    }),
  );
  return { agenda, placeText: texts.of(200), joinLink: 'https://teams.microsoft.com/l/meetup-join/19%3ameeting' };
}

/** Somebody's own part, with as many colleagues as the largest agency has. */
export function fullPart(texts: Texts, changes: Partial<OwnAttendanceView> = {}): OwnAttendanceView {
  const substitutes = Array.from({ length: 40 }, (_, index) => ({
    id: MemberId.parse(`member-${index}`),
    name: texts.of(120),
    seesContent: index % 2 === 0,
  }));
  return { present: false, interests: [], floors: [], substitutes, ...changes };
}

/** All replies that somebody may have given before. */
const replies = ['coming', 'apology', 'substitute'] as const;

function meetingCards(texts: Texts, items: number): [string, Card, string][] {
  const meeting = aMeetingView(fullMeeting(texts, items));
  const running = { ...meeting, state: 'running' as const };
  const said = texts.of(200);
  const replyText = `${texts.of(120)} comes instead`;
  const answered = replies.flatMap((reply): [string, Card, string][] => {
    const parts = { tabUrl: url, calendarUrl: url, said, own: fullPart(texts, { reply, replyText }) };
    return [
      [`an agenda answered with ${reply}`, agendaCard(meeting, parts), 'M2'],
      [`the next meeting answered with ${reply}`, nextMeetingCard(meeting, parts), 'M2'],
    ];
  });
  const own = { tabUrl: url, calendarUrl: url, said, own: fullPart(texts) };
  const alone = { tabUrl: url, own: fullPart(texts, { substitutes: [] }) };
  return [
    ['an agenda', agendaCard(meeting, own), 'M2'],
    ['an agenda for somebody without colleagues', agendaCard(meeting, alone), 'M2'],
    ['an agenda in a chat of many', agendaCard(meeting, { tabUrl: url, said }), 'M2'],
    ['an agenda of a meeting that is running', agendaCard(running, own), 'M2'],
    ['an agenda of a meeting that is cancelled', agendaCard({ ...meeting, state: 'cancelled' }, own), 'M2'],
    ['the next meeting', nextMeetingCard(meeting, own), 'M2'],
    ['the next meeting in a chat of many', nextMeetingCard(meeting, { tabUrl: url }), 'M2'],
    ...answered,
    ['a meeting that starts in a room', startedCard(running, url), 'M2'],
    ['a meeting that starts on Teams', startedCard({ ...running, mode: 'teams' }, url), 'M2'],
    ['the start of a meeting that is over', startedCard({ ...meeting, state: 'closed' }, url), 'M2'],
    ['a summary', summaryCard({ ...fullOutcome(texts), meeting }, url), 'M2'],
    ['a summary of nothing', summaryCard({ ...emptyOutcome, meeting }, url), 'M2'],
  ];
}

const emptyOutcome = { timesText: '10:00 to 10:01', people: 1, agencies: 1, decisions: 0, tasks: [], carried: 0 };

function fullOutcome(texts: Texts) {
  const tasks = Array.from({ length: 40 }, (_, index): SharedTask => ({
    ...{ id: TaskId.parse(`task-${index}`), reference: 'SEN-27-014', marking: 'OFFICIAL-SENSITIVE' },
    outline: {
      ...{ agencyName: texts.of(120), stateName: 'Allocated' },
      ...{ dueText: 'Fri 12 Mar, in 10 days', overdue: false },
    },
  }));
  const times = { timesText: '10:00 to 12:03, 3 minutes over', people: 38, agencies: 21, decisions: 12 };
  return { ...times, tasks, carried: 2, carriedTo: 'M3' };
}

/** What a chat of many is told of a restricted record. */
function sharedOf<Id>({ id, reference, marking }: { id: Id; reference: string; marking: SharedTask['marking'] }) {
  return { id, reference, marking };
}

function similarIssues(texts: Texts): SimilarIssue[] {
  return [3, 7, 9].map((number) => ({
    id: IssueId.parse(`issue-${number}`),
    reference: `I-27-00${number}`,
    headline: texts.of(90),
    restricted: false,
  }));
}

/** More people than a panel has, and every kind of body that needs a gateway. */
function holders(texts: Texts): Holders {
  const agency = { agencyId: ea, agencyName: texts.of(120) };
  const people = Array.from({ length: 100 }, (_, index) => ({
    ...{ id: MemberId.parse(`member-${index}`), name: texts.of(120), title: texts.of(120) },
    ...{ role: 'member' as const, roleName: 'Member', ownsTasks: true, ...agency },
  }));
  const agencies = Array.from({ length: 20 }, (_, index) => ({
    ...{
      id: AgencyId.parse(`agency-${index}`),
      name: texts.of(120),
      kind: 'tax',
      isaCurrent: true,
      needsGateway: true,
    },
  }));
  const gateways = Array.from({ length: 20 }, () => ({ name: texts.of(80) }));
  return { people, agencies, gateways };
}

function understoodCards(texts: Texts): [string, Card, string][] {
  const task = aTaskView({ title: texts.of(200) });
  const understood: Understood[] = [
    { kind: 'complete', task, outcome: texts.of(2000) },
    { kind: 'progress', task, note: texts.of(2000) },
    { kind: 'block', task, reason: texts.of(1000) },
  ];
  const id = IssueId.parse('issue-7');
  const raise = understoodCard({ kind: 'raise', text: texts.of(2000), urgent: true }, marking, id);
  return [
    ...understood.map((each): [string, Card, string] => {
      return [`plain words that ${each.kind} a task`, understoodCard(each, marking, id), 'SEN-27-014'];
    }),
    ['plain words that raise an issue', raise, 'New issue'],
  ];
}

/** Dialogs: a fault stands below the marking. */
export function dialogCards(texts: Texts): [string, Card][] {
  const fields = ['text', 'title', 'detail', 'ownerId', 'dueOn', 'gateway', 'purpose'];
  const typed = Object.fromEntries(fields.map((field) => [field, texts.of(300)]));
  const fault = { marking, typed, fault: 'Please choose who is to do it.' };
  const empty = { marking, typed: {} };
  return [
    ['a dialog for an issue', issueDialog(empty, IssueId.parse('issue-7'))],
    ['a dialog for an issue that was refused', issueDialog(fault, IssueId.parse('issue-7'))],
    ['a dialog for a task', taskDialog(empty, TaskId.parse('task-7'), holders(texts), '2027-03-02')],
    ['a dialog for a task that was refused', taskDialog(fault, TaskId.parse('task-7'), holders(texts), '2027-03-02')],
  ];
}

/** Every card of a record or a list, with `texts` where people's words stand: [name, card, reference]. */
export function recordCards(texts: Texts, items = 20): [string, Card, string][] {
  const task = fullTask(texts);
  const outline = aTaskView(task);
  const issue = anIssueView(fullIssue(texts));
  const tasks = Array.from({ length: CARD_ROWS }, () => aTaskView({ ...task, may: everything }));
  const rows = Array.from({ length: CARD_ROWS }, () => issue);
  const taskCards = taskStates.flatMap((state) =>
    [{}, { blocked }].map((flags): [string, Card, string] => {
      const view = aTaskView({ ...task, state, may: mayOf(aTask(state, flags), mostEntitled) });
      return [`a task that is ${'blocked' in flags ? 'blocked and ' : ''}${state}`, taskCard(view, url), 'SEN-27-014'];
    }),
  );
  const asked = { reference: 'SEN-27-014', reasons: defaultReasons.list };
  const issueCards = issueStates.map((state): [string, Card, string] => {
    return [
      `an issue that is ${state}`,
      issueCard({ ...issue, state }, url, issue.raisedById, similarIssues(texts)),
      'I-27-006',
    ];
  });
  return [
    ...taskCards,
    ['a task in a chat of many', sharedTaskCard({ ...sharedOf(outline), outline }, url), 'SEN-27-014'],
    ['why a restricted task is opened', whyCard(asked, marking, {}), 'SEN-27-014'],
    ['a restricted task in a chat of many', sharedTaskCard(sharedOf(outline), url), 'SEN-27-014'],
    ...issueCards,
    ['an issue in a chat of many', sharedIssueCard({ ...sharedOf(issue), outline: issue }, url), 'I-27-006'],
    ['a restricted issue in a chat of many', sharedIssueCard(sharedOf(issue), url), 'I-27-006'],
    ['a form for an issue', issueForm(marking, IssueId.parse('issue-7'), false), 'New issue'],
    [
      'a form that gives a task on',
      giveTaskForm(aTaskView({ ...task, state: 'declined' }), holders(texts)),
      'SEN-27-014',
    ],
    ...understoodCards(texts),
    [
      'a later page of my tasks',
      myTasksCard(tasks, { marking, tabUrl: url, from: 7, more: { kind: 'myTasks', cursor: 'c', from: 13 } }),
      'My tasks',
    ],
    ['my tasks', myTasksCard(tasks, { marking, tabUrl: url, more: { kind: 'myTasks', cursor: 'c' } }), 'My tasks'],
    ['no tasks', myTasksCard([], { marking, tabUrl: url }), 'My tasks'],
    ['open issues', issuesCard(rows, { marking, tabUrl: url }), 'Issues'],
    ['no open issues', issuesCard([], { marking, tabUrl: url }), 'Issues'],
    ...meetingCards(texts, items),
    ['help', helpCard(marking, texts.of(400), () => true, { littleSeen: texts.of(600) }), 'Sentinel'],
  ];
}

/** Sentences in the shape of a card: they show no record, so they carry neither marking nor reference. */
export const plainCards: [string, Card][] = [
  ['a notice', noticeCard('This task is not there, or is not shared with you. Ask the coordinator.')],
  ['a word to a stranger', strangerCard()],
];

export const plainTexts: Texts = { of: (length) => 'Vape shops '.repeat(400).slice(0, length) };
