import { canonical } from '../../domain/canonical';
import { PanelId, slugOf } from '../../domain/ids';
import type { Sha256 } from '../../domain/log';
import type { EntraAccount } from '../../domain/member';
import type { Instant, LocalDate } from '../../domain/time';
import { DEPLOYMENT } from '../../ledger/deployment';
import type { Ledger } from '../../ledger/ledger';
import { recordOf } from '../../ledger/records';
import type { PanelStore } from '../../ledger/store';
import { foundPanel } from '../settings/foundPanel';
import { wordsOfOthers } from '../settings/otherPanels';
import { type FounderSeat, readDraft } from './draftFile';
import type { Founded, FoundingDraft, FoundingFault } from './foundingDraft';

/** Whoever founds a panel from the tab, bound to their account from the start: nobody else is let in as them. */
export interface Founder extends FounderSeat {
  readonly account?: EntraAccount | undefined;
}

export interface FoundParts {
  readonly store: PanelStore;
  readonly ledger: Ledger;
  readonly sha256: Sha256;
  readonly now: Instant;
  readonly today: LocalDate;
}

/** What is wrong with a draft that somebody wants founded: nothing was made. */
export class DraftFaults extends Error {
  override readonly name = 'DraftFaults';

  constructor(readonly faults: readonly FoundingFault[]) {
    super('The draft has faults');
  }
}

/**
 * Founds what the draft describes, whole or not at all; the same draft again founds nothing twice, and goes on where a
 * process died.
 *
 * @throws DraftFaults with every fault
 */
export async function foundFromDraft(draft: FoundingDraft, founder: Founder, parts: FoundParts): Promise<Founded> {
  const digest = parts.sha256(canonical({ draft, by: founder.email }));
  const panelId = await freePanelId(draft.panel.name, digest, parts);
  const others = await wordsOfOthers(parts.store, founder, panelId);
  const { file, founderId, faults } = readDraft(draft, founder, { today: parts.today, others });
  if (file === undefined) throw new DraftFaults(faults);
  const panel = { ...file.panel, id: panelId };
  const note = { from: 'the tab', sha256: digest, by: founderId };
  await foundPanel({ ...file, panel }, parts.ledger, parts.now, note, { id: founderId, account: founder.account });
  return { panelId, name: panel.name };
}

/** The same draft gets the same id again; another one never what was begun under another. */
async function freePanelId(name: string, digest: string, { store }: FoundParts): Promise<PanelId> {
  const slug = slugOf(name).slice(0, 100) || 'panel';
  for (let at = 1; ; at++) {
    const id = PanelId.parse(at === 1 ? slug : `${slug}-${at}`);
    if (id === DEPLOYMENT) continue;
    const note = await store.read(id, 'founding');
    if (note === undefined && (await store.read(id, 'head')) === undefined) return id;
    if (note !== undefined && recordOf('founding', note).sha256 === digest) return id;
  }
}
