import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { PanelId } from '../domain/ids';
import type { Instant } from '../domain/time';
import type { LinkKeys } from './linkKey';

/** Which link of which panel. The token says no more: whose it is and what it is about stand in the store. */
const Claims = z.object({ panelId: PanelId, linkId: z.string().min(1).max(64) });
export type LinkRef = z.infer<typeof Claims>;

/**
 * Kinds that can never stand for each other: the link in the mail, the cookie of an open door, the pass in its forms, and
 * the link by which somebody takes their seat.
 */
type Purpose = 'reply-link' | 'reply-session' | 'reply-pass' | 'invitation';

/** Signs and reads the tokens of links (HS256: this server alone reads what it signs). */
export class LinkTokens {
  constructor(
    /** The first signs; those after it still read what they signed before. */
    private readonly keys: LinkKeys,
    private readonly clock: () => Instant,
  ) {}

  /** For the address of a link. The same link always has the same token. */
  sign(purpose: Purpose, { panelId, linkId }: LinkRef, until: Instant): Promise<string> {
    return new SignJWT({ panelId, linkId })
      .setProtectedHeader({ alg: 'HS256' })
      .setAudience(purpose)
      .setExpirationTime(Math.floor(Date.parse(until) / 1000))
      .sign(this.keys[0]);
  }

  /** Undefined for a token that we did not sign for this purpose. One that ran out is still known to be ours. */
  async read(purpose: Purpose, token: string): Promise<(LinkRef & { readonly expired: boolean }) | undefined> {
    for (const key of this.keys) {
      const read = await this.readWith(key, purpose, token);
      if (read !== undefined) return read;
    }
    return undefined;
  }

  private async readWith(key: Uint8Array, purpose: Purpose, token: string) {
    try {
      const options = { algorithms: ['HS256'], audience: purpose, currentDate: new Date(this.clock()) };
      const { payload } = await jwtVerify(token, key, { ...options, requiredClaims: ['exp'] });
      return known(payload, false);
    } catch (error) {
      // jose has checked the signature before it looks at the time.
      if (error instanceof errors.JWTExpired) return known(error.payload, true);
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
  }
}

function known(payload: unknown, expired: boolean) {
  const claims = Claims.safeParse(payload);
  return claims.success ? { ...claims.data, expired } : undefined;
}
