import { version } from '../../package.json';
import { addressOfIn, assemble, type Parts } from './parts';
import { sha256 } from './sha256';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Server } from 'restify';
import { addAboutPages } from '../api/aboutPages';
import { addSecurityText } from '../api/securityText';
import { addLiveRoute } from '../api/live';
import { addOpenApi } from '../api/openApi';
import { addErrorAnswers } from '../api/problems';
import { addCommandRoute, addQueryRoutes } from '../api/rowRoutes';
import { addTabFiles } from '../api/tabFiles';
import { createWebServer } from '../api/webServer';
import { movableClock, realClock } from './clock';
import type { Config } from '../config';
import { entraRules } from '../identity/tokens';
import { foundFromFile } from './founding';
import { createLogger } from './logger';
import { Measures } from './telemetry/measures';
import { openedTelemetry } from './telemetry/openedTelemetry';
import { traceRequests } from './telemetry/tracedRequests';
import { openStore } from '../store/openStore';
import { settledData } from './settledData';
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
  close(): Promise<void>;
}

/** Opens the store, founds the panel where there is none, and serves every door. Resolves once it listens. */
export async function startSentinel(config: Config, teams?: TeamsAccess): Promise<Running> {
  const telemetry = await openedTelemetry(config);
  const measures = new Measures(telemetry);
  const logger = createLogger(config.LOG_LEVEL, telemetry);
  const clock = config.MODE === 'local' ? movableClock(path.join(config.DATA_DIR, 'clock.json')) : realClock;
  const opened = await openStore(
    config,
    async () => {
      if (config.MODE === 'local') throw new Error('Set COSMOS_KEY: in local mode there is no managed identity');
      return (await import('../identity/azure')).machineCredential(config);
    },
    measures.charged(),
  );
  const store = await settledData(measures.store(opened), config, clock, logger);
  const parts = await assemble(config, logger, clock, store, teams ?? (await teamsOf(config)), measures);
  const note = await foundFromFile({ config, store, ledger: parts.ledger, sha256, now: clock.now(), logger });

  const addressOf = addressOfIn(config);
  const server = createWebServer({
    onlyLoopback: config.MODE === 'local',
    isTls: config.MODE === 'production',
    checkAddress: (req) => parts.limits.check('address', addressOf(req)),
    around: telemetry && ((server) => traceRequests(server, telemetry)),
  });
  const stopKicking = keepKicking(parts);
  const local = await addDoors(server, parts);
  const url = await listen(server, config);
  logger.info(
    { version, mode: config.MODE, store: config.COSMOS_ENDPOINT === undefined ? 'embedded' : 'Cosmos' },
    'Sentinel has started',
  );
  parts.teams.listening?.(url);
  local?.listening(url);
  parts.mailing?.listening(url);
  for (const panelId of await listPanels(store)) {
    await parts.scheduler
      .begin(panelId)
      .catch((error: unknown) => logger.error({ panelId, error }, 'The reminders of a panel could not be begun'));
    parts.outbox.begin(panelId);
  }

  return {
    ...{ url, config, note },
    close: async () => {
      logger.info('Sentinel is stopping');
      stopKicking();
      parts.live.close();
      await local?.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server.server) server.server.closeAllConnections();
      });
      await parts.scheduler.stop();
      await parts.outbox.stop();
      await parts.mailing?.close();
      await store.close();
      logger.info('Sentinel has stopped');
      await telemetry?.close();
    },
  };
}

interface LocalDoors {
  listening(url: string): void;
  close(): Promise<void>;
}

async function addDoors(server: Server, parts: Parts): Promise<LocalDoors | undefined> {
  const { config, logger } = parts;
  const fail = (error: Error, requestId: string) => logger.error({ error, requestId }, 'A request failed');
  addErrorAnswers(server, fail, parts.mailing?.pages, (code, status) => parts.measures.refused(code, status));
  server.get('/health', (_req, res, next) => {
    res.send(200, { status: 'serving' });
    next();
  });
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

/** Another process may have died with messages in hand, or the clock has moved: look now and then. */
function keepKicking(parts: Parts): () => void {
  const { config, outbox, scheduler, several, store, clock, logger, measures, live } = parts;
  const embedded = config.COSMOS_ENDPOINT === undefined;
  let due: Waiting | undefined;
  measures.watch({ readers: () => live.countReaders(), waiting: () => due, now: () => clock.now() });
  const timers = [
    setInterval(
      () => {
        findWaiting(store, clock.now())
          .then((waiting) => {
            due = waiting;
            for (const panelId of waiting.panelIds) measures.own('outbox', () => outbox.kick(panelId));
          })
          .catch((error: unknown) => logger.warn({ error }, 'Could not look for messages that are due'));
      },
      embedded ? 2_000 : 15_000,
    ),
    setInterval(() => void measures.own('reminders', () => scheduler.run()), embedded ? 2_000 : 60_000),
    setInterval(() => {
      several.look().catch((error: unknown) => logger.warn({ error }, 'Could not look for other panels'));
    }, 60_000),
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
