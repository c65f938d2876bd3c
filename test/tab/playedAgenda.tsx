import type { Right } from '../../bot/access/rights';
import type { MeetingView, MinutesView, OwnAttendanceView } from '../../bot/contract';
import { AgendaItemId, MeetingId, MemberId, TaskId } from '../../bot/domain/ids';
import { aMeeting, chairsSession, PlayedMeeting } from './playedMeeting';

// A file that is handed out is a click on a link, which jsdom does not follow.
HTMLAnchorElement.prototype.click = () => undefined;

/** A planned meeting as those who plan see it. */
export function aPlan(changes: Partial<MeetingView> = {}): MeetingView {
  const meeting = aMeeting();
  return { ...meeting, may: { ...meeting.may, edit: true }, ...changes };
}

export function ownPart(changes: Partial<OwnAttendanceView> = {}): OwnAttendanceView {
  return {
    present: false,
    interests: [],
    floors: [],
    substitutes: [
      { id: MemberId.parse('zoe-grant'), name: 'Zoe Grant', seesContent: true },
      { id: MemberId.parse('sam-odell'), name: 'Sam Odell', seesContent: false },
    ],
    ...changes,
  };
}

/** Draft minutes as the chair sees them. */
export function someMinutes(changes: Partial<MinutesView> = {}): MinutesView {
  return {
    meetingId: MeetingId.parse('M2'),
    reference: 'M2',
    version: 1,
    versions: 1,
    state: 'draft',
    stateText: 'Draft from the meeting',
    marking: 'OFFICIAL-SENSITIVE',
    timesText: '10:00 to 12:03, 3 minutes over',
    quorumText: 'Advisory quorum of 8 people from 5 agencies reached: 12 people from 9 agencies',
    present: [{ name: 'Tom Hesketh', agency: 'Trading standards', note: 'In at 10:00' }],
    apologies: [],
    sections: [
      {
        itemId: AgendaItemId.parse('item-4'),
        number: '1',
        title: 'New groups',
        purpose: 'decide',
        outcome: 'discussed',
        spentMinutes: 30,
        interests: [],
        text: 'Hart presented the group.',
        decisions: ['Larchfield becomes a priority'],
        disruptions: [],
        tasks: [{ taskId: TaskId.parse('t-1'), line: 'SEN-27-001 Check the permit' }],
        restricted: false,
      },
    ],
    amendments: [],
    hasAnnex: false,
    may: { edit: true, confirm: true, agree: false, reopen: false },
    ...changes,
  };
}

/** An attendance of nobody. */
export const NOBODY = {
  ...{ people: [], presentPeople: 0, presentAgencies: 0, coming: 0, apologies: 0, quorate: false, missingAgencies: [] },
  quorumText: 'Advisory quorum not reached',
};

/** The same server, with one’s own part, attendance, minutes and whatever else a meeting has beside its run. */
export class PlayedAgenda extends PlayedMeeting {
  constructor(meeting: MeetingView, answers: PlayedMeeting['answers'] = {}) {
    super(meeting);
    Object.assign(this.answers, {
      'meetings.attendance': NOBODY,
      'meetings.ownAttendance': ownPart(),
      session: sessionWith('meeting.plan', 'meeting.chair', 'issue.triage', 'minutes.see'),
      ...answers,
    });
  }

  openMeeting(more = ''): void {
    this.open(`#/meeting?meeting=M2${more}`);
  }
}

/** The chair’s session, and these rights. */
export function sessionWith(...rights: Right[]) {
  const session = chairsSession();
  return { ...session, may: { ...session.may, ...Object.fromEntries(rights.map((right) => [right, true])) } };
}
