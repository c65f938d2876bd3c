import { shortened } from '../domain/text';
import type { DigestView } from '../useCases/reminders/reminderViews';
import { card, type Card, type Element, open, run, show, subtle, text, title, topLine } from './kit';

/** Monday's summary: what waits, by name, the most urgent first. */
export function digestCard({ marking, lines, nextMeetingText }: DigestView, tabUrl: string): Card {
  const counted = weekLines(lines);
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

/** "2 tasks of yours are overdue: SEN-27-001 Check the permit and SEN-27-004 Weigh the kilns" */
export function weekLines(lines: DigestView['lines'], most = 300): Element[] {
  return lines.map(({ text: words }) => {
    const [said = '', ...names] = words.split(':');
    const called = names.length === 0 ? '' : shortened(names.join(':').trim(), most);
    return { ...text(run(`${said}: `, { weight: 'Bolder' }), called), spacing: 'Small' };
  });
}
