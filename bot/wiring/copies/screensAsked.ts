import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { readConfig } from '../../config';
import type { PanelId } from '../../domain/ids';
import type { Role } from '../../domain/member';
import { isNewerData, Refusal } from '../../domain/refusal';
import { noAnchors } from '../../ledger/anchors';
import { Contexts } from '../../ledger/context';
import { Ledger } from '../../ledger/ledger';
import { Rosters } from '../../ledger/roster';
import type { PanelStore } from '../../ledger/store';
import { openSqliteStore } from '../../store/sqliteStore';
import { answerQuery, type QueryName } from '../../useCases/queries';
import type { Context, Services } from '../../useCases/ports';
import { realClock } from '../clock';
import { Explained } from '../explained';
import { createLogger } from '../logger';
import { servicesOf } from '../services';
import { settledData } from '../settledData';
import { sha256 } from '../sha256';

/** What is asked, and by whom. */
const asked: readonly (readonly [Role, readonly QueryName[]])[] = [
  [
    'coordinator',
    ['tasks.list', 'issues.list', 'meetings.list', 'people.list', 'partners.list', 'reminders.notReached'],
  ],
  ['chair', ['tasks.list', 'groups.list', 'meetings.list']],
  ['member', ['tasks.list', 'issues.list']],
];

/**
 * The server on the store in `folder`, without a door: it is brought up to date as at a start, and answers what people of
 * the panel would be shown. @returns how many of each @throws Explained, or whatever keeps a screen from being drawn
 */
export async function askScreens(folder: string, panelId: PanelId): Promise<string> {
  const config = readConfig({ DATA_DIR: folder });
  const opened = openSqliteStore(path.join(folder, 'sentinel.db'));
  const store = await settledData(opened, config, realClock, createLogger('silent'));
  try {
    const contexts = contextsOn(store);
    const { roster } = await contexts.forSystem(panelId);
    const said: string[] = [];
    for (const [role, names] of asked) {
      const member = [...roster.members.values()].find((each) => each.role === role);
      if (member !== undefined) said.push(`${role} ${await shown(names, () => contexts.of(panelId, member.id))}`);
    }
    if (!said.some((each) => / of /.test(each))) throw new Explained(`nobody is shown anything (${said.join('; ')})`);
    return said.join('; ');
  } finally {
    await store.close();
  }
}

/** Who asks, and what their questions reach: the store and nothing beyond it. */
export function contextsOn(store: PanelStore): Contexts<Services> {
  const ledger = new Ledger(store, { announce: () => {} }, sha256, randomUUID);
  const services: Services = {
    ...servicesOf(store, ledger, realClock),
    ...{ anchors: noAnchors, tabLink: () => '', drawMessage: async () => undefined },
  };
  return new Contexts(services, new Rosters(store), () => realClock.now());
}

/** What somebody is refused is an answer too: they have left, or have not accepted the statement yet. */
async function shown(names: readonly QueryName[], as: () => Promise<Context>): Promise<string> {
  const said: string[] = [];
  for (const name of names) {
    try {
      const { result } = await answerQuery(name, {}, await as());
      said.push(`${itemsIn(result)} of ${name}`);
    } catch (error) {
      if (!(error instanceof Refusal) || isNewerData(error)) throw error;
      said.push(`${name} refused (${error.code})`);
    }
  }
  return said.join(', ');
}

function itemsIn(result: unknown): number {
  const items: unknown = typeof result === 'object' && result !== null && 'items' in result ? result.items : undefined;
  return Array.isArray(items) ? items.length : 1;
}
