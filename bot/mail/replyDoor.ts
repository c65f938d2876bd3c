import type { Request, Response, Server } from 'restify';
import { readForm } from '../wiring/http/body';
import { HttpRefusal, waitSeconds } from '../wiring/http/httpRefusal';
import { type Limited, type Limits, waitText } from '../wiring/http/limits';
import { StoreUnavailable } from '../ledger/store';
import { faultText } from '../refusalTexts';
import type { Answer } from './answer';
import type { DoorFlow } from './doorFlow';
import { HOME } from './doorPlaces';
import { cookiesOf, readCookie, SAID, SESSION } from './doorCookies';
import type { Html } from './html';
import type { LinkRef } from './linkTokens';
import type { Typed } from './replyDeeds';
import type { ReplyFlow } from './replyFlow';
import { closedPage, faultPage, strangePage, tooOftenPage, unreadPage } from './replyPages';
import { replyHeaders } from './replyShell';

export interface ReplyDoorOptions {
  readonly limits: Limits;
  readonly addressOf: (req: Request) => string;
  /** Cookies go over TLS alone. */
  readonly isTls: boolean;
  readonly fault: (error: unknown, requestId: string) => void;
  /** Reasons only. */
  readonly log: (message: string, details: object) => void;
}

/** One of the two doors: who may come to it, and what is said to whoever may not. */
interface Way {
  readonly read: (req: Request) => Promise<LinkRef | undefined>;
  readonly counted: Limited;
  readonly strange: Answer;
}

type Answering = (ref: LinkRef, req: Request) => Promise<Answer>;

/**
 * GET and POST /reply/<token>, and /reply/my behind the code: pages for whoever Teams does not reach. What is refused here
 * says nothing of why to a guesser. The signature is looked at first: without it no form is read, and nothing is counted
 * against anybody else.
 */
export function addReplyDoor(
  server: Server,
  { flow, inside }: { readonly flow: ReplyFlow; readonly inside: DoorFlow },
  options: ReplyDoorOptions,
): void {
  const byLink: Way = {
    read: (req) => flow.read(req.path().slice('/reply/'.length)),
    counted: 'mailPage',
    strange: { status: 404, page: strangePage() },
  };
  const byCookie: Way = {
    read: async (req) => {
      const cookie = readCookie(req, SESSION);
      return cookie === undefined ? undefined : inside.read(cookie);
    },
    counted: 'mailDoor',
    strange: { status: 403, page: closedPage() },
  };
  const add = (
    at: string,
    way: Way,
    look: Answering,
    press: (ref: LinkRef, req: Request, typed: Typed) => Promise<Answer>,
  ) => {
    server.get(at, door(way, options, look));
    server.post(
      at,
      door(way, options, async (ref, req) => press(ref, req, typedIn(await readForm(req)))),
    );
  };
  add(
    '/reply/*',
    byLink,
    (ref) => flow.look(ref),
    (ref, _req, typed) => flow.press(ref, typed),
  );
  for (const at of [HOME, `${HOME}/*`]) {
    add(
      at,
      byCookie,
      (ref, req) => inside.look(ref, req.path(), readCookie(req, SAID)),
      (ref, req, typed) => inside.press(ref, req.path(), typed),
    );
  }
}

function door(way: Way, options: ReplyDoorOptions, answering: Answering) {
  return async (req: Request, res: Response): Promise<void> => {
    try {
      const ref = await way.read(req);
      const wait = await options.limits.take(...countedAs(ref, way.counted, options.addressOf(req)));
      if (wait !== undefined) send(res, { status: 429, page: tooOftenPage(waitText(wait)) }, options, wait.waitMs);
      else if (ref === undefined) refuseStrange(res, way, options);
      else send(res, await answering(ref, req), options);
    } catch (error) {
      refuse(req, res, error, options);
    }
  };
}

/** Who holds a link cannot use up what somebody else may do with it, nor who holds none. */
function countedAs(ref: LinkRef | undefined, counted: Limited, address: string): [Limited, string] {
  return ref === undefined ? ['strangeLink', address] : [counted, `${ref.linkId} ${address}`];
}

function refuse(req: Request, res: Response, error: unknown, options: ReplyDoorOptions): void {
  if (error instanceof HttpRefusal) {
    send(res, { status: error.status, page: unreadPage(error.message) }, options);
  } else {
    options.fault(error, req.id());
    const page = faultPage(req.id(), faultText(error));
    if (error instanceof StoreUnavailable) send(res, { status: 503, page }, options, error.waitMs);
    else send(res, { status: 500, page }, options);
  }
}

interface TurnedAway {
  readonly status: number;
  readonly message: string;
  /** After how long it is worth another try, where that is known. */
  readonly waitMs?: number | undefined;
}

/** What was turned away before it came to a door of ours, as a page: nothing is said of the doors that there are. */
export function sendTurnedAway(
  req: Request,
  res: Response,
  told: TurnedAway,
  options: Pick<ReplyDoorOptions, 'isTls'>,
): void {
  send(res, { status: told.status, page: turnedAwayPage(told, req.id()) }, options, told.waitMs);
}

function turnedAwayPage({ status, message, waitMs }: TurnedAway, requestId: string): Html {
  if (status >= 500) return faultPage(requestId, message);
  if (waitMs !== undefined) return tooOftenPage(waitText({ waitMs }));
  return status === 404 || status === 405 ? strangePage() : unreadPage(message);
}

function refuseStrange(res: Response, { strange }: Way, options: ReplyDoorOptions): void {
  options.log('A reply link was refused', { reason: 'not signed by us' });
  send(res, strange, options);
}

function send(res: Response, answer: Answer, { isTls }: Pick<ReplyDoorOptions, 'isTls'>, waitMs?: number): void {
  const { status, page, to } = answer;
  const cookies = cookiesOf(answer, isTls);
  res.writeHead(status, {
    ...replyHeaders,
    ...(waitMs === undefined ? {} : { 'Retry-After': String(waitSeconds(waitMs)) }),
    ...(to === undefined ? {} : { Location: to }),
    ...(cookies.length === 0 ? {} : { 'Set-Cookie': cookies }),
    'Content-Length': Buffer.byteLength(page.text),
  });
  res.end(page.text);
}

/** More than any field takes. */
const LONGEST_FIELD = 4_000;

/** A form's fields; whatever no field could hold is left out. */
function typedIn(fields: Record<string, string>): Typed {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value.length <= LONGEST_FIELD));
}
