import path from 'node:path';
import type { Config } from '../config';
import type { AnchorStore } from '../ledger/anchors';
import { anchorFile } from '../store/anchorFile';

/** Wherever the settings say that anchors are kept; nowhere, and there are none. */
export async function openAnchors(config: Config): Promise<AnchorStore> {
  const places = await placesOf(config);
  return {
    keep: async (anchor) => {
      await Promise.all(places.map((place) => place.keep(anchor)));
    },
    list: async (panelId) => (await Promise.all(places.map((place) => place.list(panelId)))).flat(),
  };
}

async function placesOf({ ANCHOR_FILE, COSMOS_ENDPOINT, DATA_DIR }: Config): Promise<AnchorStore[]> {
  const beside = COSMOS_ENDPOINT === undefined ? path.join(DATA_DIR, 'anchors.ndjson') : undefined;
  const file = ANCHOR_FILE ?? beside;
  return file === undefined ? [] : [anchorFile(file)];
}
