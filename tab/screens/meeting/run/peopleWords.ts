import type { AttendeeView } from '../../../../bot/contract';
import type { AgendaItemId } from '../../../../bot/domain/ids';

/** Whoever wants to speak on the item that is taken, as far as the viewer may know. */
export function wantToSpeak(people: readonly AttendeeView[], itemId: AgendaItemId | undefined): AttendeeView[] {
  return people.filter(({ floors }) => floors.some((said) => said.itemId === itemId && said.answer === 'share'));
}

/** "Tom"; where two are called so, "Tom Hesketh". */
export function firstNames(people: readonly { readonly name: string }[]): string[] {
  const first = people.map(({ name }) => name.split(' ', 1)[0] ?? name);
  return people.map(({ name }, index) => {
    const own = first[index] ?? name;
    return first.filter((each) => each === own).length > 1 ? name : own;
  });
}

/** "2 want to speak: Tom, Neil" */
export function speakText(names: readonly string[]): string {
  if (names.length === 0) return 'Nobody has asked to speak';
  return `${names.length} ${names.length === 1 ? 'wants' : 'want'} to speak: ${names.join(', ')}`;
}

/** "Missing: HSE, RSPCA" */
export function missingText(agencies: readonly string[]): string {
  return agencies.length === 0 ? 'No agency is missing' : `Missing ${agencies.length}: ${agencies.join(', ')}`;
}
