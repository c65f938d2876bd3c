import { losesSight, mayHear } from '../access/liveSight';
import type { PersonViewer } from '../access/viewer';
import type { LiveChange, LiveLoss } from '../contract';
import type { PanelId } from '../domain/ids';
import { isNewerData } from '../domain/refusal';
import { addDays, type Instant, instantAt } from '../domain/time';
import { isChange, type LogEntry, wholeOf } from '../domain/log';
import { readLog } from '../ledger/logPages';
import { UnreadableRecord } from '../ledger/unreadable';
import type { Head } from '../ledger/head';
import { recordOf } from '../ledger/records';
import type { PanelStore } from '../ledger/store';
import type { Context } from '../useCases/ports';
import { changesRights, opensPanel } from './changedRights';
import type { Stream } from './stream';

/** A gap longer than this is not replayed: the tab reads everything again. */
const MOST_REPLAYED = 500;
/** Nor is one with more entries in it, readings included, which no tab hears of. */
const MOST_PASSED = 5_000;
const HEARTBEAT_MS = 20_000;
/** Of one person: tab, side panel, stage and telephone, with as many again on another machine. */
const MOST_STREAMS = 8;
/** When the tabs of a process that ends come back, to another one, not all at once. */
const BACK_MS = { soonest: 250, latest: 3_000 };
/** When a stream that had to make room comes back: with one window too many each loses its line now and then, and misses nothing. */
const ROOM_MADE_MS = 5_000;

interface Reader {
  readonly stream: Stream;
  readonly viewer: PersonViewer;
  /** The last log number told, or passed over because this reader may not hear it. */
  position: number;
  /** False while old entries are being replayed. */
  live: boolean;
  /** When its day is over: what the calendar gives and takes was looked at for that day. */
  readonly until: Instant;
}

/** The readers of one panel, and how far they have been told. */
class Channel {
  readonly readers = new Set<Reader>();
  lastNumber = 0;
  catchingUp: Promise<void> = Promise.resolve();
  /** When other processes' changes are looked for next, in this machine's milliseconds. */
  pollAt = 0;
  /** There were entries that cannot be read, which has been said. */
  hasPassedOver = false;
}

export interface LiveOptions {
  readonly store: PanelStore;
  /** How often another process's changes are looked for, while anybody reads. One point read each time. */
  readonly pollMs: number;
  /** The same while a meeting runs. */
  readonly runningPollMs: number;
  readonly clock: () => Instant;
  readonly log: (message: string, details: object) => void;
}

/** Tells open tabs what changed: ids and log numbers, never contents. */
export class Live {
  private readonly channels = new Map<PanelId, Channel>();
  private readonly timers: NodeJS.Timeout[];
  private isClosed = false;

  constructor(private readonly options: LiveOptions) {
    this.timers = [
      setInterval(() => this.poll(), Math.min(options.pollMs, options.runningPollMs)),
      setInterval(() => this.heartbeat(), HEARTBEAT_MS),
    ];
    for (const timer of this.timers) timer.unref();
  }

  /** This process wrote these entries: its own readers hear them at once. */
  announce(panelId: PanelId, entries: readonly LogEntry[]): void {
    const channel = this.channels.get(panelId);
    const first = entries[0];
    if (channel === undefined || first === undefined) return;
    if (first.number === channel.lastNumber + 1) this.tell(channel, entries);
    else this.catchUp(panelId, channel);
  }

  async read(stream: Stream, ctx: Context, lastSeen: number | undefined): Promise<void> {
    if (this.isClosed) {
      sendAway(stream);
      return;
    }
    const panelId = ctx.roster.panel.id;
    const channel = this.channels.get(panelId) ?? new Channel();
    this.channels.set(panelId, channel);
    this.makeRoom(panelId, channel, ctx.viewer);
    if (channel.readers.size === 0) channel.lastNumber = ctx.snapshot.changeNumber;
    const position = lastSeen ?? ctx.snapshot.changeNumber;
    const reader: Reader = { stream, viewer: ctx.viewer, position, live: false, until: endOfDay(ctx) };
    channel.readers.add(reader);
    stream.onClose(() => this.leave(panelId, channel, reader));
    // An id to resume from, even for a tab that loses the line before anything happens.
    stream.write(`retry: 1000\nid: ${reader.position}\nevent: hello\ndata: {}\n\n`);
    await this.turnBack(panelId, channel, reader);
    await this.replay(panelId, channel, reader);
  }

