import { showOver } from '../over';

/** What was sought and not found, for whoever asks for it. */
let missed = '';

export function askForMissed(reference: string): void {
  missed = reference.trim();
  showOver('askAccess');
}

export function takeMissed(): string {
  const reference = missed;
  missed = '';
  return reference;
}
