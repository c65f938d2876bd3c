import type { Agency } from './agency';
import { guardDisclosure, guardOvert } from './disclosure';
import { given } from './given';
import type { Panel } from './panel';
import { Refusal } from './refusal';
import { type Stamp, type Task, type TaskIn, taskReference } from './task';
import { refuseAboveCeiling } from './text';
import { type LocalDate, shortYearOf } from './time';

/** What is to be done, by whom, why, and who needs to know of it. */
type Wanted = Pick<Task, 'id' | 'title' | 'agencyId' | 'ownerId' | 'dueOn' | 'urgent' | 'origin' | 'audience'> &
  Pick<Task, 'detail' | 'deputyId' | 'disclosure' | 'partOf' | 'opportunity' | 'recusedIds' | 'restriction'>;

interface Surroundings {
  readonly panel: Panel;
  /** Which is to do it. */
  readonly agency: Agency;
  readonly today: LocalDate;
  /** The next number of the year in which it is given: see `taskCounter`. */
  readonly number: number;
}

export function taskCounter({ at }: Stamp, { timeZone }: Panel): string {
  return `task-${shortYearOf(at, timeZone)}`;
}

/**
 * A task that nobody has been given yet.
 *
 * @throws Refusal `marking-too-high`, `due-date-passed`, `covert-activity`, `gateway-needed`
 */
export function newTask(wanted: Wanted, surroundings: Surroundings, stamp: Stamp): TaskIn<'proposed'> {
  const { detail, deputyId, disclosure, partOf, opportunity, ...rest } = wanted;
  const { panel, agency, today, number } = surroundings;
  refuseAboveCeiling(rest.title, detail);
  if (rest.dueOn < today) throw new Refusal('due-date-passed');
  guardOvert(agency, panel, rest.title, detail);
  guardDisclosure([agency], disclosure, panel);
  return {
    ...rest,
    ...given({ detail, deputyId, disclosure, partOf, opportunity }),
    ...{ state: 'proposed', panelId: panel.id, number, created: stamp, changed: stamp },
    reference: taskReference(panel.referencePrefix, shortYearOf(stamp.at, panel.timeZone), number),
  };
}
