import type { Request, Response, Server } from 'restify';
import { readForm } from '../wiring/http/body';
import { HttpRefusal, waitSeconds } from '../wiring/http/httpRefusal';
import { type Limited, type Limits, waitText } from '../wiring/http/limits';
import { StoreUnavailable } from '../ledger/store';
import { faultText } from '../refusalTexts';
import type { Html } from './html';
import type { LinkRef } from './linkTokens';
import type { Typed } from './replyDeeds';
import type { Answer, ReplyFlow } from './replyFlow';
import { faultPage, strangePage, tooOftenPage, unreadPage } from './replyPages';
import { replyHeaders } from './replyShell';

export interface ReplyDoorOptions {
  readonly limits: Limits;
  readonly addressOf: (req: Request) => string;
  readonly fault: (error: unknown, requestId: string) => void;
  /** Reasons only. */
  readonly log: (message: string, details: object) => void;
}

type Answering = (ref: LinkRef, req: Request) => Promise<Answer>;

/**
 * GET and POST /reply/<token>: pages for whoever Teams does not reach. What is refused here says nothing of why to a
 * guesser. The signature is looked at first: without it no form is read, and nothing is counted against anybody else.
 */
export function addReplyDoor(server: Server, flow: ReplyFlow, options: ReplyDoorOptions): void {
  server.get(
    '/reply/*',
    door(flow, options, (ref) => flow.look(ref)),
  );
  server.post(
    '/reply/*',
    door(flow, options, async (ref, req) => flow.press(ref, typedIn(await readForm(req)))),
  );
}

function door(flow: ReplyFlow, options: ReplyDoorOptions, answering: Answering) {
  return async (req: Request, res: Response): Promise<void> => {
    try {
      const ref = await flow.read(req.path().slice('/reply/'.length));
      const wait = await options.limits.take(...countedAs(ref, options.addressOf(req)));
      if (wait !== undefined) send(res, 429, tooOftenPage(waitText(wait)), wait.waitMs);
      else if (ref === undefined) refuseStrange(res, options);
      else {
        const { status, page } = await answering(ref, req);
        send(res, status, page);
      }
    } catch (error) {
      refuse(req, res, error, options);
    }
  };
}

/** Who holds a link cannot use up what somebody else may do with it, nor who holds none. */
function countedAs(ref: LinkRef | undefined, address: string): [Limited, string] {
  return ref === undefined ? ['strangeLink', address] : ['mailPage', `${ref.linkId} ${address}`];
}

function refuse(req: Request, res: Response, error: unknown, { fault }: ReplyDoorOptions): void {
  if (error instanceof HttpRefusal) {
    send(res, error.status, unreadPage(error.message));
  } else {
    fault(error, req.id());
    const words = faultText(error);
    if (error instanceof StoreUnavailable) send(res, 503, faultPage(req.id(), words), error.waitMs);
    else send(res, 500, faultPage(req.id(), words));
  }
}

function refuseStrange(res: Response, { log }: ReplyDoorOptions): void {
  log('A reply link was refused', { reason: 'not signed by us' });
  send(res, 404, strangePage());
}

function send(res: Response, status: number, page: Html, waitMs?: number): void {
  const retry = waitMs === undefined ? {} : { 'Retry-After': String(waitSeconds(waitMs)) };
  res.writeHead(status, { ...replyHeaders, ...retry, 'Content-Length': Buffer.byteLength(page.text) });
  res.end(page.text);
}

/** More than any field takes. */
const LONGEST_FIELD = 4_000;

/** A form's fields; whatever no field could hold is left out. */
function typedIn(fields: Record<string, string>): Typed {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value.length <= LONGEST_FIELD));
}
