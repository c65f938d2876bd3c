import type { Guide, GuideTask } from './guide';

const inTheMorning: readonly GuideTask[] = [
  {
    ...{ title: 'See what waits for you', right: 'panel.see' },
    steps: [
      {
        says: 'Open {Today}. One list, the most urgent first, and each line has its button. At [Nothing else waits] you are done.',
        go: { screen: 'today' },
      },
      {
        says: 'Something urgent that nobody has taken up stands on top: press [Take in hand], then ring whoever can act.',
      },
      { says: 'Somebody asks to see a restricted record: [Give access] or [Not now]. Both are in the log.' },
    ],
    picture: { name: 'today', alt: 'Today of a coordinator: an urgent issue first, with the button Take in hand' },
    offers: ['today.lines', 'issue.acknowledge', 'access.give', 'access.decline'],
  },
  {
    ...{ title: 'Look at what was raised', right: 'issue.triage' },
    steps: [
      {
        says: 'Under {Issues} choose [To look at] and open the first. [Similar open issues] stand beside it, to merge.',
        go: { screen: 'issues', parameters: { state: 'raised' } },
      },
      {
        says: 'Decide: [Put on the agenda], [Make it a task], or [Answer and close] with a line to whoever raised it. They are told each time.',
      },
      { says: '[Who needs to know…] keeps it to those whom you name. For everybody else it is not there.' },
    ],
    offers: ['issues.list', 'issue.merge', 'issue.putOnAgenda', 'issue.makeTask', 'issue.close', 'restriction.set'],
  },
  {
    ...{ title: 'Give a task', right: 'task.direct' },
    steps: [
      { says: 'On the {Action log} press [Allocate a task].', go: { screen: 'action-log' } },
      {
        says: 'Write [What is to be done], choose [Agency] and [Owner], and the day on which it is [Due]. [Who can do something about this?] finds whose powers fit.',
      },
      {
        says: 'Press [Allocate the task]. The owner has a card in Teams, or an e-mail where Teams does not reach them. The task’s [History] says when it reached them.',
      },
    ],
    picture: {
      name: 'give-task',
      alt: 'The form Allocate a task: what is to be done, agency, owner, due, and the button Allocate the task',
    },
    offers: ['task.allocate', 'powers.find', 'tasks.get'],
  },
  {
    ...{ title: 'See tasks through', right: 'task.direct' },
    steps: [
      {
        says: 'On the {Action log} [Overdue] and [Unacknowledged] leave those to ask after. Open one and press [Remind its people], or tick several.',
        go: { screen: 'action-log', parameters: { overdue: 'true' } },
      },
      {
        says: 'What was declined is back with you: [Give to somebody]. More time is asked for: [Give more time] or [Refuse].',
      },
      { says: 'What is completed waits for [Close]: outcome and 4P. Only what is closed counts as done.' },
    ],
    offers: [
      ...(['tasks.list', 'task.chase', 'task.reallocate', 'task.grantTime', 'task.refuseTime', 'task.close'] as const),
    ],
  },
];

const roundTheMeeting: readonly GuideTask[] = [
  {
    ...{ title: 'Prepare the meeting', right: 'meeting.plan' },
    steps: [
      {
        says: 'Open {Meeting}. [Add an issue or a group] and [Add another item] build the agenda; minutes are changed in their place and add up at the top.',
        go: { screen: 'meeting' },
      },
      {
        says: 'Work through [Not ready yet]: [Fit it] where it is too long, [Name somebody] where nobody presents, [See who] for those who have not answered.',
      },
      {
        says: 'Press [Publish agenda]: everybody has it in chat, with what to read before. It freezes five working days before the meeting; what comes later is marked late, and the chair decides on it.',
      },
    ],
    picture: {
      name: 'agenda',
      alt: 'An agenda of 130 minutes for a meeting of 120: each item with its minutes, and the button Publish agenda',
    },
    offers: ['meetings.get', 'agenda.addItem', 'agenda.putGroup', 'agenda.changeItem', 'agenda.publish'],
  },
  {
    ...{ title: 'When somebody was not reached', right: 'reminder.plan' },
    steps: [
      {
        says: 'Open {Messages}. Under [Not reached in Teams] each stands by name, with why, what became of the e-mail, and their telephone number.',
        go: { screen: 'messages' },
      },
      {
        says: 'Ring them; [Copy the list] takes names and numbers along. What nothing has brought them goes out once they open Sentinel.',
      },
      {
        says: 'Below stands what goes out next: [Hold back] keeps one reminder back. Under [Sent], [Only what was not delivered] leaves what to [Try again].',
      },
    ],
    picture: {
      name: 'not-reached',
      alt: 'Messages: under Not reached in Teams somebody who has blocked the bot, and that an e-mail reached them',
    },
    offers: ['reminders.notReached', 'reminders.upcoming', 'reminder.hold', 'reminders.deliveries', 'reminder.retry'],
  },
  {
    ...{ title: 'On the day', right: 'meeting.run' },
    steps: [
      {
        says: 'On {Meeting} press [Show the sign-in code]: people in the room point their telephone at it. Mark whoever signed on paper under [Attendance].',
        go: { screen: 'meeting' },
      },
      {
        says: 'The chair runs it from the side panel, and so may you: [Record a decision, note or task] takes each in one line.',
      },
    ],
    offers: ['attendance.mark', 'meeting.record', 'meeting.giveTask'],
  },
  {
    ...{ title: 'After the meeting', right: 'meeting.plan' },
    steps: [
      {
        says: 'The minutes stand on {Meeting}, drafted from what was recorded. [Edit] each section; the chair confirms them.',
        go: { screen: 'meeting' },
      },
      {
        says: 'They are there as PDF and Word, marked on every page. What was not reached already stands on the next agenda.',
      },
    ],
    offers: ['meetings.minutes', 'minutes.edit', 'meetings.minutesPaper'],
  },
  {
    ...{ title: 'When people come and go', right: 'member.keep' },
    steps: [
      {
        says: 'Under {Settings, People} [Add somebody], or paste a list: every row is shown before anything happens. [Invite] those who have no way in yet.',
        go: { screen: 'settings', parameters: { part: 'people' } },
      },
      {
        says: 'Whoever leaves is given a [Last day], and in the same form somebody for each thing in their hands. On the day after, every door is shut to them.',
      },
    ],
    offers: ['people.list', 'member.add', 'member.import', 'member.invite', 'member.end'],
  },
];

export const coordinatorGuide: Guide = {
  title: 'From one meeting to the next, for the coordinator',
  tasks: [...inTheMorning, ...roundTheMeeting],
};