  /** Open tabs, of all panels. */
  countReaders(): number {
    return [...this.channels.values()].reduce((count, { readers }) => count + readers.size, 0);
  }

  /** What every tab shows may be other now, though nothing changed: the clock was moved. */
  resetAll(): void {
    for (const { readers, lastNumber } of this.channels.values())
      for (const reader of readers) reset(reader, lastNumber);
  }

  /** Ends all streams: the tabs come back to whoever serves next. */
  close(): void {
    this.isClosed = true;
    for (const timer of this.timers) clearInterval(timer);
    for (const { readers } of this.channels.values()) for (const { stream } of readers) sendAway(stream);
  }

  /** The oldest of a person's streams ends, not the new one: lines that died unnoticed would keep the living out. */
  private makeRoom(panelId: PanelId, channel: Channel, { member }: PersonViewer): void {
    const own = [...channel.readers].filter(({ viewer }) => viewer.member.id === member.id);
    for (const reader of own.slice(0, Math.max(0, own.length + 1 - MOST_STREAMS))) {
      reader.stream.end(`retry: ${ROOM_MADE_MS}\n\n`);
      this.leave(panelId, channel, reader);
    }
  }

  private leave(panelId: PanelId, channel: Channel, reader: Reader): void {
    channel.readers.delete(reader);
    if (channel.readers.size === 0 && this.channels.get(panelId) === channel) this.channels.delete(panelId);
  }

  /** Whoever has seen what the log does not have, of a store that was put back to an earlier day, begins anew. */
  private async turnBack(panelId: PanelId, channel: Channel, reader: Reader): Promise<void> {
    if (reader.position <= channel.lastNumber) return;
    const found = await this.options.store.read(panelId, 'head');
    if (found === undefined || reader.position <= recordOf('head', found).logNumber) return;
    reset(reader, channel.lastNumber);
  }

  private async replay(panelId: PanelId, channel: Channel, reader: Reader): Promise<void> {
    let told = 0;
    while (reader.position < channel.lastNumber && channel.readers.has(reader)) {
      const isFar = told > MOST_REPLAYED || channel.lastNumber - reader.position > MOST_PASSED;
      const entries = isFar ? undefined : await this.entriesAfter(panelId, reader.position);
      // Who may see what is other now: what was read before is no measure of it.
      if (entries === undefined || entries.some((entry) => changesRights(entry) || opensPanel(entry, reader.viewer))) {
        reset(reader, channel.lastNumber);
        break;
      }
      if (entries.length === 0) break;
      for (const entry of entries) this.tellOne(reader, entry, bufferOf(entry));
      told += entries.filter(isChange).length;
    }
    reader.live = true;
  }

  private tell(channel: Channel, entries: readonly LogEntry[]): void {
    for (const entry of entries) {
      const buffer = bufferOf(entry);
      for (const reader of channel.readers) if (reader.live) this.tellOne(reader, entry, buffer);
      channel.lastNumber = Math.max(channel.lastNumber, entry.number);
      if (changesRights(entry)) this.startAnew(channel);
      else
        for (const reader of channel.readers) if (opensPanel(entry, reader.viewer)) endAnew(reader, channel.lastNumber);
    }
  }

  /** Everybody signs in again, and reads again what they may now see. */
  private startAnew({ readers, lastNumber }: Channel): void {
    for (const reader of readers) endAnew(reader, lastNumber);
  }

  private tellOne(reader: Reader, entry: LogEntry, buffer: Buffer): void {
    if (entry.number <= reader.position) return;
    reader.position = entry.number;
    if (!isChange(entry)) return;
    if (mayHear(entry, reader.viewer)) reader.stream.write(buffer);
    else if (losesSight(entry, reader.viewer)) reader.stream.write(lossOf(entry));
  }

