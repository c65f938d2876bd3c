import { generateKeyPairSync, type JsonWebKey, type KeyObject, sign } from 'node:crypto';

/** What can be off about a token besides its claims. */
export interface Forgery {
  readonly header?: object;
  readonly key?: KeyObject;
}

const newKeys = () => generateKeyPairSync('rsa', { modulusLength: 2048 });

/** What the Bot Framework and Entra sign with; made when first asked for: most tests sign nothing, and it takes long. */
export class SigningKeys {
  private made: ReturnType<typeof newKeys> | undefined;

  private get keys(): ReturnType<typeof newKeys> {
    return (this.made ??= newKeys());
  }

  /** What anybody may fetch, and sign with in the wrong way. */
  publicKey(): JsonWebKey {
    return this.keys.publicKey.export({ format: 'jwk' });
  }

  /** One key under three names: endorsed for Teams ("k1"), for other channels, and for none. */
  published(): object[] {
    const key = { ...this.keys.publicKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' };
    return [
      { ...key, kid: 'k1', endorsements: ['msteams'] },
      { ...key, kid: 'webchat', endorsements: ['webchat', 'directline'] },
      { ...key, kid: 'unendorsed' },
    ];
  }

  token(claims: object, { header = {}, key = this.keys.privateKey }: Forgery): string {
    const now = Math.floor(Date.now() / 1000);
    const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
    const head = encode({ alg: 'RS256', typ: 'JWT', kid: 'k1', ...header });
    const issued = { iss: 'https://api.botframework.com', nbf: now - 5, exp: now + 3600 };
    const text = `${head}.${encode({ ...issued, ...claims })}`;
    return `${text}.${sign('RSA-SHA256', Buffer.from(text), key).toString('base64url')}`;
  }
}
