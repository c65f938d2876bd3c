import { shippedThreats } from '../../domain/powerSubjects';
import type { PanelId } from '../../domain/ids';
import { goesOnAs, proposedThreat, type Threat, threatIdOf } from '../../domain/threat';
import type { Stamp } from '../../domain/task';
import type { Draft } from '../../ledger/changeDraft';
import { recordOf } from '../../ledger/records';
import { oncePerSnapshot } from '../../ledger/snapshot';
import { loadGroups } from '../groups/groupLists';
import { guardNoWholeName } from '../nominals/guardNoWholeName';
import type { Context, Onlooking } from '../ports';

/** More than a panel names. */
const MOST_THREATS = 500;

/** The shipped names with the panel's own over them, by id: what it has never touched is confirmed. */
export const loadThreats = oncePerSnapshot(
  async (panelId: PanelId, { store, sha256 }: Onlooking): Promise<ReadonlyMap<string, Threat>> => {
    const found = await store.query(panelId, { type: 'threat', limit: MOST_THREATS });
    const own = found.map((document) => recordOf('threat', document));
    const shipped = shippedThreats.map(({ name }) => shippedThreat(name, panelId, sha256));
    return new Map([...shipped, ...own].map((threat) => [threat.id, threat]));
  },
);

function shippedThreat(name: string, panelId: PanelId, sha256: Context['sha256']): Threat {
  return { id: threatIdOf(name, sha256), panelId, name, state: 'confirmed' };
}

/** As it stands in a change that is being made; undefined where nobody has named it. */
export async function findThreat(id: string, draft: Draft, { roster, sha256 }: Context): Promise<Threat | undefined> {
  const own = await draft.read('threat', id);
  if (own !== undefined) return own;
  const shipped = shippedThreats.map(({ name }) => shippedThreat(name, roster.panel.id, sha256));
  return shipped.find((threat) => threat.id === id);
}

/** By the names under which threats go on: of each the others that were made one with it. */
export interface ThreatNames {
  /** "fly-tipping" → "illegal waste"; what nobody has named stays as it is. */
  readonly nameOf: (name: string) => string;
  /** All names under which records of one threat stand, its own first. */
  readonly namesFor: (name: string) => string[];
}

export async function threatNames(ctx: Onlooking): Promise<ThreatNames> {
  const byId = await loadThreats(ctx.roster.panel.id, ctx);
  const nameOf = (name: string): string => {
    const known = byId.get(threatIdOf(name, ctx.sha256));
    return known === undefined ? name : goesOnAs(known, byId).name;
  };
  const namesFor = (name: string): string[] => {
    const others = [...byId.values()].map((threat) => threat.name).filter((each) => nameOf(each) === nameOf(name));
    return [...new Set([nameOf(name), ...others])];
  };
  return { nameOf, namesFor };
}

/**
 * The names as the panel writes them. What nobody has named is proposed by it, for those who run the panel to confirm;
 * not by what is for few, of which no name comes out.
 */
export async function namesKept(
  names: readonly string[],
  { isForFew }: { readonly isForFew: boolean },
  draft: Draft,
  ctx: Context,
): Promise<string[]> {
  const kept: string[] = [];
  for (const name of names) {
    const known = await findThreat(threatIdOf(name, ctx.sha256), draft, ctx);
    if (known === undefined && !isForFew) await proposeThreat(name, draft, ctx);
    kept.push(known?.name ?? name);
  }
  return [...new Set(kept)];
}

/** Everybody reads it. @throws Refusal `names-a-person` */
export async function proposeThreat(name: string, draft: Draft, ctx: Context): Promise<Threat> {
  await guardNoWholeName([name], await loadGroups(ctx), ctx);
  const stamp: Stamp = { by: ctx.viewer.member.id, at: ctx.now };
  const wanted = { id: threatIdOf(name, ctx.sha256), panelId: ctx.roster.panel.id, name };
  const threat = proposedThreat(wanted, stamp);
  putThreat(threat, 'threat-proposed', name, draft, ctx);
  return threat;
}

export function putThreat(
  threat: Threat,
  action: 'threat-proposed' | 'threat-confirmed' | 'threat-declined',
  note: string,
  draft: Draft,
  ctx: Context,
): void {
  const { id, name } = ctx.roster.panel;
  draft.put('threat', threat);
  draft.log({
    ...{ action, by: ctx.viewer.member.id, note },
    subject: { type: 'panel', id, reference: name },
    readers: ['*'],
  });
}
