import type { Html } from '../../bot/mail/html';
import type { FormState } from '../../bot/mail/replyFields';
import * as pages from '../../bot/mail/replyPages';
import { doorPage, type DoorState } from '../../bot/mail/doorFrame';
import { raisePage } from '../../bot/mail/doorPages';
import { drawHome } from '../../bot/mail/homePage';
import { IssueId, MeetingId, TaskId } from '../../bot/domain/ids';
import { line } from '../../bot/useCases/today/todayLine';
import { issuePart, meetingPart, taskPart } from '../../bot/mail/recordPages';
import { everything } from '../cards/cardShelf';
import { aMeetingView, anAgendaItemView, anIssueView, aTaskView, day } from '../support/builders';

const untouched: FormState = { typed: {} };
const door: DoorState = { typed: {}, pass: 'signed', until: '09:44', newId: () => 'new' };
const MARKING = 'OFFICIAL-SENSITIVE';
const ADDRESS = 'priya.sandhu@ea.example';

const OTHER = TaskId.parse('t-2');
const MEETING = MeetingId.parse('M2');

/** All that may stand on it: tasks to answer and late, a meeting to answer, issues, what is to be known, what is left to Teams. */
const home = drawHome(
  {
    ...{ title: 'Operation Sentinel – Northmoor', marking: MARKING, who: 'Priya Sandhu, Environment Agency' },
    subject: { kind: 'task', id: aTaskView().id },
    about: taskPart(aTaskView({ may: everything }), door),
    lines: [
      line({
        ...{ kind: 'taskToAnswer', reference: 'SEN-27-002', title: 'Visit the yard', text: 'Do you take it on?' },
        ...{ place: `action-log?task=${OTHER}`, act: { kind: 'acknowledge', taskId: OTHER } },
      }),
      line({ kind: 'taskOpen', text: '3 more tasks of yours are open', place: 'action-log?mine=true' }),
      line({
        ...{
          kind: 'reply',
          reference: 'M2',
          text: 'is on Wed 10 Mar. Do you come?',
          place: `meeting?meeting=${MEETING}`,
        },
        act: { kind: 'reply', meetingId: MEETING },
      }),
      line({
        ...{
          kind: 'urgentIssue',
          reference: 'I-27-003',
          title: 'Fire risk',
          text: 'Urgent, and nobody has taken it in hand',
        },
        ...{ place: 'issues?issue=i-3', act: { kind: 'takeInHand', issueId: IssueId.parse('i-3') } },
      }),
      line({ kind: 'confidentiality', text: 'Take no copies' }),
      line({ kind: 'minutesToConfirm', waits: true, text: 'The minutes of M1 wait for you to confirm them' }),
    ],
    has: { tasks: true, meetings: true, issues: true },
  },
  door,
);

const noDay = { field: 'dueOn', message: 'Write a day that there is, for example 26 3 2027.' };
const noReason = { field: 'reason', message: 'Please write something here.' };
const unasked: DoorState = { ...door, fault: { form: 'askTime', ...noDay, others: [noReason] } };

/** Every page that a link in an e-mail may lead to: its name and its HTML. */
export const mailPages: readonly (readonly [name: string, page: Html])[] = [
  ['a task', doorPage(taskPart(aTaskView({ may: everything, overdue: true }), door), door)],
  ['where one comes in', home],
  ['a new issue', raisePage(MARKING, door)],
  ['more time asked for without a day', doorPage(taskPart(aTaskView({ may: everything }), unasked), unasked)],
  ['a task with nothing to do on it', doorPage(taskPart(aTaskView(), door), door)],
  [
    'an issue',
    doorPage(issuePart(anIssueView({ urgent: true, may: { ...anIssueView().may, acknowledge: true } }), door), door),
  ],
  [
    'a meeting',
    doorPage(
      meetingPart(
        aMeetingView({
          agenda: [anAgendaItemView()],
          joinLink: 'https://teams.microsoft.com/l/meetup-join/19%3ameeting',
        }),
        { present: false, interests: [], floors: [], substitutes: [] },
        day('2027-03-10'),
        door,
      ),
      door,
    ),
  ],
  ['before the code', pages.askPage(ADDRESS, MARKING)],
  ['the code', pages.codePage(ADDRESS, MARKING, untouched, true)],
  [
    'a wrong code',
    pages.codePage(
      ADDRESS,
      MARKING,
      { typed: {}, fault: { form: 'open', field: 'code', message: 'That is not the code. Four attempts are left.' } },
      false,
    ),
  ],
  ['a link that is used', pages.shutPage('used', MARKING)],
  ['a link that opens nothing', pages.strangePage()],
  ['a new link', pages.freshPage()],
  ['nothing to see', pages.gonePage()],
  ['a page that has closed', pages.overPage(MARKING, { reason: 'He is not on licence' })],
  ['no open page', pages.closedPage()],
  ['after leaving', pages.leftPage(MARKING)],
  ['no such page', pages.noPage(MARKING)],
  ['no mail', pages.noMailPage(MARKING)],
  ['too often', pages.tooOftenPage('20 seconds')],
  ['a fault', pages.faultPage('6f1c0d52')],
];
