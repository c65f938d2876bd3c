import { z } from 'zod';
import { hasRight } from '../../access/rights';
import { Refusal } from '../../domain/refusal';
import { Reason, type Stamp } from '../../domain/task';
import {
  confirmedThreat,
  declinedThreat,
  goesOnAs,
  type Threat,
  ThreatId,
  threatIdOf,
  ThreatName,
} from '../../domain/threat';
import { refuseAboveCeiling } from '../../domain/text';
import { dayText, localDateOf } from '../../domain/time';
import type { Draft } from '../../ledger/changeDraft';
import { nameOf, zoneOf } from '../../ledger/roster';
import type { Context } from '../ports';
import { stampOf } from '../stampOf';
import { findThreat, loadThreats, proposeThreat, putThreat } from './panelThreats';
import type { ThreatView } from './threatViews';

export const ThreatProposal = z.object({ name: ThreatName });
export const ThreatRef = z.object({ threatId: ThreatId });
export const ThreatDecline = ThreatRef.extend({
  reason: Reason,
  intoId: ThreatId.optional().describe('Another name for the same: what bears this one goes on as that'),
});

/** All names, in their order: the confirmed first, then what waits, then what was declined. */
export async function listThreats(_input: Record<string, never>, ctx: Context): Promise<{ items: ThreatView[] }> {
  const byId = await loadThreats(ctx.roster.panel.id, ctx);
  const order: readonly Threat['state'][] = ['confirmed', 'proposed', 'declined'];
  const all = [...byId.values()].sort(
    (a, b) => order.indexOf(a.state) - order.indexOf(b.state) || a.name.localeCompare(b.name),
  );
  return { items: all.map((threat) => threatView(threat, byId, ctx)) };
}

/** One that is known already stays as it is; one that was declined is looked at anew. @throws Refusal `names-a-person` */
export async function nameThreat({ name }: z.infer<typeof ThreatProposal>, ctx: Context): Promise<ThreatView> {
  refuseAboveCeiling(name);
  const propose = async (draft: Draft) => {
    const known = await findThreat(threatIdOf(name, ctx.sha256), draft, ctx);
    const isDeclined = known?.state === 'declined' && known.into === undefined;
    return known === undefined || isDeclined ? proposeThreat(name, draft, ctx) : known;
  };
  return viewOf(await ctx.ledger.change(ctx.roster.panel.id, ctx.now, propose), ctx);
}

/** @throws Refusal `not-found` */
export function confirmThreat({ threatId }: z.infer<typeof ThreatRef>, ctx: Context): Promise<ThreatView> {
  return changeThreat(threatId, 'threat-confirmed', (threat) => confirmedThreat(threat, stampOf(ctx)), ctx);
}

/** @throws Refusal `not-found`, also for the other name */
export function declineThreat(
  { threatId, reason, intoId }: z.infer<typeof ThreatDecline>,
  ctx: Context,
): Promise<ThreatView> {
  refuseAboveCeiling(reason);
  const decline = async (threat: Threat, draft: Draft) => {
    const into = intoId === undefined ? undefined : await findThreat(intoId, draft, ctx);
    // Into itself, or into what goes on as itself, there would be no name left.
    const isNone = into?.id === threat.id || into?.state === 'declined';
    if (intoId !== undefined && (into === undefined || isNone)) throw new Refusal('not-found', { what: 'threat' });
    return declinedThreat(threat, reason, stampOf(ctx), into?.id);
  };
  return changeThreat(threatId, 'threat-declined', decline, ctx, reason);
}

async function changeThreat(
  threatId: string,
  action: 'threat-confirmed' | 'threat-declined',
  decide: (threat: Threat, draft: Draft) => Threat | Promise<Threat>,
  ctx: Context,
  reason?: string,
): Promise<ThreatView> {
  const threat = await ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
    const current = await findThreat(threatId, draft, ctx);
    if (current === undefined) throw new Refusal('not-found', { what: 'threat' });
    const next = await decide(current, draft);
    if (next === current) return current;
    putThreat(next, action, reason === undefined ? next.name : `${next.name}: ${reason}`, draft, ctx);
    return next;
  });
  return viewOf(threat, ctx);
}

/** After a change: as all stand then. */
async function viewOf(threat: Threat, ctx: Context): Promise<ThreatView> {
  ctx.snapshot.forget();
  return threatView(threat, await loadThreats(ctx.roster.panel.id, ctx), ctx);
}

function threatView(threat: Threat, byId: ReadonlyMap<string, Threat>, ctx: Context): ThreatView {
  const { id, name, state } = threat;
  const other = goesOnAs(threat, byId).name;
  const mayKeep = hasRight(ctx.viewer, 'issue.triage');
  return {
    ...{ id, name, state, stateText: stateText(threat, other, ctx) },
    ...(other === name ? {} : { goesOnAs: other }),
    may: { confirm: mayKeep && state !== 'confirmed', decline: mayKeep && state !== 'declined' },
  };
}

function stateText(threat: Threat, other: string, ctx: Context): string {
  const byWhom = ({ by, at }: Stamp) =>
    `by ${nameOf(ctx.roster, by)}, ${dayText(localDateOf(at, zoneOf(ctx)), ctx.today)}`;
  switch (threat.state) {
    case 'proposed':
      return `Proposed ${byWhom(threat.proposed)}`;
    case 'confirmed':
      return threat.confirmed === undefined ? 'As shipped' : `Confirmed ${byWhom(threat.confirmed)}`;
    case 'declined':
      return `${threat.into === undefined ? 'Declined' : `Goes on as ${other}:`} ${byWhom(threat.declined)}: ${threat.reason}`;
  }
}
