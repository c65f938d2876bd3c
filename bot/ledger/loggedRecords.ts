import type { RecordType } from './records';

/**
 * Which records stand as the log says. What the outbox and the doors write beside the log (where somebody can be
 * written to, what became of a message) has no digest there: it is no part of the panel's record.
 */
const logged: Record<RecordType, boolean> = {
  ...{ founding: true, panel: true, agency: true, member: true, meeting: true, group: true, attendance: true },
  ...{ minuteEntry: true, minutes: true, task: true, issue: true, reminder: true, reminderPreference: true },
  ...{
    told: true,
    accessRequest: true,
    power: true,
    threat: true,
    nominal: true,
    correction: true,
    disruption: true,
    referral: true,
    link: true,
    opportunity: true,
    pastMeeting: true,
    disposal: true,
    hold: true,
  },
  ...{ head: false, log: false, schedule: false, message: false, lastMention: false, appInstall: false },
  ...{ lastAnchor: false, turnedAways: false, monthTally: false, apartTally: false },
  ...{ chat: true, chatOwner: false, contact: false, sharedChat: false, cardCopy: false, mailLink: false },
};

export const loggedTypes = Object.entries(logged).flatMap(([type, is]) => (is ? [type] : []));

export function isLogged(type: string): boolean {
  return loggedTypes.includes(type);
}
