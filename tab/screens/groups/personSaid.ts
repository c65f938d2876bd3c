import type { PersonView } from '../../../bot/contract';

/** "Person 2, suspect, driver": all that is said of somebody who is not opened. */
export function personSaid({ called, categoryText, role }: PersonView): string {
  return [called, categoryText.toLowerCase(), role].filter((each) => each !== undefined).join(', ');
}
