import type { MeetingSummary } from '../useCases/meetings/meetingViews';
import type { SharedTask } from '../useCases/tasks/taskViews';
import { card, type Card, type Element, fact, open, run, subtle, text, title, topLine } from './kit';

/** Tasks that fit a card with the longest titles. */
const TASK_ROWS = 12;

/**
 * After the close, for chats of many: counts, and whose the tasks are; no word of a decision or a task. What may be there
 * for some alone is not denied: a line without anything is left out, and it always says whom the counts are for.
 */
export function summaryCard(summary: MeetingSummary, tabUrl: string): Card {
  const { timesText, people, agencies, decisions, tasks } = summary;
  const { marking, reference, dayText } = summary.meeting;
  const there = `${counted(people, 'person', 'people')} from ${counted(agencies, 'agency', 'agencies')}`;
  const body = [
    topLine(marking, reference),
    title(`${reference} is over`),
    subtle(`${dayText} · ${timesText}`),
    fact('There', there),
    ...(decisions === 0 ? [] : [fact('Decisions', `${decisions}, in the minutes`)]),
    ...taskRows(tasks),
    ...carriedLine(summary),
    subtle('This tells what everybody on the panel may know. The tab shows you what is for you.'),
  ];
  return card(`Summary of ${reference}`, body, [open(tabUrl)]);
}

function taskRows(tasks: readonly SharedTask[]): Element[] {
  if (tasks.length === 0) return [];
  const left = tasks.length - TASK_ROWS;
  return [
    fact('Tasks given', String(tasks.length)),
    ...tasks.slice(0, TASK_ROWS).map(taskRow),
    ...(left > 0 ? [subtle(`and ${left} more in the tab`)] : []),
  ];
}

function taskRow({ reference, outline }: SharedTask): Element {
  const holder = outline === undefined ? '' : `${outline.agencyName} · due ${outline.dueText}`;
  return { ...text(run(`${reference} `, { weight: 'Bolder' }), holder), spacing: 'Small' };
}

function carriedLine({ carried, carriedTo }: MeetingSummary): Element[] {
  if (carried === 0) return [];
  const where = carriedTo === undefined ? 'the next meeting' : carriedTo;
  return [subtle(`${counted(carried, 'item', 'items')} carried to ${where}`)];
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
