import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { PanelId } from '../../domain/ids';
import type { Message } from '../../domain/message';
import type { Instant } from '../../domain/time';
import type { LogAction } from '../../domain/logActions';
import type { CheckedCopy } from '../../ledger/copies/copyCheck';
import { CopyWriter } from '../../ledger/copies/copyWriter';
import { IMPORT } from '../../ledger/copies/copyOut';
import { CopyFault, type CopyLine } from '../../ledger/copies/panelCopy';
import { DEPLOYMENT } from '../../ledger/deployment';
import { Ledger } from '../../ledger/ledger';
import { checkLog, type LogReport } from '../../ledger/logCheck';
import { pagesOf } from '../../ledger/logPages';
import { documentOf, recordOf } from '../../ledger/records';
import type { PanelDocument, PanelStore, StoredDocument } from '../../ledger/store';
import { verdictOf } from '../../useCases/log/verdict';
import { sha256 } from '../sha256';
import { heldHere } from './holdMessages';
import { StoreWith } from './storeWith';

/** What stands in the panel's partition until it is there whole. */
const Mark = z.object({ copyId: z.string(), isOpen: z.boolean() });

/** Whether what was still to be sent stays here until somebody tries it again, or goes out. */
export type MessagesOf = 'hold' | 'send';

export interface ImportParts {
  readonly store: PanelStore;
  readonly copy: CheckedCopy;
  /** The copy from its beginning. */
  readonly lines: () => AsyncIterable<CopyLine>;
  readonly clock: () => Instant;
  readonly by: string;
  readonly messages: MessagesOf;
  /** Though its log is not whole. */
  readonly evenBroken: boolean;
  readonly told: (count: number) => void;
}

/**
 *   nothing ─▶ marked: records, hidden ─checked▶ open: head and panel, its entry, what is still to be sent ─▶ over
 *
 * Nobody finds the panel before all of it was written and checked. Whatever is killed goes on by being run again.
 */
export class PanelImport {
  private readonly writer: CopyWriter;
  private readonly panelId: PanelId;
  /** By which the panel is found: head and panel. */
  private readonly opening: PanelDocument[] = [];
  /** Whoever signs in is looked for among the members of all panels: they would be found in one that is not there. */
  private readonly members: PanelDocument[] = [];
  /** What a server begins to work on as soon as it stands. */
  private readonly due: PanelDocument[] = [];
  private count = 0;

  constructor(private readonly parts: ImportParts) {
    this.panelId = parts.copy.header.panelId;
    this.writer = new CopyWriter(parts.store, this.panelId, (ms) => pause(ms));
  }

  /** @returns what the check found of the panel as it stands here @throws CopyFault where it cannot be brought in */
  async run(): Promise<LogReport | undefined> {
    const mark = await this.mark();
    const isOpen = mark?.isOpen === true;
    for await (const line of this.parts.lines()) {
      if (line.is === 'document') await this.take(line.document, isOpen);
    }
    if (!isOpen) await this.writer.flush();
    const report = isOpen ? undefined : await this.check();
    if (!isOpen) await this.open();
    await this.note();
    for (const document of this.due) await this.createAlone(document);
    await this.unmark();
    return report;
  }

  /** @throws CopyFault where something else stands there */
  private async mark(): Promise<z.infer<typeof Mark> | undefined> {
    const { store, copy } = this.parts;
    const found = await store.read(this.panelId, IMPORT);
    if (found !== undefined) {
      const mark = Mark.parse(found.value);
      if (mark.copyId === copy.header.copyId) return mark;
      throw new CopyFault(
        `Another copy of panel ${this.panelId} was begun here: finish that, or --discard ${this.panelId}.`,
      );
    }
    const [other] = await store.walk(this.panelId, { limit: 1 });
    if (other !== undefined) throw new CopyFault(`Panel ${this.panelId} is here already. Nothing was changed.`);
    for (const owner of copy.owners) await this.checkOwner(owner);
    await store.commit(this.panelId, [{ kind: 'create', document: this.markOf(false) }]);
    return undefined;
  }

  private markOf(isOpen: boolean): PanelDocument {
    const value = { copyId: this.parts.copy.header.copyId, isOpen } satisfies z.infer<typeof Mark>;
    return { id: IMPORT, panelId: this.panelId, type: IMPORT, keys: {}, value };
  }

  private async checkOwner(owner: PanelDocument): Promise<void> {
    const there = await this.parts.store.read(DEPLOYMENT, owner.id);
    const panelId = there && recordOf('chatOwner', there).panelId;
    if (panelId === undefined || panelId === this.panelId) return;
    throw new CopyFault(`In one of its chats panel ${panelId} speaks here: take the approval back there first.`);
  }

  private async take(document: PanelDocument, isOpen: boolean): Promise<void> {
    this.count += 1;
    if (this.count % 10_000 === 0) this.parts.told(this.count);
    if (document.type === 'head' || document.type === 'panel') this.opening.push(document);
    else if (document.type === 'member') this.members.push(document);
    else if (document.type === 'schedule') this.due.push(document);
    else if (document.type === 'message') await this.takeMessage(document, isOpen);
    else if (isOpen) return;
    else if (document.panelId === DEPLOYMENT) await this.takeOwner(document);
    else await this.writer.put(document);
  }

