import { type ContainerClient, RestError } from '@azure/storage-blob';
import { z } from 'zod';
import { anchorLine, type AnchorStore, LogAnchor } from '../ledger/anchors';

/** As a blob's metadata says it: text alone. The panel and the day are its name. */
const Told = z.object({ number: z.coerce.number(), hash: z.string() });

/**
 * Anchors as blobs, one a panel and day (`northmoor/2027-02-02`), each written once. Their metadata says what they hold,
 * so that years of them are listed in one request.
 *
 * @param container with a policy that lets nobody write over or delete what stands in it (infra/azure)
 */
export function anchorBlobs(container: ContainerClient): AnchorStore {
  return {
    keep: async (anchor) => {
      const text = `${anchorLine(anchor)}\n`;
      const metadata = { number: String(anchor.number), hash: anchor.hash };
      const blob = container.getBlockBlobClient(`${anchor.panelId}/${anchor.on}`);
      try {
        await blob.upload(text, Buffer.byteLength(text), { conditions: { ifNoneMatch: '*' }, metadata });
      } catch (error) {
        if (!isThere(error)) throw error;
      }
    },
    list: async (panelId) => {
      const anchors: LogAnchor[] = [];
      const prefix = panelId === undefined ? {} : { prefix: `${panelId}/` };
      for await (const { name, metadata } of container.listBlobsFlat({ ...prefix, includeMetadata: true })) {
        anchors.push(anchorOf(name, metadata));
      }
      return anchors;
    },
  };
}

/** Written by another process, or before an answer that was lost. */
function isThere(error: unknown): boolean {
  return error instanceof RestError && error.statusCode === 409;
}

/** @throws Error that names the blob which is no anchor */
function anchorOf(name: string, metadata: unknown): LogAnchor {
  const [panelId, on, ...rest] = name.split('/');
  const told = Told.safeParse(metadata);
  const anchor = LogAnchor.safeParse({ panelId, on, ...told.data });
  if (!told.success || !anchor.success || rest.length > 0) throw new Error(`The blob ${name} is no anchor`);
  return anchor.data;
}
