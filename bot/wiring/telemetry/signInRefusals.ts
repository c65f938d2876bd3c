import { Stranger, Unauthenticated, Unlinked } from '../../useCases/members/person';
import type { Logger } from 'pino';
import { seldom } from '../seldom';
import type { SignInReason } from './attributes';
import type { Measures } from './measures';

/** Tells of each that was not let in, by why and never who: in the log seldom, since anybody can cause it. */
export function notLettingIn(logger: Logger, measures: Measures): (reason: SignInReason) => void {
  const log = seldom((message, details) => logger.info(details, message));
  return (reason) => {
    measures.notLetIn(reason);
    log('Somebody was not let in', { reason });
  };
}

/** Why somebody was not let in; undefined where it was something else that failed. */
export function signInReasonOf(error: unknown): SignInReason | undefined {
  if (error instanceof Stranger) return 'no-seat';
  if (error instanceof Unlinked) return 'seat-not-linked';
  return error instanceof Unauthenticated ? (reasons.get(error.message) ?? 'bad-token') : undefined;
}

/** In the words of identity/tokens.ts, and by the names of jose's errors. */
const reasons: ReadonlyMap<string, SignInReason> = new Map([
  ['No bearer token', 'no-token'],
  ['JWTExpired', 'expired'],
  ['Claims are missing', 'claims'],
  ['Another tenant or issuer', 'tenant'],
  ['Another scope', 'scope'],
]);
