import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { Member } from '../domain/member';
import { API_SCOPE, type TokenRules } from './tokens';

export const LOCAL_TENANT = 'local';
const ISSUER = 'https://local.sentinel.invalid';
const AUDIENCE = 'sentinel-local';

/** What stands for Entra in local mode. The key lives as long as the process: a restart asks the page for new tokens. */
export interface LocalIssuer {
  readonly rules: TokenRules;
  issue(member: Member): Promise<string>;
}

export async function createLocalIssuer(): Promise<LocalIssuer> {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'local', alg: 'ES256', use: 'sig' };
  return {
    rules: {
      keys: createLocalJWKSet({ keys: [jwk] }),
      issuers: new Map([[LOCAL_TENANT, [ISSUER]]]),
      audiences: [AUDIENCE],
      scope: API_SCOPE,
    },
    issue: (member) =>
      new SignJWT({ tid: LOCAL_TENANT, oid: member.id, scp: API_SCOPE, preferred_username: member.email })
        .setProtectedHeader({ alg: 'ES256', kid: 'local' })
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setIssuedAt()
        .setExpirationTime('8h')
        .sign(privateKey),
  };
}
