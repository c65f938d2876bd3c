import type { Html } from '../../bot/mail/html';
import type { FormState } from '../../bot/mail/replyFields';
import * as pages from '../../bot/mail/replyPages';
import { issuePage, meetingPage, taskPage } from '../../bot/mail/recordPages';
import { everything } from '../cards/cardShelf';
import { aMeetingView, anAgendaItemView, anIssueView, aTaskView, day } from '../support/builders';

const untouched: FormState = { typed: {} };
const MARKING = 'OFFICIAL-SENSITIVE';
const ADDRESS = 'priya.sandhu@ea.example';

/** Every page that a link in an e-mail may lead to: its name and its HTML. */
export const mailPages: readonly (readonly [name: string, page: Html])[] = [
  ['a task', taskPage(aTaskView({ may: everything, overdue: true }), untouched)],
  ['a task with nothing to do on it', taskPage(aTaskView(), untouched)],
  ['an issue', issuePage(anIssueView({ urgent: true, may: { ...anIssueView().may, acknowledge: true } }), untouched)],
  [
    'a meeting',
    meetingPage(
      aMeetingView({
        agenda: [anAgendaItemView()],
        joinLink: 'https://teams.microsoft.com/l/meetup-join/19%3ameeting',
      }),
      { present: false, interests: [], floors: [], substitutes: [] },
      day('2027-03-10'),
      untouched,
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
  ['no mail', pages.noMailPage(MARKING)],
  ['too often', pages.tooOftenPage('20 seconds')],
  ['a fault', pages.faultPage('6f1c0d52')],
];
