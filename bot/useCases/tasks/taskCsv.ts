import type { Context } from '../ports';
import type { TaskView } from './taskViews';

const columns: readonly (readonly [heading: string, cell: (task: TaskView) => string | undefined])[] = [
  ['Reference', ({ reference }) => reference],
  ['Task', ({ title }) => title],
  ['Detail', ({ detail }) => detail],
  ['Agency', ({ agencyName }) => agencyName],
  ['Owner', ({ ownerName }) => ownerName],
  ['Deputy', ({ deputyName }) => deputyName],
  ['Due', ({ dueOn }) => dueOn],
  ['Overdue', ({ overdue }) => (overdue ? 'yes' : 'no')],
  ['State', ({ stateName }) => stateName],
  ['Status', ({ statusText }) => statusText],
  ['Blocked', ({ blockedText }) => blockedText],
  ['Outcome', ({ outcome }) => outcome],
  ['4P', ({ fourP }) => fourP],
  ['Marking', ({ marking }) => marking],
];

export function tasksCsv(tasks: readonly TaskView[], { documents }: Context): string {
  return documents.csv(
    columns.map(([heading]) => heading),
    tasks.map((task) => columns.map(([, cell]) => cell(task) ?? '')),
  );
}
