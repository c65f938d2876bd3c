import { createRemoteJWKSet, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { z } from 'zod';
import { type Person, Unauthenticated } from '../useCases/members/person';

/** What the API demands of a token: Entra's in production, this process's own in local mode; one door for both. */
export interface TokenRules {
  readonly keys: JWTVerifyGetKey;
  /** By tenant id: who may issue for it. A tenant that is not here is not let in. */
  readonly issuers: ReadonlyMap<string, readonly string[]>;
  readonly audiences: readonly string[];
  readonly scope: string;
}

const Claims = z.object({
  iss: z.string(),
  tid: z.string(),
  oid: z.string(),
  scp: z.string(),
  preferred_username: z.string().email().optional().catch(undefined),
  /** Who signed them in, where that is not the tenant itself: they are a guest there. */
  idp: z.string().optional().catch(undefined),
  upn: z.string().optional().catch(undefined),
});

/** The scope under which the tab may call the API for the person using it. */
export const API_SCOPE = 'access_as_user';

/** @throws Unauthenticated */
export async function verifyToken(authorization: string | undefined, rules: TokenRules): Promise<Person> {
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization ?? '')?.[1];
  if (token === undefined) throw new Unauthenticated('No bearer token');

  const verified = await jwtVerify(token, rules.keys, {
    algorithms: ['RS256', 'ES256'],
    audience: [...rules.audiences],
    clockTolerance: 60,
    requiredClaims: ['exp', 'iss', 'aud'],
  }).catch((error: unknown) => {
    throw new Unauthenticated(error instanceof Error ? error.name : 'Bad token');
  });

  const claims = Claims.safeParse(verified.payload);
  if (!claims.success) throw new Unauthenticated('Claims are missing');
  const { iss, tid, oid, scp, preferred_username } = claims.data;
  if (!(rules.issuers.get(tid) ?? []).includes(iss)) throw new Unauthenticated('Another tenant or issuer');
  if (!scp.split(' ').includes(rules.scope)) throw new Unauthenticated('Another scope');
  return {
    tenantId: tid,
    objectId: oid,
    email: preferred_username,
    ...(isGuest(claims.data) ? { isGuest: true } : {}),
  };
}

/** "…/another tenant/", "live.com"; older tokens say it by the name alone: "ann_hmrc.example#EXT#@northmoor.onmicrosoft.com". */
function isGuest({ idp, tid, upn = '' }: z.infer<typeof Claims>): boolean {
  return upn.includes('#EXT#') || (idp !== undefined && !idp.split('/').includes(tid));
}

/** Where Entra publishes what it signs with. */
export function entraKeysAt(authority: string): string {
  return `${authority}/common/discovery/v2.0/keys`;
}

/** The rules for Entra: tokens of the listed tenants for this app. */
export function entraRules(options: {
  authority: string;
  tenantIds: readonly string[];
  botId: string;
  publicHost: string;
}): TokenRules {
  const { authority, tenantIds, botId, publicHost } = options;
  return {
    keys: createRemoteJWKSet(new URL(entraKeysAt(authority)), { timeoutDuration: 5_000 }),
    issuers: new Map(tenantIds.map((id) => [id, [`${authority}/${id}/v2.0`, `https://sts.windows.net/${id}/`]])),
    audiences: [botId, `api://${publicHost}/${botId}`],
    scope: API_SCOPE,
  };
}
