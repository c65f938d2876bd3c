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

function replyWords({ reply, replyText = '' }: OwnAttendanceView): string {
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

/** Every answer but the one that stands. `content` names the card on which the buttons are. */
export function replyActions(
  meetingId: MeetingView['id'],
  own: OwnAttendanceView,
  content: { kind: string; meetingId: string },
): Action[] {
  const about = { meetingId, content };
  const come = button('I will come', 'attendance.reply', { ...about, answer: 'coming' }, { style: 'positive' });
  const apologise = button('Apologies', 'attendance.reply', { ...about, answer: 'apology' });
  const send = submit('Send the substitute', 'attendance.reply', ['substituteId', 'substituteName'], {
    ...about,
    answer: 'substitute',
  });
  return [
    ...(own.reply === 'coming' ? [] : [come]),
    ...(own.reply === 'apology' ? [] : [apologise]),
    unfold('Somebody comes instead', substituteInputs(own), send),
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
