import type { LinkedInput } from '../../../bot/domain/accessRequest';
import { showOver } from '../over';

/** What somebody asks for: by the reference that they were told, or by what a link named. */
export interface Missed {
  readonly reference?: string | undefined;
  readonly link?: LinkedInput | undefined;
}

let missed: Missed = {};

/** Opens the form; `what` was sought and not found, where anything was. */
export function askForAccess(what: Missed = {}): void {
  missed = what;
  showOver('askAccess');
}

/** What the form was last opened for. */
export function lastMissed(): Missed {
  return missed;
}
