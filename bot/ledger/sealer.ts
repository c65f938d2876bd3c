import type { PanelId } from '../domain/ids';
import { awaitsSealing, digestsIn } from '../domain/log';
import type { LogAction } from '../domain/logActions';
import { loggedTypes } from './loggedRecords';
import { pagesOf } from './logPages';
import { readableEntry } from './logWalk';
import { recordOf } from './records';
import type { RewriterParts } from './rewriter';

/** Records at once: an entry, the head and these are one batch. */
const MOST_AT_ONCE = 25;

/** What the log says before anything is sealed. */
interface Followed {
  /** The number of its last entry. */
  at: number;
  isAwaited: boolean;
  /** Ids of the records that some entry vouches for. */
  readonly vouchedFor: Set<string>;
}

/**
 * Has the log vouch for the records that versions wrote whose log kept no digests: as they are found, which proves nothing
 * of before. From the last entry (`records-sealed`) on, a record that no entry vouches for is one that somebody put there,
 * also where the head is made to say that all is to be sealed anew.
 *
 * Killed in the middle, or done by two processes at once, it is done by looking again: a sealed record says its entry.
 */
export class Sealer {
  constructor(private readonly parts: Omit<RewriterParts, 'log'>) {}

  /** @returns how many records were sealed; undefined where it was stopped before the end */
  async seal(panelId: PanelId, isStopped: () => boolean): Promise<number | undefined> {
    const followed = await this.follow(panelId, isStopped);
    if (followed === undefined) return undefined;
    if (!followed.isAwaited) return 0;
    let sealed = 0;
    for (const type of loggedTypes) {
      for await (const page of pagesOf(this.parts.store, panelId, type)) {
        const left = page.filter(({ id, entry }) => entry === undefined && !followed.vouchedFor.has(id));
        const ids = left.map(({ id }) => id);
        for (let at = 0; at < ids.length; at += MOST_AT_ONCE) {
          if (isStopped()) return undefined;
          sealed += await this.sealSome(panelId, type, ids.slice(at, at + MOST_AT_ONCE));
        }
      }
    }
    await this.conclude(panelId, followed);
    return sealed;
  }

  private async follow(panelId: PanelId, isStopped: () => boolean): Promise<Followed | undefined> {
    const followed: Followed = { at: 0, isAwaited: false, vouchedFor: new Set() };
    for await (const page of pagesOf(this.parts.store, panelId, 'log')) {
      if (isStopped()) return undefined;
      for (const document of page) {
        const entry = readableEntry(() => recordOf('log', document));
        if (entry === undefined) continue;
        followed.at = entry.number;
        followed.isAwaited = awaitsSealing(followed.isAwaited, entry);
        for (const id of Object.keys(digestsIn(entry))) followed.vouchedFor.add(id);
      }
    }
    return followed;
  }

  /** In one entry, or, where that is more than a batch holds, each in its own. */
  private async sealSome(panelId: PanelId, type: string, ids: readonly string[]): Promise<number> {
    try {
      return await this.sealTogether(panelId, type, ids);
    } catch {
      let sealed = 0;
      for (const id of ids) sealed += await this.sealTogether(panelId, type, [id]);
      return sealed;
    }
  }

  /** Not a byte of them changes. What others have written meanwhile is vouched for. */
  private sealTogether(panelId: PanelId, type: string, ids: readonly string[]): Promise<number> {
    return this.parts.ledger.change(panelId, this.parts.clock(), async (draft) => {
      const found = await Promise.all(ids.map((id) => draft.standing(id)));
      const left = found.filter((each) => each !== undefined).filter(({ entry }) => entry === undefined);
      if (left.length === 0) return 0;
      for (const document of left) draft.seal(document);
      const subject = { type: 'panel', id: panelId, reference: type } as const;
      draft.log({ action: 'records-found', by: 'system', subject, readers: ['*'] });
      return left.length;
    });
  }

  /** Once, whoever else seals. @throws where a version without digests goes on writing */
  private conclude(panelId: PanelId, { at }: Followed): Promise<void> {
    return this.parts.ledger.change(panelId, this.parts.clock(), async (draft) => {
      const since = await draft.logAfter(at);
      if (since.some(({ form }) => form === 1)) throw new Error('Records were written that the log has no digests of');
      if (since.some(({ action }) => action === ('records-sealed' satisfies LogAction))) return;
      const subject = { type: 'panel', id: panelId, reference: 'Records of before' } as const;
      draft.log({ action: 'records-sealed', by: 'system', subject, readers: ['*'] });
    });
  }
}
