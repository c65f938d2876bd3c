import type { PanelContexts, Services } from '../useCases/ports';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Logger } from 'pino';
import { Live } from '../api/live';
import { type Clock } from './clock';
import type { Config } from '../config';
import { Outbox } from '../delivery/outbox';
import { Pace } from '../delivery/pace';
import { Scheduler } from '../delivery/scheduler';
import { callerAddress } from './http/callerAddress';
import type { Limits } from './http/limits';
import { homeTenantIdsOf } from './homeTenants';
import { invitationsOf } from './invitationParts';
import { type Mailing, openMailing } from './mailing';
import { openGraph } from './openGraph';
import { servicesOf } from './services';
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
import type { PanelId } from '../domain/ids';
import { Contexts } from '../ledger/context';
import { courierAt } from '../ledger/courier';
import type { Ledger } from '../ledger/ledger';
import { mentionTaker } from '../useCases/messages/mentions';
import { noteReached } from '../useCases/messages/notified';
import { noteTold } from '../useCases/messages/told';
import type { Announcer, PanelStore } from '../ledger/store';
import { lookAtPanel } from './lookAtPanel';
import type { Measures } from './telemetry/measures';
import { namedIn } from './telemetry/messageName';
import type { SignInReason } from './telemetry/attributes';
import { notLettingIn } from './telemetry/signInRefusals';
import { openAnchors } from './openAnchors';
import { Rosters } from '../ledger/roster';

/** Everything that the doors share. */
export interface Parts {
  readonly config: Config;
  readonly logger: Logger;
  readonly measures: Measures;
  /** Is told of each who was not let in, by why. */
  readonly notLetIn: (reason: SignInReason) => void;
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
  given: Pick<Parts, 'config' | 'logger' | 'clock' | 'store' | 'teams' | 'limits' | 'measures'>,
): Promise<Parts> {
  const { config, logger, clock, store, teams, limits, measures } = given;
  const live = measures.own('live', () => liveOf(config, store, logger, clock));
  const announcer: Announcer = {
    announce: (panelId, entries) => live.announce(panelId, entries),
  };
  const courier = courierAt(() => outbox);
  const ledger = measures.ledger(store, announcer, {
    ...courier,
    carry: (...of) => measures.own('outbox', () => courier.carry(...of)),
  });
  const graph = await openGraph(config, logger);
  const [tabLink, homeTenantIds] = [tabLinkOf(config), homeTenantIdsOf(config)];
  const several = new SeveralPanels(store);
  await several.look();
  const services: Services = {
    ...{ areSeveralPanels: () => several.areThere, isMailing: () => mailing !== undefined, homeTenantIds },
    invitations: invitationsOf(config, clock, () => mailing),
    ...measures.services(),
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
    ...measures.delivery(),
    log: (message, details) => logger.warn(namedIn(details), message),
  });
  const contacts = contactsOf(store, logger, (...whom) => measures.own('outbox', () => outbox.heal(...whom)));
  const scheduler = schedulerOf(store, contexts, clock, (message, details) => logger.warn(details, message));
  return {
    ...{ ...given, ledger, contexts, contacts },
    notLetIn: notLettingIn(logger, measures),
    seats: new Seats({ store, ledger, clock: () => clock.now(), homeTenantIds }),
    ...{ connector, drawing, several, live, outbox, scheduler, mailing },
  };
}

function contactsOf(store: PanelStore, logger: Logger, heal: Outbox['heal']): Contacts {
  return new Contacts(store, (panelId, memberId) => {
    heal(panelId, memberId).catch((error: unknown) => logger.warn({ error }, 'Could not send what waited'));
  });
}

function schedulerOf(
  store: PanelStore,
  contexts: PanelContexts,
  clock: Clock,
  log: (message: string, details: object) => void,
): Scheduler {
  const look = (panelId: PanelId) => lookAtPanel(panelId, contexts, log);
  return new Scheduler({ store, clock: () => clock.now(), processId: randomUUID(), look, log });
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

/** Who asks, by address. In local mode nothing stands between, and what says otherwise is made up. */
export function addressOfIn(config: Config): (req: IncomingMessage) => string {
  const proxies = config.MODE === 'production' ? config.PROXIES : 0;
  return (req) => callerAddress(req, proxies);
}
