import type { PanelId } from '../../domain/ids';
import { genesisHash, hashOf, type Sha256 } from '../../domain/log';
import type { LogAnchor } from '../anchors';
import { DEPLOYMENT } from '../deployment';
import { logNumberOf } from '../logPages';
import type { LogPoint } from '../logWalk';
import { recordOf } from '../records';
import type { PanelDocument } from '../store';
import { unlessUnreadable } from '../unreadable';
import { checkKnown, COPY_FORM, type CopyEnd, CopyFault, type CopyHeader, type CopyLine } from './panelCopy';

/** What a copy says of itself, once all of it was looked at. */
export interface CheckedCopy {
  readonly header: CopyHeader;
  readonly end: CopyEnd;
  readonly anchors: readonly LogAnchor[];
  /** The chats that are the panel's. */
  readonly owners: readonly PanelDocument[];
  /** An entry that does not follow from the one before it, or is not what its hash says. */
  readonly broken: number | undefined;
}

/**
 * Reads a copy to its end and writes nothing.
 * @throws CopyFault where it is none, or not whole, or a later version's
 */
export async function checkCopy(lines: AsyncIterable<CopyLine>, sha256: Sha256): Promise<CheckedCopy> {
  const look = new CopyLook(sha256);
  for await (const line of lines) look.take(line);
  return look.over();
}

class CopyLook {
  private header: CopyHeader | undefined;
  private end: CopyEnd | undefined;
  private readonly anchors: LogAnchor[] = [];
  private readonly owners: PanelDocument[] = [];
  private readonly ids = new Map<string, Set<string>>();
  private log: LogPoint = { number: 0, hash: genesisHash };
  private broken: number | undefined;

  constructor(private readonly sha256: Sha256) {}

  take(line: CopyLine): void {
    if (this.end !== undefined || (this.header === undefined) !== (line.is === 'panel')) {
      throw new CopyFault('Its lines are not in their order: it is no copy of a panel.');
    }
    if (line.is === 'panel') this.header = knownHeader(line);
    if (line.is === 'anchor') this.anchors.push(line.anchor);
    if (line.is === 'document') this.takeDocument(line.document);
    if (line.is === 'end') this.end = line;
  }

  private takeDocument(document: PanelDocument): void {
    checkKnown(document);
    if (!isOf(document, this.header?.panelId)) throw new CopyFault(`It holds ${document.id} of another panel.`);
    if (document.panelId === DEPLOYMENT) this.owners.push(document);
    if (document.type === 'log') this.takeEntry(document);
    else this.note(document);
  }

  /** One that stands there again has lost its words since, and not its place. */
  private takeEntry(document: PanelDocument): void {
    const number = logNumberOf(document);
    if (number <= this.log.number) return;
    const entry = unlessUnreadable(() => recordOf('log', document));
    const follows = entry?.number === this.log.number + 1 && entry.previousHash === this.log.hash;
    if (entry === undefined || !follows || hashOf(entry, this.sha256) !== entry.hash) this.broken ??= number;
    this.log = { number, hash: entry?.hash ?? '' };
  }

  private note({ type, id }: PanelDocument): void {
    const known = this.ids.get(type);
    if (known === undefined) this.ids.set(type, new Set([id]));
    else known.add(id);
  }

  over(): CheckedCopy {
    const { header, end, anchors, owners, log } = this;
    if (header === undefined || end === undefined) throw new CopyFault('It has no end: it was not copied whole.');
    for (const [type, count] of Object.entries(end.counts)) {
      // Of a broken log the numbers are not how many there are.
      if (type !== 'log' && this.ids.get(type)?.size !== count) throw new CopyFault(`It does not hold all of ${type}.`);
    }
    const isThere = log.number === end.number && log.hash === end.hash;
    return { header, end, anchors, owners, broken: this.broken ?? (isThere ? undefined : end.number) };
  }
}

/** Of the deployment's own only what says whose a chat is. */
function isOf({ panelId, type }: PanelDocument, own: PanelId | undefined): boolean {
  return type === 'chatOwner' ? panelId === DEPLOYMENT : panelId === own;
}

function knownHeader(header: CopyHeader): CopyHeader {
  if (header.form <= COPY_FORM) return header;
  throw new CopyFault(
    `Sentinel ${header.product} made it, which is newer than this one. Use that version, or a later one.`,
  );
}
