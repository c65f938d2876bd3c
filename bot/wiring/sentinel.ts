import { version } from '../../package.json';
import { addressOfIn, assemble, type Parts } from './parts';
import { sha256 } from './sha256';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Server } from 'restify';
import { addAboutPages } from '../api/aboutPages';
import { addSecurityText } from '../api/securityText';
import { addLiveRoute } from '../api/liveRoute';
import { addOpenApi } from '../api/openApi';
import { addErrorAnswers, type ErrorPages } from '../api/problems';
import { addProbes } from '../api/probes';
import { RequestsInHand } from '../api/requestsInHand';
import { addCommandRoute, addQueryRoutes } from '../api/rowRoutes';
import { addTabFiles } from '../api/tabFiles';
import { createWebServer } from '../api/webServer';
import { movableClock, realClock } from './clock';
import type { Config } from '../config';
import type { PanelId } from '../domain/ids';
import { entraRules } from '../identity/tokens';
import { foundFromFile } from './founding';
import { createLogger } from './logger';
import { Looking } from './looking';
import { Measures } from './telemetry/measures';
import { openedTelemetry } from './telemetry/openedTelemetry';
import { traceRequests } from './telemetry/tracedRequests';
import { openedStore } from './openedStore';
import { Readiness } from './readiness';
import { stopServing } from './stopping';
import { HttpRefusal } from './http/httpRefusal';
import { Limits } from './http/limits';
import { findWaiting, listPanels, type Waiting } from '../useCases/settings/deployment';
import { addBot } from './botDoor';
import { addFounding } from './foundingParts';
import { addInvitations } from './invitationParts';
import { type TeamsAccess, teamsOf } from './teamsAccess';
import { contextDoor } from './whoAsks';

export interface Running {
  readonly url: string;
  readonly config: Config;
  /** What whoever starts the server should know. */
  readonly note?: string | undefined;
  /** Finishes what is in hand. `drainMs`: for so long it still takes what comes, while it says that it is not ready. */
  close(options?: { readonly drainMs: number }): Promise<void>;
}

/** While it starts there is no door yet. */
const SOON_MS = 5_000;

/**
 * Listens, opens the store, founds the panel where there is none, and serves every door. Resolves once it is ready.
 * @throws Error where `told` ends it before
 */
export async function startSentinel(config: Config, teams?: TeamsAccess, told?: AbortSignal): Promise<Running> {
  const telemetry = await openedTelemetry(config);
  const base = {
    ...{ config, measures: new Measures(telemetry), logger: createLogger(config.LOG_LEVEL, telemetry) },
    readiness: new Readiness(config),
  };
  const { logger, readiness, measures } = base;
  measures.ready(async () => {
    const { status } = await readiness.look();
    return status === 'stopping' ? undefined : status === 'ready';
  });
  const limits = new Limits(config.LIMITS_FACTOR, (message, details) => logger.warn(details, message));
  const server = serverOf(base, limits);
  const inHand = new RequestsInHand(server);
  const pages: { current?: ErrorPages | undefined } = {};
  const fail = (error: Error, requestId: string) => logger.error({ error, requestId }, 'A request failed');
  addErrorAnswers(
    server,
    fail,
    () => pages.current,
    (code, status) => measures.refused(code, status),
  );
  addProbes(server, () => readiness.look());
  const url = await listen(server, config);
  try {
    const { parts, local, note, panels } = await openDoors({ ...base, limits, teams, told, server });
    pages.current = parts.mailing?.pages;
    const stopKicking = keepKicking(parts);
    for (const part of [parts.teams, local, parts.mailing]) part?.listening?.(url);
    readiness.phase = 'serving';
    const store = config.COSMOS_ENDPOINT === undefined ? 'embedded' : 'Cosmos';
    logger.info({ version, mode: config.MODE, store }, 'Sentinel has started');
    await beginWork(parts, panels);
    return {
      ...{ url, config, note },
      close: async ({ drainMs } = { drainMs: 0 }) => {
        logger.info('Sentinel is stopping');
        stopKicking();
        const endStreams = () => {
          parts.live.close();
          local?.endStreams();
        };
        await stopServing({ ...parts, ...{ server, inHand, readiness, drainMs }, endStreams });
        await local?.close();
        await parts.mailing?.close();
        await parts.store.close();
        logger.info('Sentinel has stopped');
        await telemetry?.close();
      },
    };
  } catch (error) {
    server.close();
    throw error;
  }
}

type Base = Pick<Parts, 'config' | 'logger' | 'measures'> & { readonly readiness: Readiness };

/** The web server, which lets nobody in before there is a door. */
function serverOf({ config, readiness, measures: { telemetry } }: Base, limits: Limits): Server {
  const addressOf = addressOfIn(config);
  return createWebServer({
    onlyLoopback: config.MODE === 'local',
    isTls: config.MODE === 'production',
    checkAddress: async (req) => {
      if (readiness.phase === 'starting') {
        throw new HttpRefusal(503, 'starting', 'Sentinel is starting. Please try again in a moment.', SOON_MS);
      }
      await limits.check('address', addressOf(req));
    },
    around: telemetry && ((server) => traceRequests(server, telemetry)),
  });
}

interface Opening extends Base {
  readonly limits: Limits;
  readonly teams: TeamsAccess | undefined;
  readonly told: AbortSignal | undefined;
  readonly server: Server;
}

