import { createHash } from 'node:crypto';
import type { Context } from '../useCases/ports';

/** Answers that were given lately, of all panels; one that is forgotten is made once more and compared. */
const MOST_REMEMBERED = 20_000;

type Asking = Pick<Context, 'roster' | 'viewer' | 'snapshot' | 'today'>;

/**
 * Under which ETag an answer is kept: made of what it says and of nothing else, so that what changes out of somebody's
 * sight changes no ETag of theirs. That one still holds is told from the panel's head alone, as long as nothing changed.
 */
export class AnswerVersions {
  private readonly given = new Map<string, string>();

  /** Whether the panel stands where it stood when this process gave `url` that ETag. */
  stands(etag: string, url: string, ctx: Asking): boolean {
    return this.given.get(keyOf(etag, url, ctx)) === momentOf(ctx);
  }

  /** @returns the ETag of `plain` */
  note(plain: Buffer, url: string, ctx: Asking): string {
    const etag = `W/"${createHash('sha256').update(whoOf(ctx)).update(plain).digest('base64url')}"`;
    const key = keyOf(etag, url, ctx);
    // The oldest are forgotten first.
    this.given.delete(key);
    this.given.set(key, momentOf(ctx));
    const [oldest] = this.given.keys();
    if (this.given.size > MOST_REMEMBERED && oldest !== undefined) this.given.delete(oldest);
    return etag;
  }
}

function whoOf({ roster, viewer }: Asking): string {
  return JSON.stringify([roster.panel.id, viewer.member.id]);
}

/** Of one length, however long the address is. */
function keyOf(etag: string, url: string, ctx: Asking): string {
  return createHash('sha256')
    .update(JSON.stringify([whoOf(ctx), url, etag]))
    .digest('base64url');
}

function momentOf({ snapshot, today }: Asking): string {
  return `${snapshot.changeNumber} ${today}`;
}
