import { type Looker, lookers } from './everyDoorPeople';
import type { Name } from './everyDoorStage';

/** Comes through; is told that it is not there; is refused. */
export type Mark = 'y' | '0' | '-';

/**
 * Who comes through which doors: held against what the product says of roles, and apart from the conditions, so that
 * one that changes shows here. A column each, in the order of `lookers`:
 *
 *   chair, deputy, coordinator · LRO · holder handed the chair, substitute of that agency · raiser of what is for few,
 *   lead of the agency that is named · member, member who left for the item · substitute not vetted, observer ·
 *   auditor, administrator · lead without agreement
 *
 * First for records that are open, then for those that are for few; one where nothing is asked of a record.
 */
const table: readonly (readonly [doors: readonly Name[], open: string, few?: string])[] = [
  [['session', 'statement.accept', 'disruptions.grades'], 'yyy y yy yy yy yy yy y'],
  [['today.lines', 'today.watched', 'today.since', 'search.find'], 'yyy y yy yy yy yy yy y'],
  [
    [
      'attendance.reply',
      'attendance.signIn',
      'attendance.signOut',
      'meetings.ownAttendance',
      'meetings.list',
      'meetings.get',
      'meetings.agendaPack',
      'meetings.invitation',
      'meetings.record',
      'reminder.prefer',
      'reminders.digest',
      'reminders.preference',
    ],
    'yyy y yy yy yy yy -- y',
  ],
  [['attendance.declareInterest'], 'yyy y yy yy yy yy -- y', 'yyy 0 00 0y 00 00 -- 0'],
  [['meetings.attendance', 'agencies.list', 'gateways.list', 'members.list'], 'yyy y yy yy yy yy -- -'],
  // Whom the agreement waits for.
  [['partner.sign', 'partners.toSign'], '000 0 y0 00 00 -- -- 0'],
  // Who had read the person.
  [['nominal.seen'], '00y 0 00 00 00 00 00 0'],
  [['tasks.list', 'tasks.export', 'issue.raise', 'issues.list', 'issues.similar'], 'yyy y yy yy yy -- -- y'],
  [['tasks.get', 'tasks.card'], 'yyy y yy yy yy -- -- 0', 'yyy 0 00 0y 00 -- -- 0'],
  [
    [
      'task.propose',
      'meetings.past',
      'meetings.minutes',
      'meetings.minutesPaper',
      'groups.list',
      'nominals.find',
      'powers.list',
      'powers.find',
      'links.all',
      ...(['threats.list', 'threats.trends', 'threats.exportTrends', 'threat.propose'] as const),
    ],
    'yyy y yy yy yy -- -- -',
  ],
  [['disruptions.list'], 'yyy y yy yy yy -- -- -'],
  [['referrals.list'], 'yyy y yy yy yy -- -- -', 'yyy 0 00 0y 00 -- -- -'],
  // Who runs the panel: the task is of no group.
  [['referral.make', 'referral.answer'], 'yyy - -- -- -- -- -- -', 'yyy 0 00 0- 00 -- -- -'],
  [['disruption.propose'], 'yyy y yy yy yy -- -- -', 'yyy 0 00 0y 00 -- -- -'],
  // Whoever leads a group sees it, for however few it is.
  [
    [
      'groups.get',
      'groups.card',
      'disruptions.ofGroup',
      'links.ofGroup',
      'links.ends',
      'opportunity.raise',
      'opportunities.ofGroup',
    ],
    'yyy y yy yy yy -- -- -',
    'yyy y 00 0y 00 -- -- -',
  ],
  [['group.record', 'coverage.get'], 'yyy y -- -- -- -- -- -'],
  [['group.change', 'group.review'], 'yyy y -- -- -- -- -- -', 'yyy y 00 0- 00 -- -- -'],
  // Whoever proposed it, and those who run the panel.
  [
    ['disruption.correct', 'disruption.withdraw', 'disruption.check'],
    'yyy - y- -- -- -- -- -',
    'yyy 0 00 0y 00 -- -- -',
  ],
  // HMRC is told of the people of the one group through a gateway, and of the other's not at all.
  [['meetings.presentation'], 'yyy y yy y0 yy -- -- -', '000 0 00 00 00 -- -- -'],
  [['nominals.list'], 'yyy y yy y0 yy -- -- -', 'yyy y 00 0y 00 -- -- -'],
  [['nominals.get'], 'yyy y yy y0 yy -- -- -', 'yyy 0 00 0y 00 -- -- -'],
  [['nominal.record', 'nominal.share', 'nominal.unshare'], 'yyy y -- -0 -- -- -- -', 'yyy y 00 0- 00 -- -- -'],
  [
    ['nominal.correct', 'nominal.restrict', 'nominal.merge', 'nominals.held', 'link.make', 'link.drop'],
    'yyy y -- -0 -- -- -- -',
    'yyy 0 00 0- 00 -- -- -',
  ],
  [['opportunities.waiting', 'opportunities.leftAt'], 'yyy y yy yy yy -- -- -'],
  // The group that is for few is on no agenda: see roundTable.test.ts.
  [['roundTable.get'], 'yyy y yy yy yy -- -- -', '000 0 00 00 00 -- -- -'],
  // Who runs the panel, and who leads on the group.
  [
    ['opportunity.task', 'opportunity.park', 'opportunity.reject', 'opportunity.reopen'],
    'yyy y -- -- -- -- -- -',
    'yyy y 00 0- 00 -- -- -',
  ],
  [['attendance.answerFloor'], 'yyy y yy yy y0 yy -- y', 'yyy 0 00 0y 00 00 -- 0'],
  [['issues.get', 'issues.card'], 'yyy y yy yy y0 -- -- 0', 'yyy 0 00 yy 00 -- -- 0'],
  // Whoever gave the task, and those who run the panel.
  [['task.reword'], 'yyy - -- -- -- -- -- -', 'yyy 0 00 0- 00 -- -- -'],
  // Holders, and those who run the panel.
  [['task.escalate'], 'yyy - yy -- -- -- -- 0', 'yyy 0 00 0y 00 -- -- 0'],
  [['task.comment'], 'yyy - y- -- -- -- -- 0', 'yyy 0 00 0y 00 -- -- 0'],
  [['meeting.record', 'meeting.giveTask'], 'yyy - y- -- -0 -- -- -', 'yyy 0 00 0- 00 -- -- -'],
  // The group that is for few is on no agenda.
  [['meeting.present'], 'yyy - y- -- -- -- -- -', '000 0 00 00 00 -- -- -'],
  [['meeting.step'], 'yyy - y- -- -- -- -- -', 'yyy 0 00 0- 00 -- -- -'],
  [['meeting.close'], 'yyy - y- -- -- -- -- -'],
  // Those who are told of what is urgent.
  [['issue.acknowledge'], 'yyy - -- -- -0 -- -- 0', 'yyy 0 00 -- 00 -- -- 0'],
  [
    [
      'task.allocate',
      'task.reallocate',
      'task.grantTime',
      'task.refuseTime',
      'task.close',
      'task.closeSeveral',
      'task.withdraw',
      'task.split',
      'task.chase',
      'tasks.templates',
      'issue.callMeeting',
      'issue.triage',
      'issue.putOnAgenda',
      'issue.makeTask',
      'issue.merge',
      'issue.close',
      ...(['threat.confirm', 'threat.decline'] as const),
      'agenda.addItem',
      'agenda.putGroup',
      'agenda.changeItem',
      'agenda.removeItem',
      'agenda.carryOn',
      'agenda.publish',
      'attendance.mark',
      'meeting.planSeries',
      'meeting.add',
      'meeting.move',
      'meeting.place',
      'meeting.link',
      'meeting.cancel',
      'meeting.openSignIn',
      'meetings.signInSheet',
      'minutes.edit',
      'minutes.agree',
      'minutes.reopen',
      'member.installApp',
      'reminder.retry',
      'reminders.deliveries',
      'reminders.notReached',
      'reminder.hold',
      'reminder.sendNow',
      'disruption.moderate',
      'reminders.upcoming',
      'reminders.preview',
      ...(['retention.queue', 'retention.disposals', 'retention.certificate', 'retention.holds'] as const),
      ...(['hold.set', 'hold.lift'] as const),
    ],
    'yyy - -- -- -- -- -- -',
  ],
  [
    [
      'settings.get',
      'settings.seriesPreview',
      'powers.all',
      'partners.list',
      'partners.get',
      'measures.get',
      'measures.export',
      'measures.chiefsPage',
    ],
    'yyy - -- -- -- -- -y -',
  ],
  [
    [
      ...(['panel.change', 'panel.configure', 'power.keep'] as const),
      ...(['settings.configuration', 'settings.configurationPreview'] as const),
      ...(['partner.add', 'partner.change', 'partner.agree', 'partner.step'] as const),
      ...(['partner.present', 'partner.end', 'partner.dropAgreement'] as const),
    ],
    '--y - -- -- -- -- -y -',
  ],
  [
    [
      'restriction.set',
      'restriction.keep',
      'restriction.lift',
      'restrictions.list',
      'measures.records',
      'measures.evidencePack',
      'measure.setBaseline',
    ],
    'yyy - -- -- -- -- -- -',
  ],
  // Whoever may not be shown anything restricted is told what to do first.
  [['access.ask', 'access.own'], 'yyy y yy yy yy -- -- y'],
  [['access.requests'], 'yyy y yy yy yy -- -- -'],
  // Who gave the task that is asked for, and who runs the panel.
  [['access.give', 'access.decline', 'access.request'], 'yyy 0 00 00 00 -- -- -'],
  [['agenda.decideLate', 'minutes.confirm'], 'yy- - -- -- -- -- -- -'],
  // Holders and the chair; the coordinator gave the open one to the same person before: a second click.
  [['task.reassign'], 'y-y - y- -- -- -- -- 0', 'y-- 0 00 0- 00 -- -- 0'],
  [['log.export', 'log.exportFound', 'log.list', 'log.find', 'log.choices', 'log.check'], '--y - -- -- -- -- y- -'],
  [['person.own'], 'yyy y yy yy yy yy yy y'],
  [
    [
      'log.eraseWords',
      'person.held',
      ...(['retention.keep', 'retention.dispose', 'retention.disposeLot'] as const),
      ...(['task.bringIn', 'meeting.bringIn', 'tasks.before', 'meetings.before'] as const),
      'member.link',
      'member.dismiss',
      'members.turnedAway',
      'chat.approve',
      'chat.revoke',
      'chat.name',
      'chats.list',
    ],
    '--y - -- -- -- -- -- -',
  ],
  [
    [
      ...(['member.add', 'member.change', 'member.end', 'member.return', 'member.move', 'member.import'] as const),
      ...(['member.invite', 'member.inviteAll', 'member.uninvite', 'member.unlink'] as const),
      ...(['people.list', 'people.get', 'people.look', 'people.export'] as const),
    ],
    '--y - -- -- -- -- -y -',
  ],
  // Those who hold the task.
  [
    [
      ...(['task.acknowledge', 'task.decline', 'task.progress', 'task.block', 'task.unblock'] as const),
      ...(['task.complete', 'task.askTime'] as const),
    ],
    '--- - yy -- -- -- -- 0',
    '--- 0 00 0y 00 -- -- 0',
  ],
  // Whoever raised the issue.
  [['issue.tag'], 'yyy - y- -- -- -- -- 0', 'yyy 0 00 y0 00 -- -- 0'],
  [['issue.edit', 'issue.withdraw'], '--- - y- -- -- -- -- 0', '--- 0 00 y0 00 -- -- 0'],
];

const people = Object.keys(lookers);

/** What `who` meets at every door. */
export function expected(who: Looker, which: 'open' | 'few'): Partial<Record<Name, Mark>> {
  const at = people.indexOf(who);
  const marks: Partial<Record<Name, Mark>> = {};
  for (const [doors, open, few = open] of table) {
    const mark = (which === 'open' ? open : few).replaceAll(' ', '').charAt(at);
    for (const door of doors) marks[door] = markIn(mark);
  }
  return marks;
}

function markIn(text: string): Mark {
  if (text === 'y' || text === '0' || text === '-') return text;
  throw new Error(`"${text}" is no mark`);
}
