import { MailSubject } from '../domain/mailLink';

/** Where the door behind the code begins. No token is in its addresses. */
export const HOME = '/reply/my';
export const RAISE = `${HOME}/raise`;
/** One's own agency's agreement, to be signed. */
export const AGREEMENT = `${HOME}/agreement`;
export const ISSUES = `${HOME}/issues`;
const listOf = { task: `${HOME}/tasks`, issue: ISSUES, meeting: `${HOME}/meetings` } as const;

/** A page behind the code. */
export type DoorPlace =
  | { readonly kind: 'home' | 'tasks' | 'issues' | 'raise' | 'agreement' }
  | { readonly kind: 'record'; readonly subject: MailSubject };

/** Undefined where no page of the door is. */
export function placeAt(address: string): DoorPlace | undefined {
  switch (address) {
    case HOME:
      return { kind: 'home' };
    case RAISE:
      return { kind: 'raise' };
    case AGREEMENT:
      return { kind: 'agreement' };
    case listOf.task:
      return { kind: 'tasks' };
    case listOf.issue:
      return { kind: 'issues' };
    default:
      return recordAt(address);
  }
}

function recordAt(address: string): DoorPlace | undefined {
  const end = address.lastIndexOf('/');
  const kind = Object.entries(listOf).find(([, list]) => list === address.slice(0, end))?.[0];
  const subject = MailSubject.safeParse({ kind, id: address.slice(end + 1) });
  return subject.success ? { kind: 'record', subject: subject.data } : undefined;
}

export function addressOf({ kind, id }: MailSubject): string {
  return `${listOf[kind]}/${id}`;
}

export function addressOfPlace(place: DoorPlace): string {
  switch (place.kind) {
    case 'home':
      return HOME;
    case 'tasks':
      return listOf.task;
    case 'issues':
      return ISSUES;
    case 'raise':
      return RAISE;
    case 'agreement':
      return AGREEMENT;
    case 'record':
      return addressOf(place.subject);
  }
}

/** Where that is here which stands at `place` in the tab ("action-log?task=…"). Undefined where it is in the tab alone. */
export function addressOfTab(place: string): string | undefined {
  const [screen, query] = place.split('?');
  const asked = new URLSearchParams(query);
  for (const kind of ['task', 'issue', 'meeting'] as const) {
    const id = asked.get(kind);
    if (id !== null) return `${listOf[kind]}/${id}`;
  }
  if (asked.get('mine') !== 'true') return undefined;
  return screen === 'action-log' ? listOf.task : screen === 'issues' ? listOf.issue : undefined;
}