  private poll(): void {
    const now = performance.now();
    for (const [panelId, channel] of this.channels) {
      this.endOver(channel);
      if (channel.pollAt > now) continue;
      // Until the answer says when to look again, so that a slow store is not asked once more meanwhile.
      channel.pollAt = now + this.options.pollMs;
      this.catchUp(panelId, channel);
    }
  }

  /** Nothing is written at midnight when a seat, an agreement, a vetting or a duty ends or begins. */
  private endOver({ readers, lastNumber }: Channel): void {
    const now = this.options.clock();
    for (const reader of readers) if (reader.until <= now) endAnew(reader, lastNumber);
  }

  /** Finds what other processes wrote. One at a time a channel, so that nobody hears things out of order. */
  private catchUp(panelId: PanelId, channel: Channel): void {
    channel.catchingUp = channel.catchingUp
      .then(async () => {
        const found = await this.options.store.read(panelId, 'head');
        const head = found === undefined ? undefined : recordOf('head', found);
        channel.pollAt = performance.now() + this.pauseAfter(head);
        if (head === undefined || head.changeNumber <= channel.lastNumber) return;
        const entries = await this.entriesAfter(panelId, channel.lastNumber);
        if (entries === undefined) this.passOver(panelId, channel, head);
        else this.tell(channel, entries);
      })
      .catch((error: unknown) => {
        if (isNewerData(error)) this.sayOnce(panelId, channel);
        else this.options.log('Live updates could not be read', { panelId, error });
      });
  }

  private pauseAfter(head: Head | undefined): number {
    const { pollMs, runningPollMs } = this.options;
    // A little less, so that the timer that is due with it does not miss it.
    return 0.9 * (head !== undefined && head.runningMeetingIds.length > 0 ? runningPollMs : pollMs);
  }

  /** Undefined where there are some that cannot be read: broken, or of a newer version. */
  private async entriesAfter(panelId: PanelId, after: number): Promise<LogEntry[] | undefined> {
    try {
      return await readLog(this.options.store, panelId, { after, limit: MOST_REPLAYED });
    } catch (error) {
      if (isNewerData(error) || error instanceof UnreadableRecord) return undefined;
      throw error;
    }
  }

  /** What cannot be told is not asked for again: whoever listens reads everything anew. */
  private passOver(panelId: PanelId, channel: Channel, { logNumber, rosterAsOf }: Head): void {
    this.sayOnce(panelId, channel);
    const areRightsOther = rosterAsOf > channel.lastNumber;
    channel.lastNumber = logNumber;
    if (areRightsOther) this.startAnew(channel);
    else for (const reader of channel.readers) if (reader.live) reset(reader, logNumber);
  }

  private sayOnce(panelId: PanelId, channel: Channel): void {
    if (!channel.hasPassedOver) this.options.log('Live updates that cannot be read are passed over', { panelId });
    channel.hasPassedOver = true;
  }

  private heartbeat(): void {
    for (const { readers } of this.channels.values()) for (const { stream } of readers) stream.write(':\n\n');
  }
}

function sendAway(stream: Stream): void {
  const { soonest, latest } = BACK_MS;
  stream.end(`retry: ${Math.round(soonest + Math.random() * (latest - soonest))}\n\n`);
}

function endOfDay({ today, roster }: Context): Instant {
  return instantAt(addDays(today, 1), '00:00', roster.panel.timeZone);
}

function endAnew(reader: Reader, number: number): void {
  reset(reader, number);
  reader.stream.end();
}

function reset(reader: Reader, number: number): void {
  reader.position = number;
  reader.stream.write(`id: ${number}\nevent: reset\ndata: {}\n\n`);
}

/** Serialised once for all readers. */
function bufferOf(entry: LogEntry): Buffer {
  const { number, action } = entry;
  const { type, id } = wholeOf(entry);
  const change: LiveChange = { number, action, subject: { type, id } };
  return Buffer.from(`id: ${number}\nevent: change\ndata: ${JSON.stringify(change)}\n\n`);
}

/** To whoever knew of it until now: neither what happened nor who did it. */
function lossOf({ number, subject: { type, id } }: LogEntry): string {
  const loss: LiveLoss = { subject: { type, id } };
  return `id: ${number}\nevent: lost\ndata: ${JSON.stringify(loss)}\n\n`;
}
