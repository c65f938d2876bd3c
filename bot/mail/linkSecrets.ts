import { createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import type { LinkSecrets } from '../domain/mailLink';
import type { LinkKeys } from './linkKey';

const SALT_BYTES = 16;

/**
 * Ids and codes from the system's own randomness. Six digits are soon tried out by whoever reads the store, so their
 * hash hangs on the deployment's key too, which is not in the store.
 */
export function linkSecrets(keys: LinkKeys): LinkSecrets {
  const codeKeyOf = (key: Uint8Array) => createHmac('sha256', key).update('codes of reply links').digest();
  const hashWith = (key: Uint8Array, salt: string, code: string) =>
    createHmac('sha256', codeKeyOf(key)).update(`${salt}.${code}`).digest();
  return {
    newId: () => randomBytes(18).toString('base64url'),
    newCode: () => String(randomInt(1_000_000)).padStart(6, '0'),
    hashOf: (code) => {
      const salt = randomBytes(SALT_BYTES).toString('hex');
      return `${salt}.${hashWith(keys[0], salt, code).toString('hex')}`;
    },
    isCode: (code, hash) => {
      const [salt = '', expected = ''] = hash.split('.');
      const wanted = Buffer.from(expected, 'hex');
      return keys.some((key) => {
        const given = hashWith(key, salt, code);
        return given.length === wanted.length && timingSafeEqual(given, wanted);
      });
    },
  };
}
