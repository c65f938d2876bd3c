import type { Guide } from './guide';

export const chairGuide: Guide = {
  title: 'The chair’s page',
  tasks: [
    {
      ...{ title: 'Is the meeting ready?', right: 'meeting.chair' },
      steps: [
        {
          says: 'Open {Meeting}. [Not ready yet] says what is missing, each with its button; where nothing is, it says [Ready].',
          go: { screen: 'meeting' },
        },
        { says: 'An item that came after the freeze waits for you: [Accept], or [Give to the next meeting].' },
      ],
      offers: ['meetings.get', 'agenda.decideLate'],
    },
    {
      ...{ title: 'Run the meeting', right: 'meeting.run' },
      steps: [
        {
          says: 'On the day press [Start] on {Meeting}, in the side panel of Teams or here.',
          go: { screen: 'meeting' },
        },
        {
          says: 'The button at the foot says what comes [Next:] and takes you there. The ring shows the minutes that are left, and beside it stands when you will finish.',
        },
        {
          says: '[Record a decision, note or task] is the plus beside it. A task in one line: “visit the units @Priya 1 Mar”.',
        },
        {
          says: 'The dots have the rest: [Extend by] some minutes, [Defer], [Pause], [Back], [Hand over] to somebody else.',
        },
        {
          says: 'In a room [Show the agenda to everyone]. An issue stands there by its number until you [Show its words on the stage].',
        },
      ],
      picture: {
        name: 'side-panel',
        alt: 'The side panel while a meeting runs: the item, its time, who wants to speak, and at the foot Next, plus and dots',
      },
      offers: ['meeting.step', 'meeting.record', 'meeting.giveTask'],
    },
    {
      ...{ title: 'Close it', right: 'meeting.run' },
      steps: [
        {
          says: 'On {Meeting}, at any moment: the dots have [Close the meeting]. It says what goes on to the next one before you confirm.',
          go: { screen: 'meeting' },
        },
        { says: 'The minutes are drafted by then. Read them and press [Confirm minutes].' },
      ],
      offers: ['meeting.close', 'meetings.minutes', 'minutes.confirm'],
    },
    {
      ...{ title: 'What cannot wait', right: 'issue.triage' },
      steps: [
        {
          says: 'An urgent issue comes to you in chat at any hour. Press [It is in hand] on the card, and everybody who was told sees it.',
        },
        { says: 'What somebody escalated stands on {Today}: [Step in].', go: { screen: 'today' } },
      ],
      offers: ['issue.acknowledge', 'today.lines'],
    },
    {
      ...{ title: 'Move a task to another agency', right: 'task.moveAgency' },
      steps: [
        {
          says: 'You alone may: open it on the {Action log} and press [Pass on].',
          go: { screen: 'action-log' },
        },
      ],
      offers: ['task.reassign', 'tasks.list'],
    },
  ],
};
