import type { Response } from 'restify';

/** A reader that has fallen this far behind is cut; it comes back with the number of the last event it saw. */
const MOST_UNREAD_BYTES = 256 * 1024;
/** A stream ends after an hour, so that rights and tokens are looked at anew. */
const LONGEST_MS = 60 * 60_000;
/** Whoever has not taken what was left by then takes nothing any more. */
const GOODBYE_MS = 5_000;

/**
 * The line to one open tab. Once it has ended nothing is written to it: Node would emit an error that nobody hears, which
 * ends the process.
 */
export class Stream {
  private timer: NodeJS.Timeout;

  constructor(private readonly res: Response) {
    this.timer = setTimeout(() => this.end(), LONGEST_MS).unref();
    res.on('close', () => clearTimeout(this.timer));
    res.writeHead(200, {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
      // A stream that has ended takes its line with it.
      Connection: 'close',
    });
  }

  onClose(heard: () => void): void {
    this.res.on('close', heard);
  }

  write(bytes: string | Buffer): void {
    if (!this.isOpen()) return;
    if (this.res.writableLength > MOST_UNREAD_BYTES) this.res.destroy();
    else this.res.write(bytes);
  }

  end(lastWords = ''): void {
    if (!this.isOpen()) return;
    this.res.end(lastWords);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.res.destroy(), GOODBYE_MS).unref();
  }

  private isOpen(): boolean {
    return !this.res.writableEnded && !this.res.destroyed;
  }
}
