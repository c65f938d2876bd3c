import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Encrypter } from 'age-encryption';
import { gzipSync } from 'node:zlib';
import { PanelId } from '../../bot/domain/ids';
import { pagesOf } from '../../bot/ledger/logPages';
import type { PanelStore, StoredDocument } from '../../bot/ledger/store';
import { openCosmosStore } from '../../bot/store/cosmosStore';
import { openSqliteStore } from '../../bot/store/sqliteStore';
import { exportPanel } from '../../bot/wiring/copies/exportPanel';
import { verifyLog } from '../../bot/wiring/verifyLog';
import { leftBy } from '../store/corpusStores';
import { ownFolder } from './runningServer';

export const northmoor = PanelId.parse('operation-sentinel-northmoor');

export type Settings = Record<string, string>;
type Command = typeof exportPanel;

export async function run(command: Command, args: readonly string[], environment: Settings) {
  let said = '';
  const print = (text: string) => {
    said += text;
  };
  const code = await command({ args, environment, print });
  return { code, said };
}

/** A key of its own, and what is sealed for it. */
export async function aKey() {
  const key = path.join(ownFolder(), 'key');
  await run(exportPanel, ['--make-key', key], {});
  const [, recipient = ''] = /public key: (age1\w+)/.exec(readFileSync(key, 'utf8')) ?? [];
  return { key, recipient };
}

export function openAt(settings: Settings): Promise<PanelStore> {
  const { COSMOS_ENDPOINT: endpoint, COSMOS_KEY: key = '', DATA_DIR = '' } = settings;
  if (endpoint === undefined) return Promise.resolve(openSqliteStore(path.join(DATA_DIR, 'sentinel.db')));
  return openCosmosStore({ endpoint, key, database: 'sentinel', container: 'panels' });
}

/** All that a panel has, by id, without the versions that are the store's own. */
export async function allIn(settings: Settings): Promise<Map<string, string>> {
  const store = await openAt(settings);
  const all: StoredDocument[] = [];
  for await (const page of pagesOf(store, northmoor)) all.push(...page);
  await store.close();
  return new Map(all.map(({ version: _, ...document }) => [document.id, JSON.stringify(document)]));
}

export async function verdictOn(settings: Settings): Promise<string> {
  let said = '';
  await verifyLog({ args: [], environment: settings, print: (text) => (said += text) });
  return said;
}

/** A panel as a year of use left it, and a sealed copy of it. */
export async function aCopy() {
  const from = { DATA_DIR: leftBy('threat-picture') };
  const { key, recipient } = await aKey();
  const file = path.join(ownFolder(), 'panel.age');
  const before = await allIn(from);
  const { code, said } = await run(exportPanel, ['--to', file, '--recipient', recipient], from);
  return { from, key, recipient, file, before, code, said };
}

export function keyText(file: string): string {
  return /AGE-SECRET-KEY-\S+/.exec(readFileSync(file, 'utf8'))?.[0] ?? '';
}

/** Lines as a copy whose sender chose its seal. */
export async function sealedAnew(
  lines: readonly (string | undefined)[],
  seal: (encrypter: Encrypter) => void,
): Promise<Uint8Array> {
  const encrypter = new (await import('age-encryption')).Encrypter();
  seal(encrypter);
  return encrypter.encrypt(
    gzipSync(
      lines
        .filter((line) => line !== undefined)
        .map((line) => `${line}\n`)
        .join(''),
    ),
  );
}
