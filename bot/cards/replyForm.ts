import type { MeetingView, OwnAttendanceView } from '../useCases/meetings/meetingViews';
import { choiceOf, textInput } from './inputs';
import { type Action, button, type Element, run, submit, text, unfold } from './kit';

/** Colleagues that fit a card; others are chosen in the tab. */
const MOST_SUBSTITUTES = 12;

/** "You said that you come" */
export function replyLine(own: OwnAttendanceView): Element {
  const words = run(replyWords(own), { weight: 'Bolder', ...(own.reply === 'coming' ? { color: 'Good' } : {}) });
  return { ...text(words), separator: true };
}

export function replyWords({ reply, replyText = '' }: OwnAttendanceView): string {
  switch (reply) {
    case undefined:
      return 'You have not said yet whether you come';
    case 'coming':
      return 'You said that you come';
    case 'apology':
      return 'You sent apologies';
    case 'substitute':
      return `You said that ${replyText}`;
  }
}

/** The two answers that are one click. */
export function quickReplies(meetingId: MeetingView['id'], isFirst = true): [come: Action, apologise: Action] {
  const look = isFirst ? ({ style: 'positive' } as const) : {};
  return [
    button('Coming', 'attendance.reply', { meetingId, answer: 'coming' }, look),
    button('Apologies', 'attendance.reply', { meetingId, answer: 'apology' }),
  ];
}

/** Every answer but the one that stands. */
export function replyActions(meetingId: MeetingView['id'], own: OwnAttendanceView): Action[] {
  const [come, apologise] = quickReplies(meetingId, own.reply === undefined);
  const send = submit('Send the substitute', 'attendance.reply', ['substituteId', 'substituteName'], {
    ...{ meetingId, answer: 'substitute' },
  });
  return [
    ...(own.reply === 'coming' ? [] : [come]),
    ...(own.reply === 'apology' ? [] : [apologise]),
    unfold('Substitute', substituteInputs(own), send),
  ];
}

function substituteInputs({ substitutes }: OwnAttendanceView): Element[] {
  const choices = substitutes.slice(0, MOST_SUBSTITUTES).map(({ id, name, seesContent }) => ({
    title: `${name} (${seesContent ? 'sees what is recorded' : 'sees the agenda only'})`,
    value: id,
  }));
  if (choices.length === 0) return [textInput('substituteName', 'Who comes instead?', 120)];
  return [
    choiceOf('substituteId', 'Who of your agency comes instead?', choices),
    textInput('substituteName', 'Or somebody who is not on the panel: their name', 120, { required: false }),
  ];
}
