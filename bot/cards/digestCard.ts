import type { DigestView } from '../useCases/reminders/reminderViews';
import { card, type Card, type Element, open, run, show, subtle, text, title, topLine } from './kit';

/** Monday's summary: counts that lead to their lists, and nothing of what the records say. */
export function digestCard({ marking, lines, nextMeetingText }: DigestView, tabUrl: string): Card {
  const counted = countedLines(lines);
  const next = nextMeetingText === undefined ? [] : [subtle(nextMeetingText)];
  // Whoever holds no task is not sent to a list of theirs.
  const tasks = lines.some(({ place }) => place.includes('mine=true')) ? [show('My tasks', { kind: 'myTasks' })] : [];
  const heading = lines.length === 0 ? 'Nothing waits for you this week' : 'This week';
  return card(
    'Your week',
    [topLine(marking, 'Your week'), title(heading), ...counted, ...next],
    [...tasks, open(tabUrl)],
  );
}

/** "4 Your open tasks" */
export function countedLines(lines: DigestView['lines']): Element[] {
  return lines.map(({ text: words, count }) => ({
    ...text(run(`${count} `, { weight: 'Bolder' }), words),
    spacing: 'Small',
  }));
}
