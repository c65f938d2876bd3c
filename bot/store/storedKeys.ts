import type { DocumentKeys } from '../ledger/store';

/** Checked by hand: a union of schemas makes up a complaint for every number and list in every row that is read. */
export function isStoredKeys(value: unknown): value is DocumentKeys {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(isKey);
}

function isKey(value: unknown): boolean {
  return isText(value) || typeof value === 'number' || (Array.isArray(value) && value.every(isText));
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}
