import type { PanelContexts, Services } from '../useCases/ports';
import { doors } from '../useCases/doors';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Logger } from 'pino';
import { Live } from '../api/live';
import { type Clock } from './clock';
import type { Config } from '../config';
import { Outbox } from '../delivery/outbox';
import { Pace } from '../delivery/pace';
import { Scheduler } from '../delivery/scheduler';
import { bankHolidays } from '../documents/bankHolidays';
import { documents } from '../documents/documentMaker';
import { callerAddress } from './http/callerAddress';
import { Limits } from './http/limits';
import { homeTenantIdsOf } from './homeTenants';
import { invitationsOf } from './invitationParts';
import { type Mailing, openMailing } from './mailing';
import { openGraph } from './openGraph';
import { SeveralPanels } from './severalPanels';
import { sha256 } from './sha256';
import { tabLinkOf } from './tabLink';
import type { Connector } from '../teams/door/connector';
import { Contacts } from '../teams/door/contacts';
import { Drawing } from '../teams/drawing/contentDrawing';
import { messageDrawing } from '../teams/drawing/messageDrawing';
import { firstContactMaker } from '../useCases/members/appInstalls';
import { Seats } from '../useCases/members/seats';
import { connectorTo, type TeamsAccess } from './teamsAccess';
import { isChange } from '../domain/log';
import { ReadingBook } from '../useCases/log/readingBook';
import { Contexts } from '../ledger/context';
import { Ledger } from '../ledger/ledger';
import { mentionTaker } from '../useCases/messages/mentions';
import { noteReached } from '../useCases/messages/notified';
import { noteTold } from '../useCases/messages/told';
import type { Announcer, PanelStore } from '../ledger/store';
import { lookAtPanel } from './lookAtPanel';
import { openAnchors } from './openAnchors';
import { Rosters } from '../ledger/roster';

/** Everything that the doors share. */
export interface Parts {
  readonly config: Config;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly store: PanelStore;
  readonly ledger: Ledger;
  readonly contexts: PanelContexts;
  readonly seats: Seats;
  readonly contacts: Contacts;
  readonly teams: TeamsAccess;
  readonly connector: Connector;
  readonly drawing: Drawing;
  readonly several: SeveralPanels;
  readonly live: Live;
  readonly outbox: Outbox;
  readonly scheduler: Scheduler;
  readonly mailing: Mailing | undefined;
}

export async function assemble(
  config: Config,
  logger: Logger,
  clock: Clock,
  store: PanelStore,
  teams: TeamsAccess,
): Promise<Parts> {
  const limits = new Limits(config.LIMITS_FACTOR, (message, details) => logger.warn(details, message));
  const live = liveOf(config, store, logger, clock);
  const announcer: Announcer = {
    announce: (panelId, entries) => {
      live.announce(panelId, entries);
      // Nobody is sent anything for having read.
      if (entries.some(isChange)) outbox.kick(panelId);
    },
  };
  const ledger = new Ledger(store, announcer, sha256, randomUUID);
  const graph = await openGraph(config, logger);
  const [tabLink, homeTenantIds] = [tabLinkOf(config), homeTenantIdsOf(config)];
  const several = new SeveralPanels(store);
  await several.look();
  const services: Services = {
    ...{ areSeveralPanels: () => several.areThere, isMailing: () => mailing !== undefined, homeTenantIds },
    invitations: invitationsOf(config, clock, () => mailing),
    ...{ ...servicesOf(store, ledger, clock), tabLink, ...graph, anchors: await openAnchors(config) },
    drawMessage: async (panelId, content, memberId, at) => draw(panelId, content, memberId, [], { at }),
  };
  const contexts = new Contexts(services, new Rosters(store, logger), () => clock.now());
  const drawing = new Drawing(tabLink, () => several.areThere);
  const draw = messageDrawing(contexts, drawing);
  const connector = connectorTo(teams, logger);
  const mailing: Mailing | undefined = await openMailing({
    ...{ config, store, contexts, clock, logger, limits, sha256 },
    addressOf: addressOfIn(config),
  });
  const outbox = new Outbox({
    ...{ store, sha256, draw, poster: connector, pace: new Pace() },
    clock: () => clock.now(),
    processId: randomUUID(),
    makeFirstContact: graph.appInstaller && firstContactMaker(contexts, graph.appInstaller),
    takeMention: mentionTaker(contexts),
    mail: mailing?.ladder,
    reached: (panelId, reached) => noteReached(panelId, reached, ledger, clock.now()),
    told: (panelId, told) => noteTold(panelId, told, ledger, clock.now()),
    log: (message, details) => logger.warn(details, message),
  });
  const contacts = new Contacts(store, (panelId, memberId) => {
    void outbox.heal(panelId, memberId).catch((error: unknown) => logger.warn({ error }, 'Could not send what waited'));
  });
  const scheduler = new Scheduler({
    ...{ store, clock: () => clock.now(), processId: randomUUID() },
    look: (panelId) => lookAtPanel(panelId, contexts, (message, details) => logger.warn(details, message)),
    log: (message, details) => logger.warn(details, message),
  });
  return {
    ...{ config, logger, clock, limits, store, ledger, contexts, contacts },
    seats: new Seats({ store, ledger, clock: () => clock.now(), homeTenantIds }),
    ...{ teams, connector, drawing, several, live, outbox, scheduler, mailing },
  };
}

function liveOf(config: Config, store: PanelStore, logger: Logger, clock: Clock): Live {
  const embedded = config.COSMOS_ENDPOINT === undefined;
  return new Live({
    store,
    // A local file costs nothing to look at; a request to Cosmos costs 1 RU.
    pollMs: embedded ? 500 : 15_000,
    runningPollMs: embedded ? 500 : 1_000,
    clock: () => clock.now(),
    log: (message, details) => logger.warn(details, message),
  });
}

function servicesOf(
  store: PanelStore,
  ledger: Ledger,
  clock: Clock,
): Omit<Services, 'tabLink' | 'drawMessage' | 'anchors'> {
  const year = Number(clock.now().slice(0, 4));
  const calendar = bankHolidays(year - 1, year + 5);
  return {
    store,
    ledger,
    documents,
    calendar,
    sha256,
    readings: new ReadingBook(ledger),
    doors,
  };
}

/** Who asks, by address. In local mode nothing stands between, and what says otherwise is made up. */
export function addressOfIn(config: Config): (req: IncomingMessage) => string {
  const proxies = config.MODE === 'production' ? config.PROXIES : 0;
  return (req) => callerAddress(req, proxies);
}
