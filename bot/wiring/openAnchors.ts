import path from 'node:path';
import type { Config } from '../config';
import type { AnchorStore } from '../ledger/anchors';
import { anchorFile } from '../store/anchorFile';

/** Wherever the settings say that anchors are kept; nowhere, and there are none. */
export async function openAnchors(config: Config): Promise<AnchorStore> {
  const places = [...fileOf(config), ...(await containerOf(config))];
  return {
    keep: async (anchor) => {
      await Promise.all(places.map((place) => place.keep(anchor)));
    },
    list: async (panelId) => (await Promise.all(places.map((place) => place.list(panelId)))).flat(),
  };
}

function fileOf({ ANCHOR_FILE, COSMOS_ENDPOINT, DATA_DIR }: Config): AnchorStore[] {
  const beside = COSMOS_ENDPOINT === undefined ? path.join(DATA_DIR, 'anchors.ndjson') : undefined;
  const file = ANCHOR_FILE ?? beside;
  return file === undefined ? [] : [anchorFile(file)];
}

/** The Azure libraries are loaded only where they are used. */
async function containerOf(config: Config): Promise<AnchorStore[]> {
  if (config.MODE !== 'production' || config.ANCHOR_CONTAINER === undefined) return [];
  const { ContainerClient } = await import('@azure/storage-blob');
  const { machineCredential } = await import('../identity/azure');
  const { anchorBlobs } = await import('../store/anchorBlobs');
  return [anchorBlobs(new ContainerClient(config.ANCHOR_CONTAINER, machineCredential(config)))];
}
