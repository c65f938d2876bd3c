import { z } from 'zod';
import { canonical } from '../../domain/canonical';
import { FormVersion, formVersion } from '../../domain/formVersion';
import { type Power, PowerId, PowerWords } from '../../domain/power';
import { Refusal } from '../../domain/refusal';
import { refuseAboveCeiling } from '../../domain/text';
import { dayText, momentText } from '../../domain/time';
import { without } from '../../domain/without';
import { nameOf, zoneOf } from '../../ledger/roster';
import { overtaken } from '../log/changedMeanwhile';
import type { Context } from '../ports';
import { loadPowers, powersWorded, shippedPowers } from './panelPowers';
import type { PowerView } from './powerViews';

/** "November 2026" */
const wordedIn = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
  new Date(`${powersWorded}-15T00:00:00Z`),
);

type Powers = { items: PowerView[] };

/** What is offered: the powers that are switched on. */
export async function listPowers(_input: Record<string, never>, ctx: Context): Promise<Powers> {
  const powers = await loadPowers(ctx);
  return { items: powers.filter(({ on }) => on).map((power) => powerView(power, ctx)) };
}

/** All of them, for whoever looks after the list. */
export async function listAllPowers(_input: Record<string, never>, ctx: Context): Promise<Powers> {
  return { items: (await loadPowers(ctx)).map((power) => powerView(power, ctx)) };
}

export const PowerChange = PowerWords.extend({
  powerId: PowerId.describe('A new one adds a row'),
  version: FormVersion.describe('Of what the form was drawn from; empty for a new row'),
  on: z.boolean().describe('Off: offered to nobody'),
  checked: z.boolean().default(false).describe('It was held against current law today'),
});

/** Changes a row, switches it on or off, or adds one. @throws Refusal `changed-meanwhile`, `too-many-rows` */
export async function keepPower(
  { powerId, version, checked, ...fields }: z.infer<typeof PowerChange>,
  ctx: Context,
): Promise<PowerView> {
  refuseAboveCeiling(...Object.values(fields).filter((value) => typeof value === 'string'));
  const { id: panelId, name } = ctx.roster.panel;
  const by = ctx.viewer.member.id;
  const power = await ctx.ledger.change(panelId, ctx.now, async (draft) => {
    const before = (await draft.read('power', powerId)) ?? shippedPowers.find(({ id }) => id === powerId);
    const next: Power = {
      ...before,
      ...fields,
      id: powerId,
      ...(checked ? { checked: { by, on: ctx.today } } : {}),
    };
    if (before !== undefined && canonical(before) === canonical(next)) return before;
    if (before !== undefined && formVersion(before, ctx.sha256) !== version) throw overtakenBy(before, ctx);
    if (before === undefined && version !== '') throw new Refusal('not-found', { what: 'power' });
    const saved: Power = { ...next, changed: { by, at: ctx.now } };
    draft.put('power', saved);
    const subject = { type: 'panel', id: panelId, reference: name } as const;
    draft.log({ action: 'power-changed', by, subject, readers: ['*'], note: noteOf(before, saved) });
    return saved;
  });
  return powerView(power, ctx);
}

function noteOf(before: Power | undefined, { id, power, on, checked }: Power): string {
  if (before === undefined) return `${power}: added`;
  const done = [
    ...(before.on === on ? [] : [on ? 'switched on' : 'switched off']),
    ...(before.checked?.on === checked?.on ? [] : ['checked against current law']),
  ];
  return `${id} ${power}: ${done.length === 0 ? 'changed' : done.join(', ')}`;
}

function overtakenBy({ changed, power }: Power, ctx: Context): Refusal {
  return changed === undefined ? new Refusal('changed-meanwhile') : overtaken(changed, `changed ${power}`, ctx);
}

/** Of a power that the list has no more, how the shipped ones were worded. */
export function checkText(power: Pick<Power, 'checked'> | undefined, { today, roster }: Context): string {
  const checked = power?.checked;
  return checked === undefined
    ? `Check current law: worded in ${wordedIn}, not checked by the panel since`
    : `Check current law: last checked ${dayText(checked.on, today)} by ${nameOf(roster, checked.by)}`;
}

export function powerView(power: Power, ctx: Context): PowerView {
  const { changed, ...fields } = without(power, ['checked']);
  const { today, roster } = ctx;
  return {
    ...fields,
    version: formVersion(power, ctx.sha256),
    checkText: checkText(power, ctx),
    ...(changed === undefined
      ? {}
      : { changedText: `${nameOf(roster, changed.by)} changed it, ${momentText(changed.at, today, zoneOf(ctx))}` }),
  };
}
