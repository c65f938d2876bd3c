import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Config } from '../config';
import type { Instant } from '../domain/time';
import northmoor from '../panels/northmoor.json';
import { listPanels } from '../useCases/settings/deployment';
import type { Ledger } from '../ledger/ledger';
import { foundPanel, PanelFileFaults, readPanelFile } from '../useCases/settings/panelFile';
import type { PanelStore } from '../useCases/ports';

/** Loads the panel file on the first start only. @throws PanelFileFaults with every fault by its path */
export async function foundFromFile(config: Config, store: PanelStore, ledger: Ledger, now: Instant): Promise<void> {
  if ((await listPanels(store)).length > 0) return;
  // A production deployment starts empty unless it is given a file; local mode starts with Northmoor.
  if (config.MODE === 'production' && config.PANEL_FILE === undefined) return;
  const content = config.PANEL_FILE === undefined ? northmoor : readJson(config.PANEL_FILE);
  await foundPanel(readPanelFile(content), ledger, now);
}

function readJson(file: string): unknown {
  const shown = path.resolve(file);
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const why = error instanceof Error ? error.message : 'it cannot be read';
    throw new PanelFileFaults([`${shown}: ${why}`]);
  }
}
