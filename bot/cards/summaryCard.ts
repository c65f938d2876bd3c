import { shortened } from '../domain/text';
import type { MeetingTaskView, MeetingView } from '../useCases/meetings/meetingViews';
import { card, type Card, type Element, fact, open, run, subtle, text, title, topLine } from './kit';

/** What a meeting came to, as far as everybody may know. */
export interface MeetingOutcome {
  /** 10:00 to 12:03, 3 minutes over */
  readonly timesText: string;
  readonly people: number;
  readonly agencies: number;
  readonly decisions: number;
  readonly tasks: readonly MeetingTaskView[];
  readonly carried: number;
  /** Where the carried items stand now: M3. */
  readonly carriedTo?: string | undefined;
}

/** Tasks that fit a card with the longest titles. */
const TASK_ROWS = 12;

/** After the close, for chats of many: numbers and tasks, and no words of a decision. */
export function summaryCard(
  { marking, reference, dayText }: MeetingView,
  outcome: MeetingOutcome,
  tabUrl: string,
): Card {
  const { timesText, people, agencies, decisions, tasks } = outcome;
  const there = `${counted(people, 'person', 'people')} from ${counted(agencies, 'agency', 'agencies')}`;
  const body = [
    topLine(marking, reference),
    title(`${reference} is over`),
    subtle(`${dayText} · ${timesText}`),
    fact('There', there),
    fact('Decisions', decisions === 0 ? 'none' : `${decisions}, in the minutes`),
    ...taskRows(tasks),
    ...carriedLine(outcome),
  ];
  return card(`Summary of ${reference}`, body, [open(tabUrl)]);
}

function taskRows(tasks: readonly MeetingTaskView[]): Element[] {
  if (tasks.length === 0) return [fact('Tasks given', 'none')];
  const left = tasks.length - TASK_ROWS;
  return [
    fact('Tasks given', String(tasks.length)),
    ...tasks.slice(0, TASK_ROWS).map(taskRow),
    ...(left > 0 ? [subtle(`and ${left} more in the tab`)] : []),
  ];
}

function taskRow({ reference, title: words, holderText, dueText }: MeetingTaskView): Element {
  return {
    type: 'Container',
    separator: true,
    items: [
      text(run(`${reference} `, { weight: 'Bolder' }), shortened(words, 120)),
      { ...subtle(`${holderText} · due ${dueText}`), spacing: 'None' },
    ],
  };
}

function carriedLine({ carried, carriedTo }: MeetingOutcome): Element[] {
  if (carried === 0) return [];
  const where = carriedTo === undefined ? 'the next meeting' : carriedTo;
  return [subtle(`${counted(carried, 'item', 'items')} carried to ${where}`)];
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
