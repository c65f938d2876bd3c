import type { Html } from '../../bot/mail/html';
import type { FormState } from '../../bot/mail/replyFields';
import * as pages from '../../bot/mail/replyPages';
import { doorPage, type DoorState } from '../../bot/mail/doorFrame';
import { issuePart, meetingPart, taskPart } from '../../bot/mail/recordPages';
import { everything } from '../cards/cardShelf';
import { aMeetingView, anAgendaItemView, anIssueView, aTaskView, day } from '../support/builders';

const untouched: FormState = { typed: {} };
const door: DoorState = { typed: {}, pass: 'signed', until: '09:44', newId: () => 'new' };
const MARKING = 'OFFICIAL-SENSITIVE';
const ADDRESS = 'priya.sandhu@ea.example';

/** Every page that a link in an e-mail may lead to: its name and its HTML. */
export const mailPages: readonly (readonly [name: string, page: Html])[] = [
  ['a task', doorPage(taskPart(aTaskView({ may: everything, overdue: true }), door), door)],
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
  ['a hidden page', pages.hiddenPage(MARKING)],
  ['no mail', pages.noMailPage(MARKING)],
  ['too often', pages.tooOftenPage('20 seconds')],
  ['a fault', pages.faultPage('6f1c0d52')],
];
