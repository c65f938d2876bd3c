import type { Request, Response, Server } from 'restify';
import { ZodError } from 'zod';
import type { Problem } from '../contract';
import { Refusal, type RefusalCode } from '../domain/refusal';
import { OutcomeUnknown, StoreUnavailable } from '../ledger/store';
import { doubtOf, stoppedAt } from '../doubtTexts';
import { faultText, refusalText, standingTexts } from '../refusalTexts';
import { NotShown } from '../useCases/afterDoing';
import { whyAsked } from '../useCases/log/askedWhy';
import { Stranger, Unauthenticated, Unlinked } from '../useCases/members/person';
import { HttpRefusal, waitSeconds } from '../wiring/http/httpRefusal';
import type { Context } from '../useCases/ports';

const statusOf: Record<RefusalCode, number> = {
  'not-found': 404,
  'not-allowed': 403,
  'statement-first': 403,
  'statement-changed': 409,
  'not-your-agency': 403,
  'not-the-owner': 403,
  'chair-only': 403,
  'only-the-raiser': 403,
  'wrong-state': 409,
  'already-decided': 409,
  'already-triaged': 409,
  'id-taken': 409,
  'group-known': 409,
  'meeting-not-planned': 409,
  'day-taken': 409,
  'meeting-not-running': 409,
  'not-its-day': 409,
  'another-runs': 409,
  'item-gone': 409,
  'item-over': 409,
  'item-waits': 409,
  'item-stays': 409,
  'no-open-words': 409,
  'not-on-floor': 409,
  'others-present': 409,
  'not-the-chair': 403,
  'minutes-agreed': 409,
  'minutes-not-confirmed': 409,
  'minutes-not-agreed': 409,
  'reason-needed': 409,
  'names-a-person': 422,
  'group-full': 422,
  'too-many-links': 422,
  'link-to-itself': 422,
  'merge-with-itself': 422,
  'merged-already': 409,
  'wider-than-group': 422,
  'words-in-chain': 409,
  'words-kept': 409,
  'words-gone': 409,
  'log-broken': 409,
  'on-hold': 409,
  'not-due': 409,
  'disposed-of': 409,
  'hold-stands': 409,
  'no-hold': 409,
  'one-class': 422,
  'changed-meanwhile': 409,
  'owner-not-in-agency': 422,
  'owner-cannot-answer': 422,
  'owner-recused': 422,
  'holder-left': 422,
  'deputy-not-in-agency': 422,
  'due-date-passed': 422,
  'not-later': 422,
  'too-far-ahead': 422,
  'no-such-wish': 409,
  'wished-day-passed': 422,
  'marking-too-high': 422,
  'same-issue': 422,
  'no-such-reference': 422,
  'too-many-rows': 422,
  'too-many-records': 422,
  'agenda-full': 422,
  'wrong-code': 422,
  'gateway-needed': 422,
  'gateway-not-offered': 422,
  'would-not-see': 422,
  'not-restricted': 409,
  'recorded-for-few': 409,
  'wider-than-its-record': 409,
  'review-day-over': 422,
  'why-for-few': 422,
  'asked-enough': 429,
  'ask-first': 422,
  'asker-left': 409,
  'asker-gone': 409,
  'not-to-be-split': 409,
  'covert-activity': 422,
  'source-words': 422,
  'doubtful-words': 422,
  'reason-words': 422,
  'reminder-sent': 409,
  'contact-elsewhere': 422,
  'signatory-elsewhere': 422,
  'version-used': 422,
  'agreement-over': 409,
  'agreement-changed': 409,
  'day-to-come': 422,
  'own-grade': 403,
  'other-grade-why': 422,
  'of-nothing': 422,
  'taken-back': 409,
  'partner-known': 409,
  'partner-seated': 409,
  'partner-day-over': 422,
  'partner-over': 422,
  'raised-already': 409,
  'graph-off': 422,
  'graph-no-consent': 422,
  'graph-unavailable': 503,
  'chat-taken': 409,
  'seat-taken': 409,
  'account-taken': 409,
  'own-account': 409,
  'would-shut-out': 409,
  'invite-off': 422,
  'invitation-over': 409,
  'invitation-expired': 409,
  'invitation-elsewhere': 403,
  'own-role': 409,
  'last-in-role': 409,
  'last-auditor': 409,
  'email-taken': 409,
  'address-kept': 409,
  'panel-full': 409,
  'observer-needs-day': 422,
  'visit-backwards': 422,
  'last-day-passed': 422,
  'seat-over': 409,
  'rows-at-fault': 422,
  'groups-off': 422,
  'groups-none': 422,
  'groups-no-consent': 422,
  'groups-no-token': 422,
  'groups-unavailable': 503,
  'groups-changed': 409,
  'group-taken': 409,
  'not-fit': 422,
  'panel-in-use': 409,
  'configuration-unfit': 422,
  'install-off': 422,
  'install-unavailable': 503,
  'newer-data': 503,
  'room-has-no-link': 422,
  'not-coming': 422,
  'over-by-then': 422,
  'nobody-instead': 422,
};

