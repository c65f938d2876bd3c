import { showOver } from '../over';

let missed = '';

/** Opens the form; `reference` is what was sought and not found, where anything was. */
export function askForAccess(reference = ''): void {
  missed = reference;
  showOver('askAccess');
}

/** What the form was last opened for. */
export function missedReference(): string {
  return missed;
}
