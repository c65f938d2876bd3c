import { z } from 'zod';
import { PanelId, slugOf } from './ids';
import type { Sha256 } from './log';
import { Reason, Stamp } from './task';
import { typedLine } from './text';

export const ThreatId = z
  .string()
  .max(80)
  .regex(/^[A-Za-z0-9][A-Za-z0-9-]*$/, 'Use letters, digits and hyphens.');

/** "illegal waste" */
export const ThreatName = typedLine(60);

const ThreatCore = z.object({
  id: ThreatId,
  panelId: PanelId,
  name: ThreatName,
  /** Absent of one that was shipped. */
  proposed: Stamp.optional(),
});

/**
 * A threat by the panel's own name, which groups and issues bear.
 *
 *   proposed ─confirm▶ confirmed ─decline▶ declined ─confirm▶ confirmed      proposed ─decline▶ declined
 *
 * Two names for one are made one by declining the one into the other: what bears it goes on as the other.
 */
export const Threat = z.discriminatedUnion('state', [
  ThreatCore.extend({ state: z.literal('proposed'), proposed: Stamp }),
  ThreatCore.extend({ state: z.literal('confirmed'), confirmed: Stamp.optional() }),
  ThreatCore.extend({ state: z.literal('declined'), declined: Stamp, reason: Reason, into: ThreatId.optional() }),
]);
export type Threat = z.infer<typeof Threat>;
type ThreatCore = z.infer<typeof ThreatCore>;

/** One name, however it is written, is one threat. */
export function threatIdOf(name: string, sha256: Sha256): string {
  const slug = slugOf(name).slice(0, 80).replace(/-+$/, '');
  return slug === '' ? `t-${sha256(name.normalize('NFKC').toLowerCase()).slice(0, 24)}` : slug;
}

/** What somebody named and nobody knows yet, or was declined and is named anew. */
export function proposedThreat(wanted: Pick<Threat, 'id' | 'panelId' | 'name'>, proposed: Stamp): Threat {
  return { ...wanted, state: 'proposed', proposed };
}

/** The very same where it is confirmed already. */
export function confirmedThreat(threat: Threat, confirmed: Stamp): Threat {
  return threat.state === 'confirmed' ? threat : { ...coreOf(threat), state: 'confirmed', confirmed };
}

/** @param into the name under which what bears it goes on */
export function declinedThreat(threat: Threat, reason: string, declined: Stamp, into?: string): Threat {
  const isSame = threat.state === 'declined' && threat.into === into;
  if (isSame) return threat;
  return { ...coreOf(threat), state: 'declined', declined, reason, ...(into === undefined ? {} : { into }) };
}

function coreOf({ id, panelId, name, proposed }: Threat): ThreatCore {
  return { id, panelId, name, ...(proposed === undefined ? {} : { proposed }) };
}

/** More names than are made one after the other. */
const MOST_MERGED = 10;

/** The threat that goes on under another name, whichever it was made one with; itself where with none. */
export function goesOnAs(threat: Threat, byId: ReadonlyMap<string, Threat>): Threat {
  let at = threat;
  for (let step = 0; step < MOST_MERGED; step += 1) {
    const next = at.state === 'declined' && at.into !== undefined ? byId.get(at.into) : undefined;
    if (next === undefined) break;
    at = next;
  }
  return at;
}
