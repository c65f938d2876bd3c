import { Html } from './html';
import type { SaidKey } from './replyDeeds';

/** What the door answers with. */
export interface Answer {
  readonly status: number;
  readonly page: Html;
  /** Where the browser goes on to. */
  readonly to?: string;
  /** The cookie of an open door: to be kept, or to be forgotten. */
  readonly session?: { readonly token: string } | 'over';
  /** What the next page says has been done; `shown` once it has said so. */
  readonly said?: SaidKey | 'shown';
}

/** So that going back or asking for the page again sends nothing a second time. */
export function goOn(to: string, rest: Pick<Answer, 'session' | 'said'> = {}): Answer {
  return { status: 303, page: new Html(''), to, ...rest };
}