export function sendProblem(req: Request, res: Response, status: number, problem: Omit<Problem, 'requestId'>): void {
  const body: Problem = { ...problem, requestId: req.id() };
  res.header('Cache-Control', 'no-store');
  res.send(status, body);
}

/** Contexts of requests under way, so that a refusal can say who did what when. */
export const contextOfRequest = new WeakMap<Request, Context>();

interface Answer extends Omit<Problem, 'requestId'> {
  readonly status: number;
  /** After how long it is worth another try, where that is known. */
  readonly waitMs?: number | undefined;
}

/** What to answer to a failure; undefined for a fault, which is logged whole and answered bare. */
function answerOf(error: Error, ctx: Context | undefined): Answer | undefined {
  if (error instanceof Refusal) {
    const sendAnyway = doubtOf(error);
    const stopped = stoppedAt(error);
    return {
      ...{ status: statusOf[error.code], code: error.code, message: refusalText(error, ctx) },
      ...(sendAnyway === undefined ? {} : { sendAnyway }),
      ...(stopped === undefined ? {} : { issues: [stopped] }),
      ...whyAsked(error),
    };
  }
  if (error instanceof HttpRefusal) {
    const { status, code, message, waitMs } = error;
    return { status, code, message, waitMs };
  }
  if (error instanceof ZodError) {
    const issues = error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
    const message = 'Some of this does not fit. Nothing was kept; please correct it and send it again.';
    return { status: 400, code: 'invalid-input', message, issues };
  }
  if (error instanceof Unauthenticated) {
    return { status: 401, code: 'unauthenticated', message: 'Please sign in again.' };
  }
  if (error instanceof Stranger) {
    const message =
      'You have no seat on a panel here. If your last day is over, nothing here is open to you any more; if you are new, ask the coordinator of your panel to add you.';
    return { status: 403, code: 'not-a-member', message };
  }
  if (error instanceof Unlinked) return { status: 403, code: 'seat-not-linked', message: standingTexts.unlinked };
  const status = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
  return status < 500 ? { status, ...httpProblem(status) } : undefined;
}

/**
 * What to answer to a fault, as far as its kind tells. 503 says that the same may be sent again; where something was done,
 * or may have been, nobody but its sender is to decide that.
 */
function faultAnswer(req: Request, error: Error): Answer {
  const plain = { status: 500, code: 'unexpected', message: 'Something went wrong here. Please try again.' };
  // Whoever only asks changes nothing, even where that a record was read is to be noted.
  const asksOnly = req.method === 'GET' || req.path().startsWith('/api/queries/');
  if (error instanceof OutcomeUnknown && asksOnly) return plain;
  const message = faultText(error);
  if (message === undefined) return plain;
  if (error instanceof StoreUnavailable) {
    return { status: 503, code: 'store-unavailable', message, waitMs: error.waitMs };
  }
  return { status: 500, code: error instanceof NotShown ? 'not-shown' : 'outcome-unknown', message };
}

/** What is told of a failure, which is logged where it is a fault. */
function told(req: Request, error: Error, log: (error: Error, requestId: string) => void): Answer {
  const known = answerOf(error, contextOfRequest.get(req));
  if (known === undefined) log(error, req.id());
  return known ?? faultAnswer(req, error);
}

function answer(req: Request, res: Response, { status, waitMs, ...problem }: Answer): void {
  if (waitMs !== undefined) res.header('Retry-After', String(waitSeconds(waitMs)));
  sendProblem(req, res, status, problem);
}

export const unknownAddress: Omit<Problem, 'requestId'> = {
  code: 'no-such-address',
  message: 'There is nothing at this address. GET /api lists what there is.',
};

function httpProblem(status: number): Omit<Problem, 'requestId'> {
  switch (status) {
    case 404:
      return unknownAddress;
    case 405:
      return { code: 'wrong-method', message: 'This address does not take that method. GET /api lists what it takes.' };
    default:
      return { code: 'invalid-request', message: 'This request could not be read.' };
  }
}

/** Where people see pages, also of what was turned away in front of the doors. */
export interface ErrorPages {
  /** How their addresses begin. */
  readonly under: string;
  readonly send: (req: Request, res: Response, told: Answer) => void;
}

/** The one place where an HTTP request ends in failure. Anything unforeseen is logged whole and answered bare. */
export function addErrorAnswers(
  server: Server,
  log: (error: Error, requestId: string) => void,
  pagesOf: () => ErrorPages | undefined = () => undefined,
  refused: (code: string, status: number) => void = () => {},
): void {
  // Its `next` is left alone: restify would answer once more where it was not by its own `send` that we did.
  server.on('restifyError', (req: Request, res: Response, error: Error) => {
    if (res.headersSent) {
      res.destroy();
      return;
    }
    const pages = pagesOf();
    const send = pages !== undefined && req.url?.startsWith(pages.under) === true ? pages.send : answer;
    const said = told(req, error, log);
    refused(said.code, said.status);
    send(req, res, said);
  });
}