/** Everything behind the doors, from the store on, and the doors. */
async function openDoors({ config, logger, measures, limits, teams, told, server, readiness }: Opening) {
  const clock = config.MODE === 'local' ? movableClock(path.join(config.DATA_DIR, 'clock.json')) : realClock;
  const store = await openedStore({ config, clock, logger, measures, told });
  readiness.opened(store);
  const access = teams ?? (await teamsOf(config));
  const parts = await assemble({ config, logger, measures, clock, store, teams: access, limits });
  const note = await foundFromFile({ config, store, ledger: parts.ledger, sha256, now: clock.now(), logger });
  const panels = await listPanels(store);
  return { parts, note, panels, local: await addDoors(server, parts) };
}

/** What was left, by this process or another, is taken up. */
async function beginWork({ scheduler, outbox, logger }: Parts, panels: readonly PanelId[]): Promise<void> {
  for (const panelId of panels) {
    await scheduler
      .begin(panelId)
      .catch((error: unknown) => logger.error({ panelId, error }, 'The reminders of a panel could not be begun'));
    outbox.begin(panelId);
  }
}

interface LocalDoors {
  listening(url: string): void;
  endStreams(): void;
  close(): Promise<void>;
}

async function addDoors(server: Server, parts: Parts): Promise<LocalDoors | undefined> {
  const { config, logger } = parts;
  addOpenApi(server);
  const tab = path.join(config.DIST_DIR, 'tab');
  if (!existsSync(path.join(tab, 'index.html'))) logger.warn({ tab }, 'There is no tab: npm run build makes it');
  addTabFiles(server, tab);
  parts.mailing?.addDoor(server);
  addAboutPages(server, config.MODE === 'local' ? '/local/' : '/about');
  addSecurityText(server, config.SECURITY_CONTACT, () => parts.clock.now());
  if (config.MODE === 'production') {
    const rules = entraRules({
      authority: config.ENTRA_AUTHORITY,
      tenantIds: config.TENANT_IDS,
      botId: config.BOT_ID,
      publicHost: config.PUBLIC_HOST,
    });
    addApi(server, parts, contextDoor(parts, rules));
    addInvitations(server, parts, rules);
    addFounding(server, parts, rules, async () => {});
    await addBot(server, parts);
    return undefined;
  }
  const { addLocalDoors } = await import('./localDoors');
  const local = await addLocalDoors(server, parts, path.join(config.DIST_DIR, 'local'));
  addApi(server, parts, contextDoor(parts, local.rules));
  addInvitations(server, parts, local.rules);
  addFounding(server, parts, local.rules, local.founded);
  await addBot(server, parts);
  return local;
}

function addApi(server: Server, { live }: Parts, contextOf: ReturnType<typeof contextDoor>): void {
  addCommandRoute(server, contextOf);
  addQueryRoutes(server, contextOf);
  addLiveRoute(server, contextOf, live);
}

/** Reminders and what another process left may be so much later. */
const CALM_MS = 5 * 60_000;
/** Panels are founded once in years. */
const PANELS_MS = 30 * 60_000;

/** Another process may have died with messages in hand, or the clock has moved: look now and then. */
function keepKicking(parts: Parts): () => void {
  const { config, outbox, scheduler, several, store, clock, logger, measures, live } = parts;
  const embedded = config.COSMOS_ENDPOINT === undefined;
  let due: Waiting | undefined;
  measures.watch({ readers: () => live.countReaders(), waiting: () => due, now: () => clock.now() });
  // What this process's own changes owe goes out without a look: these find what others left, and what is due later.
  const looking = new Looking(embedded ? 0 : CALM_MS);
  const timers = [
    setInterval(
      () => {
        if (!looking.isTurn()) return;
        findWaiting(store, clock.now())
          .then((waiting) => {
            due = waiting;
            looking.found(waiting.count);
            for (const panelId of waiting.panelIds) measures.own('outbox', () => outbox.kick(panelId));
          })
          .catch((error: unknown) => logger.warn({ error }, 'Could not look for messages that are due'));
      },
      embedded ? 2_000 : 15_000,
    ),
    setInterval(() => void measures.own('reminders', () => scheduler.run()), embedded ? 2_000 : CALM_MS),
    setInterval(
      () => {
        several.look().catch((error: unknown) => logger.warn({ error }, 'Could not look for other panels'));
      },
      embedded ? 60_000 : PANELS_MS,
    ),
  ];
  for (const timer of timers) timer.unref();
  return () => timers.forEach((timer) => clearInterval(timer));
}

function listen(server: Server, config: Config): Promise<string> {
  const host = config.MODE === 'local' ? '127.0.0.1' : '0.0.0.0';
  return new Promise((resolve, reject) => {
    // restify passes its errors on; without a listener of its own a taken port would end in a stack trace.
    server.once('error', reject);
    server.server.once('error', reject);
    server.listen(config.PORT, host, () => {
      const address: unknown = server.address();
      const port =
        typeof address === 'object' && address !== null && 'port' in address ? String(address.port) : config.PORT;
      const before = config.MODE === 'local' ? config.LOCAL_ADDRESS : undefined;
      resolve(before ?? `http://${host}:${port}`);
    });
  });
}
