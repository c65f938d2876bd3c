import type { Server } from 'restify';
import type { Member } from '../domain/member';
import type { Instant } from '../domain/time';
import type { Mailer } from '../useCases/messages/mailer';
import { readJson } from '../wiring/http/body';
import { botDoor } from './botDoor';
import type { LocalPanel, NextMeeting } from './localChats';
import { addConnector } from './connector';
import { addConnectorPeople } from './connectorPeople';
import { HttpRefusal } from '../wiring/http/httpRefusal';
import { door, type Log } from './door';
import { addExtension } from './extension';
import { installEverywhere } from './installation';
import { type LocalTeams, localTeams } from './localTeams';
import { localMailer } from './mailboxes';
import { addPageApi } from './pageApi';
import { type Clock, ClockBody, TokenBody } from './pageContract';
import { addPageFiles } from './pageFiles';
import { openTeamsStore } from './teamsStore';
import type { LocalMember } from './localMember';
import { openWindows } from './windows';

/** A clock this far from the machine's own was moved by hand. */
const MOVED_MS = 5_000;

export interface LocalModeOptions {
  readonly server: Server;
  readonly dataDir: string;
  /** The built page (dist/local). */
  readonly pageDir: string;
  /** "http://127.0.0.1:3978", known once listening. */
  readonly baseUrl: () => string;
  readonly panel: () => Promise<LocalPanel>;
  readonly meeting: () => Promise<NextMeeting>;
  /** A signed bearer token for the API. */
  readonly issueToken: (member: Member) => Promise<string>;
  readonly clock: {
    now(): Instant;
    /** undefined: real time again. Resolves once the server has looked for what is due by then. */
    set(now: Instant | undefined): Promise<void>;
  };
  readonly log: Log;
  /** Whether mail stays on this machine, in mailboxes that the page shows. */
  readonly hasMailboxes?: boolean;
  /** How long the bot may take to answer, where Teams' own 15 s do not suit (tests). */
  readonly patienceMs?: number;
}

export interface LocalMode {
  /** Call it once the server listens. Resolves when the bot was installed for everybody; nothing need wait for it. */
  started(): Promise<void>;
  /** Call it once a panel has been founded: it is played from now on. Resolves at once. */
  founded(): Promise<void>;
  /** Puts mail into the mailboxes. */
  readonly mailer: Mailer;
  /** Ends the lines to open windows. */
  endStreams(): void;
  close(): Promise<void>;
}

/** Teams on one machine: people, chats, a connector, and the page at /local. Bind the server to 127.0.0.1. */
export function addLocalMode(options: LocalModeOptions): LocalMode {
  const { server, log, baseUrl } = options;
  const store = openTeamsStore(options.dataDir);
  const windows = openWindows();
  const closing = new AbortController();
  let installing = Promise.resolve();
  const teams = localTeams({
    store,
    windows,
    postToBot: botDoor(baseUrl, options.patienceMs),
    panel: options.panel,
    meeting: options.meeting,
    baseUrl,
    now: () => options.clock.now(),
    hasMailboxes: options.hasMailboxes ?? false,
    log,
  });

  addPageFiles(server, options.pageDir, log);
  addConnector(server, teams);
  addConnectorPeople(server, teams);
  addExtension(server, teams);
  addPageApi(server, teams, () => clockOf(options));
  addToken(options, teams);
  addClock(options, teams);

  return {
    mailer: localMailer(teams),
    started: () => (installing = installEverywhere(teams, closing.signal)),
    founded: async () => {
      windows.tell('panel', () => ({}));
      installing = installing.then(() => installEverywhere(teams, closing.signal));
      installing.catch((error: unknown) => log('The bot could not be installed in the chats', { error }));
    },
    endStreams: () => windows.close(),
    close: async () => {
      closing.abort();
      windows.close();
      // An installation under way still writes down that it was done.
      await installing.catch(() => {});
      store.close();
    },
  };
}

/** POST /local/token signs a person in by name or id: there is nobody to ask for a password. */
function addToken({ server, log, issueToken }: LocalModeOptions, teams: LocalTeams): void {
  server.post(
    '/local/token',
    door(log, async (req, res) => {
      const { member: asked } = TokenBody.parse(await readJson(req));
      const { members, stranger, former = [] } = await teams.panel();
      const member = findMember([...members, ...(stranger === undefined ? [] : [stranger]), ...former], asked);
      if (member === undefined) {
        throw new HttpRefusal(404, 'no-such-member', `There is nobody called ${asked} on this panel.`);
      }
      res.send(200, { token: await issueToken(member), member: { id: member.id, name: member.name } });
    }),
  );
}

function findMember(members: readonly LocalMember[], asked: string): LocalMember | undefined {
  const name = asked.toLocaleLowerCase('en-GB');
  return (
    members.find(({ id }) => id === asked) ?? members.find((each) => each.name.toLocaleLowerCase('en-GB') === name)
  );
}

function addClock({ server, log, clock, ...rest }: LocalModeOptions, { windows }: LocalTeams): void {
  const read = (): Clock => clockOf({ ...rest, server, log, clock });
  server.get(
    '/local/clock',
    door(log, (_req, res) => void res.send(200, read())),
  );
  server.post(
    '/local/clock',
    door(log, async (req, res) => {
      await clock.set(ClockBody.parse(await readJson(req)).now ?? undefined);
      const now = read();
      windows.tell('clock', () => now);
      res.send(200, now);
    }),
  );
}

function clockOf({ clock }: LocalModeOptions): Clock {
  const now = clock.now();
  return { now, isMoved: Math.abs(Date.parse(now) - Date.now()) > MOVED_MS };
}
