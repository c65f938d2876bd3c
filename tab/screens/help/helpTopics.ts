import type { CommandName, QueryName } from '../../../bot/contract';
import type { Right } from '../../../bot/access/rights';
import type { Role } from '../../../bot/domain/member';
import type { Parameters, Screen } from '../../data/screens';

/** What somebody can do: shown to whoever may, and to nobody else. */
export interface HelpTopic {
  readonly title: string;
  readonly right: Right;
  /** Of those who have the right, these alone. */
  readonly roles?: readonly Role[];
  readonly screen: string;
  /** What one writes to Sentinel, or answers on its cards. */
  readonly chat?: string;
  readonly go?: { readonly words: string; readonly screen: Screen; readonly parameters?: Parameters };
  /** All that its words offer: a test holds each against the table of rights. */
  readonly offers: readonly (CommandName | QueryName)[];
}

/** In the order in which whoever reads them needs them. */
export const helpTopics: readonly HelpTopic[] = [
  {
    ...{ title: 'What waits for you', right: 'panel.see' },
    screen:
      'Today has it in one list, the most urgent first, each line with what to do about it. Where nothing waits it says so.',
    go: { words: 'Open Today', screen: 'today' },
    offers: ['today.lines'],
  },
  {
    ...{ title: 'Running the meeting', right: 'meeting.run' },
    screen:
      'Start is offered on the day. The bar at the foot goes on to the next item and takes decisions, notes and tasks in one line each. Hand over to somebody else under “…”. It can be closed at any moment, and says what is carried to the next one.',
    go: { words: 'The next meeting', screen: 'meeting' },
    offers: ['meeting.step', 'meeting.record', 'meeting.giveTask', 'meeting.close'],
  },
  {
    ...{ title: 'What the chair alone decides', right: 'meeting.chair' },
    screen:
      'Accept items that came late, or defer them. Confirm the minutes. What is escalated stands on your Today until you step in.',
    chat: 'What is urgent comes to you at any hour, with its button.',
    go: { words: 'Open Today', screen: 'today' },
    offers: ['agenda.decideLate', 'minutes.confirm', 'today.lines'],
  },
  {
    ...{ title: 'Moving a task to another organisation', right: 'task.moveAgency' },
    screen: 'Only the chair does: open the task and pass it on.',
    go: { words: 'The action log', screen: 'action-log' },
    offers: ['task.reassign', 'tasks.list'],
  },
  {
    ...{ title: 'Giving tasks, and seeing them through', right: 'task.direct' },
    screen:
      'Give a task to an organisation, an owner and a day; give or refuse more time; give out again what was declined; close what is completed with its outcome and 4P. Several are chased or closed at once by ticking them.',
    go: { words: 'The action log', screen: 'action-log' },
    offers: ['task.allocate', 'task.grantTime', 'task.refuseTime', 'task.reallocate', 'task.close', 'task.chase'],
  },
  {
    ...{ title: 'Looking at issues', right: 'issue.triage' },
    screen:
      'The queue has what is urgent first. Put an issue on an agenda, make a task of it, merge it with one like it, restrict it, or close it with an answer; its raiser is told. With the keys: a for the agenda, t for a task, c to answer and close, j for the next one.',
    go: { words: 'The issues', screen: 'issues' },
    offers: ['issue.triage', 'issue.putOnAgenda', 'issue.makeTask', 'issue.merge', 'issue.close'],
  },
  {
    ...{ title: 'Planning meetings', right: 'meeting.plan' },
    screen:
      'Plan the next meetings of the series, move or cancel one, build its agenda until the minutes add up, and publish it: the members are told. It freezes five working days before.',
    go: { words: 'The meetings', screen: 'meeting' },
    offers: ['meeting.planSeries', 'meeting.move', 'meeting.cancel', 'agenda.addItem', 'agenda.publish'],
  },
  {
    ...{ title: 'What Sentinel sends', right: 'reminder.plan' },
    screen: 'Messages has what goes out next, to hold or to send now, and who was not reached and why.',
    go: { words: 'Messages', screen: 'messages' },
    offers: ['reminders.upcoming', 'reminder.hold', 'reminder.sendNow', 'reminders.notReached'],
  },
  {
    ...{ title: 'Chats, and people who cannot come in', right: 'chat.approve' },
    screen:
      'Sentinel speaks in no chat of many before you approve it under Settings. Whoever signs in with an account that nobody vouches for waits on Messages: speak to them, then link them to their seat.',
    go: { words: 'Settings, Chats', screen: 'settings', parameters: { part: 'chats' } },
    offers: ['chat.approve', 'member.link', 'members.turnedAway'],
  },
  {
    ...{ title: 'When you get a task', right: 'task.answer' },
    screen:
      'Acknowledge it by the time that it says: a few hours when it is urgent. If your organisation cannot do it, decline with the reason; it goes back to the coordinator. Ask for more time on the task itself. When it is done, say what came of it. Whoever leads your organisation can pass it on inside it.',
    chat: 'A card comes with the same buttons. “my tasks” lists yours; a reference such as SEN-27-014 shows one.',
    go: { words: 'Your tasks', screen: 'action-log' },
    offers: ['task.acknowledge', 'task.decline', 'task.askTime', 'task.complete', 'task.reassign', 'tasks.list'],
  },
  {
    ...{ title: 'When you see something the panel should know', right: 'issue.raise' },
    screen:
      'Raise an issue. The coordinator looks at it and you hear what becomes of it. Mark it urgent when it cannot wait: the chair, the deputy and whoever is on duty are told at once.',
    chat: 'Write “issue” and then one line; “issue urgent” and one line when it cannot wait.',
    go: { words: 'Issues', screen: 'issues' },
    offers: ['issue.raise', 'issues.list'],
  },
  {
    ...{ title: 'When the panel meets', right: 'meeting.attend' },
    screen:
      'Say whether you come, and sign in when you are there; in a room the code on the wall does it. Declare an interest on an item before it is taken: whoever leaves for it sees nothing of it.',
    chat: '“next meeting” and “agenda” show it; “attend” or “apologies” answers.',
    go: { words: 'The next meeting', screen: 'meeting' },
    offers: ['attendance.reply', 'attendance.signIn', 'attendance.declareInterest', 'meetings.get', 'meetings.list'],
  },
  {
    ...{ title: 'What an observer sees', right: 'meeting.attend', roles: ['observer'] },
    screen:
      'You come by a dated invitation, which ends by itself. You see the agenda and its open items, no task and no issue. What you hear stays in the room.',
    offers: ['meetings.get'],
  },
  {
    ...{ title: 'If you sit in for somebody', right: 'meeting.attend', roles: ['substitute'] },
    screen:
      'With current vetting and an agreement of your organisation you see what its members see; without, you see the agenda as an observer does. Who is vetted until when stands with the coordinator.',
    offers: ['meetings.get'],
  },
  {
    ...{ title: 'Minutes, and proposing a task', right: 'minutes.see' },
    screen:
      'After a meeting its minutes stand where its agenda stood. A task that the panel should give you can propose on the action log: chair or coordinator decide.',
    go: { words: 'The meetings', screen: 'meeting' },
    offers: ['meetings.minutes', 'task.propose'],
  },
  {
    ...{ title: 'What can be done about a group', right: 'group.see' },
    screen:
      'A group’s page has its plan, places and links, and in four columns what could be done: undecided, tasked, parked, rejected. People are opened one by one, with a reason. Threats tells what issues speak of, and who can do something about it.',
    chat: '“groups” lists them; “group” and a name or number shows one. “who can” and what happens tells whose power fits.',
    go: { words: 'Open the groups', screen: 'groups' },
    offers: ['groups.get', 'opportunity.raise', 'links.ofGroup', 'powers.find', 'threats.trends'],
  },
  {
    ...{ title: 'Recording a group', right: 'group.keep' },
    screen:
      'Record a group stands above the list. Its page takes threats, places, references, a plan by strand and the day of the next review, of which its lead is told on Today and in chat. Coverage says what nobody has thought of yet.',
    offers: ['coverage.get', 'group.record', 'group.change', 'group.review'],
  },
  {
    ...{ title: 'Grading a disruption', right: 'disruption.moderate' },
    screen: 'Somebody else than who proposed it says which grade it is; what each means stands beside it.',
    go: { words: 'What waits for a grade', screen: 'groups', parameters: { show: 'disruptions', waits: 'true' } },
    offers: ['disruption.moderate', 'disruptions.list'],
  },
  {
    ...{ title: 'How the panel does', right: 'measure.see' },
    screen: 'Measures has each number with what it means, month by month, and beside the time before.',
    go: { words: 'Open the measures', screen: 'measures' },
    offers: ['measures.get'],
  },
  {
    ...{ title: 'What a measure counts', right: 'measure.open' },
    screen:
      'Each number opens the list that it counts. Export gives a table, a page for the chief officer, and evidence for an inspection: these name nobody.',
    offers: ['measures.records', 'measures.export', 'measures.chiefsPage', 'measures.evidencePack'],
  },
  {
    ...{ title: 'If you lead a group', right: 'group.see', roles: ['lro'], chat: 'lro' },
    screen:
      'Today says on which agenda your groups stand, or that they stand on none: ask the coordinator to put one on. In chat you are told on the day of a review, when what is to last of a disruption is looked at again, and of your referrals that have no answer after 28 days.',
    go: { words: 'Open Today', screen: 'today' },
    offers: ['groups.list', 'powers.list', 'today.lines'],
  },
  {
    ...{ title: 'If you lead your organisation', right: 'task.answer', roles: ['agencyLead'] },
    screen:
      'You hear of tasks of your organisation that are a week late. You can pass them on to another of your people, and answer for whoever is away.',
    go: { words: 'Tasks of your organisation', screen: 'action-log' },
    offers: ['task.reassign', 'task.acknowledge', 'tasks.list'],
  },
  {
    ...{ title: 'Without Teams', right: 'task.answer' },
    screen:
      'Where your organisation blocks the app, what needs an answer comes by e-mail. Its link asks for a code, which comes to the same address; behind it are your open tasks and the next meeting to answer, and a form for an issue. Nothing needs to be installed.',
    offers: ['task.acknowledge', 'attendance.reply', 'issue.raise'],
  },
  {
    ...{ title: 'What was before Sentinel', right: 'past.keep' },
    screen:
      'An action log and meetings of earlier years come in from a spreadsheet. Each row is shown as it would stand before anything happens, nothing is doubled, and nobody is written to.',
    offers: ['task.bringIn', 'meeting.bringIn', 'tasks.before', 'meetings.before', 'meetings.past'],
  },
  {
    ...{ title: 'People', right: 'member.keep' },
    screen:
      'Add somebody, or a whole list out of a spreadsheet as it was previewed, invite those for whose account nobody vouches, change their role, their deputy or their duty weeks, move them to another organisation, or give them a last day and hand on what they hold. Nobody changes their own role, and the last chair, coordinator or administrator stays.',
    go: { words: 'Settings, People', screen: 'settings', parameters: { part: 'people' } },
    offers: [
      'people.list',
      'member.add',
      'member.import',
      'member.invite',
      'member.inviteAll',
      'member.change',
      'member.move',
      'member.end',
    ],
  },
  {
    ...{ title: 'How the partners stand', right: 'partner.see' },
    screen:
      'Partners has each organisation from the first approach to the first attendance: agreement, seats wanted and filled, powers, presentations, who comes and who does not.',
    go: { words: 'Partners', screen: 'partners' },
    offers: ['partners.list', 'partners.get'],
  },
  {
    ...{ title: 'Keeping the partners', right: 'partner.keep' },
    screen:
      'Add an organisation, say that it was approached, visited or given its presentation, name who answers for it, and enter its agreement with both dates: without a current one its people see agenda titles and their own tasks alone.',
    go: { words: 'Partners', screen: 'partners' },
    offers: ['partner.add', 'partner.step', 'partner.present', 'partner.change', 'partner.agree'],
  },
  {
    ...{ title: 'How the panel is set', right: 'settings.see' },
    screen:
      'Settings has the panel’s name and marking, the series, the agenda template, reminders, powers and gateways. Each part says who changed it last.',
    go: { words: 'Settings', screen: 'settings' },
    offers: ['settings.get', 'powers.all'],
  },
  {
    ...{ title: 'Changing how the panel is set', right: 'settings.keep' },
    screen:
      'Each form says what it changes, for whom, and what stays. Check the powers against current law and tick that you did. Configuration gives another force how this panel is set, without people and records, and takes on another’s as long as this panel has not begun.',
    go: { words: 'Settings, Configuration', screen: 'settings', parameters: { part: 'configuration' } },
    offers: ['panel.change', 'power.keep', 'settings.configuration', 'panel.configure'],
  },
  {
    ...{ title: 'How long records are kept', right: 'retention.see' },
    screen:
      'Settings, Retention has how long each class of record is kept and what is due for review. The coordinator keeps it until another day or disposes of it: its words are erased for good, and a certificate says so.',
    go: { words: 'Settings, Retention', screen: 'settings', parameters: { part: 'retention' } },
    offers: ['retention.queue', 'retention.disposals', 'retention.certificate'],
  },
  {
    ...{ title: 'Deciding on what is due for review', right: 'retention.decide' },
    screen:
      'Tick what is due, and keep it until a day for a reason, or dispose of it. Several of one class go at once.',
    go: { words: 'Settings, Retention', screen: 'settings', parameters: { part: 'retention' } },
    offers: ['retention.keep', 'retention.dispose', 'retention.disposeLot'],
  },
  {
    ...{ title: 'What is held about a person', right: 'person.disclose' },
    screen:
      'Whoever asks what the panel holds about them is given one file: their seat, ways to reach them, meetings, what they raised and own, and what was done with it. It is made under Settings, Retention, and logged as a disclosure with to whom and why.',
    go: { words: 'Settings, Retention', screen: 'settings', parameters: { part: 'retention' } },
    offers: ['person.held'],
  },
  {
    ...{ title: 'A legal hold', right: 'hold.keep' },
    screen:
      'Put a task, an issue, a meeting or a group on hold by its number, alone or with all that came of it: nothing disposes of it and nothing erases its words until somebody lifts the hold, with a reason.',
    go: { words: 'Settings, Retention', screen: 'settings', parameters: { part: 'retention' } },
    offers: ['hold.set', 'hold.lift', 'retention.holds'],
  },
  {
    ...{ title: 'What an administrator sees', right: 'settings.keep', roles: ['administrator'] },
    screen:
      'People, partners, settings and whether messages arrive; no task, no issue and no agenda. Today lists what is still to be set up and what speaks for it. Another panel of this deployment is founded under Settings, Other panels.',
    go: { words: 'Settings, Other panels', screen: 'settings', parameters: { part: 'panels' } },
    offers: ['settings.get', 'people.list', 'partners.list', 'today.watched'],
  },
  {
    ...{ title: 'The log', right: 'log.read' },
    screen:
      'Everything that was done, read and refused, the newest first, by person, record, kind, agency and days; each view is a link. Who saw what tells of one record who saw it, and of one person what they saw: as a table, or as a proof that npm run verify-log checks on another machine. Check the log says whether it is whole; a number and hash of the auditors’ daily mail prove more.',
    go: { words: 'The log', screen: 'log' },
    offers: ['log.find', 'log.exportFound', 'log.check', 'log.export'],
  },
  {
    ...{ title: 'Signing your organisation’s agreement', right: 'agreement.sign' },
    screen:
      'Where an information sharing agreement waits for you, Today has it in one line with its terms and the button to sign. It is in force once both sides have signed.',
    chat: 'The card that tells you of it has the button too, and so has the mail.',
    go: { words: 'Open Today', screen: 'today' },
    offers: ['partner.sign'],
  },
  {
    ...{ title: 'Asking for access', right: 'access.ask' },
    screen:
      'Somebody told you a number and you do not find it? Type it into the search and ask for access, with one line why. Whoever holds it is asked, if there is such a record, and you are told once it is open to you.',
    chat: 'access I-27-006 and why you need it',
    go: { words: 'Open Today', screen: 'today' },
    offers: ['access.ask'],
  },
  {
    ...{ title: 'Answering who asks for access', right: 'access.answer' },
    screen: 'Today has who asks, for what and why. One click gives it, or does not; both are in the log.',
    go: { words: 'Open Today', screen: 'today' },
    offers: ['access.give', 'access.decline'],
  },
  {
    ...{ title: 'What is restricted, and until when', right: 'restriction.keep' },
    screen:
      'The register has each restriction with its reason and the day to look at it again: keep it with a new day, or lift it.',
    go: { words: 'The register', screen: 'settings', parameters: { part: 'restrictions' } },
    offers: ['restrictions.list', 'restriction.set', 'restriction.keep', 'restriction.lift'],
  },
];
