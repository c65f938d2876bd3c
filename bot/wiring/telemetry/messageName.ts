import { sha256 } from '../sha256';

/** A message as logs and traces call it. Ids of some hold the id of whom they are for, which may be made of their name. */
export function messageName(id: string): string {
  return sha256(`message ${id}`).slice(0, 16);
}

/** What a line of delivery tells, with the message by that name. */
export function namedIn(details: object): object {
  return 'message' in details && typeof details.message === 'string'
    ? { ...details, message: messageName(details.message) }
    : details;
}
