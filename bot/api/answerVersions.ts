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
    if (this.given.size >= MOST_REMEMBERED) this.given.clear();
    this.given.set(keyOf(etag, url, ctx), momentOf(ctx));
    return etag;
  }
}

function whoOf({ roster, viewer }: Asking): string {
  return JSON.stringify([roster.panel.id, viewer.member.id]);
}

function keyOf(etag: string, url: string, ctx: Asking): string {
  return JSON.stringify([whoOf(ctx), url, etag]);
}

function momentOf({ snapshot, today }: Asking): string {
  return `${snapshot.changeNumber} ${today}`;
}
