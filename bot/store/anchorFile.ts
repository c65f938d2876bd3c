import { appendFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { anchorLine, anchorsIn, type AnchorStore, type LogAnchor } from '../ledger/anchors';

/** Anchors as lines of a file, which is only ever added to. It is made with the first one. */
export function anchorFile(file: string): AnchorStore {
  const list = async (panelId?: LogAnchor['panelId']): Promise<LogAnchor[]> => {
    const anchors = anchorsIn(await textOf(file), file);
    return anchors.filter((each) => panelId === undefined || each.panelId === panelId);
  };
  return {
    list,
    keep: async (anchor) => {
      const kept = await list(anchor.panelId);
      if (kept.some(({ on }) => on === anchor.on)) return;
      await mkdir(path.dirname(file), { recursive: true });
      await appendFile(file, `${anchorLine(anchor)}\n`, { flush: true });
    },
  };
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}
