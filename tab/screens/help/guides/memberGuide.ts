import type { Guide } from './guide';

export const memberGuide: Guide = {
  title: 'Three things that you do here',
  tasks: [
    {
      ...{ title: 'Answer a task', right: 'task.answer' },
      steps: [
        {
          says: 'It comes to you as a card in chat, and stands on {Today}. Press [Acknowledge]: you have seen it and take it on.',
          go: { screen: 'today' },
        },
        {
          says: '[Decline] with the reason if it is not for you; it goes back to the coordinator. [More time] asks for another day.',
        },
        { says: '[Complete] it and say in a line what came of it.' },
      ],
      picture: {
        name: 'task-card',
        alt: 'The card of a task: its number, agency and due day, and the button Acknowledge',
      },
      offers: ['today.lines', 'task.acknowledge', 'task.decline', 'task.askTime', 'task.complete'],
    },
    {
      ...{ title: 'Tell the panel something', right: 'issue.raise' },
      steps: [
        {
          says: 'In chat write “issue” and one line; “issue urgent” if it cannot wait. Or press [Raise an issue] under {Issues}. You hear what becomes of it.',
          go: { screen: 'issues' },
        },
      ],
      offers: ['issue.raise', 'issues.list'],
    },
    {
      ...{ title: 'Come to the meeting', right: 'meeting.attend' },
      steps: [
        {
          says: 'Say [Coming] or [Apologies] on the card, or on {Meeting}. The agenda stands there, with what to read before.',
          go: { screen: 'meeting' },
        },
        {
          says: 'While it runs, [I want to speak] tells the chair. [Declare an interest] if you know somebody who is spoken of.',
        },
      ],
      offers: ['attendance.reply', 'meetings.get', 'attendance.answerFloor', 'attendance.declareInterest'],
    },
  ],
};
