import type { Agency } from '../../domain/agency';
import { formVersion } from '../../domain/formVersion';
import type { AgencyId } from '../../domain/ids';
import type { LogAction } from '../../domain/logActions';
import { Refusal } from '../../domain/refusal';
import type { Draft } from '../../ledger/changeDraft';
import { changedMeanwhile } from '../log/changedMeanwhile';
import type { Context } from '../ports';
import { loadHeld } from './partnerAttendance';
import type { PartnerDetailView } from './partnerViews';
import { partnerDetail } from './viewPartner';

export interface Decided {
  readonly after: Agency;
  readonly action: LogAction;
  readonly note: string;
  /** What else the same change writes. */
  readonly also?: (draft: Draft) => Promise<void> | void;
}

interface Changed {
  readonly agencyId: AgencyId;
  readonly version?: string | undefined;
}

/** A second click, which changes nothing, is no change over another's. */
export async function change(
  of: Changed,
  ctx: Context,
  decide: (before: Agency) => Decided,
): Promise<PartnerDetailView> {
  return shown(await changed(of, ctx, decide), ctx);
}

/** The partner as it stands then. */
export function changed(
  { agencyId, version }: Changed,
  ctx: Context,
  decide: (before: Agency) => Decided,
): Promise<Agency> {
  return ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
    const before = await draft.findAgency(agencyId);
    if (before === undefined) throw new Refusal('not-found', { what: 'agency' });
    const { after, action, note, also } = decide(before);
    if (after === before) return before;
    if (version !== undefined && version !== formVersion(before, ctx.sha256)) {
      throw await changedMeanwhile({ type: 'agency', id: agencyId }, ctx);
    }
    record(action, after, note, draft, ctx);
    await also?.(draft);
    return after;
  });
}

export function record(action: LogAction, agency: Agency, note: string, draft: Draft, { viewer }: Context): void {
  draft.put('agency', agency);
  const subject = { type: 'agency', id: agency.id, reference: agency.name } as const;
  draft.log({ action, by: viewer.member.id, subject, readers: ['*'], note });
}

export async function shown(agency: Agency, ctx: Context): Promise<PartnerDetailView> {
  return partnerDetail(agency, await loadHeld(ctx), ctx);
}
