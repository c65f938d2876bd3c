import { type PersonViewer, everybody, system, type Viewer, lookerOf } from '../access/viewer';
import type { LocalDate, Instant } from '../domain/time';
import type { PanelStore } from './store';
import type { MemberId, PanelId } from '../domain/ids';
import { Refusal } from '../domain/refusal';
import { type Roster, agencyOf, memberOf, type Rosters } from './roster';
import type { Head } from './head';
import { recordOf } from './records';
import { Snapshot } from './snapshot';

/** Who is asking, of which panel, and when. */
export interface Asked<By extends Viewer = Viewer> {
  readonly viewer: By;
  readonly roster: Roster;
  /** The panel at its change number, the version of everything the viewer may see. */
  readonly snapshot: Snapshot;
  readonly now: Instant;
  readonly today: LocalDate;
}

/** Builds what a use case needs, from who is asking and the panel's head: one point read when the people are cached. */
export class Contexts<Services extends { readonly store: PanelStore }> {
  private readonly snapshots = new Map<PanelId, Snapshot>();

  constructor(
    private readonly services: Services,
    private readonly rosters: Rosters,
    private readonly clock: () => Instant,
  ) {}

  /**
   * One person's. With a later `now`: as today's records will look then.
   *
   * @throws Refusal `not-found` when the panel or the member is gone
   */
  async of(panelId: PanelId, memberId: MemberId, now = this.clock()): Promise<Services & Asked<PersonViewer>> {
    const asked = await this.asOf(panelId, now);
    const member = memberOf(asked.roster, memberId);
    const { roster } = asked;
    return { ...asked, viewer: lookerOf(member, agencyOf(roster, member.agencyId), roster) };
  }

  /** For a chat of many. @throws Refusal `not-found` when the panel is gone */
  async forEverybody(panelId: PanelId, now = this.clock()): Promise<Services & Asked> {
    return { ...(await this.asOf(panelId, now)), viewer: everybody };
  }

  /** For what the product does by itself. @throws Refusal `not-found` when the panel is gone */
  async forSystem(panelId: PanelId, now = this.clock()): Promise<Services & Asked> {
    return { ...(await this.asOf(panelId, now)), viewer: system };
  }

  private async asOf(panelId: PanelId, now: Instant): Promise<Services & Omit<Asked, 'viewer'>> {
    const found = await this.services.store.read(panelId, 'head');
    if (found === undefined) throw new Refusal('not-found', { what: 'panel' });
    const head = recordOf('head', found);
    const roster = await this.rosters.load(head, now);
    return { ...this.services, roster, snapshot: this.snapshotOf(head), now, today: roster.today };
  }

  /** Requests at the same change number share what they read. */
  private snapshotOf({ panelId, changeNumber }: Head): Snapshot {
    const latest = this.snapshots.get(panelId);
    if (latest?.changeNumber === changeNumber) return latest;
    const snapshot = new Snapshot(changeNumber);
    this.snapshots.set(panelId, snapshot);
    return snapshot;
  }
}
