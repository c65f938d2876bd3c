import type { HeldView } from '../../../../bot/contract';

const titles: Readonly<Record<HeldView['kind'], string>> = {
  task: 'Task',
  deputy: 'Deputy for task',
  item: 'Presents',
  run: 'Runs at this moment',
  group: 'Leads',
  duty: 'On duty',
  contact: 'Single point of contact for',
  standIn: 'Deputy of',
};

export function heldTitle({ kind }: HeldView): string {
  return titles[kind];
}

/** "SEN-27-014, Visit the scrapyard"; of what whoever looks may not read the reference alone. */
export function heldText({ reference, title }: HeldView): string {
  return title === undefined ? reference : `${reference}, ${title}`;
}