  private async takeMessage(document: PanelDocument, isOpen: boolean): Promise<void> {
    const message = recordOf('message', document);
    const kept = this.parts.messages === 'send' ? message : await this.held(message);
    const brought = kept === message ? document : documentOf('message', this.panelId, kept);
    if (kept.state === 'waiting') this.due.push(brought);
    else if (!isOpen) await this.writer.put(brought);
  }

  /** Its chats stand here by now. */
  private async held(message: Message): Promise<Message> {
    if (message.task === 'announce') await this.writer.flush();
    return heldHere(this.parts.store, this.panelId, message, this.parts.clock());
  }

  private async takeOwner(owner: PanelDocument): Promise<void> {
    if ((await this.parts.store.read(DEPLOYMENT, owner.id)) !== undefined) return this.checkOwner(owner);
    await this.parts.store.commit(DEPLOYMENT, [{ kind: 'create', document: owner }]);
  }

  /** As it stands here, with what does not yet. */
  private async check(): Promise<LogReport> {
    const { store, copy, evenBroken } = this.parts;
    const whole = new StoreWith(store, [...this.opening, ...this.members]);
    await checkCounts(whole, copy);
    const report = await checkLog(whole, this.panelId, sha256, copy.anchors);
    if (report.faults.length === 0 || evenBroken) return report;
    const { lines } = verdictOf({ ...report, faults: report.faults.slice(0, 10) }, copy.anchors);
    throw new CopyFault(
      `The log is not whole as it came here: ${report.faults.length === 1 ? '1 fault' : `${report.faults.length} faults`}. Nothing of the panel is shown.
${lines.filter((line) => line.startsWith('- ')).join('\n')}
Look at the place it came from with npm run verify-log. --even-broken brings it in as it is, and its log says so.`,
    );
  }

  private async open(): Promise<void> {
    const { store } = this.parts;
    const mark = await store.read(this.panelId, IMPORT);
    if (mark === undefined) throw new CopyFault('Somebody else has finished this import.');
    for (const member of this.members) await this.writer.put(member);
    await this.writer.flush();
    await store.commit(this.panelId, [
      ...this.opening.map((document) => ({ kind: 'create', document }) as const),
      { kind: 'replace', document: this.markOf(true), version: mark.version },
    ]);
  }

  /** Once, however often it is run. */
  private async note(): Promise<void> {
    const { store, copy, clock, by, messages, evenBroken } = this.parts;
    const ledger = new Ledger(store, { announce: () => {} }, sha256, randomUUID);
    const { number, endedAt } = copy.end;
    await ledger.change(this.panelId, clock(), async (draft) => {
      const since = await draft.logAfter(number);
      if (since.some(({ action }) => action === ('panel-imported' satisfies LogAction))) return;
      const subject = { type: 'panel', id: this.panelId, reference: 'Whole panel' } as const;
      const what = messages === 'hold' ? 'what was to be sent is held' : 'what was to be sent is sent from here';
      const broken = evenBroken ? '; its log was not asked to be whole' : '';
      const note = `By ${by}, from a copy of ${endedAt}, as of entry ${number}; ${what}${broken}`;
      draft.log({ action: 'panel-imported', by: 'system', subject, readers: ['*'], note });
    });
  }

  /** What a server has taken in hand since the panel is open is left to it. */
  private async createAlone(document: PanelDocument): Promise<void> {
    if ((await this.parts.store.read(this.panelId, document.id)) === undefined) await this.writer.create([document]);
  }

  private async unmark(): Promise<void> {
    const mark = await this.parts.store.read(this.panelId, IMPORT);
    if (mark !== undefined) await this.parts.store.commit(this.panelId, [deletion(mark)]);
  }
}

/** What is not there yet, or stands elsewhere: each by itself. */
const apart = ['message', 'schedule', 'chatOwner'];

/** By kind, as many as the copy says that there were. @throws CopyFault */
async function checkCounts(store: PanelStore, { header: { panelId }, end }: CheckedCopy): Promise<void> {
  const counts = await countsOf(store, panelId);
  for (const [type, count] of Object.entries(end.counts)) {
    if (apart.includes(type) || counts[type] === count) continue;
    throw new CopyFault(`Of ${type} ${counts[type] ?? 0} are here, of ${count} in the copy: run it again.`);
  }
}

/** How many documents of each type a panel has. */
export async function countsOf(store: PanelStore, panelId: PanelId): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for await (const page of pagesOf(store, panelId)) {
    for (const { type } of page) counts[type] = (counts[type] ?? 0) + 1;
  }
  return counts;
}

/** Takes away what an import has left that will not be finished. @throws CopyFault where the panel is open */
export async function discardImport(store: PanelStore, panelId: PanelId): Promise<number> {
  const mark = await store.read(panelId, IMPORT);
  if (mark === undefined || Mark.parse(mark.value).isOpen) {
    throw new CopyFault(`There is no unfinished import of panel ${panelId} here that could be taken away.`);
  }
  let count = 0;
  for await (const page of pagesOf(store, panelId)) {
    const documents = page.filter(({ id }) => id !== IMPORT);
    count += documents.length;
    if (documents.length > 0) await store.commit(panelId, documents.map(deletion));
  }
  await store.commit(panelId, [deletion(mark)]);
  await store.purge();
  return count;
}

function deletion({ id, version }: StoredDocument) {
  return { kind: 'delete', id, version } as const;
}
