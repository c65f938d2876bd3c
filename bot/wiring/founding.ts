import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Logger } from 'pino';
import type { Config } from '../config';
import type { Founding } from '../domain/founding';
import type { Instant } from '../domain/time';
import type { Ledger } from '../ledger/ledger';
import { recordOf } from '../ledger/records';
import northmoor from '../panels/northmoor.json';
import type { PanelStore } from '../ledger/store';
import { unlessUnreadable } from '../ledger/unreadable';
import { listPanels } from '../useCases/settings/deployment';
import { foundChats } from '../useCases/settings/foundChats';
import { foundPanel } from '../useCases/settings/foundPanel';
import { PanelFileFaults, readPanelFile } from '../useCases/settings/panelFile';
import { readPanelText, TextFaults } from '../useCases/settings/panelText';

interface FoundingParts {
  readonly config: Config;
  readonly store: PanelStore;
  readonly ledger: Ledger;
  readonly sha256: (text: string) => string;
  readonly now: Instant;
  readonly logger: Pick<Logger, 'info'>;
}

/** What comes with the product, as the panel's own note names it. */
const SHIPPED = 'bot/panels/northmoor.json';
const MOST_FOUNDINGS = 100;
/** In the log. */
export const PANEL_FOUNDED = 'A panel was founded';

/**
 * Loads the panel file on the first start only.
 *
 * @returns what whoever starts the server should know of it: a file that is not read
 * @throws PanelFileFaults with every fault by its path
 */
export async function foundFromFile(parts: FoundingParts): Promise<string | undefined> {
  const { config, store, ledger, sha256, now, logger } = parts;
  if ((await listPanels(store)).length > 0) return config.PANEL_FILE === 'none' ? undefined : unreadFile(parts);
  // A production deployment starts empty unless it is given a file; local mode starts with Northmoor unless told.
  if (config.PANEL_FILE === 'none' || (config.MODE === 'production' && config.PANEL_FILE === undefined))
    return undefined;
  const content = config.PANEL_FILE === undefined ? northmoor : readFile(config.PANEL_FILE);
  const file = readPanelFile(content);
  const panelId = await foundPanel(file, ledger, now, {
    from: sourceOf(config),
    sha256: sha256(JSON.stringify(content)),
  });
  await foundChats(file, panelId, parts, now);
  logger.info({ panelId }, PANEL_FOUNDED);
  return undefined;
}

function sourceOf({ PANEL_FILE }: Config): string {
  return PANEL_FILE === undefined ? SHIPPED : path.resolve(PANEL_FILE);
}

function readFile(file: string): unknown {
  const shown = path.resolve(file);
  try {
    return readPanelText(readFileSync(file, 'utf8'));
  } catch (error) {
    const faults = error instanceof TextFaults ? error.faults : [reasonOf(error)];
    throw new PanelFileFaults(faults.map((fault) => `${shown}: ${fault}`));
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EACCES') return 'this may not be read';
  return error instanceof Error ? error.message : 'this cannot be read';
}

/** Says that a file is not read where it is no longer what the panel was founded from. */
async function unreadFile({ config, store, sha256 }: FoundingParts): Promise<string | undefined> {
  const digest = digestOf(config, sha256);
  const found = await store.queryEverywhere({ type: 'founding', limit: MOST_FOUNDINGS });
  const foundings = found
    .map((document) => unlessUnreadable(() => recordOf('founding', document)))
    .filter((founding) => founding !== undefined);
  const source = sourceOf(config);
  const same = foundings.find(({ from }) => from === source);
  // Without PANEL_FILE nobody has asked for another file.
  const founding = same ?? (config.PANEL_FILE === undefined ? undefined : foundings[0]);
  if (digest === undefined || founding === undefined) return undefined;
  if (foundings.some(({ sha256: known }) => known === digest)) return undefined;
  return `${foundedText(founding)}; ${same === undefined ? `${source} is` : 'changes in that file are'} not read.${anew(config)}`;
}

function foundedText({ from, at }: Founding): string {
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(at));
  return `The panel was founded from ${from} on ${day}`;
}

function anew({ COSMOS_ENDPOINT, DATA_DIR }: Config): string {
  return COSMOS_ENDPOINT === undefined
    ? ` To start anew, delete ${DATA_DIR}: all that the panel holds goes with it.`
    : '';
}

/** Undefined where the file is gone: an administrator may have tidied it away. */
function digestOf({ PANEL_FILE }: Config, sha256: (text: string) => string): string | undefined {
  if (PANEL_FILE === undefined) return sha256(JSON.stringify(northmoor));
  try {
    return sha256(JSON.stringify(JSON.parse(readFileSync(PANEL_FILE, 'utf8').replace(/^\uFEFF/, ''))));
  } catch (error) {
    return error instanceof SyntaxError ? 'no JSON any more' : undefined;
  }
}
